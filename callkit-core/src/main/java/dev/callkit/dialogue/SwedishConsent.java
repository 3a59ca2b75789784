package dev.callkit.dialogue;

import dev.callkit.dialogue.PhraseBook.Span;
import java.util.BitSet;
import java.util.Set;

/** Does the person agree to be interviewed? Only an explicit yes without a no in it is one. */
final class SwedishConsent {
  private static final Set<String> CORRECTS =
      WordClasses.words("vänta förresten förlåt ångrar menar ursäkta snarare");
  private static final Set<String> BARE_YES =
      WordClasses.words(
          "ja jo japp yes jadå jodå jajamän javisst jovisst visst självklart givetvis naturligtvis"
              + " såklart absolut gärna okej sure toppen perfekt utmärkt definitivt garanterat fine"
              + " visserligen klart self självfallet deal oki");
  private static final Set<String> CLOSING_YES =
      WordClasses.words("ja jo japp jadå jodå javisst visst absolut gärna okej");
  private static final Set<String> NO =
      WordClasses.words(
          "nej nix nope no inte aldrig ingen inget inga ingenting avstår avböjer slippa slipper"
              + " ointresserad knappast vägrar skippar strunta struntar pass avstå ont bråttom"
              + " varken usch ointressant stressad skit nädu");

  /** They have a "not" in them and agree all the same. */
  private static final PhraseBook NO_OBJECTION =
      PhraseBook.of(
          "inga|inget|ingen"
              + " problem|bekymmer|fara|hinder|konstigheter|invändningar|konstighet|krångel"
              + "|ansträngning|svårighet*|besvär",
          "inte ~ något ~ problem|hinder|emot",
          "inte [mig] emot",
          "inte mig emot",
          "inget|inte|ingenting [någonting] emot",
          "har|hade inget|ingenting ~ emot",
          "varför inte",
          "utan ~ problem|tvekan|tvivel|bekymmer",
          "ingen|inget stress|panik|brådska",
          "inte ~ vara några|något problem|hinder",
          "gör inget|ingenting",
          "gör det ~ inget|ingenting",
          "gör mig ~ inget|ingenting",
          "stör inte|inget",
          "ser inget|inga problem|hinder",
          "kan ~ inte ~ säga nej",
          "inte nej|ovillig till",
          "ska ~ inte ~ vara|krångla ~ omöjlig|svår|så");

  /** How long it may take limits the yes; it is no no. */
  private static final PhraseBook LIMITS =
      PhraseBook.of(
          "om|bara|ifall|länge|förutsatt|hoppas|såvida ~~ inte ~~"
              + " lång*|länge|tid|många|kostar|mycket|krångl*"
              + "|säljer|sälja|köpa|personligt|svårt|svåra|evighet|dröjer|blir|hela",
          "bara|ja|okej|jo|men ~ inte ~ för|så|alltför|hela"
              + " länge|lång*|många|mycket|dag*|personligt|svåra",
          "får|ska|ta|tar ~ inte ~ ta|för|så ~~ lång*|länge|tid|många",
          "inte ~ för|så|alltför|jätte|särskilt länge|lång*|många|mycket [tid]",
          "inte mer|längre|fler än ~");

