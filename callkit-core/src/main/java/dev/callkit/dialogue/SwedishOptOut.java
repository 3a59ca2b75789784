package dev.callkit.dialogue;

import dev.callkit.dialogue.PhraseBook.Span;
import java.util.Optional;

/**
 * Does the person want never to be rung again? Errs on the side of hearing it, except where a ring
 * at another time is asked for or a free text is about something else.
 */
final class SwedishOptOut {
  /** Nothing else can be meant, wherever it is said. */
  private static final PhraseBook PLAIN =
      PhraseBook.of(
          // Numbers and names out of the register.
          "{tabort} bort|ut {mig}",
          "{tabort} bort|ut ~ {min} ~ {nummer}|{uppgifter}",
          "{tabort} bort|ut [det] [här|där] {nummer}|uppgifterna|personuppgifterna",
          "{tabort} {mig} ~ bort|ut",
          "{tabort} ~ {min} ~ {nummer}|{uppgifter} ~ bort|ut",
          "{tabort} [det] [här] {nummer} bort",
          "{tabort} ~ {mig} ~ från|ur|av ~ {lista}",
          "{tabort} bort ~ från|ur ~ {lista}",
          "{bort} [bort] {mig}",
          "{bort} [bort] ~ {min} ~ {nummer}|{uppgifter}",
          "{bort} [bort] [det] [här|där] {nummer}|uppgifterna|personuppgifterna",
          "{bort} ~~ från|ur ~ {lista}",
          "{bort} allt|alla ~ om {mig}",
          "bort ~ {mig} ~ från|ur ~ {lista}",
          "vill|ska|måste ~ bort från|ur ~ {lista}",
          "bli|blir|blivit ~"
              + " borttagen|borttagna|struken|strukna|raderad|raderade|avregistrerad|spärrad"
              + "|avförd|glömd|bortplockad|utplockad|avanmäld|blockerad",
          "ut ur ~ {lista}",
          "inte ~ vara|stå|finnas|ligga|kvar ~ på|i ~ {lista}",
          "inte ~ med ~ på|i ~ {lista}",
          "inte ~ ha|använda|spara|behålla|sälja|lagra|har|sparar|ringa ~ {min} ~"
              + " {nummer}|{uppgifter}",
          "sätt|sätta|lägg|lägga|skriv|skriva|för ~ {mig}|numret|nummer ~"
              + " spärrlist*|svartlist*|nixlist*|blocklist*|svarta|stopplist*",
          "avanmäl|avprenumerera|avregistrera ~ {mig}",
          "vill avanmäla",
          "avsluta ~ {min} registrering|prenumeration|uppgifter",
          "inte ~~ {min} {nummer}|{uppgifter} finns|är|ligger|står|används|sparas|kvar",
          "{min} {nummer}|{uppgifter} ~~"
              + " bort|raderas|raderat|raderad|raderade|borttaget|borttagna|spärras|strykas",
          "{nummer} ~ tas|plockas bort",
          "bort med ~ {mig}|{min}|{nummer}",
          // Registers against calls.
          "nix ~~ {nummer}|telefon*",
          "{nummer}|telefonen ~ nix",
          "har|med|i|på|hos|via|anmäld nix",
          "nixregist*",
          "nixat|nixad|nixade|nixa",
          "nixtelefon*|nixlist*|nixspärr*",
          "nix telefon*|regist*|list*|spärr*",
          "undanber|undanbeder|undanbett mig|oss",
          "betackar mig|oss ~~ {samtal}|kontakt|uppringning*|undersökning*|telefonundersökning*",
          // Being rung, as a passive or as a noun.
          "vill|önskar|skulle|vägrar|tänker|orkar inte ~~ bli ~ {uppringd}",
          "inte|aldrig ~ bli ~ {uppringd} ~ {mer}|av",
          "inte|aldrig {mer} ~ bli ~ {uppringd}",
          "inte|aldrig blir ~ {uppringd} ~ {mer}|av",
          "slippa|slipper|slipp|undvika ~~ {uppringd}|{samtal}",
          "slippa|slipper att {du} ringer|hör|kontaktar",
          "vill|önskar|behöver|orkar ~ inte|aldrig ~ ha|få|ta ~~ {samtal}",
          "inte ~ ha|få|emot ~ {mer} ~ {samtal}",
          "vill inte ha ~ kontakt",
          "inga|inget|ingen {mer} ~ {samtal}",
          "inte|aldrig ~ ha|få|ta|vilja ~~ {samtal} ~ från|av|ifrån {er}",
          "inte|aldrig ~ vill|önskar|orkar|tillåter|accepterar ~ att {du} ~ {ringer}",
          "inte|aldrig ~ vill|önskar|orkar ~ bli ~ {uppringd}",
          "inte|aldrig ~ vill|önskar|orkar ~ ha|få|ta ~ {samtal}",
          "ingen ~~ vill|ska|får|önskar|orkar ~ bli ~ uppringd|uppringda|kontaktad|kontaktade|ringd",
          "ingen ~~ vill|ska|önskar|orkar ~ ha|få|ta ~ {samtal} ~ från|av|{mer}",
          "noll ~ {samtal} ~ vill|önskar",
          "vill|önskar ~ ha|få ~ noll ~ {samtal}",
          "{mer} {samtal} ~ vill ~ inte",
          "inte {mer} {samtal}",
          "avböjer ~ alla|framtida|vidare ~ {samtal}",
          "avböjer ~ kontakt",
          "när helvetet|helsike|grisar|kossor ~~ {ringa}",
          "så|och|men hör inte|aldrig av {er}",
          "inte|aldrig|ingen ~~ tillåtelse|samtycke|lov|tillstånd|godkännande ~ att ~ ringa|kontakta",
          "avsluta|avbryta|bryta|upphöra|klippa|säga ~ all|alla ~ kontakt|kontakter|band|relationer",
          "inte ~ ett|en|enda|endaste ~ {samtal}|påringning|signal till",
          "inte ~ ska|får|vill|bör|tänker ~ bli ~ {uppringd}",
          "inte ~ ska|får|vill|bör ~ ringas|kontaktas|uppringas [upp]",
          "notera|anteckna|skriv|markera|registrera|ordna|fixa|ändra ~~ inte|aldrig|ej ~~"
              + " ringas|ringer|kontaktar|{ringa}|{uppringd}",
          "så|så att {du} {inte} ringer|kontaktar|stör $",
          "så|så att {du} {inte} ringer|kontaktar|stör|når ~ {mer}|{mig}|hit",
          "kryss|markering|spärr|stjärna|notering|anteckning på|vid|för ~ {min} ~"
              + " {nummer}|{uppgifter}",
          "inte|inget|ingen ~ godkännande|samtycke|tillåtelse|tillstånd|medgivande ~ att ~ {ringa}",
          "vill|ska|önskar ~ inte|aldrig ~ höra ~ pip|ljud|knyst|signal|ord ~ från|av|ifrån {er}",
          "bett|bad|ber {er} ~~ låta|lämna {mig} ~ vara|ifred",
          // Imperatives with the person in them.
          "ring|kontakta ~ aldrig ~ {mig}|{mer}|hit",
          "ring|kontakta {mig}|hit ~ aldrig|inte",
          "ring|kontakta|stör inte {mig}|hit|upp ~ {mer}",
          "ring|kontakta inte ~ hit|{mer}",
          "^ ring|kontakta aldrig $",
          "^ ring|kontakta aldrig",
          "^ inte ringa|ring ~ {mer}",
          "aldrig {mer} ~ ring*|kontakta*|{samtal}",
          "aldrig ~ ringa|ring|kontakta {mig}|hit|igen|mer",
          "hör ~ inte|aldrig av {er} ~ {mer}",
          "inte ~ höra ~ av|från|ifrån {er} ~ {mer}",
          "aldrig ~ höra ~ av|från|ifrån {er}",
          // Rules for the caller.
          "låt|måtte ~ bli|vara sista gången {du}",
          "{nummer} får|ska|bör|kan|ringer {du} ~ {inte} ~ {ringa}|$",
          "får|ska|bör|borde {du} {inte} ~ {ringa} $",
          "{nummer} ~ ringer {du} {inte}",
          "om {du} {inte} ringde|kontaktade|störde ~~ {mer}",
          "skönt|bra|tacksam|tacksamma|glad|glada|önskar|bäst|uppskattar|uppskatta ~~ om {du} {inte}"
              + " ringde|kontaktade|ringer|kontaktar|störde",
          "skönt|bra|tacksam|tacksamma|glad|glada|bäst ~~ om {du} {inte} hörde|hör av",
          "låt|måtte|hoppas|ska|får|blir|bli|är|var ~~ sista samtal*|uppringning*|påringning* ~~"
              + " ringer|ringa|{er}|hit|{mig}",
          "vill|önskar|ber|kräver|föreslår|begär ~ att {du} ~ glömmer|slänger|tappar|kastar|stryker"
              + "|raderar|rensar|spärrar|blockerar ~~ {nummer}|{mig}|{uppgifter}",
          "vill|önskar|ber|kräver|begär ~ att {du} ~ {tabort} [bort] {mig}|{nummer} ~~ bort|från|ur",
          "{du} får|ska|bör|kan|borde|behöver|måste|skulle ~ {inte} ~ {ringa} ~~"
              + " {mig}|{mer}|hit|nummer|numret",
          "{du} får|ska|bör|borde {inte} ~ {ringa} $",
          "{du} får|ska|bör|borde|behöver {inte} ~ höra av {er}",
          "får|ska|bör|borde|behöver {du} {inte} ~ {ringa} ~ {mig}|{mer}|hit",
          "att {du} {inte} får|ska|skulle|fick|bör|borde|behöver ~ {ringa}",
          "{du} {inte} får|ska|skulle|fick|bör|borde ~ {ringa} ~ {mig}|{mer}|hit",
          "{du} {inte} ringer|kontaktar|hör ~ {mig}|{mer}|hit|av",
          "vill|önskar|accepterar|tillåter|godkänner|ser|samtycker ~ {inte} ~ att {du} ~ {ringer}",
          "vill|tillåter|önskar jag|vi {inte} ~ att {du} ~ {ringer}",
          "inte|aldrig att {du} {ringer} ~ {mer}|{mig}|hit",
          "inte|ingen ~ rätt|lov|tillåtelse|tillstånd|samtycke ~ att ringa|kontakta",
          "återkallar ~~ samtycke|medgivande|tillstånd|godkännande",
          "drar|tar ~ tillbaka ~ samtycke|medgivande|tillstånd|godkännande",
          "förbjuder ~~ {ringa}",
          // Stop it.
          "{sluta} ~~ {ringa} ~ {mig}|{mer}|hit|runt|folk",
          "{sluta} ~ med ~ {samtal}",
          "{sluta} ~ skicka|höra ~ {mig}|av",
          "{sluta} upp ~ {ringa}",
          "lägg|lägga av ~ {ringa}",
          "låt|låta|låter bli ~ {ringa}|höra|skicka",
          "ringer|ringt|ringde ~~ ~ {sluta} ~ med ~ det|detta",
          "så|och|men {sluta} ~ {ringa}",
          "{sluta} ~ {ringa} $",
          "{du} slutar|sluta ~ {ringa}",
          "bett|bad|sagt|sa {er}|till|åt ~~ sluta",
          "ringer|ringt ~~ {sluta}",
          "slut på|med ~ {samtal}|ring*",
          "slutringt|färdigringt",
          "ingen|inga|inget {mer} ~ ring*",
          "avsluta ~ alla ~ {samtal}",
          "att inte ~ {ringa} {mig}|hit|igen",
          "vill|önskar ~ inte ~ att ~~ {ringer} ~ {mig}|hit|{mer}",
          "ingen ska|får|behöver ~ {ringa} {mig}|hit",
          "ringer|ringa ~~ anmäl*|polis*|arg|förbannad|advokat|jurist",
          "bett|bad {er} ~~ inte ~ {ringa}",
          "sagt|sa|säga ~~ inte ~ {ringa}",
          "sista gången ~~ ring*",
          // For ever, in other words.
          "ge|ger fan|tusan|katten|sjutton|attan i ~ {ringa}",
          "skit|skita|strunta i ~ {ringa} ~ {mig}|{mer}|hit",
          "sista gången ~~ ringer|hör|kontaktar|samtal|ringa",
          "avsäger|undanber|avböjer|motsätter|frånsäger ~~ {samtal}|kontakt|uppringning*|undersökning*",
          "nej ~~ för all|alltid|evigt framtid|tid",
          "för all framtid",
          "varken nu eller sen|senare|någonsin|framöver|då",
          "inte nu ~ inte sen|senare|heller|någonsin|imorgon ~ aldrig",
          "inte nu ~ aldrig",
          "inte nu ~~ inte ~ annan gång",
          "inga|inget|ingen|inte ~ {mer} ~ undersökningar|undersökning|enkäter|intervjuer|kontakt",
          "vill|önskar|tänker inte ~ delta|medverka|vara ~~ {mer} ~ undersökningar|enkäter|intervjuer",
          "vill|önskar inte ~ höra av|från|ifrån {er}",
          "spärr ~ på ~ {nummer}|{mig}",
          "inte|aldrig ~ {ringa}|ring|ringer ~ på|till ~ {min}|det|detta ~ {nummer}",
          "ring|ringa|ringer inte|aldrig ~ på|till ~ {min}|det|detta ~ {nummer}",
          "bli|blir lämnad|lämnade ~ ifred",
          "lämna|låt {mig} ~ ifred",
          "{sluta} ~ spamma|plåga|terrorisera|bombardera|förfölja|jaga|tjata ~ {mig}|på",
          "rätt att bli ~ glömd|bortglömd|raderad|borttagen",
          "invänder mot ~~ {samtal}|behandling*|{uppgifter}",
          // The same in English: what it asks for weighs more than its language.
          "dont|never|stop call|calling|ring|contact|phone",
          "do not ~ call|contact",
          "remove|delete ~ number|me",
          "take me off",
          "never ~ call ~ again",
          "lose ~ number");

