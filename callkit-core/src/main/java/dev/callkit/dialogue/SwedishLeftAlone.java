package dev.callkit.dialogue;

import dev.callkit.dialogue.PhraseBook.Span;
import java.util.Optional;
import java.util.Set;

/**
 * Does the person want to be left alone for good, without naming a call? Goes by what such a wish
 * is made of: a word for staying away and a word for ever, a threat, a right that the law gives, or
 * a register to be struck from.
 */
final class SwedishLeftAlone {
  /** Nothing else can be meant, also where free text was waited for. */
  private static final PhraseBook ALWAYS =
      PhraseBook.of(
          "svartlista|svartlistar|blacklista|blockera|blocka|avregistrera|avanmäl|unsubscribe"
              + " {mig}",
          "svartlista|svartlistar|blacklista ~ {mig}|{min}",
          "opt|opta out|ut",
          "kommer|ska|tänker ~ blockera|spärra|anmäla|polisanmäla er|dig",
          "borttagen|struken|raderad|borttagna|strukna ~ från|ur|av|hos er|ert|era ~ {lista}",
          "stryker|raderar|glömmer|tappar {du} {mig}",
          "tackat|tackar|tacka|säger|sagt|sade|sa nej till ~ {samtal}",
          "inte ~ finnas|stå|vara|ligga kvar hos|i er|era|ert",
          "unsubscribe|unsubscriba|avprenumerera|avprenumererar",
          "stop|no|dont|never|not|quit ~ call|calls|calling|phoning|ringing",
          "leave me|us alone",
          "block|blacklist me|my",
          "off [your|the|er] list|listan",
          "förskona|bespara|befria|skona {mig} ~ från|för|era",
          "förskona {mig} ~ {samtal}|undersökning*",
          "motsätter|motsätta|invända|invänder|protesterar|bestrider ~~"
              + " direktmarknadsföring*|marknadsföring*|kontakt|behandl*|{samtal}|undersökningar"
              + "|telefonundersökning*",
          "rätt att ~ invända|motsätta|glömd",
          "radering ~ av ~ {min}|{nummer}|{uppgifter}",
          "begär|kräver|önskar|yrkar ~~"
              + " radering|borttagning|avregistrering|avanmälan|bortplockning|spärr",
          "återkalla|återtar|återta|upphäver|drar|dra ~~ samtycke*|medgivande*|tillåtelse*",
          "avstår|avstå|avböjer|avsäger|undanber|undanbeder ~~ kontakt|kontakter|påringning*"
              + "|telefonkontakt|{samtal}",
          "håll|hålla dig|er borta|undan ~ från|för ~ {mig}|{min}",
          "låta|låt|lämna|lämnar|lämnas [du|ni] {mig} ~~ ifred",
          "glöm att|bort ~ jag|vi ~ finns|existerar",
          "låtsas ~ att jag|vi inte finns|existerar",
          "försvinn|försvinna ur|från ~ mitt|min|vårt liv|lur|telefon|öra",
          "kom {inte} ~~ tillbaka|hit|ring* ~~ lur*|telefon*|någonsin",
          "ge er av ~~ {inte}|någonsin",
          "era {samtal} ~~ inte ~ välkomna|önskade|önskvärda",
          "inte ~ välkomna|välkommen ~ på|i|att ~ {min}|{ringa} ~ telefon|lur|telefonen|luren|hit",
          "ett|en enda|endaste ~ {samtal}|undersökning*|påringning till",
          "får|kommer|ringer jag|vi|det|{du} ~ {samtal}|gång till ~~"
              + " anmäl*|polisanmäl*|polis*|advokat*|jurist*|byter",
          "{samtal} ~ undanbedes|undanbeds|avböjes");

