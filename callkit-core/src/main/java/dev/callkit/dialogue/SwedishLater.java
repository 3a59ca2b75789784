package dev.callkit.dialogue;

import dev.callkit.dialogue.PhraseBook.Span;
import java.util.Optional;
import java.util.Set;

/** Does somebody want to be rung at another time, with or without saying when? */
final class SwedishLater {
  /** A ring at another time is asked for in so many words. */
  private static final PhraseBook ASKED_FOR =
      PhraseBook.of(
          "ring|ringa|ringer|slå|kontakta ~~"
              + " senare|tillbaka|annan|annat|nästa|{dag}|{dagdel}|klockan|halv|kvart|tidigast"
              + "|lämpligare|bättre|då|tidigare",
          "ring|ringa|ringer ~~ vid|efter|om|på|mellan|i|runt|framåt ~",
          "ring|ringa|ringer [gärna] [mig] [oss] [upp] igen",
          "ring|ringa|ringer ~ när",
          "^ ring|ringa {mig} $",
          "ring|ringa ~ upp",
          "återkom|återkomma|återkommer",
          "hör|höra|höras|hörs ~ av {er}|mig ~",
          "höras|hörs ~~ senare|{dag}|igen|vid|annan|{dagdel}",
          "ta|tar|göra|gör|köra|kör|fortsätta|prata|pratas|boka|försök|försöka|prova|pröva|vänta"
              + "|skjuta|få"
              + " ~~ senare|{dag}|{dagdel}|annan|annat",
          "ta|tar|göra|gör|prata|pratas|höras ~~ nästa vecka|gång|månad",
          "försök|prova|pröva ~ igen",
          "på ~ {dag} ~ istället",
          "^ en annan gång|dag|tid",
          "en annan gång|dag|tid ~ $",
          "^ [lite] senare",
          "senare $",
          "vid ~ annat|bättre|senare|lämpligare tillfälle",
          "bättre|lämpligare|passar ~~ senare|{dag}|{dagdel}|efter|vid|om",
          "först ~ efter|vid|om|på|klockan",
          "förrän ~ efter|vid|om|på|klockan|{dag}|senare",
          "har|får|hinner|kan|ledig ~ tid|bättre|prata|svara|ledig ~~"
              + " {dag}|senare|{dagdel}|efter|vid|om");

  /** It does not suit just now. */
  private static final PhraseBook NOT_NOW =
      PhraseBook.of(
          "^ inte [just|precis|riktigt] nu",
          "inte [just|precis] nu $",
          "inte ~~ [just|precis] nu",
          "har|hinner|kan|orkar|passar|vill|går|funkar ~ inte ~~ nu|stunden|tillfället|ögonblicket",
          "inte ~ läge|tillfälle|lägligt|lämpligt|bra ~ nu",
          "inte ~ bra|rätt|lämpligt|lämplig|bästa läge|tidpunkt|tillfälle|tid|tajming",
          "dålig|dåligt|olämplig|olämpligt|fel ~"
              + " tid|tidpunkt|läge|tajming|tillfälle|ögonblick|stund",
          "olägligt|olämpligt",
          "passar|funkar ~ dåligt|illa|sämre",
          "ring|ringa|ringer ~ inte",
          "inte ~ ring|ringa|ringer",
          "ringer ~ olägligt|mitt",
          "^ senare",
          "en annan gång|dag");

  private static final PhraseBook NOT_TODAY =
      PhraseBook.of(
          "^ inte idag|ikväll",
          "har|hinner|kan|orkar|passar|vill|går|funkar ~ inte ~~ idag|ikväll|ieftermiddag");