  /** Means it as a reply, but may stand in a longer free text about something else. */
  private static final PhraseBook USUALLY =
      PhraseBook.of(
          "ring|kontakta ~ inte|aldrig",
          "{sluta} ~~ {ringa}",
          "ringer ~~ får|ska|kan {du} {sluta}",
          "{sluta} ring|samtal*|ringandet",
          "{du} får|ska|bör|borde ~ {inte} ~ {ringa}",
          "inte|aldrig ~ {ringa}|ring ~ {mer}|hit",
          "inte|aldrig|slippa ~ {uppringd}",
          "hör aldrig av {er}",
          "hör inte av {er}",
          "lämna|låt {mig} ~ ifred|vara",
          "{mer} vara ifred",
          "slippa ~~ ringer",
          "vill ~ vara ifred ~ från",
          "inga ~ {samtal}",
          "låt bli ~ {ringa}",
          "{bort} ~ {nummer}",
          "{bort} [bort] ~ {uppgifter}",
          "spärrad|spärrat nummer",
          "{nummer} ~ spärrat|spärrad",
          "att inte ~ {ringa}",
          "polisanmäl*",
          "vill|ska inte ~ ha ~ med {er} att göra",
          "inte ~ era|edra {samtal}");

  /** Names times only to say that none will do. */
  private static final PhraseBook AT_NO_TIME =
      PhraseBook.of(
          "inte|aldrig ~~ {ringa}|{ringer}|{uppringd}|{samtal} ~~ varken|vare ~~ eller",
          "varken|vare ~~ eller ~~ ska|får|vill|behöver ~~ {ringa}|ringer|{uppringd}",
          "varken|vare ~ nu|idag|ikväll|imorgon ~ eller ~ sen|senare|någonsin|annan|annat|framöver",
          "inte nu|idag|ikväll|imorgon|{dag} ~~ inte ~" + " sen|senare|någonsin|framöver",
          "inte nu|idag|ikväll|imorgon|{dag} ~~ inte någon|en [annan|enda] dag|gång|kväll");