  /** Enough where no free text was waited for. */
  private static final PhraseBook REPLIES =
      PhraseBook.of(
          "kom {inte} [hit] ~ tillbaka|igen|{mer}",
          "återkom aldrig|inte ~ {mer}|$",
          "håll|hålla dig|er borta|undan|ifrån",
          "glöm mig|oss|bort ~ $",
          "glöm {mig}|bort",
          "räkna inte med mig|oss ~ {mer}",
          "{tabort} bort den|det|dom|allt|alltihop|mig ~ $",
          "borttagen|struken|raderad|bortplockad|avförd|strukna|borttagna ~ ur|från|av|ifrån|hos",
          "strykas|raderas|avregistreras|avföras|plockas|suddas ~ ur|från|av|ut|bort",
          "{bort} ~ {du}|jag|vi [väl] {mig}|ut|bort|numret",
          "sudda|suddar|utplåna|raderar|raderas|stryks|avför ~ {mig}|ut|bort",
          "gå|komma|vill|hoppa|kliva ~ ur ~ {lista}|det|detta|allt|undersökning*|er",
          "inte|slippa ~~ ha {mig} ~ kvar|med|i|på|som",
          "inte|slippa ~ stå|vara|finnas|ligga ~ [kvar] [med] [längre] hos|på|i ~"
              + " {er}|{lista}|listan",
          "slippa|undvika ~ vara|stå|finnas ~ med",
          "slippa|slipper|slipp|undvika {er}",
          "slippa|slipper|slipp ~ era|edra|robot*|datorröst*|såna|sådana|sånt|maskin*",
          "bli|blir|blev|få ~ av med {er}|dom|{samtal}",
          "sista gången ~ {du}|någon|jag|det|vi ~~"
              + " {ringer}|hör|stör|ringer|pratar|svarar|lyfter|får|besvärar|plågar|väcker|gör",
          "sista {samtal}",
          "sista {samtal} ~ från",
          "låt|låta|lämna ~ {min} ~ {nummer} ~ ifred|vara",
          "behöver|får|ska inte|aldrig ~ återkomma",
          "{samtal} ~~ sista jag|vi ~ vill|behöver|önskar|orkar",
          "{du} ~ ringt ~~ räcker|stopp|slut",
          "{du} ~ ringt ~~ är ~ nog",
          "men sen|sedan|efter|därefter ~~ slippa|ifred",
          "men sen|sedan|efter|därefter|framöver ~ vill|ska|får|skulle|måste jag|vi ~ slippa|ifred",
          "{nummer} ~~ ~ inte ~ använda|utnyttja|ringa|behålla|spara|ha",
          "inte|ingen|inga ~ vill|önskar|orkar|ska ~ ha|få|höra ~ era|edra {samtal}",
          "inte|ingen|inga ~ vill|önskar|orkar|ska ~ ha|få|höra ~ {samtal} ~ från|{mer}",
          "lova|lovar|garantera|försäkra ~~ aldrig|inte|sista ~~ {mer}|sista|göra|{ringa}|{samtal}",
          "{sluta} ~ höra|skicka|spela|hålla ~ av|er|dig",
          "sätt|sätta|få|sätter ~ stopp|punkt|p ~ för|på ~ {samtal}|ring*|det|detta|{er}",
          "finito|stopp|slut|nog|basta ~ med|för|på ~ {samtal}|ring*|{er}",
          "trött|less|utled|innerligt|spyr ~ på ~ {samtal}|ring*|{er}",
          "chilla|lugna|coola|varva|tagga|trappa|lägg|lägga|dra ~~ {ringa}|ringandet|{samtal}",
          "ring|ringa någon|nån annan|andra ~~ {inte} {mig}|$",
          "ring|ringa någon|några annan|andra ~~ inte|all",
          "ring|ringa ~~ än {mig}",
          "ring|ringa|kontakta ~~ men|fast inte {mig}",
          "ring|ringa|kontakta vem|alla ~~ inte|utom {mig}",
          "{inte} ~ nå {mig}",
          "{inte} ~ ha ~ med {er} att göra",
          "vill|ska|orkar|pallar {inte} ~~ {er}|dig ~ {mer}|någonsin|framöver",
          "vill|önskar|orkar|tänker|ska ~ inte ~~ veta av {er}",
          "{mer} ~ ha ~ med {er} att göra",
          "vill inte ~ {du} ringa|kontakta|stör|ringer",
          "inte ~ lyfta luren",
          "får ~ inte ~ använda|utnyttja|ha ~ {min}|den|{nummer}",
          "använd|använda ~ inte|aldrig ~ {nummer}|{min}",
          "enligt|stöd ~ gdpr|dataskydd*|lagen|artikel",
          "gdpr|dataskyddsförordning* ~~ bort|radera*|rätt|bryter|brott",
          "inte ~ samtycker|samtyckt|gett|godkänt ~~ {ringer}|{samtal}|kontakt*|ring*|{uppgifter}",
          "samtycker|samtycke ~ inte ~~ {ringer}|{samtal}|kontakt*|{uppgifter}|{uppringd}",
          "sagt|säger|säga ~ upp ~~ prenumeration*|{uppgifter}|{samtal}",
          "tackar|tacka ~ nej ~~ alla|allt|framtid*|{mer}",
          "ring|ringer|kontakta ej",
          "forget about me",
          "ingen|inga|noll|inget {mer} ~ kontakt|kontakter|ring*|call|{samtal}",
          "respektera ~~ inte|ifred|nej ~~ {ringa}|{mer}",
          "inga företag|försäljare|undersökningar|robotar ~~ {ringa}|{uppringd}|ring*",
          "inte|slippa ~ figurera|synas ~~ {lista}",
          "nej till ~~ kontakt|{samtal}|undersökningar",
          "räcker ~ med ~ {samtal}|ring*|undersökningar",
          "blockera|blockerar|spärra|spärrar|blocka|blockar {er}",
          "avregistrera|avregistrerar|avanmäla|avanmäler|avprenumerera ~ sig|mig|oss",
          "anmäler|polisanmäler|stämmer {er}",
          "inte|aldrig gett|givit|lämnat ~~ tillåtelse|samtycke|lov|tillstånd ~~ {ringa}",
          "radera|raderar allt|alltihop|allting",
          "få|får|vill|ska|måste|vilja ~ vara|bli ifred",
          "lugn|ro|frid ~ från|för {er}",
          "inte vill {du} {ringa}|ring|ringer",
          "no more ring|ringa|call|calls",
          "nu|imorgon|idag inte|eller någonsin|framöver",
          "inte ~ intresserad|intresserade ~~ någonsin|framtiden|framöver|hädanefter",
          "vägrar|vägra ~ bli {uppringd}",
          "robot*|maskin*|dator*|försäljare|företag får|ska inte|aldrig {ringa}",
          "ingen|inga ~ ska|får ~ {ringa}",
          "portad|portade|bannlyst|bannlysta|bannad ~~ {nummer}|{mig}",
          "skippa mig|oss",
          "hoppa över mig|oss",
          "räkna bort mig|oss",
          "slipper jag|vi {er}",
          "motsätter|invänder|protesterar ~~ {ringer}|{ringa}|{uppringd}",
          "samtycke* gäller inte",
          "{sluta} upp",
          "{sluta} försöka",
          "ber|kräver|begär|önskar ~~ upphöra|upphör|slutar",
          "ringt klart|färdigt|färdig",
          "{nummer} ~~ inte ~ användas|användes|utnyttjas",
          "{nummer} är inte ~ till för {er}",
          "ingen ~ bli {uppringd}",
          "{inte} ~~ få|får tag i|på {mig}",
          "förbjudet|olagligt|otillåtet|förbud ~~ {ringa}",
          "slå|slår|knappa|knappar ~ inte|aldrig ~~ {nummer}",
          "inte ~ återkomma ~ {mer}",
          "bespara|förskona|skona {mig}",
          "^ inte ~ någonsin $",
          "dra dit pepparn växer");

