package dev.callkit.dialogue;

import dev.callkit.dialogue.PhraseBook.Span;
import java.util.BitSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which phrases ask for the next question, or say that there is no answer? Whether a phrase is the
 * whole reply is for {@link #whole}.
 */
final class SwedishIntents {
  /** There is no answer. */
  static final PhraseBook DONT_KNOW =
      PhraseBook.of(
          "vet|visste [jag|vi|man] [det] ~ inte ~ vad|hur|om jag|man|det ~ ska|skulle|kan ~"
              + " säga|svara|tycka|välja|ge|sätta|svara",
          "vet [jag|vi|man] [det] inte",
          "vet ~ inte $",
          "vet {jag} inget|ingenting ~ om",
          "vet inget|ingenting ~ om",
          "inte vet",
          "ingen"
              + " aning|susning|uppfattning|åsikt|koll|kläm|aningen|preferens|erfarenhet|hum"
              + "|minnesbild",
          "inte ~ någon|en|den|minsta|blekaste"
              + " aning|susning|uppfattning|åsikt|koll|blekaste|minsta",
          "ingen|inga särskild|särskilda|speciell|direkt|bestämd|egentlig ~"
              + " åsikt|åsikter|uppfattning|preferens",
          "inga åsikter|preferenser",
          "har ~ inte ~ åsikt|uppfattning|koll|preferens|någon",
          "minns ~ inte",
          "minns {jag} ~ inte",
          "inte minns",
          "kommer|kom [jag] [det] ~ inte ~ ihåg",
          "minnet ~ sviker",
          "{jag} ~ glömt ~ bort",
          "^ [det] [har] [jag] glömt [det] [bort] $",
          "glömt bort",
          "svårt att"
              + " säga|svara|veta|avgöra|bedöma|minnas|komma|uppskatta|uttala|välja|sätta"
              + "|betygsätta|gradera|bestämma",
          "^ [det] [är|var] svårt ~ $",
          "svår fråga",
          "omöjligt att säga|svara|veta|avgöra|bedöma|minnas",
          "går|kan ~ inte ~ säga|svara|avgöra|bedöma|uppskatta|komma|uttala|minnas|betygsätta ~"
              + " på|om|ihåg|det|mig",
          "kan ~ inte ~ säga|svara|avgöra|bedöma|uppskatta|minnas|uttala|välja",
          "kan {jag} ~ inte ~ svara|säga|bedöma|avgöra|uttala|minnas",
          "inte kan svara|säga|bedöma",
          "spelar ~ ingen roll",
          "ingen roll",
          "kvittar",
          "strunt samma",
          "likgiltigt",
          "skit samma",
          "gör detsamma|det samma",
          "hugget ~ stucket",
          "bryr mig ~ inte",
          "bryr jag mig ~ inte",
          "är|känner ~ osäker|tveksam",
          "^ osäker",
          "har ~ inte ~ tänkt ~ på|efter",
          "har jag inte ~ tänkt",
          "aldrig tänkt|funderat ~ på",
          "inte ~ funderat|reflekterat",
          "inte [så|helt|riktigt] säker",
          "gud|fan|herren|vem vet",
          "gud|fan|herren ~ ska veta",
          "lämnar jag osagt",
          "det låter jag vara osagt",
          "vågar ~ inte ~ säga|svara|gissa",
          "kan ~ inte ~ tillräckligt|nog",
          "har ~ inte ~ använt|testat|provat|prövat ~ $",
          "har inte räknat",
          "vilken|vilket som",
          "ingen skillnad",
          "tappat räkningen");

  /** This question is not to be answered. */
  static final PhraseBook REFUSE =
      PhraseBook.of(
          "vill|tänker|får [jag|vi] [det] ~ inte ~ {säga}|gå|ge|dela|betygsätta",
          "vill|tänker [jag] inte",
          "vill {jag} ~ inte ~ {säga}",
          "föredrar|väljer ~ att ~ inte|avstå",
          "{säga} ~ vill {jag} inte",
          "inte ~ vill|tänker ~ {säga}",
          "svarar|säger|uttalar|kommenterar|berättar|betygsätter jag|vi [mig] ~ inte",
          "jag|vi svarar|säger|uttalar|kommenterar|berättar|betygsätter ~ inte",
          "^ svarar|säger|kommenterar inte",
          "^ [jag] pass|passar [på] [den|det] ~ $",
          "jag passar $",
          "passar [på] den|frågan|här",
          "^ jag passar",
          "får|vill|kan jag|vi ~ passa",
          "hoppa|hoppar|skippa|skippar|skip ~~ över|den|frågan|det",
          "hoppa|hoppar|skippa|skippar|skip ~~ $",
          "över ~ den|det|frågan ~ hoppa|hoppar",
          "^ nästa [fråga] ~ $",
          "nästa fråga",
          "ta|tar|till|vidare ~ nästa $",
          "gå|går|vi vidare",
          "ingen|inga|no kommentar|kommentarer|comment",
          "det är|där|här ~ ~ privat*|hemligt|hemlis|känsligt|personligt|sekretess|konfidentiellt",
          "^ [lite] [för] privat|hemligt|känsligt|personligt|hemlis|privatsak",
          "privat|privatsak|personligt $",
          "min|vår ensak|privatsak|business",
          "ensak",
          "min|vår sak",
          "inte ~ med ~ att göra",
          "inte {du} ~ med ~ göra",
          "har ~ {du} ~ inte|inget ~ att göra",
          "angår ~ inte|ingen",
          "inte ~ angår",
          "inte|inget ~ {er}|dig|er ~ business|ensak",
          "rör ~ inte|ingen {er}|dig|annan",
          "inget|ingenting ~ {du} ~ veta|göra",
          "står [jag|vi] [gärna] över",
          "avstår",
          "avstå ~ från|den|det",
          "vill|får|kan ~ avstå|slippa ~ svara|den|frågan|det",
          "slippa|slipper ~ svara|frågan|den",
          "slipper helst",
          "ingen|inte lust ~ att ~ {säga}",
          "vägrar ~ {säga}",
          "behåller|håller ~ för mig|oss själv|själva",
          "för mig själv",
          "lämnar ~ blankt|obesvarad",
          "^ blank|blankt ~ $",
          "inget betyg",
          "^ inget svar",
          "rör dig ~ inte",
          "inget|ingenting {jag} vill ~ {säga}",
          "ger|sätter ~ inget|inte|inga ~ betyg",
          "ta bort den frågan",
          "stryk den|frågan",
          "den ~ tar|hoppar|skippar|går ~ inte|över|vidare|förbi",
          "något annat ~ fråga");

  /** Refusals that cannot be a plain no. */
  static final PhraseBook REFUSE_OUTRIGHT =
      PhraseBook.of(
          "vill|tänker|får [jag|vi] [det] ~ inte ~ {säga}|gå|ge|dela|betygsätta",
          "{säga} ~ vill {jag} inte",
          "vill {jag} ~ inte ~ {säga}",
          "svarar|säger|uttalar|kommenterar|berättar jag|vi [mig] ~ inte",
          "jag|vi svarar|säger|uttalar|kommenterar|berättar ~ inte",
          "^ svarar|säger|kommenterar inte",
          "^ [jag] pass|passar [på] [den|det] ~ $",
          "passar [på] den|frågan|här",
          "hoppa|hoppar|hoppas|skippa|skippar|skip ~~ över|den|frågan",
          "^ hoppa|skippa|skip",
          "nästa fråga",
          "^ nästa ~ $",
          "ingen|inga kommentar|kommentarer",
          "privat*|hemligt|personligt|känsligt|ensak|sekretess",
          "min|vår sak|business",
          "inte ~ med ~ att göra",
          "inte|inget ~ {du} ~ med ~ göra",
          "angår ~ inte|ingen",
          "inte ~ angår",
          "rör ~ inte {er}",
          "står [jag|vi] [gärna] över",
          "avstår",
          "slippa|slipper ~ svara|frågan|den",
          "vägrar ~ {säga}",
          "för mig själv",
          "går|gå vidare",
          "föredrar ~ att ~ inte",
          "ingen|inte lust ~ att ~ {säga}",
          "ingen|inget {du} ~ veta|göra",
          "lämnar ~ blankt|obesvarad");

  private SwedishIntents() {}

  private static final Set<String> LIGHT =
      WordClasses.words(
          "det den jag vi du ni på in om i som att är har med en ett här där frågan mig dig er av"
              + " för till var min mitt det ut upp hos vid");

  /**
   * {@return whether these phrases are the whole reply, but for soft and opening words and at most
   * {@code spare} others}
   */
  static Optional<Span> whole(SwedishText text, PhraseBook phrases, int spare) {
    return whole(text, phrases.cover(text), spare);
  }

  /** {@return the same for words that are covered already} */
  static Optional<Span> whole(SwedishText text, BitSet covered, int spare) {
    int first = covered.nextSetBit(0);
    if (first < 0) {
      return Optional.empty();
    }
    int others = 0;
    for (int at = 0; at < text.size(); at++) {
      String word = text.word(at);
      boolean light = text.soft(at) || PhraseBook.OPENERS.contains(word) || LIGHT.contains(word);
      others += covered.get(at) || light ? 0 : 1;
    }
    return others <= spare ? Optional.of(new Span(first, covered.length())) : Optional.empty();
  }
}
