package dev.callkit.dialogue;

import dev.callkit.dialogue.PhraseBook.Span;
import java.util.Optional;
import java.util.Set;

/** Is it yes or no? Leading words, echoes such as "det gjorde jag inte", and corrections. */
final class SwedishYesNo {
  /** Words that are a yes wherever a yes or no is waited for. */
  static final Set<String> YES =
      WordClasses.words(
          "ja jo japp yes jadå jodå jajamän javisst jovisst visst självklart givetvis naturligtvis"
              + " såklart klart definitivt absolut exakt precis korrekt garanterat yessir yessbox"
              + " gärna sannerligen");

  /** Words that are a no. */
  static final Set<String> NO =
      WordClasses.words("nej nix nope no näpp nädu nånej nejdu aldrig knappast ingalunda nehej");

  private static final Set<String> SHARPENS =
      WordClasses.words(
          "absolut självklart givetvis naturligtvis såklart visst verkligen definitivt klart precis"
              + " exakt garanterat stämmer gärna");
  private static final Set<String> WHO =
      WordClasses.words("jag vi hon han dom de den det man du ni");
  private static final Set<String> NOT = WordClasses.words("inte aldrig ingen inget inga knappast");
  private static final Set<String> CORRECTS =
      WordClasses.words("förresten vänta förlåt snarare ursäkta menar ångrar sorry fel");
  private static final Set<String> NO_ECHO =
      WordClasses.words("beror vet minns undrar hoppas att som om kanske varierar vore");
  private static final Set<String> NOT_ALWAYS =
      WordClasses.words(
          "alltid helt bara illa dåligt dåliga omöjligt ofta varje hela fullt säker särskilt"
              + " otroligt jämt jättemycket");

  private static final PhraseBook NEITHER =
      PhraseBook.of(
          "ja|jo|både och|eller nej $",
          "ja och nej",
          "både ja ~ nej",
          "både och",
          "ibland ~ ibland",
          "ja|jo|nej [du] kanske|möjligen|eventuellt|delvis|möjligtvis",
          "^ kanske",
          "^ delvis|ibland|eventuellt|möjligen|möjligtvis|nja|tja|sisådär|hyfsat|varierande",
          "delvis|varierar|varierade|sisådär|halvt|beror $",
          "beror ~ på",
          "till viss del",
          "i viss mån",
          "halvt om halvt",
          "varken eller",
          "varken ~ eller",
          "det varierar",
          "är olika",
          "olika ~ gång*|dag*",
          "fifty fifty",
          "lite ~ både|och",
          "^ kan ~ vara",
          "det händer");
  private static final PhraseBook FIRM_YES =
      PhraseBook.of(
          "^ [det] stämmer",
          "^ [det] är ~ rätt|sant|riktigt|korrekt $",
          "^ rätt|sant|alltid|jämt|definitivt|verkligen|självfallet $",
          "^ alltid|jämt|jämnt",
          "^ helt klart|säkert",
          "^ utan tvekan|tvivel",
          "utan tvekan|tvivel $",
          "^ varje gång|dag|vecka",
          "i allra högsta grad",
          "i högsta grad",
          "det kan du ~ ge|skriva|lita|tro|hoppas",
          "^ {jag} tror|tycker|antar|gissar ~ det",
          "^ {jag} gjorde|fick|har|hade|är|var|gör|kan|ska|vill|brukar|hittade|tog|såg|använde ~"
              + " det $",
          "^ {jag} har ~ gjort|varit|fått|haft|sett|provat|testat|använt ~ det",
          "^ det är klart",
          "^ det är|var det $",
          "^ hon|han|dom|den är|var|gjorde|har|hade ~ det $",
          "så är det",
          "så var det",
          "ja eller ja",
          "kan man|jag säga",
          "i stort sett",
          "för det mesta",
          "oftast",
          "^ både en och två|flera",
          "många|flera gånger $");
  private static final PhraseBook FIRM_NO =
      PhraseBook.of(
          "^ inte|ej",
          "^ helst inte",
          "^ aldrig",
          "^ knappast|ingalunda|nix|nope",
          "^ {jag} ~ inte ~ det $",
          "^ {jag} ~ inte $",
          "^ det stämmer ~ inte",
          "^ stämmer ~ inte",
          "^ tror|tycker ~ inte",
          "inte alls|ens",
          "inte vad|som jag|vi ~"
              + " vet|minns|såg|märkte|kommer|kan|vill|upplevde|tror|upptäckte|tänkte",
          "inte såvitt",
          "{jag} ~ inte ~ gjort|varit|fått|haft|sett|provat|testat|använt|märkt",
          "{jag} har aldrig",
          "har|hade|gjorde|fick|såg|är|var {jag} inte|aldrig",
          "^ tvärtom",
          "^ ingen|inga|inget|ingenting [alls] $",
          "^ ingenting|inget|ingen|inga alls|direkt|vad|som",
          "tyvärr inte",
          "absolut|verkligen|självklart|naturligtvis|definitivt|givetvis ~ inte",
          "inte en [enda] gång",
          "nästan aldrig",
          "^ på inga|inget villkor|sätt|vis",
          "under inga omständigheter",
          "det är|var ~ inte ~ rätt|sant",
          "tji fick jag|vi");

