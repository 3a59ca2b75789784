package dev.callkit.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Yes, no, and what is neither. */
class SwedishYesNoTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
            jo ; ANSWER true
            jodå ; ANSWER true
            ja absolut ; ANSWER true
            det gjorde jag ; ANSWER true
            det har jag ; ANSWER true
            det fick jag ; ANSWER true
            det fick vi faktiskt ; ANSWER true
            det stämmer ; ANSWER true
            stämmer bra ; ANSWER true
            jag tror det ; ANSWER true
            det tror jag ; ANSWER true
            jag gjorde det ; ANSWER true
            ja det var det ; ANSWER true
            det var det ; ANSWER true
            absolut ; ANSWER true
            precis ; ANSWER true
            japp ; ANSWER true
            yes ; ANSWER true
            ja tack ; ANSWER true
            nej jo förresten ; ANSWER true
            nej vänta jo det gjorde jag ; ANSWER true
            ja det tycker jag ; ANSWER true
            ja för det mesta ; ANSWER true
            ja hela tiden ; ANSWER true
            visst gjorde jag det ; ANSWER true
            självklart ; ANSWER true
            ja men inte så länge ; ANSWER true
            ja fast det tog lång tid ; ANSWER true
            utan tvekan ; ANSWER true
            det kan man lugnt säga ; ANSWER true
            nä ; ANSWER false
            nej då ; ANSWER false
            nej det gjorde jag inte ; ANSWER false
            det gjorde jag inte ; ANSWER false
            det gjorde vi inte ; ANSWER false
            inte alls ; ANSWER false
            absolut inte ; ANSWER false
            inte som jag minns ; ANSWER false
            inte direkt ; ANSWER false
            nej aldrig ; ANSWER false
            nja nej ; ANSWER false
            inte en enda gång ; ANSWER false
            tyvärr inte ; ANSWER false
            jag tror inte det ; ANSWER false
            nej jag tror inte det ; ANSWER false
            knappast ; ANSWER false
            no ; ANSWER false
            ja nej ; ANSWER false
            jo nej förresten det gjorde jag inte ; ANSWER false
            nej tack ; ANSWER false
            det var det inte ; ANSWER false
            det fanns det inte ; ANSWER false
            nej det vill jag inte ; ANSWER false
            det vill jag inte ; ANSWER false
            inte än ; ANSWER false
            nej inget alls ; ANSWER false
            nja ; UNCLEAR
            både och ; UNCLEAR
            kanske ; UNCLEAR
            ibland ; UNCLEAR
            sådär ; UNCLEAR
            mm ; UNCLEAR
            tja ; UNCLEAR
            ja och nej ; UNCLEAR
            ja kanske ; UNCLEAR
            till viss del ; UNCLEAR
            det beror på ; UNCLEAR
            lite grann ; UNCLEAR
            inte alltid ; UNCLEAR
            fyra ; UNCLEAR
            ja det skulle jag säga ; ANSWER true
            ja verkligen ; ANSWER true
            verkligen ; ANSWER true
            jajamensan ; ANSWER true
            ja det kan man säga ; ANSWER true
            jo tack ; ANSWER true
            visst ; ANSWER true
            visst var det så ; ANSWER true
            ja i princip ; ANSWER true
            ja i stort sett ; ANSWER true
            ja men det gjorde jag ; ANSWER true
            ja visst gjorde jag ; ANSWER true
            det är riktigt ; ANSWER true
            så är det ; ANSWER true
            det brukar jag göra ; ANSWER true
            det har vi gjort ; ANSWER true
            vi gjorde det ; ANSWER true
            det var jag ; ANSWER true
            det tycker jag absolut ; ANSWER true
            alltid ; ANSWER true
            det kan jag lova ; ANSWER true
            ja flera gånger ; ANSWER true
            ja det hjälpte hon mig med ; ANSWER true
            ja jag hittade allt jag skulle ha ; ANSWER true
            jag tror nog det ; ANSWER true
            troligtvis ja ; ANSWER true
            ja jag tror det ; ANSWER true
            jo visst ; ANSWER true
            ja det är klart ; ANSWER true
            det är klart ; ANSWER true
            okej ja ; ANSWER true
            nej eller jo det gjorde jag ; ANSWER true
            nej fel av mig jo ; ANSWER true
            ja för tusan ; ANSWER true
            jaa ; ANSWER true
            jo jo ; ANSWER true
            nejdå ; ANSWER false
            nä det tror jag inte ; ANSWER false
            nej det var det inte ; ANSWER false
            nej det har jag aldrig gjort ; ANSWER false
            har jag aldrig gjort ; ANSWER false
            det har jag aldrig gjort ; ANSWER false
            jag har inte gjort det ; ANSWER false
            det har jag faktiskt inte ; ANSWER false
            inte vad jag kan minnas ; ANSWER false
            inte vad jag kommer ihåg ; ANSWER false
            inte såvitt jag vet ; ANSWER false
            inte denna gång ; ANSWER false
            inte den här gången ; ANSWER false
            inte i dag ; ANSWER false
            tyvärr nej ; ANSWER false
            nej tyvärr inte ; ANSWER false
            nej faktiskt inte ; ANSWER false
            nej knappast ; ANSWER false
            nej ingen alls ; ANSWER false
            ingen ; ANSWER false
            nej för det var stängt ; ANSWER false
            nej men nästan ; ANSWER false
            nää ; ANSWER false
            jag tycker inte det ; ANSWER false
            det tycker jag inte ; ANSWER false
            det kan jag inte påstå ; ANSWER false
            inte riktigt ; ANSWER false
            nej inte riktigt ; ANSWER false
            ja eller nej det gjorde jag inte ; ANSWER false
            ja eller nej förresten ; ANSWER false
            mm nej ; ANSWER false
            nix pix ; ANSWER false
            ja fast nej egentligen inte ; ANSWER false
            både ja och nej ; UNCLEAR
            lite både och ; UNCLEAR
            ja ibland ; ANSWER true
            nja kanske ; UNCLEAR
            inte helt ; UNCLEAR
            hyfsat ; UNCLEAR
            mhm ; UNCLEAR
            jaha ; UNCLEAR
            det var trevligt ; UNCLEAR
            i fredags ; UNCLEAR
            ja eller nej ; UNCLEAR
            varken eller ; UNCLEAR
            det varierar ; UNCLEAR
            sådär va ; UNCLEAR
            okej ; UNCLEAR
            tveksamt ; UNCLEAR
            ja precis ; ANSWER true
            helt rätt ; ANSWER true
            absolut det gjorde jag ; ANSWER true
            ja varje gång ; ANSWER true
            ja lite grann ; ANSWER true
            ja ganska ; ANSWER true
            jo men absolut ; ANSWER true
            ja men visst ; ANSWER true
            jag fick det ; ANSWER true
            det är jag ; ANSWER true
            det vill jag ; ANSWER true
            gärna ; ANSWER true
            ja gärna ; ANSWER true
            det kan jag tänka mig ; ANSWER true
            det skulle jag kunna tänka mig ; ANSWER true
            nej det kan jag inte tänka mig ; ANSWER false
            nej jag hittade inte allt ; ANSWER false
            inte nån gång ; ANSWER false
            nej ingen hjälpte mig ; ANSWER false
            nej det är jag inte ; ANSWER false
            det är jag inte ; ANSWER false
            det fick jag inte ; ANSWER false
            vi har inte gjort det ; ANSWER false
            nä aldrig ; ANSWER false
            nej för tusan ; ANSWER false
            nej nej nej ; ANSWER false
            jag sa ju nej ; ANSWER false
            jag sa ju ja ; ANSWER true
            mmm ; UNCLEAR
            jo men nja ; UNCLEAR
            kanske det ; UNCLEAR
            möjligtvis ; UNCLEAR
            så där ; UNCLEAR
            vad tror du ; UNCLEAR
            lite ; UNCLEAR
            ja men nej ; ANSWER false
            nej men jo ; ANSWER true
            ja nja ; UNCLEAR
            ja absolut hela familjen ; ANSWER true
            nej det fanns inget kvar ; ANSWER false
            nej det tror jag inte att jag gjorde ; ANSWER false
            ja jag tror faktiskt det ; ANSWER true
            jo det gjorde jag nog ; ANSWER true
            det gjorde de ; ANSWER true
            ja det gjorde hon ; ANSWER true
            det gjorde hon inte ; ANSWER false
            nej hon gjorde inte det ; ANSWER false
            det har vi alltid gjort ; ANSWER true
            jo ofta ; ANSWER true
            inte ofta ; UNCLEAR
            nej sällan ; ANSWER false
            det kan hända ; UNCLEAR
            inte en chans ; ANSWER false
            det kan du ge dig på ; ANSWER true
            nej du vet du vad det gjorde jag inte ; ANSWER false
            ja då ; ANSWER true
            jadå ; ANSWER true
            jo då ; ANSWER true
          """)
  void yesAndNoAndNeither(String said, String meaning) {
    assertThat(Replies.meaning(Replies.understand("yesno", said))).isEqualTo(meaning);
  }
}