  /** What somebody is doing who cannot talk. */
  private static final PhraseBook BUSY =
      PhraseBook.of(
          "kör ~ bil|bilen|buss|taxi|lastbil|moped|motorcykel|mc|motorvägen",
          "bakom ratten",
          "jag|vi kör ~ nu|just",
          "är|står ~ ute ~ och|på|med",
          "ute och går|springer|promenerar|cyklar|rastar|joggar|handlar|reser|åker",
          "har ~ vaknat",
          "inget|inte|ingen ~ bra läge|tillfälle|tidpunkt|stund|tajming",
          "^ [är|sitter] mitt i|uppe",
          "är|sitter ~ mitt i|uppe",
          "sitter|är|står|ligger ~ i ~"
              + " bil|bilen|möte|möten|telefon|sammanträde|kö|kön|duschen|badet|badkaret|kassan"
              + "|affären|trafiken|trafik|kyrkan|tvättstugan|konferens|intervju|telefonmöte"
              + "|tunnelbanan"
              + "|sängen|bastun|köket|skogen|garaget",
          "sitter|är|står ~ på ~"
              + " möte|tåget|tåg|bussen|buss|jobbet|språng|väg|gymmet|gym|bio|toaletten|toa|lunch"
              + "|restaurang|krogen|flyget|flygplatsen|kurs|föreläsning|stan|resande|begravning"
              + "|fest|sjukhus"
              + "|sjukhuset|kontoret|arbetet|träning|konsert|teater|utbildning|spårvagnen|båten"
              + "|semester",
          "sitter|är ~ hos ~ läkaren|doktorn|tandläkaren|frisören|någon|vårdcentralen|veterinären",
          "sitter|håller|är ~ och ~ äter|jobbar|arbetar|kör|lagar|matar|handlar|pratar",
          "sitter|är ~ med ~ kund|kunder|barnen|gäster|middag",
          "upptagen|upptagna|upptaget",
          "fullt upp",
          "jobbar|arbetar|pluggar ~ nu|just|för|idag",
          "^ jag|vi jobbar|arbetar|pluggar $",
          "på jobbet|arbetet|språng|väg|möte|tåget",
          "håller ~ på",
          "lagar ~ mat|middag|maten|middagen",
          "äter ~ middag|lunch|mat|frukost|just|nu|kvällsmat",
          "handlar ~ nu|just",
          "mitt i ~ mat*|middag*|lunch*|något|jobb*|allt|film*|natt*|träning*|lagning*",
          "nattar|nattning|badar|matar|ammar|skjutsar|hämtar ~",
          "jag|vi ska ~ möte|iväg|ut|äta|jobba|natta|hämta|börja|gå|åka|sova|träna|duscha",
          "ska jag|vi ~ möte|iväg|ut|äta|jobba|natta|hämta|börja|gå|åka|sova|träna|duscha",
          "ska ~ på|till|ha ~ möte|jobbet",
          "har ~ möte|besök|gäster|lektion|kund|lunch|bråttom|händerna|middag ~ nu|just|här",
          "har besök|gäster|främmande",
          "har händerna fulla",
          "barnet|bebisen|barnen sover|gråter|skriker|ska",
          "ska|måste|håller ~ hämta|lämna|natta|mata ~ barn*|dagis|förskola*|ung*",
          "låg|ligger ~ och|sov|sover",
          "jag|vi sov|sover|vaknade",
          "väckte ~ mig",
          "just ~ vaknat|hemma|hem|kommit",
          "stressigt|stressad ~ nu|just",
          "bråttom ~ nu|just",
          "ont om tid ~ nu|just",
          "är ~ utomlands|bortrest",
          "i telefon ~ med",
          "i ett annat samtal",
          "annat samtal",
          "kan ~ inte ~ prata|tala|svara ~ nu|just",
          "har ~ inte ~ tid ~ nu");

  private static final PhraseBook ANY_TIME =
      PhraseBook.of(
          "när som helst",
          "när [än] {du} ~ vill|kan|har|hinner|passar",
          "när det passar",
          "vilken tid|dag ~ helst",
          "vilken|vilka ~ som",
          "senare",
          "en annan|annat gång|dag|tid|tillfälle",
          "annan gång|dag|tid|vecka",
          "om ~ stund|tag|par|några",
          "^ någon ~ gång|dag|annan",
          "någon|en kväll|morgon|förmiddag|eftermiddag|vardag|helg",
          "slutet|början|mitten ~ veckan|månaden",
          "någon annan|gång|dag",
          "några timmar|dagar|veckor",
          "i|senare veckan",
          "inte ~ nu",
          "efter ~ möte|jul|nyår|semester*|ledighet*|påsk|sommar*|storhelg*",
          "när jag ~ kommer|slutat|slutar|kommit|är|har|hinner|vaknat|ätit",
          "ring|ringa ~ igen|upp|tillbaka",
          "återkom|återkomma",
          "hör av",
          "bestäm {du}",
          "spelar ~ ingen roll när|vilken",
          "på ~ helger|vardagar|dagtid|kvällarna",
          "vardagar|helger|dagtid",
          "i sommar|vår|höst|vinter",
          "tidigast|snart|framöver");

  /** A ring at a named time, said to nobody but the caller. */
  private static final PhraseBook ASKED_IN_TEXT =
      PhraseBook.of(
          "^ återkom|återkomma",
          "^ ring|ringa upp $",
          "^ ring|ringa {mig}|tillbaka|senare|igen|i|på|om|efter|vid|{dag}|klockan|halv",
          "ring [mig] [upp] [igen] senare|imorgon|ikväll|tillbaka",
          "kan|kunde|skulle|får|vill|måste|ska {du} ~~ ringa|återkomma|höra|ringas|prova|försöka ~~"
              + " {dag}|senare|klockan|annan|{dagdel}|vid|efter|om|tillbaka|halv|igen|upp",
          "kan|kunde|skulle {du} ~~ ta ~~ {dag}|senare|klockan|annan",
          "kan|får|ska|skulle jag|vi ~~ ta|göra|prata|fortsätta|höras ~~"
              + " {dag}|senare|annan|{dagdel}",
          "ring {mig} ~~ {dag}|senare|klockan|annan|{dagdel}|vid|efter|om|tillbaka|halv|igen",
          "men|så|och ring ~~ {dag}|senare|klockan|annan|{dagdel}|vid|efter|om|tillbaka|halv|igen",
          "jag|vi har ~ inte ~ tid ~ nu",
          "har jag|vi ~ inte ~ tid ~ nu",
          "^ har inte ~ tid ~ nu",
          "hinner ~ inte ~ nu",
          "^ inte nu",
          "kan ~ inte ~ prata|tala|svara ~ nu",
          "sitter|är ~ i ~ möte|bilen $",
          "kör bil $",
          "^ jag ~ upptagen ~ $");

