package dev.callkit.dialogue;

/** Which replies are questions to the caller: what was asked, who rings, and why? */
final class SwedishQuestions {
  /** The question is wanted again. */
  static final PhraseBook REPEAT =
      PhraseBook.of(
          "< va $",
          "< va va",
          "^ va sa|säger|var|är|för|frågade|menar|då|gäller|vill|handlar",
          "va sa|säger du",
          "^ vadå $",
          "^ vad $",
          "^ vad då $",
          "^ hör|hörs $",
          "^ förlåt|ursäkta|sorry|pardon|hursa|vasa|hurså|huh $",
          "^ förlåt|ursäkta mig $",
          "hur|vad sa|säger|sade|frågade|undrade|menar|menade|tänker|tänkte {du}",
          "hur|vad sa|säger|frågade|menas|menade ~ $",
          "^ hur|vad sa|säger|menar|menas|frågade",
          "vad var|är ~ frågan|alternativen|skalan|alternativ|påståendet|valen",
          "vilka|vilken|vilket var|är|fråga|alternativ|skala|val|frågor",
          "^ vilka|vilken|vilket $",
          "^ frågan|alternativen|skalan ~ $",
          "vad var det ~ $",
          "^ vad var det ~ nu|du|för|som",
          "vad är det ~ {du} ~ frågar|menar|undrar|vill|säger",
          "vad {du} ~ sa|frågade|menar|menade|säger|undrar ~ $",
          "vad betyder|innebär",
          "kan|skulle|får|vill|kunde {du}|jag|vi ~ ~"
              + " upprepa|repetera|säga|ta|ställa|läsa|höra|dra|förklara|formulera ~~"
              + " igen|om|till|frågan|alternativen|skalan|gång|långsammare|tydligare|högre"
              + "|annorlunda",
          "kan|skulle|får|vill|kunde {du}|jag ~ upprepa|repetera|förklara",
          "kan|skulle|kunde {du} ~ prata|tala ~ högre|tydligare|långsammare|saktare|starkare",
          "^ upprepa|repetera",
          "upprepa|repetera ~ frågan|det|igen|tack|är",
          "^ säg|ta|läs|ställ|fråga|dra ~~ igen|gång|frågan|alternativen|om",
          "^ ta om ~~ $",
          "^ [en] gång till",
          "en gång till $",
          "^ igen $",
          "^ om igen $",
          "^ prata|tala högre|tydligare|långsammare",
          "^ högre|långsammare|tydligare $",
          "hörde|hör|hörs|uppfattade|fattade|förstod|fick|hängde ~ inte ~"
              + " frågan|det|du|vad|riktigt|med|dig|allt|något|sista|bra|så",
          "hörde|hör|hörs|uppfattade|fattade|förstod ~ inte $",
          "inte hörde|hör|uppfattade ~ ~ $",
          "hör|hörs ~ dåligt|knappt|ingenting|inget|illa|sämst",
          "hörde|uppfattade ~ dåligt|knappt|ingenting|inget",
          "förstår|fattar|begriper|hänger ~ inte ~ frågan|vad|med|riktigt|hur|det",
          "förstår|fattar|begriper ~ inte ~ $",
          "{du} bröts|försvann|hackar|bryter|hackade",
          "det bröts|hackar|bryter|brusar|brusade|hackade|knastrar|knastrade|sprakar|bröt",
          "^ [nu] bröts",
          "dålig|dåligt|kass linje|mottagning|täckning|ljud|uppkoppling",
          "tappade ~ dig|frågan|tråden|bort",
          "missade frågan|vad|det|sista",
          "hur menar|då|menade",
          "menar|menade {du}",
          "^ hur då $",
          "är ~ {siffra} ~ bäst|sämst|högst|lägst|bra|dåligt|bästa|högsta|lägsta|sämsta|det",
          "^ ett till fem eller ~ $",
          "hur många|mycket vadå|av|då",
          "^ vad för ~ $",
          "^ pardon|come igen",
          "^ kom igen ~ vad");

  /** A question about the question, even if it names a value: "är fem bäst?". */
  static final PhraseBook ASKS_BACK =
      PhraseBook.of(
          "^ vad är|var|betyder|menar|menas|sa|frågade|gäller|innebär|säger",
          "^ vilken|vilka|vilket|varför|vem",
          "^ hur var|är|sa|menar|menas|stor|lång|många|går|funkar|räknar",
          "< är det|skalan|ett|fem|etta|femma|tio|noll|1|5|10|0",
          "^ menar|menade|frågar|frågade {du}",
          "^ ska|får|kan jag svara|välja|säga|ge");

  /** Who rings and why: the greeting says it. */
  static final PhraseBook WHO_AND_WHY =
      PhraseBook.of(
          "vem|vilka|vilket|vilken"
              + " är|var|ringer|talar|pratar|företag|du|ni|firma|butik|kommer|frågar|jobbar|har",
          "vem ~ {du}",
          "^ vem $",
          "^ [från] vilket|vilken|vilka",
          "vad gäller|gällde|rörde|rör|handlar|heter|vill|säljer|kostar|ska|är|får|hette|går"
              + "|tjänar|händer|för|innebär|var|menar|sa|sysslar",
          "vad {du} ~ heter|vill|säljer|hette|ville",
          "vad det ~ gäller|handlar|rör|är",
          "^ gäller|rör|handlar|angående",
          "^ [om] vad [då] $",
          "om vad",
          "frågor ~ om vad",
          "var|varifrån|vart ~ ringer|kommer|ringde",
          "ringer {du} ~ från|ifrån|om|för",
          "varför ~ ringer|ska|vill|just|då|mig|frågar|undrar|behöver|måste|skulle",
          "^ varför [då] $",
          "är {du}|det ~~ {människa}|riktig",
          "pratar|talar|snackar jag ~ med",
          "jag ~ pratar|talar med",
          "är|var det|{du} ~"
              + " {människa}|telefonförsälj*|försälj*|säljare|reklam|försäljning|bluff|bedrägeri"
              + "|lurendrej*|skämt|seriöst|inspelat",
          "är det ~ anonymt|gratis|obligatoriskt|frivilligt",
          "säljer {du}",
          "är det ~ viktigt|bråttom",
          "låter som ~ {människa}",
          "^ sa {du}",
          "varför det|då",
          "^ när då",
          "försöker {du} sälja",
          "ska {du} sälja",
          "spelas|spelar ~ in",
          "hur lång|länge|många|mycket|långt|ofta|stor",
          "hur har|fick|kan|vet|funkar|fungerar|hittade|kommer|går",
          "tar det ~ lång|länge|tid|mer|mycket",
          "är det ~ många|långt|långa|snabbt",
          "vad är det här|för|om|ni|du",
          "vad [är|var] ~ för ~ frågor|undersökning|något|företag|slags",
          "vilka|vilken ~ frågor|undersökning|sorts",
          "för|till vem|vilka|vad",
          "vadå ~ frågor",
          "kostar det",
          "får|vinner jag ~ något|betalt|för",
          "vart|varifrån|var har|fick {du} ~ {min} ~ {nummer}",
          "har {du} ~ fått ~ {nummer}",
          "känner jag|vi",
          "^ vem där",
          "och {du} ~ är",
          "{du} är från|vem",
          "vem ~ söker",
          "vem ~ vill {du} ~ tala|prata");

  private SwedishQuestions() {}
}