  private SwedishYesNo() {}

  /** {@return true or false where one is said} */
  static Optional<Boolean> in(SwedishText text) {
    int start = afterCorrection(text);
    Optional<Boolean> lead = lead(text, start);
    return neither(text, lead) ? Optional.empty() : spoken(text, start, lead);
  }

  private static boolean neither(SwedishText text, Optional<Boolean> lead) {
    Optional<Span> found = NEITHER.first(text);
    if (found.isEmpty()) {
      return false;
    }
    // "Nja nej" and "tja, jo det gjorde jag" decide after all.
    String first = text.word(found.get().from());
    boolean onlyHesitates = first.equals("nja") || first.equals("tja");
    boolean sometimesYes = first.equals("ibland") && lead.isPresent();
    return !sometimesYes && !(onlyHesitates && !text.endsAt(found.get().to()) && !hedged(text));
  }

  private static boolean hedged(SwedishText text) {
    for (int at = 0; at < text.size(); at++) {
      if (Set.of("kanske", "ibland", "delvis", "beror", "sådär").contains(text.word(at))) {
        return true;
      }
    }
    return false;
  }

  private static Optional<Boolean> spoken(SwedishText text, int start, Optional<Boolean> lead) {
    int rest = lead.isPresent() ? afterLead(text, start) : text.skipSoft(start);
    Optional<Boolean> echo = echo(text, rest);
    if (lead.isEmpty()) {
      return echo.or(() -> firm(text, rest)).or(() -> atEnd(text));
    }
    boolean yes = lead.get();
    boolean deniedAtOnce = text.word(text.skipSoft(rest)).equals("inte");
    if (yes && deniedAtOnce) {
      boolean sharp = SHARPENS.contains(text.word(rest - 1));
      return sharp ? Optional.of(false) : Optional.empty();
    }
    if (yes && echo.isPresent() && !echo.get()) {
      return Optional.of(false);
    }
    if (!yes && echo.isPresent() && echo.get() && shortEcho(text, rest)) {
      return Optional.empty();
    }
    return lead;
  }

  private static Optional<Boolean> firm(SwedishText text, int rest) {
    String first = text.word(text.skipSoft(rest));
    if (first.equals("inte") && NOT_ALWAYS.contains(nextContent(text, text.skipSoft(rest) + 1))) {
      return Optional.empty();
    }
    if (FIRM_NO.in(text)) {
      return Optional.of(false);
    }
    return FIRM_YES.in(text) && !containsNot(text) ? Optional.of(true) : Optional.empty();
  }

