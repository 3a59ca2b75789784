package dev.callkit.dialogue;

import dev.callkit.dialogue.PhraseBook.Span;
import java.util.Optional;

/** Did somebody or something else answer: another person, or the greeting of a voicemail? */
final class WrongParty {
  private static final PhraseBook OTHER_PERSON =
      PhraseBook.of(
          "felringt|felringning*|felslag*|felkoppl*",
          "fel nummer|person|telefonnummer|namn|familj|hushåll|kille|tjej|snubbe",
          "kommit|ringt|hamnat|slagit|ringer|kom|ringde|knappat|kommer ~ fel",
          "^ [det] är|var|blev|måste|har ~ fel $",
          "^ fel $",
          "^ inte jag $",
          "^ det är inte jag $",
          "det är|var inte jag ~ {du}|som|det",
          "är inte jag $",
          "är inte ~ den ~ {du} söker|letar|tror|frågar|ska",
          "jag är inte ~ kund|rätt|den|hon|han",
          "jag|vi heter inte ~",
          "jag heter inte",
          "inte ~ som heter ~",
          "^ [nej] det är hennes|hans ~ {familj}",
          "det är|var {min}|hennes|hans ~ {familj} ~ som|hon|han|du|ni|{du}",
          "^ [det] [är] [jag] [är] hennes|hans {familj}",
          "jag är ~ hennes|hans {familj}",
          "jag är ~ {familj} till",
          "det här är hennes|hans ~ {familj}",
          "det är|var {familjen}",
          "jag är {familjen}",
          "är inte ~ telefon|mobil|mobiltelefon|telefonnummer|nummer",
          "har ingen ~ här",
          "numret ~~ tillhör|annan|byggts",
          "avled|avlidit|avliden|bortgången",
          "^ nej jag heter",
          "jag heter ~ inte",
          "det är ~ {familjs} ~ telefon|mobil|nummer|lur|telefonen|mobilen",
          "jag|vi svarar ~ på ~ {familjs}|hennes|hans ~ telefon|mobil",
          "inte ~ min telefon|mobil|lur|nummer",
          "är {min}|{familjs}|hennes|hans ~ telefon|mobil ~ inte|så",
          "lånat|lånar|hittade|hittat|svarar ~ telefon|mobil|telefonen|mobilen|luren ~"
              + " {familj}|åt|av|någon",
          "hon|han|dom|{familj}|{familjs} är ~ inte ~"
              + " här|hemma|inne|anträffbar|tillgänglig|vid|kvar|på|nåbar|där",
          "hon|han|dom|{familj} finns ~ inte ~",
          "hon|han|dom|{familj} kan ~ inte ~ svara|komma|prata|tala|ta",
          "hon|han|{familj} sover|duschar|jobbar|arbetar|tränar",
          "hon|han är|ligger|sitter ~"
              + " ute|bortrest|utomlands|borta|jobbet|sjukhus|död|avliden|gift|ledig"
              + "|upptagen|möte|sjuk|gången|bort|skolan|resande|duschen",
          "hon|han gick|har ~ bort|avlidit|dött|flyttat|slutat|gått|bytt|rest|åkt",
          "hon|han dog|flyttade|slutade",
          "det är|var inte han|hon|{familj}",
          "känner ~ ingen",
          "annan ~~ har ~~ {nummer}",
          "ingen ~~ bor här",
          "hon|han lever ~ inte",
          "hon|han bor ~ inte",
          "hon|han jobbar ~ inte",
          "hon|han har ~ bytt ~",
          "bor inte ~ här",
          "finns|bor ingen|inte|inga ~ ~ här|namn|namnet|heter",
          "ingen ~ här ~ heter",
          "ingen ~ heter|namn ~ här",
          "ingen ~ här med ~ namn|namnet",
          "ingen ~ vid ~ namn|namnet",
          "inte någon ~ här|sådan|heter|namn",
          "känner inte ~ någon|igen|till ~ som|den|namnet|heter|med|honom|henne",
          "känner jag inte|ingen",
          "vet inte vem det|hon|han|{du}|den",
          "ska|får|måste|borde|bör|kan|vill ~ prata|tala|snacka|ringa|höra|fråga ~ ~"
              + " {min}|hennes|hans ~ {familj}",
          "ring|fråga|sök {min}|hennes|hans ~ {familj} istället",
          "är {min}|hennes|hans ~ {familj} ~ som ~ handlar|handlade|är|var|sköter|brukar|har|köpte",
          "det är ~ hon|han|{familj} ~ som ~ handlar|handlade|är|sköter|brukar|har|{du}|köpte",
          "det är inte jag som",
          "inte jag som ~ handlar|handlade|är|var|köper|köpte|bor|har",
          "söker ~ {min} {familj}|mamma|pappa|någon",
          "söker ~ någon ~ annan",
          "{du} söker ~ någon|annan",
          "har aldrig ~ handlat|varit ~ hos ~ {er}",
          "har aldrig ~ handlat [där|här] $",
          "inte ~~ {du} pratar|talar|snackar med",
          "aldrig ~ varit ~ kund",
          "inte ~ kund ~ hos",
          "jag|vi är ~ inte ~ kund|kunder",
          "vi är inga kunder",
          "^ [du] hennes|hans|mammas|pappas {familj} ~",
          "bara ~ barnvakt*|städ*|hantverkare|gäst",
          "nytt|bytt|fått|övertagit ~ det ~ {nummer} ~ nyligen|nytt|nyss",
          "bytt ~ {nummer}|ägare",
          "har|haft ~ det här numret ~ länge|bara|nyss|sedan|sen",
          "jag är ~ barn|dotter|son|sambo|maka|make|assistent ~ här|till|åt",
          "det är ~ ett företag|en arbetsplats|en skola|ett jobb",
          "tror du ~ fel ~ person",
          "förväxlat|blandat|förväxlar|blandar ihop|mig",
          "min {familj} är ~ inte ~ hemma|här|inne|vid",
          "vill du prata|tala med {min}|mamma|pappa|henne|honom",
          "ska jag hämta ~ henne|honom|{familj}",
          "jag hämtar|ropar ~ på|{familj}|henne|honom");