  private static final PhraseBook RINGING =
      PhraseBook.of(
          "{du} ~~ ringa|ringer|kontakta|kontaktar", "ring|ringa|ringer {du}|{mig}|hit|upp");

  private static final PhraseBook NEVER_AGAIN =
      PhraseBook.of(
          "^ [helst] aldrig [någonsin] {mer} [någonsin] $",
          "^ inte {mer} $",
          "när helvetet|helsike ~ fryser",
          "när grisar|kossor|kor ~ flyga|flyger",
          "inte ~ återkomma|återkom|komma|höra|ringa ~~ huvud|huvudtaget|överhuvudtaget|alls",
          "behöver inte ~ återkomma");

  /** An hour or a day after "ring inte" makes it a matter of when. */
  private static final PhraseBook NOT_AT_THAT_TIME =
      PhraseBook.of(
          "inte|aldrig ~~ {ring}|{uppringd}|ringer|samtal|störd [hit] [upp] [mig] ~ {när}",
          "{ring}|{uppringd}|ringer ~ inte|aldrig [mer] [igen] ~ {när}",
          "inte|aldrig ~~ {ring}|{uppringd}|ringer|samtal [hit] [upp] [mig] ~ på|under|så|efter|när"
              + " ~ {närdå}",
          "{ring}|{uppringd}|ringer ~ inte|aldrig [mer] [igen] ~ på|under|så|efter|när ~ {närdå}",
          "{sluta} ~ {ringa} ~ på|så|nu|under|mitt",
          "låt|låta|låter bli ~ {ringa} ~ på|så|nu|under|mitt",
          "lämna|låt {mig} ~ ifred|vara nu ~ men|ring|återkom",
          "inte nu ~ {ring}");