  private static final PhraseBook FOR_EVER =
      PhraseBook.of(
          "för alltid|gott|evigt|jämnan|all|sista",
          "i all framtid|evighet",
          "framtid|evighet|permanent|hädanefter|framöver|fortsättningen|fortsättningsvis|framtiden"
              + "|framgent|evigt|evinnerligt|slutgiltig*|någonsin|framledes|forever",
          "i livet",
          "resten av",
          "så länge jag lever",
          "livet ut",
          "gång för alla",
          "från och med",
          "från|härifrån nu",
          "gång|gånger till",
          "någon|fler|flera {mer}|gånger|gång|fler",
          "aldrig ~ {mer}|någonsin|aldrig",
          "inte ~ {mer}",
          "never");
  private static final PhraseBook LASTING =
      PhraseBook.of(
          "för alltid|gott|evigt",
          "all framtid|evighet",
          "permanent|hädanefter|framöver|fortsättningen|fortsättningsvis|framtiden|framgent"
              + "|evigt|någonsin",
          "gång för alla",
          "livet ut");
  private static final PhraseBook CALLS =
      PhraseBook.of(
          "{samtal}|telefon*|lur|luren|lurar|örat|öronen|öra|signal*|påring*|robotsamtal*",
          "{ringa}|ring|ringer|ringde|ringt|ringas|ringandet|ringningar|plinga|plingar|skräll*"
              + "|kontakt|kontaktas",
          "höra|hör|hörs|höras|hörde av|från|ifrån",
          "höra dig|er|rösten",
          "undersökning*|telefonundersökning*|enkät*|intervju*|förfrågning*|direktmarknadsföring*"
              + "|marknadsföring*",
          "nå|nås|når|stör|störa|störd|besvär*|väck* {mig}",
          "frågor|samtal från {er}");
  private static final Set<String> AWAY =
      WordClasses.words(
          "slippa slipper slipp förskona bespara befria stopp stoppa stoppas ifred borta försvinn"
              + " försvinna stick radera raderas avstå avstår avböjer avsäger undanber ur svartlista"
              + " spärra spärras finito slut nog basta borttagen sluta slutar upphör upphöra strykas"
              + " stryk utesluta undvika låta låt");
  private static final Set<String> NOT =
      WordClasses.words(
          "inte aldrig inga ingen inget noll ej no never slippa slipper vägrar förbjuder nej stopp"
              + " slut sluta nog");
  private static final Set<String> DEMANDS =
      WordClasses.words(
          "ni er era ert du dig din ditt dina eder vill ska får lova lovar önskar kräver begär låt"
              + " låta slippa tänker ber bestämt kan skulle");