  private static String nextContent(SwedishText text, int from) {
    for (int at = from; at < text.size(); at++) {
      if (NOT_ALWAYS.contains(text.word(at))) {
        return text.word(at);
      }
      if (!text.soft(at)) {
        return text.word(at);
      }
    }
    return "";
  }

  private static boolean containsNot(SwedishText text) {
    for (int at = 0; at < text.size(); at++) {
      if (NOT.contains(text.word(at))) {
        return true;
      }
    }
    return false;
  }

  private static Optional<Boolean> atEnd(SwedishText text) {
    int at = text.size() - 1;
    while (at > 0 && text.soft(at) && !YES.contains(text.word(at))) {
      at--;
    }
    if (at <= 0 || text.size() > 8) {
      return Optional.empty();
    }
    if (YES.contains(text.word(at)) && !containsNot(text)) {
      return Optional.of(true);
    }
    return text.word(at).equals("nej") ? Optional.of(false) : Optional.empty();
  }

  /** The last of the yes and no words that open the reply. */
  private static Optional<Boolean> lead(SwedishText text, int start) {
    Optional<Boolean> lead = Optional.empty();
    for (int at = start; at < text.size() && continuesLead(text, at); at++) {
      if (YES.contains(text.word(at))) {
        lead = Optional.of(true);
      } else if (NO.contains(text.word(at))) {
        lead = Optional.of(false);
      }
    }
    return lead;
  }

  private static int afterLead(SwedishText text, int start) {
    int after = start;
    for (int at = start; at < text.size() && continuesLead(text, at); at++) {
      if (YES.contains(text.word(at)) || NO.contains(text.word(at))) {
        after = at + 1;
      }
    }
    return after;
  }

  private static boolean continuesLead(SwedishText text, int at) {
    String word = text.word(at);
    return YES.contains(word)
        || NO.contains(word)
        || text.soft(at)
        || CORRECTS.contains(word)
        || PhraseBook.OPENERS.contains(word)
        || (word.equals("det")
            && text.word(at + 1).equals("är")
            && text.word(at + 2).equals("klart"));
  }

  /** The place after the last "nej, vänta" or "eller förresten" that a new yes or no follows. */
  private static int afterCorrection(SwedishText text) {
    int start = 0;
    for (int at = 1; at < text.size(); at++) {
      boolean decides = YES.contains(text.word(at)) || NO.contains(text.word(at));
      boolean corrected = false;
      for (int back = at - 1; back >= 0 && back >= at - 3; back--) {
        corrected |= CORRECTS.contains(text.word(back));
      }
      if (decides && corrected) {
        start = at;
      }
    }
    return start;
  }

  /** "Det gjorde jag", "det har vi inte", "det var det". */
  private static Optional<Boolean> echo(SwedishText text, int from) {
    int at = from;
    while (at < text.size() && (text.soft(at) || PhraseBook.OPENERS.contains(text.word(at)))) {
      at++;
    }
    String verb = text.word(at + 1);
    int who = at + 2;
    while (who < text.size() && text.soft(who)) {
      who++;
    }
    boolean echo =
        (text.word(at).equals("det") || text.word(at).equals("de"))
            && !verb.isEmpty()
            && !NO_ECHO.contains(verb)
            && !SwedishNumbers.isNumberWord(verb)
            && WHO.contains(text.word(who));
    boolean negatedFirst =
        text.word(at).equals("det")
            && text.word(who).equals("inte")
            && WHO.contains(text.word(who + 1));
    if (negatedFirst) {
      return Optional.of(false);
    }
    if (!echo) {
      return Optional.empty();
    }
    for (int i = who + 1; i < text.size() && i <= who + 4; i++) {
      if (NOT.contains(text.word(i))) {
        return Optional.of(false);
      }
      if (text.word(i).equals("men") || text.word(i).equals("för") || text.word(i).equals("fast")) {
        break;
      }
    }
    return Optional.of(true);
  }

  private static boolean shortEcho(SwedishText text, int from) {
    return text.size() - text.skipSoft(from) <= 4;
  }
}
