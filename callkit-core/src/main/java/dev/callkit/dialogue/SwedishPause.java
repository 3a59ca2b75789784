package dev.callkit.dialogue;

/** Which phrases ask for a moment: waiting, or something to see to first. */
final class SwedishPause {
  /** A moment is asked for. */
  static final PhraseBook HOLD =
      PhraseBook.of(
          "^ vänta [lite] [nu] $",
          "^ vänta [vänta]"
              + " lite|litegrann|litet|ett|en|så|ska|jag|nu|bara|här|stund|tills|medan|får|två"
              + "|kvar|två",
          "^ vänta vänta",
          "^ vänta ~ sekund*|minut*|ögonblick|stund|tag",
          "vänta|hänga|dröja|hålla|stanna ~ ~"
              + " sekund*|minut*|ögonblick|stund|tag|lite|litegrann|kvar|snäll|nu $",
          "kan|skulle|vill {du} ~ vänta|dröja|hänga|hålla|stanna",
          "får|måste {du}|jag ~ vänta|dröja",
          "{du} får|måste ~ vänta|dröja|avvakta",
          "det ringer på ~ dörr*|dörren",
          "^ vänta|dröj ~ liter|lita|litte",
          "kan {du} ~ ge ~ {mig} ~ sekund|minut|ögonblick|stund",
          "^ [bara] ett|en [litet|liten] [kort]"
              + " ögonblick|ögonblicket|sekund|minut|stund|tag|moment|momang|sek",
          "^ [bara] ögonblick|ögonblicket|sekund|sekunden|sek|minut|moment|momang|minuten [bara]",
          "^ några sekunder|minuter $",
          "^ två|tre|fem sekunder|sekund|sek",
          "^ dröj",
          "dröj ~ ett|en|lite|kvar",
          "^ häng kvar|på|i",
          "häng kvar",
          "^ håll ut|kvar|i|luren|linjen|dig|på",
          "^ stanna kvar",
          "^ stanna ~ linjen",
          "^ stopp ~ vänta",
          "^ [så] strax $",
          "kommer|tillbaka ~ strax|snart $",
          "strax|snart tillbaka|där|klar",
          "ge mig ~ sekund|minut|ögonblick|stund|tid",
          "låt mig ~ tänka|se|fundera|kolla|hämta|räkna|kika|stänga",
          "får jag ~ tänka|fundera|kolla|se ~ $",
          "måste|ska|behöver jag|bara ~ tänka|fundera|kolla|kika|räkna ~ $",
          "ska ~ kolla|tänka|räkna|kika|fundera ~ efter|lite",
          "^ [nu] ska vi|jag se ~ $",
          "^ jag ska|måste bara",
          "^ [jag] ska bara ~ hämta|stänga|gå|ta|sätta|släcka|fråga|leta|kolla|öppna",
          "^ [jag] måste bara ~ hämta|stänga|gå|ta|sätta|släcka|fråga|leta|kolla|öppna",
          "^ hold on",
          "^ lugn [i] ~ stormen",
          "ta det ~ lugnt ~ $",
          "ligg kvar|på",
          "kolla|titta|kika ~ kalender*|almanack*|schema*|kvitto*|telefonen|mobilen",
          "tålamod",
          "^ stopp|stanna|chilla|avvakta|lugn lite|litet|ett|en|där|här",
          "^ avvakta",
          "^ pausa|paus",
          "^ wait|hold",
          "lägg|lägga inte på",
          "gå|försvinn|försvinna|stick ~ ingenstans|inte",
          "sitt|häng|stanna|ligg|var kvar",
          "sitta|hänga|stanna|vara|hålla kvar ~~ medan|så|tills|en|ett|lite|$",
          "hinner|kan|kunde|får|skulle|orkar {du} ~ vänta|dröja|avvakta|pausa|hänga",
          "^ ursäkta|förlåt|tyst|sorry [mig] [bara] ett|en|två [litet|liten|kort]"
              + " ögonblick|sekund|sek|minut|stund|tag",
          "^ tyst ~ sekund|ögonblick|stund",
          "be|behöver|vill|ta|tar|ha|få ~ om|en|ta ~ [kort|liten] paus|betänketid|minut|sekund"
              + "|stund|ögonblick ~ så|$",
          "kort|liten paus",
          "behöver ~ lite|mer ~ tid|betänketid",
          "tid behöver",
          "^ strax strax|jag|$",
          "är|kommer ~ strax|snart ~ med|tillbaka|här",
          "kommer snart|strax",
          "håll|håller|hålla tråden|linjen|luren|ut|telefonen",
          "så letar|kollar|hämtar|frågar|tittar|räknar|tänker jag",
          "ska|måste bara ~~ först",
          "måste ~~ först $",
          "medan jag",
          "håller|sitter ~ på|och att|och ~ tänka|tänker|leta|letar|räkna|räknar|fundera|funderar",
          "^ jag letar|räknar|funderar ~ $",
          "^ jag tänker $");

  /** Opens a reply that wants a moment, whatever the reason. */
  static final PhraseBook WAIT = PhraseBook.of("^ vänta|avvakta|dröj|wait|pausa");

  /** What somebody says who wants to be rung later rather than waited for. */
  static final PhraseBook RING =
      PhraseBook.of("ring|ringa|återkom|återkomma|senare|höras|hörs|tillbaka");

  /** Decides after all: "vänta, jag tar fisk". */
  static final PhraseBook DECIDES =
      PhraseBook.of("jag|vi|det tar|väljer|säger|blir|menar|vill|ville|blev|tog", "hellre");

  private SwedishPause() {}
}