  /** What happens when the caller rings again. */
  private static final PhraseBook RINGS_AGAIN =
      PhraseBook.of(
          "om|ifall|när|gång|gången {du} ~ {ringer} ~~ {mer}|hit|till|{mig}",
          "om|ifall {du} ~ {ringer}|fortsätter|inte slutar",
          "om|ifall {du} ~ fortsätter|slutar",
          "nästa gång {du}|det|någon ~ {ringer}",
          "^ {ringer} {du} ~~ {mer}|till|hit|gång",
          "{ringer} {du} ~~ {mer}|till|hit så",
          "en ~ {samtal}|gång till så|och");

  private static final PhraseBook WELCOME =
      PhraseBook.of(
          "gärna|okej|bra|bättre|välkommen|välkomna|passar|hinner|hjälpa|senare|svarar|funkar",
          "kan|ska jag|vi",
          "jag|vi kan|har|är",
          "{dag}|{dagdel}|klockan");
  private static final PhraseBook THREAT =
      PhraseBook.of(
          "advokat*|jurist*|polis*|anmäl*|polisanmäl*|stämma|stämmer|stämning*|domstol*|vite|olaglig*"
              + "|lagligt|integritetsskydd*|datainspektion*|konsumentverk*|konsumentombud*|rättslig*"
              + "|telefonterror*|terror*|stalk*|förfölj*|ofred*|imy");
  private static final PhraseBook HOUNDED =
      PhraseBook.of(
          "{du} ~ trakasserar|terroriserar|förföljer|stalkar|spammar|plågar|ofredar|jagar",
          "trakasseri*|telefonterror",
          "det här|detta är ~ trakasseri*|terror|ofredande");