  private static final PhraseBook GO_AHEAD =
      PhraseBook.of(
          "det går|gick ~"
              + " bra|fint|utmärkt|jättebra|an|toppen|alldeles|okej|finfint|perfekt|lysande",
          "^ går ~ bra|fint|utmärkt|jättebra|an",
          "ska|får ~ gå ~ bra|fint|an",
          "det ska|får ~ gå",
          "det|allt är|var ~ okej|lugnt|fine|grönt|lungt|coolt",
          "^ är ~ okej|lugnt|fine",
          "^ okej|lugnt för mig|oss",
          "är|var ~ i sin ordning",
          "går|gick|kan|gå ~ för sig",
          "jag|vi är ~ redo",
          "fritt fram",
          "är klart",
          "{du} kan ~ fråga|ställa|börja|köra",
          "kan {du} ~ få|göra|ställa|fråga",
          "^ klart|självklart ~ det går",
          "^ klart ~ jag|vi|du|ni",
          "det kan|ska jag|vi ~ göra|svara|ta|försöka|testa|prova|vara|bjuda|kosta",
          "jag|vi kan ~ göra|svara|ställa|ta|försöka|testa|prova|hjälpa|offra",
          "^ kan jag|vi ~ göra",
          "gör det",
          "gör så",
          "får {du} ~ göra|ställa|fråga",
          "{du} får ~ göra|ställa|fråga",
          "^ kör $",
          "^ [då] kör|tar|gör vi|jag",
          "^ kör du $",
          "kör på|igång|hårt|bara",
          "fråga på|du|mig",
          "^ fråga [bara] $",
          "sätt|sätta igång|fart",
          "^ [då] [så] börja|starta|skjut|shoot|ställ|fortsätt $",
          "ställ ~ frågor*|på|dem",
          "skjut iväg|bara|på",
          "^ varsågod",
          "varsågod|värsågod $",
          "^ var så god",
          "för all del",
          "med nöje|glädje|största",
          "låt gå|höra",
          "låter bra|okej|kul|intressant|rimligt|trevligt|toppen",
          "jag|vi har ~ tid|stund|minut|minuter",
          "har jag|vi ~ tid|stund|minut|minuter",
          "har {du} ~ minuter|minut",
          "{du} har ~ minuter|minut",
          "hinner jag|vi",
          "jag|vi hinner",
          "jag|vi ställer ~ upp",
          "ställer gärna",
          "ställa upp",
          "är ~ med på det",
          "är ~ med $",
          "jag är på det $",
          "svarar ~ gärna",
          "svarar jag gärna",
          "gärna svara",
          "hjälper ~ gärna|till",
          "deltar|medverkar ~ gärna",
          "det|nu passar ~ bra|fint|utmärkt|perfekt",
          "det|nu funkar|fungerar",
          "^ funkar|fungerar [bra] $",
          "^ kom igen|an",
          "^ det går [väl] $",
          "nu går ~ bra",
          "samtycker|godkänner|accepterar",
          "gå på|igång",
          "jag ~ lyssnar",
          "go ahead|for",
          "okej då|så");

  private static final PhraseBook CLEAR_NO =
      PhraseBook.of(
          "nej|nix|nope|no|näpp",
          "vill|tänker|kan|orkar|hinner|önskar|gillar|ids|skulle ~ inte",
          "inte ~ vill|tänker|orkar|hinner|kan|gillar",
          "har ~ inte ~ tid|lust|möjlighet|ork|råd|intresse",
          "inte ~"
              + " tid|lust|intresserad|intresse|intresserade|sugen|läge|aktuellt|möjlighet|hinna"
              + "|ork|sådant|idag",
          "ingen|inget ~ tid|lust|intresse|ork|möjlighet",
          "absolut|verkligen|helst|gärna|visst|självklart|definitivt|tyvärr|hellre|naturligtvis"
              + " inte",
          "ointresserad|avstår|avböjer|slipper|slippa|vägrar|knappast|aldrig",
          "får ~ vara ~ $",
          "inte för min del",
          "går|passar|funkar ~ inte",
          "samtycker|godkänner|accepterar|medger|tillåter|deltar|medverkar|svarar|gider|pallar|ids"
              + "|ställer|behöver|bryr|lämpar|låter|önskas ~ inte",
          "det gör|går|är|vill|kan|får|passar det|jag|vi|du|ni|man inte",
          "låta|låter|lät bli",
          "skippa|hoppa|slopa ~ över|det|intervjun|frågorna",
          "aldrig i|livet",
          "no way|thanks|thank",
          "ingen chans",
          "ogärna|ovillig|ovilligt",
          "går ~ inte ~ bra",
          "avstå|avböja",
          "låt bli",
          "står|stå [jag|vi] över",
          "strunta ~ i",
          "hoppar|hoppa|skippar|skippa ~ över|det",
          "ont om tid",
          "^ [jag] [det] [är] [har] bråttom|stressad",
          "bråttom",
          "^ pass",
          "tackar nej",
          "fråga ~ någon annan",
          "inte idag",
          "är|var ~ inte ~ bra|okej");

  private static final PhraseBook OUTRIGHT =
      PhraseBook.of(
          "nej tack",
          "tackar nej",
          "helst inte",
          "inte intresserad|intresserade",
          "ointresserad",
          "avstår|avböjer",
          "^ nej $",
          "^ nej ~ vill ~ inte",
          "inte ~ tid ~ med");