  private static final Set<String> AVAILABLE =
      WordClasses.words(
          "ring ringa ringer höra hörs höras hör prata pratar ta tar tas går passar funkar kan"
              + " kunde bättre först förrän ledig hemma hem slutar slutat jobbar tid hinner"
              + " tillbaka återkom återkomma försök prova pröva möte vaken upptagen istället hellre"
              + " helst möjligt nu senare inte lämpligt svara fri fritt tidigast börjar kommer"
              + " snälla");

  private static final PhraseBook DECLINED =
      PhraseBook.of(
          "behöver|behövs|måste ~ inte",
          "inte ~ ring|ringa|ringer ~ tillbaka|upp|alls|igen",
          "ring|ringa ~ inte ~ tillbaka|upp",
          "strunta|strunt|skit|skippa ~ i|det",
          "låt bli",
          "inte alls",
          "^ nej tack",
          "aldrig");

  private static final PhraseBook PAST =
      PhraseBook.of(
          "imorse|igår|iförrgår|förrgår",
          "förra veckan|gången|månaden|helgen",
          "i måndags|tisdags|onsdags|torsdags|fredags|lördags|söndags",
          "handlade|köpte|åkte|stängde|öppnade|besökte|kom");

  private SwedishLater() {}

  /** {@return a wish to be rung later, in a reply to "may I ask"} */
  static Optional<SwedishTime.Found> inConsent(SwedishText text, Exchange exchange) {
    if (PAST.in(text)) {
      return asked(text, exchange, ASKED_FOR);
    }
    Optional<SwedishTime.Found> timed = SwedishTime.in(text, exchange.now(), false);
    return timed
        .filter(found -> isAvailability(text, found.span()))
        .or(() -> untimed(text, ASKED_FOR))
        .or(() -> untimed(text, NOT_NOW))
        .or(() -> untimed(text, NOT_TODAY))
        .or(() -> busy(text));
  }

  /** "I morgon" and "jag slutar fem" tell when; "det blir korv idag" does not. */
  private static boolean isAvailability(SwedishText text, Span time) {
    int others = 0;
    for (int at = 0; at < text.size(); at++) {
      if (AVAILABLE.contains(text.word(at))) {
        return true;
      }
      boolean inside = at >= time.from() && at < time.to();
      boolean light = inside || text.soft(at) || PhraseBook.OPENERS.contains(text.word(at));
      others += light ? 0 : 1;
    }
    return others <= 2;
  }

  /** {@return whether a ring at another time is asked for in so many words} */
  static boolean asks(SwedishText text) {
    return ASKED_FOR.in(text);
  }

  /** {@return whether a callback is declined, which is no matter of when} */
  static boolean declined(SwedishText text) {
    return DECLINED.in(text);
  }

  /** "Jag sitter på bussen, men det går bra" is a yes. */
  private static Optional<SwedishTime.Found> busy(SwedishText text) {
    boolean allTheSame = SwedishConsent.in(text) == Intent.AFFIRM && SwedishConsent.goesAhead(text);
    return allTheSame ? Optional.empty() : untimed(text, BUSY);
  }

  /** {@return a wish to be rung later, in a reply to a question with a typed answer} */
  static Optional<SwedishTime.Found> inAnswer(SwedishText text, Exchange exchange) {
    return asked(text, exchange, ASKED_FOR);
  }

  /** {@return that it does not suit now, in a reply to a question with a typed answer} */
  static Optional<SwedishTime.Found> notNow(SwedishText text, Exchange exchange) {
    return asked(text, exchange, NOT_NOW);
  }

  /** {@return a wish to be rung later where free text was waited for} */
  static Optional<SwedishTime.Found> inText(SwedishText text, Exchange exchange) {
    return text.size() > 16 || PAST.in(text)
        ? Optional.empty()
        : asked(text, exchange, ASKED_IN_TEXT);
  }

  /** {@return the time, in a reply to "when may I ring"} */
  static Optional<SwedishTime.Found> inCallback(SwedishText text, Exchange exchange) {
    return SwedishTime.in(text, exchange.now(), true).or(() -> untimed(text, ANY_TIME));
  }

  private static Optional<SwedishTime.Found> asked(
      SwedishText text, Exchange exchange, PhraseBook phrases) {
    Optional<Span> found = phrases.first(text);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    return SwedishTime.in(text, exchange.now(), false).or(() -> untimed(text, phrases));
  }

  private static Optional<SwedishTime.Found> untimed(SwedishText text, PhraseBook phrases) {
    return phrases.first(text).map(span -> new SwedishTime.Found(CallbackTime.SOME_TIME, span));
  }
}