  // In free text the same words may tell of a shop; these do not.
  private static final PhraseBook OTHER_PERSON_FOR_SURE =
      PhraseBook.of(
          "{du} har|måste|ringt|kommit ~~ fel",
          "{du} har ~ ringt|kommit|slagit|hamnat|fått ~ fel",
          "^ fel nummer|person [tyvärr] $",
          "^ fel nummer ~ hejdå|tror|du|jag",
          "kommit|ringt|hamnat|slagit|ringer ~ fel $",
          "det är inte jag som ~ kund|handlar|handlade|bor|heter|är|äger|{du}",
          "är inte ~ den ~ {du} söker",
          "det är inte jag $",
          "det är inte min telefon",
          "finns ingen ~ här ~ heter|namn",
          "jag heter inte",
          "fått fel nummer",
          "{du} ~ fel nummer");

  private static final PhraseBook SURE_GREETING =
      PhraseBook.of(
          "efter"
              + " signalen|signal|tonen|ton|pipet|pip|pipen|tonsignalen|tonsignal|pipljudet"
              + "|pipsignalen",
          "lämna|lämnar|tala|talar|spela|prata|läsa|läs ~ ~ [ett] ~ meddelande|hälsning ~"
              + " så|efter|ringer|återkommer",
          "lämna|tala|spela|prata|läs ~ ett [kort] meddelande|hälsning",
          "lämna|säg|uppge ~ {min}|ditt|er|ert ~ namn ~ nummer|telefonnummer",
          "lämna namn|nummer|telefonnummer|namnet",
          "stängt av ~ telefon|mobil|telefonen|mobilen",
          "telefonen|mobilen|luren|abonnenten ~ avstängd",
          "automatiskt|automatisk ~ svar|telefonsvar*|meddelande",
          "voice|automatic message|mail|voice",
          "tack för att {du} ringer|ringde|ringt",
          "tack för ditt|ert samtal",
          "har [nu] stängt $",
          "våra öppettider",
          "kö|köplats|plats ~ i kön",
          "tryck|välj ett|1|två|2 för",
          "som inte ~ kan svara",
          "numret ~~ upphört|bruk|existerar",
          "mobilsvar*|telefonsvarar*|röstbrevlåd*|voicemail*|röstmeddelande*|telesvar*|röstpost*",
          "{du} har ~ kommit|nått|ringt ~ till ~~"
              + " svarar*|brevlåd*|mobilsvar|växel*|{familj}|familjen|hem",
          "{du} har ~ kommit ~ till",
          "{du} har nått",
          "^ [hej] [och] välkommen till",
          "personen|abonnenten|kunden|numret ~ {du} ~"
              + " söker|ringer|ringt|ringde|sökt|slagit|försöker",
          "abonnenten|abonnemanget ~ inte|kan|är",
          "numret ~ har ingen|är inte|saknar|inte|ingen ~"
              + " abonnent|användare|innehavare|bruk|användning",
          "kan inte ta|svara|komma|tar ~ emot ~ samtalet|samtal|ditt|ert|telefonen ~"
              + " just|nu|för|så|men",
          "kan ~ inte ta ~ ditt|ert|samtalet|samtal",
          "kan ~ inte ta emot ~ samtal*",
          "kan ~ inte ~ svara|prata ~ ~ lämna|tala|meddelande|sms|messa|sms:a",
          "kan inte nås|anträffas ~ nu|tillfället|moment*",
          "är inte ~ anträffbar|tillgänglig|nåbar ~ just|nu|för|tillfället",
          "är ~ inte ~ nåbar|anträffbar ~ just|nu|för",
          "återkommer|ringer ~ ~ så snart|fort jag|vi ~ kan",
          "ringer jag|vi ~ upp ~ dig|så|er",
          "så ringer|hör|återkommer jag|vi ~ upp|av|tillbaka|till|så",
          "vänligen ~ lämna|försök|återkom|vänta",
          "var god ~ tala|lämna|försök|dröj|vänta|återkom",
          "försök|prova igen senare",
          "tryck|avsluta ~ fyrkant|stjärna|ett|knapp",
          "brevlådan|röstbrevlådan är full",
          "inspelningen|meddelandet ~ ~ fyrkant|lägga|sekunder",
          "skicka ~ sms|ett|mig ~ istället|så",
          "leave ~ a ~ message|name",
          "after the tone|beep",
          "person ~ are calling|trying",
          "number you ~ dialed|called|have",
          "is not available|reach",
          "please leave|record",
          "jätä viesti",
          "äänimerkin jälkeen");

