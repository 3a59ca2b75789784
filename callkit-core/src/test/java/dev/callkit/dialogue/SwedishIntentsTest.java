package dev.callkit.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a reply can be besides the answer that was asked for. */
class SwedishIntentsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
            rating1-5 ; är fem bäst ; REPEAT
            rating1-5 ; är ett bäst eller sämst ; REPEAT
            rating1-5 ; vad var skalan ; REPEAT
            rating1-5 ; ett till fem eller ; REPEAT
            rating1-5 ; vet inte ; DONT_KNOW
            rating1-5 ; ingen åsikt ; DONT_KNOW
            rating1-5 ; svårt att säga ; DONT_KNOW
            rating1-5 ; det kan jag inte svara på ; DONT_KNOW
            rating1-5 ; jag kommer inte ihåg ; DONT_KNOW
            rating1-5 ; nästa fråga ; REFUSE
            rating1-5 ; hoppa över den ; REFUSE
            rating1-5 ; det vill jag inte svara på ; REFUSE
            rating1-5 ; ingen kommentar ; REFUSE
            rating1-5 ; det har du inte med att göra ; REFUSE
            rating1-5 ; sluta ; STOP
            rating1-5 ; nu räcker det ; STOP
            rating1-5 ; jag vill avsluta ; STOP
            rating1-5 ; jag orkar inte mer ; STOP
            rating1-5 ; jag måste gå nu ; STOP
            rating1-5 ; hej då ; STOP
            rating1-5 ; kan vi avsluta här ; STOP
            rating1-5 ; inga fler frågor ; STOP
            rating1-5 ; nu lägger jag på ; STOP
            rating1-5 ; vänta lite ; HOLD
            rating1-5 ; ett ögonblick ; HOLD
            rating1-5 ; hur sa ; REPEAT
            rating1-5 ; va ; REPEAT
            rating1-5 ; förlåt jag hörde inte ; REPEAT
            rating1-5 ; ring i morgon istället ; CALL_LATER 2026-11-24
            rating1-5 ; jag har inte tid just nu ; CALL_LATER
            rating1-5 ; four ; OTHER_LANGUAGE
            nps ; vet ej ; DONT_KNOW
            yesno ; vet inte ; DONT_KNOW
            yesno ; nej det vet jag inte ; DONT_KNOW
            yesno ; ja du det minns jag inte ; DONT_KNOW
            yesno ; jag kommer inte ihåg ; DONT_KNOW
            yesno ; det vill jag inte svara på ; REFUSE
            yesno ; nej det vill jag inte svara på ; REFUSE
            yesno ; pass ; REFUSE
            yesno ; vad menar du ; REPEAT
            yesno ; hur menar du ; REPEAT
            yesno ; förlåt jag förstår inte frågan ; REPEAT
            yesno ; vänta lite ; HOLD
            number ; ingen aning ; DONT_KNOW
            number ; vet inte ; DONT_KNOW
            number ; det säger jag inte ; REFUSE
            number ; låt mig tänka ; HOLD
            number ; får jag tänka ; HOLD
            rating1-5 ; vad är högst ; REPEAT
            rating1-5 ; är det ett till fem ; REPEAT
            rating1-5 ; hur var skalan nu igen ; REPEAT
            rating1-5 ; vad är bäst ett eller fem ; REPEAT
            rating1-5 ; vilken skala är det ; REPEAT
            rating1-5 ; vad frågade du om ; REPEAT
            rating1-5 ; kan du ta frågan igen ; REPEAT
            rating1-5 ; jag förstår inte vad du menar ; REPEAT
            rating1-5 ; säg om det där ; REPEAT
            rating1-5 ; kan du läsa upp frågan igen ; REPEAT
            rating1-5 ; va förlåt ; REPEAT
            rating1-5 ; ursäkta jag tappade bort mig ; REPEAT
            rating1-5 ; det har jag ingen uppfattning om ; DONT_KNOW
            rating1-5 ; ingen aning faktiskt ; DONT_KNOW
            rating1-5 ; har inte tänkt på det ; DONT_KNOW
            rating1-5 ; jag är osäker ; DONT_KNOW
            rating1-5 ; inte en susning ; DONT_KNOW
            rating1-5 ; det kan jag inte bedöma ; DONT_KNOW
            rating1-5 ; jag har aldrig använt det så det vet jag inte ; DONT_KNOW
            rating1-5 ; det minns jag faktiskt inte ; DONT_KNOW
            rating1-5 ; har glömt ; DONT_KNOW
            rating1-5 ; vet du det vet jag inte ; DONT_KNOW
            rating1-5 ; jag vill inte sätta betyg ; REFUSE
            rating1-5 ; jag vill inte betygsätta personalen ; REFUSE
            rating1-5 ; den hoppar jag över ; REFUSE
            rating1-5 ; jag hoppar över den frågan ; REFUSE
            rating1-5 ; vi går vidare ; REFUSE
            rating1-5 ; kan vi ta nästa ; REFUSE
            rating1-5 ; jag passar ; REFUSE
            rating1-5 ; jag avstår ; REFUSE
            rating1-5 ; det svarar jag inte på ; REFUSE
            rating1-5 ; inget jag vill svara på ; REFUSE
            rating1-5 ; jag vill helst slippa svara på det ; REFUSE
            rating1-5 ; nu har jag inte tid längre ; STOP
            rating1-5 ; nej nu vill jag sluta ; STOP
            rating1-5 ; kan vi sluta nu ; STOP
            rating1-5 ; är vi klara snart ; STOP
            rating1-5 ; jag vill inte vara med längre ; STOP
            rating1-5 ; jag vill inte svara på fler frågor ; STOP
            rating1-5 ; jag orkar inte svara på mer ; STOP
            rating1-5 ; det räcker nu ; STOP
            rating1-5 ; nu får det räcka ; STOP
            rating1-5 ; nu får det vara bra ; STOP
            rating1-5 ; nu får det vara nog ; STOP
            rating1-5 ; stopp ; STOP
            rating1-5 ; avsluta samtalet ; STOP
            rating1-5 ; avbryt ; STOP
            rating1-5 ; tack för mig ; STOP
            rating1-5 ; jag måste sluta nu ; STOP
            rating1-5 ; jag måste iväg ; STOP
            rating1-5 ; jag har inte tid ; STOP
            rating1-5 ; hej hej ; STOP
            rating1-5 ; nu måste jag lägga på ; STOP
            rating1-5 ; jag tänker lägga på nu ; STOP
            rating1-5 ; vänta nu ; HOLD
            rating1-5 ; vänta jag ska tänka ; HOLD
            rating1-5 ; låt mig fundera ; HOLD
            rating1-5 ; får jag fundera lite ; HOLD
            rating1-5 ; ska vi se ; HOLD
            rating1-5 ; hmm vänta lite ; HOLD
            rating1-5 ; en liten stund bara ; HOLD
            yesno ; det kan jag inte svara på ; DONT_KNOW
            yesno ; kommer faktiskt inte ihåg ; DONT_KNOW
            yesno ; har ingen aning ; DONT_KNOW
            yesno ; osäker ; DONT_KNOW
            yesno ; nej ingen aning ; DONT_KNOW
            yesno ; det är jag inte säker på ; DONT_KNOW
            yesno ; det tänker jag inte svara på ; REFUSE
            yesno ; det är privat ; REFUSE
            yesno ; hoppa över ; REFUSE
            yesno ; nästa ; REFUSE
            yesno ; nej hoppa över den ; REFUSE
            yesno ; vad sa du nu ; REPEAT
            yesno ; kan du säga det igen ; REPEAT
            yesno ; menar du i dag ; REPEAT
            yesno ; vilken gång menar du ; REPEAT
            yesno ; vadå ; REPEAT
            yesno ; hur då ; REPEAT
            yesno ; förlåt ; REPEAT
            yesno ; ja men nu måste jag gå ; STOP
            yesno ; nej hej då ; STOP
            yesno ; nu får det vara nog ; STOP
            number ; det har jag ingen koll på ; DONT_KNOW
            number ; minns inte exakt ; DONT_KNOW
            number ; hur menar du nu ; REPEAT
            number ; vad menar du med det ; REPEAT
            number ; det vill jag inte säga ; REFUSE
            number ; det är hemligt ; REFUSE
            number ; vänta jag ska räkna ; HOLD
            number ; ska vi se nu ; HOLD
            rating1-5 ; ingen åsikt om det ; DONT_KNOW
            rating1-5 ; kan inte säga ; DONT_KNOW
            rating1-5 ; jag vet inte vad jag ska svara ; DONT_KNOW
            rating1-5 ; har inte varit där så det kan jag inte säga ; DONT_KNOW
            rating1-5 ; spelar ingen roll ; DONT_KNOW
            rating1-5 ; den frågan vill jag inte svara på ; REFUSE
            rating1-5 ; jag vill inte svara ; REFUSE
            rating1-5 ; skippa den ; REFUSE
            rating1-5 ; gå vidare ; REFUSE
            rating1-5 ; det rör dig inte ; REFUSE
            rating1-5 ; inget svar ; REFUSE
            rating1-5 ; jag vill inte ge något betyg ; REFUSE
            rating1-5 ; oj nu hörde jag inte ; REPEAT
            rating1-5 ; vad var det du frågade ; REPEAT
            rating1-5 ; nej nu får det räcka ; STOP
            rating1-5 ; jag vill inte mer ; STOP
            rating1-5 ; jag tänker inte svara på mer ; STOP
            rating1-5 ; nej nu slutar vi ; STOP
            rating1-5 ; jag måste lägga på ; STOP
            rating1-5 ; nu kom mitt tåg jag måste gå ; STOP
            rating1-5 ; ring upp mig senare ; CALL_LATER
            rating1-5 ; kan vi fortsätta i morgon ; CALL_LATER 2026-11-24
            rating1-5 ; vi tar resten på torsdag ; CALL_LATER 2026-11-26
            rating1-5 ; vet inte riktigt ; DONT_KNOW
            rating1-5 ; det har jag inte tänkt på ; DONT_KNOW
            rating1-5 ; den tar vi inte ; REFUSE
            yesno ; det vet jag inte ; DONT_KNOW
            yesno ; kommer inte ihåg det ; DONT_KNOW
            yesno ; nej minns inte ; DONT_KNOW
            number ; kan jag inte svara på ; DONT_KNOW
          """)
  void aReplyMayBeSomethingElseThanAnAnswer(String expected, String said, String meaning) {
    assertThat(Replies.meaning(Replies.understand(expected, said))).isEqualTo(meaning);
  }
}