  /** A yes with one of these in it is no explicit one, whatever else it says. */
  private static final PhraseBook AVERSE =
      PhraseBook.of(
          "låta|låter|lät bli",
          "inte|aldrig|nej|inga|ingen|inget|varken|knappast|knappt|icke|ogärna|nix|nope|utan",
          "slipp*|avstå*|avböj*|undvik*|vägra*|nek*|avsäg*|undanb*|motsätt*|tvek*|tvivl*|tvek*",
          "strunta*|skippa*|skita|skiter|skit|slopa*|sluta|avbryt*|avsluta*|stopp|stoppa|stäng*",
          "hoppa|hoppar|hoppas över",
          "avstår|stå|står över",
          "tyvärr|dessvärre|beklagar|ledsen|annars|motvilligt|ogärna|ovillig*|ointress*|omöjligt",
          "hellre|helst ~~ vara|någon|något|annan|annat|ifred|utan|senare",
          "någon|några|något annan|andra|annat",
          "annan person|gång|dag",
          "lägg|lägga|lägger på|av|ner",
          "vara|lämna|lämnas|låt ifred",
          "glöm|dra|stick|försvinn|helvete|skogen|pyttsan|drömmar|pepparn|ryck|skojar|skämtar",
          "får|kan ~ vara ~ $",
          "men ~~ bråttom|trött|sjuk|upptagen|stressad|jobbigt|tråkigt|onödigt|meningslöst|besvär*"
              + "|orolig|rädd|misstänk*|irriterad|arg|svårt|dåligt|emot|tveksam|osäker|hemskt",
          "misstro*|emot|tvungen|tvingad|tvingar|bojkott*",
          "bra|fint|lugnt|nöjd ändå|utan",
          "ja eller",
          "eller ja|jo|okej $",
          "vet|säger ja|nej eller");

  /** Is asked or supposed, not said: "om det går bra". */
  private static final Set<String> SUPPOSES =
      WordClasses.words("om ifall huruvida undrar hoppas tror trodde antar såvida hur varför");

  /** People pick up the phone with these; that is no consent. */
  private static final PhraseBook ANSWERS_THE_PHONE =
      PhraseBook.of(
          "^ ja|jo|japp {familj}|älskling|gubben|gumman|hjärtat|raring|grabben",
          "^ ja|jo ~ kommer [snart|strax] $",
          "^ ja|jo|japp [men] hallå|hej|va $",
          "^ ja|jo|japp [det] är|var jag|hon|han|rätt|den $",
          "^ ja|jo|japp ~ det är|var jag|hon|han ~ $",
          "^ ja|jo ~ här $",
          "^ ja|jo ~ talar ~ med ~ $",
          "^ jag heter",
          "^ jaha|aha|jaså ja $",
          "^ ja god|goddag|tjena|tjenare|tja|morsning $",
          "^ ja|jo det är ~ $");

  private static final Set<String> HELLOS =
      WordClasses.words(
          "ja hej hallå tjena tjenare god dag goddag morgon kväll hejsan mors morsning jaha jaså"
              + " aha du halloj hörru hm öh mm tja");
  private static final PhraseBook HESITATES =
      PhraseBook.of(
          "kanske|eventuellt|möjligen|nja|beror|tveksam|osäker|funderar|tveksamt",
          "vet ~ inte",
          "ja du",
          "ja vad ska",
          "får ~ se",
          "måste ~ fråga|tänka|kolla");

  private static final PhraseBook EITHER = PhraseBook.of("ja|jo eller nej", "det beror ~ på");

  private SwedishConsent() {}

  /** {@return {@code AFFIRM}, {@code DENY} or {@code UNCLEAR}} */
  static Intent in(SwedishText text) {
    Intent first = weighed(text);
    return first == Intent.AFFIRM && averse(text) ? Intent.UNCLEAR : first;
  }

  /** Whether a word of refusal stands after the last correction, other than "inga problem". */
  private static boolean averse(SwedishText text) {
    int start = afterCorrection(text);
    BitSet harmless = NO_OBJECTION.cover(text);
    harmless.or(LIMITS.cover(text));
    for (Span span : AVERSE.all(text)) {
      boolean meant = harmless.get(span.from(), span.to()).isEmpty();
      // "Nej, inga problem" has no no in it.
      boolean manners =
          !harmless.isEmpty()
              && span.from() == text.skipSoft(start)
              && text.word(span.from()).equals("nej")
              && span.to() == span.from() + 1;
      if (span.from() >= start && meant && !manners) {
        return true;
      }
    }
    return false;
  }