  private static final PhraseBook GREETING_IN_TEXT =
      PhraseBook.of(
          "^ [hej] [du] [ni] har|nått ~ kommit|nått ~ till ~"
              + " mobilsvar*|telefonsvarar*|röstbrevlåd*",
          "lämna|tala|spela|prata ~ ~ meddelande ~ efter",
          "lämna|tala|spela|prata ~ meddelande ~ så ~ ringer|återkommer|hör",
          "var god tala efter",
          "tala|prata|lämna ~~ efter signalen|tonen|pipet|pip|ton|signal",
          "har ~ kommit till ~ mobilsvar*|telefonsvarar*|röstbrevlåd*",
          "kan inte ~ ~ just nu ~ lämna|tala",
          "kan inte nås ~ nu|tillfället",
          "leave a message",
          "personen|abonnenten {du} ~ söker|ringer|ringt");

  private WrongParty() {}

  /** {@return where it shows that this is not the person meant, if it does} */
  static Optional<Span> person(SwedishText text, boolean free) {
    if (!free) {
      return OTHER_PERSON.first(text);
    }
    return text.size() > 18 ? Optional.empty() : OTHER_PERSON_FOR_SURE.first(text);
  }

  /** {@return the same, but only from words that leave no doubt} */
  static Optional<Span> personForSure(SwedishText text) {
    return OTHER_PERSON_FOR_SURE.first(text);
  }

  /** {@return where a voicemail's greeting shows, if it does} */
  static Optional<Span> voicemail(SwedishText text, boolean free) {
    return (free ? GREETING_IN_TEXT : SURE_GREETING).first(text);
  }
}