  /** What has been, or a call to the shop, is no wish about the next one. */
  private static final PhraseBook TOLD =
      PhraseBook.of(
          "{du} ringde|kontaktade|återkom ~ inte|aldrig",
          "jag|vi har|hade|blev|fick ~ inte|aldrig ~ blivit|ringt|kontaktat|{uppringd}",
          "har|hade|blev jag|vi inte|aldrig ~ blivit|ringt|kontaktat|{uppringd}",
          "ringer|ringa|ringt|ringde|kontakta ~ {inte}|aldrig ~"
              + " kundtjänst*|växel*|butik*|support*|chef*",
          "{inte} ~ ringa|ringt|ringer|kontakta ~ kundtjänst*|växel*|butik*|support*|affären");

  /** Whatever was said before, this is what remains. */
  private static final PhraseBook LAST_WORD =
      PhraseBook.of("ring|kontakta [mig] [oss] [hit] inte|aldrig [mer] [igen] [hit] $");

  private static final PhraseBook FOR_GOOD =
      PhraseBook.of(
          "mer|mera|aldrig|någonsin|fler|flera|framöver|framtiden|fortsättningen|längre|bort|radera"
              + "|stryk|spärra|sluta",
          "igen $",
          "hit $");

  private static final PhraseBook WANTED_LATER =
      PhraseBook.of(
          "ring|ringa|återkom|återkomma|prova|försök|pröva ~ {dag}|senare|klockan|vid|efter|om",
          "ring|ringa ~ [på] [i] {dag}|{dagdel}",
          "förrän ~~ {dag}|klockan|efter|vid");