  /** Has had enough of this talk, and says nothing of the next. */
  private static final PhraseBook THIS_TALK =
      PhraseBook.of(
          "den|denna|det|detta [här] intervju*|undersökning*|samtalet",
          "i|med|på intervjun|undersökningen|samtalet");

  /** What customers do, and may never do again without minding a call. */
  private static final PhraseBook SHOPPING =
      PhraseBook.of(
          "handla*|köp*|äter|äta|beställ*|besök*|betala|betalt|rekommendera*|kund|köer|kö|köa|kunder|smak*");

  private static final PhraseBook WANTED_LATER =
      PhraseBook.of(
          "ring|ringa|återkom|återkomma|prova|försök|pröva|höras|hörs|ta ~~"
              + " {dag}|{dagdel}|senare|klockan|vid|efter",
          "ring|ringa ~ om ~ minut*|timm*|timme|dagar|vecka|stund|kvart",
          "ring|ringa ~ annan gång|dag|tid|vecka",
          "ring|ringa ~ gärna",
          "ring|ringa ~~ hellre|kvällar|helger|vardagar|dagtid",
          "nästa vecka|månad",
          "förrän ~~ {dag}|klockan|efter|vid");

  /** Speaks of the caller's own ringing, which free text about a visit does not. */
  private static final PhraseBook THE_CALLER =
      PhraseBook.of(
          "era|edra [jävla] [förbannade] {samtal}",
          "{samtal} ~ från|av|ifrån er|dig",
          "{du} ~ ringer|ringa|ringt|kontaktar|kontakta|når|stör {mig}|hit",
          "{du} ~ ringer|ringa|kontaktar $",
          "{du} ~ ringer|ringa|ringt|kontaktar|kontakta ~~ {mig}|hit",
          "ringer|ringa {du} ~ {mig}|hit|$",
          "{du} har ringt");

  /** What a shop may well ring about. */
  private static final PhraseBook ERRAND =
      PhraseBook.of(
          "leverans*|paket*|beställning*|reklamation*|order*|recept*|faktur*|bokning*|reparation*"
              + "|ärende*|garanti*|utlämning*|varan|varorna|kundtjänst*|butik*");

  private SwedishLeftAlone() {}

  /**
   * {@return where it is said, if it is}
   *
   * @param free whether the reply is free text, where only the plainest wishes count
   */
  static Optional<Span> in(SwedishText text, boolean free) {
    Optional<Span> plain = ALWAYS.first(text);
    boolean toTheCaller = text.size() <= 14 && THE_CALLER.in(text) && !ERRAND.in(text);
    if ((free && !toTheCaller) || plain.isPresent()) {
      return free && text.size() > 16 ? Optional.empty() : plain;
    }
    if (WANTED_LATER.in(text)) {
      return Optional.empty();
    }
    return REPLIES
        .first(text)
        .filter(found -> !SHOPPING.in(text) || CALLS.in(text))
        .or(() -> threat(text))
        .or(() -> forEver(text));
  }

  private static Optional<Span> threat(SwedishText text) {
    Optional<Span> again = RINGS_AGAIN.first(text).filter(found -> !WELCOME.in(text));
    return again
        .or(() -> HOUNDED.first(text))
        .or(() -> THREAT.first(text).filter(found -> CALLS.in(text) && says(text, DEMANDS)));
  }

  private static Optional<Span> forEver(SwedishText text) {
    Optional<Span> ever = FOR_EVER.first(text);
    if (ever.isEmpty() || SHOPPING.in(text)) {
      return Optional.empty();
    }
    boolean noCalls =
        !THIS_TALK.in(text) && CALLS.in(text) && says(text, NOT) && says(text, DEMANDS);
    boolean strong = says(text, AWAY) && LASTING.in(text);
    return noCalls || strong ? ever : Optional.empty();
  }

  private static boolean says(SwedishText text, Set<String> words) {
    for (int at = 0; at < text.size(); at++) {
      if (words.contains(text.word(at))) {
        return true;
      }
    }
    return false;
  }
}