  private static Intent weighed(SwedishText text) {
    int start = afterCorrection(text);
    BitSet harmless = NO_OBJECTION.cover(text);
    boolean willing = harmless.nextSetBit(start) >= 0;
    harmless.or(LIMITS.cover(text));
    BitSet firm = new BitSet();
    for (Span span : CLEAR_NO.all(text)) {
      // "Jag har inte så lång tid" is no "jag har inte tid".
      boolean limited = harmless.get(span.from(), span.to()).cardinality() > 0;
      if (span.from() >= start && !limited) {
        firm.set(span.from(), span.to());
      }
    }
    boolean clearNo = !firm.isEmpty();
    boolean no = clearNo;
    boolean onlyLeadingNo = true;
    for (int at = start; at < text.size(); at++) {
      boolean counts = !harmless.get(at);
      no |= counts && NO.contains(text.word(at));
      onlyLeadingNo &= !(counts && NO.contains(text.word(at)) && at > text.skipSoft(start));
    }
    boolean goesAhead = goesAhead(text, start, firm);
    boolean yes = willing || saysYes(text, start) || goesAhead;
    if (willing && onlyLeadingNo) {
      return Intent.AFFIRM;
    }
    if (no) {
      return denied(text, start, yes, clearNo, goesAhead);
    }
    if (!yes || (!goesAhead && onlyAnswersThePhone(text))) {
      return Intent.UNCLEAR;
    }
    boolean hesitates = HESITATES.in(text) && !goesAhead && !willing;
    return hesitates ? Intent.UNCLEAR : Intent.AFFIRM;
  }

  private static Intent denied(
      SwedishText text, int start, boolean yes, boolean clearNo, boolean goesAhead) {
    if (!yes) {
      return clearNo || !HESITATES.in(text) ? Intent.DENY : Intent.UNCLEAR;
    }
    // "Nej det går bra" may mean either; "okej nej tack" does not.
    boolean opensWithNo = text.word(text.skipSoft(start)).equals("nej");
    boolean noThanks = false;
    int noes = 0;
    for (int at = start; at < text.size(); at++) {
      // "Nej nej" is one no.
      noes -= text.word(at).equals("nej") && text.word(at - 1).equals("nej") ? 1 : 0;
      noThanks |= text.word(at).equals("nej") && text.word(at + 1).equals("tack");
      noes += NO.contains(text.word(at)) ? 1 : 0;
    }
    if (opensWithNo && noes == 1 && !noThanks && goesAhead) {
      return Intent.UNCLEAR;
    }
    return clearNo && !EITHER.in(text) ? Intent.DENY : Intent.UNCLEAR;
  }

  private static boolean goesAhead(SwedishText text, int start, BitSet firm) {
    for (Span span : GO_AHEAD.all(text)) {
      boolean free = firm.get(span.from(), span.to()).isEmpty();
      if (span.from() >= start && free && !supposed(text, span.from())) {
        return true;
      }
    }
    return false;
  }

  private static boolean supposed(SwedishText text, int at) {
    return SUPPOSES.contains(text.word(at - 1))
        || (Set.of("det", "du", "jag", "ni", "vi").contains(text.word(at - 1))
            && SUPPOSES.contains(text.word(at - 2)));
  }

  private static boolean saysYes(SwedishText text, int start) {
    for (int at = start; at < text.size(); at++) {
      String word = text.word(at);
      boolean opening =
          text.soft(at) || PhraseBook.OPENERS.contains(word) || BARE_YES.contains(word);
      if (BARE_YES.contains(word)) {
        return true;
      }
      if (!opening) {
        break;
      }
    }
    return text.size() > 1 && text.size() <= 8 && CLOSING_YES.contains(text.word(text.size() - 1));
  }

  private static boolean onlyAnswersThePhone(SwedishText text) {
    boolean hellos = text.size() > 1;
    boolean greets = false;
    for (int at = 0; at < text.size(); at++) {
      hellos &= HELLOS.contains(text.word(at));
      greets |= !text.word(at).equals("ja") && HELLOS.contains(text.word(at));
    }
    boolean spokenYes = text.word(text.size() - 1).equals("ja") && text.word(0).equals("mm");
    return (hellos && greets && !spokenYes) || ANSWERS_THE_PHONE.in(text);
  }

  private static int afterCorrection(SwedishText text) {
    for (int at = text.size() - 2; at >= 0; at--) {
      if (CORRECTS.contains(text.word(at))) {
        for (int next = at + 1; next < text.size() && next <= at + 3; next++) {
          if (BARE_YES.contains(text.word(next)) || NO.contains(text.word(next))) {
            return next;
          }
        }
      }
    }
    return 0;
  }

  /** {@return whether going ahead is agreed to in so many words, beyond a mere "ja"} */
  static boolean goesAhead(SwedishText text) {
    return GO_AHEAD.in(text);
  }

  /** {@return whether a no is said in so many words, so that the rest is manners} */
  static boolean declinesOutright(SwedishText text) {
    return OUTRIGHT.in(text);
  }
}