  // About a shop's bells and desks, or what others do.
  private static final PhraseBook OTHER_MATTERS =
      PhraseBook.of(
          "ringa och fråga|klaga|störa|höra|kolla|be|tjata",
          "ringa|ring på|i|kundtjänst|kundtjänsten|butiken|klockan|växeln|er|dem",
          "samtalet|samtalen var|är|till|med|i",
          "samtal om|till|med personal*|kund*|varandra|kassan",
          "ha|få samtal med|om|till",
          "{samtal} mellan",
          "{samtal} ~ till ~ butik*|växel*|kund*|affär*",
          "personalen|kassörskan|han|hon|dom",
          "ta bort ~~ sortiment*|hyll*|var*|butik*");

  private static final PhraseBook IN_THE_SHOP =
      PhraseBook.of("{samtal} i|vid|om|med kassan|kassorna|butiken|disken|personal*");

  private SwedishOptOut() {}

  /**
   * {@return where it is said, if it is}
   *
   * @param free whether the reply is free text, which may merely contain such words
   */
  static Optional<Span> in(SwedishText text, boolean free) {
    Optional<Span> plain = PLAIN.first(text);
    Optional<Span> found = plain.or(() -> USUALLY.first(text));
    Optional<Span> noTime = AT_NO_TIME.first(text);
    if (noTime.isPresent() && (!free || RINGING.in(text))) {
      return noTime;
    }
    if (onlyAboutWhen(text) || (text.size() <= 8 && TOLD.in(text))) {
      return Optional.empty();
    }
    Optional<Span> refusal =
        SwedishCallRefusal.in(text, free)
            .or(() -> SwedishLeftAlone.in(text, free))
            .filter(span -> !(free && text.size() > 6 && inTheShop(text)));
    if (refusal.isPresent() || found.isEmpty()) {
      return refusal;
    }
    boolean elsewhere =
        free && (plain.isEmpty() ? text.size() > 9 || other(text) : text.size() > 6 && other(text));
    return elsewhere ? Optional.empty() : found;
  }

  /** {@return where a bare "aldrig mer" is said} */
  static Optional<Span> neverAgain(SwedishText text) {
    return NEVER_AGAIN.first(text);
  }

  private static boolean inTheShop(SwedishText text) {
    return IN_THE_SHOP.in(text);
  }

  private static boolean other(SwedishText text) {
    return OTHER_MATTERS.in(text);
  }

  private static boolean onlyAboutWhen(SwedishText text) {
    if (!NOT_AT_THAT_TIME.in(text) || (lastWord(text) && !WANTED_LATER.in(text))) {
      return false;
    }
    return !FOR_GOOD.in(text) || WANTED_LATER.in(text);
  }

  /** "Ring inte" is a last word, "ring inte nu" is not. */
  private static boolean lastWord(SwedishText text) {
    return LAST_WORD.in(text) && !text.word(text.size() - 1).equals("nu");
  }
}
