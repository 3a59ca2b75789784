package dev.callkit.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ratings and NPS: one step of the scale, or unclear. */
class SwedishScaleTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
            en femma ; ANSWER 5
            fem ; ANSWER 5
            femman ; ANSWER 5
            jag säger en fyra ; ANSWER 4
            jag skulle säga fyra ; ANSWER 4
            det får bli en fyra ; ANSWER 4
            fyra kanske ; ANSWER 4
            ja en fyra ; ANSWER 4
            tre, nej vänta, fyra ; ANSWER 4
            tre eller nej fyra ; ANSWER 4
            en trea förlåt en fyra ; ANSWER 4
            fem nej förresten fyra ; ANSWER 4
            två av fem ; ANSWER 2
            fem av fem ; ANSWER 5
            5/5 ; ANSWER 5
            fyra poäng ; ANSWER 4
            tre stjärnor ; ANSWER 3
            högsta betyg ; ANSWER 5
            toppbetyg ; ANSWER 5
            full pott ; ANSWER 5
            högsta möjliga ; ANSWER 5
            lägsta betyg ; ANSWER 1
            mitten ; ANSWER 3
            nånstans i mitten ; ANSWER 3
            mittenalternativet ; ANSWER 3
            näst högsta ; ANSWER 4
            inte mer än en trea ; ANSWER 3
            inget annat än en femma ; ANSWER 5
            en fyra inte en femma ; ANSWER 4
            jag har handlat där i tjugo år en fyra ; ANSWER 4
            jag har handlat där i tjugo år, en fyra ; ANSWER 4
            fyra personalen var trevlig ; ANSWER 4
            fyra tycker jag ; ANSWER 4
            en trea eftersom kön var lång ; ANSWER 3
            tre eller fyra säg fyra ; ANSWER 4
            nummer fyra ; ANSWER 4
            etta ; ANSWER 1
            ett ; ANSWER 1
            det blir ett ; ANSWER 1
            vet inte riktigt men en trea kanske ; ANSWER 3
            4:a ; ANSWER 4
            4a ; ANSWER 4
            alltså jag vet inte, fyra ; ANSWER 4
            drygt en trea ; ANSWER 3
            fyra plus ; ANSWER 4
            vi väntade i tio minuter så en tvåa ; ANSWER 2
            jag var där klockan fem och det var bra en fyra ; ANSWER 4
            på en skala ett till fem säger jag fyra ; ANSWER 4
            jag hade gett en femma men toaletten var äcklig så en trea ; ANSWER 3
            maten var inte god en tvåa ; ANSWER 2
            tre eller fyra ; UNCLEAR
            mellan tre och fyra ; UNCLEAR
            tre till fyra ; UNCLEAR
            tre fyra ; UNCLEAR
            fyra och en halv ; UNCLEAR
            3,5 ; UNCLEAR
            inte en femma ; UNCLEAR
            bra ; UNCLEAR
            sådär ; UNCLEAR
            tja ; UNCLEAR
            ja ; UNCLEAR
            nej ; UNCLEAR
            sju ; UNCLEAR
            noll ; UNCLEAR
            tio ; UNCLEAR
            vi var 3 personer ; UNCLEAR
            fem minuter ; UNCLEAR
            toppen ; UNCLEAR
            helt okej ; UNCLEAR
            åtta av tio ; UNCLEAR
            elva av tio ; UNCLEAR
            hundra procent ; UNCLEAR
            jag var där i två timmar ; UNCLEAR
            ganska nöjd ; UNCLEAR
            vänta lite ... ja en fyra ; ANSWER 4
            jag ger den en fyra ; ANSWER 4
            det är väl en stabil trea ; ANSWER 3
            en klar fyra ; ANSWER 4
            en svag trea ; ANSWER 3
            jag landar på en fyra ; ANSWER 4
            jag sätter fyra ; ANSWER 4
            fyra får ni ; ANSWER 4
            fyra av fem möjliga ; ANSWER 4
            fyra på en femgradig skala ; ANSWER 4
            ni får en fyra av mig ; ANSWER 4
            det blir en femma med beröm godkänt ; ANSWER 5
            fem absolut fem ; ANSWER 5
            fem plus ; ANSWER 5
            inte mindre än fem ; ANSWER 5
            ingen femma men en fyra ; ANSWER 4
            ingen femma direkt ; UNCLEAR
            kanske inte en femma men absolut en fyra ; ANSWER 4
            jag kan inte ge en femma så det blir fyra ; ANSWER 4
            jag skulle inte ge mer än en tvåa ; ANSWER 2
            hellre en trea än en fyra ; ANSWER 3
            mer en trea än en fyra ; ANSWER 3
            en trea snarare än en fyra ; ANSWER 3
            tre nä fyra ; ANSWER 4
            tre... nej fyra ; ANSWER 4
            fyra, förlåt, jag menar tre ; ANSWER 3
            femma, nej jag ångrar mig, fyra ; ANSWER 4
            det var en femma sist men nu en trea ; UNCLEAR
            tvåa eller trea kanske trea ; UNCLEAR
            tre och en halva ; UNCLEAR
            tre komma fem ; UNCLEAR
            mellan en trea och en fyra ; UNCLEAR
            en trea fyra ; UNCLEAR
            3 eller 4 ; UNCLEAR
            4-5 ; UNCLEAR
            sex av fem ; UNCLEAR
            6 ; UNCLEAR
            0 ; UNCLEAR
            minus ett ; UNCLEAR
            tusen ; UNCLEAR
            jättenöjd ; UNCLEAR
            så där ; UNCLEAR
            inte så bra ; UNCLEAR
            det var riktigt dåligt ; UNCLEAR
            bättre än förra gången ; UNCLEAR
            ja det var bra ; UNCLEAR
            hm ; UNCLEAR
            mycket nöjd ; UNCLEAR
            över medel ; UNCLEAR
            nöjd ; UNCLEAR
            sämsta betyget ; ANSWER 1
            sämsta möjliga ; ANSWER 1
            det högsta ; ANSWER 5
            det allra högsta ; ANSWER 5
            max ; ANSWER 5
            maxpoäng ; ANSWER 5
            fullt betyg ; ANSWER 5
            högsta betyget ; ANSWER 5
            det lägsta ni har ; ANSWER 1
            absolut lägsta ; ANSWER 1
            mitt i ; ANSWER 3
            mitt emellan ; ANSWER 3
            en mittentrea ; UNCLEAR
            jag lägger mig i mitten ; ANSWER 3
            inte högsta betyg ; UNCLEAR
            nästan högsta betyg ; ANSWER 5
            jag köpte tre varor och det var smidigt så fyra ; ANSWER 4
            två kassor var öppna så det blir tre ; ANSWER 3
            fyra jag hittade allt ; ANSWER 4
            fem för att allt var bra ; ANSWER 5
            5 allt var bra ; ANSWER 5
            fyra men parkeringen var full ; ANSWER 4
            en trea men det var mycket folk ; ANSWER 3
            ja du jag säger väl en fyra då ; ANSWER 4
            alltså öh typ fyra kanske ; ANSWER 4
            2:a ; ANSWER 2
            en 4 ; ANSWER 4
            en 4a ; ANSWER 4
            betyg 4 ; ANSWER 4
            betyg fyra ; ANSWER 4
            betyget fyra ; ANSWER 4
            fyran ; ANSWER 4
            tvåan ; ANSWER 2
            en tvåa skulle jag säga ; ANSWER 2
            en etta tyvärr ; ANSWER 1
            inte ens en etta ; UNCLEAR
            fem av tio ; UNCLEAR
            80 procent ; UNCLEAR
            jag är åttio år ; UNCLEAR
            jag är 45 år och ger en fyra ; ANSWER 4
            tvåa ; ANSWER 2
            jag tror jag säger en trea ; ANSWER 3
            en rejäl femma ; ANSWER 5
            femma på den ; ANSWER 5
            en femma till personalen ; ANSWER 5
            fyra komma noll ; ANSWER 4
            4,0 ; ANSWER 4
            2-3 ; UNCLEAR
            en fyra och en halv ; UNCLEAR
            knappt godkänt ; UNCLEAR
            fyra sextio ; UNCLEAR
            varken bra eller dåligt en trea ; ANSWER 3
            mer än en trea ; UNCLEAR
            minst en fyra ; ANSWER 4
            en fyra minst ; ANSWER 4
            lite över en trea ; UNCLEAR
            ett av fem ; ANSWER 1
            tre av tre ; UNCLEAR
            en trea kanske en fyra ; UNCLEAR
            allra högsta betyg ; ANSWER 5
            så lågt som möjligt ; ANSWER 1
            högt ; UNCLEAR
            jag ger er fem stjärnor ; ANSWER 5
            första gången fem men nu en tvåa ; UNCLEAR
            förut hade jag sagt fyra men nu säger jag två ; ANSWER 2
            en till ; UNCLEAR
            mellan trea och fyra men mer åt fyra ; UNCLEAR
            trea plus ; ANSWER 3
            en femma utan tvekan ; ANSWER 5
            ni får högsta betyg av mig ; ANSWER 5
            ingen höjdare en tvåa ; ANSWER 2
            en tvåa för att det var smutsigt ; ANSWER 2
            jag var inte helt nöjd så en trea ; ANSWER 3
            det var inget vidare en tvåa ; ANSWER 2
            jag skulle ge er en fyra ; ANSWER 4
            fyra för maten och två för servicen ; UNCLEAR
            en femma för maten men en trea för personalen ; UNCLEAR
            fem rakt av ; ANSWER 5
            okej fyra ; ANSWER 4
            fyra. nej, fem. ; ANSWER 5
            en 3:a ; ANSWER 3
            femma femma ; ANSWER 5
            mer åt fyra ; ANSWER 4
            väldigt bra ; UNCLEAR
            ganska kass ; UNCLEAR
            sådär lagom ; UNCLEAR
          """)
  void ratingsAreStepsOrNothing(String said, String meaning) {
    assertThat(Replies.meaning(Replies.understand("rating1-5", said))).isEqualTo(meaning);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
            nps ; sju av tio ; ANSWER 7
            nps ; nia ; ANSWER 9
            nps ; en åtta ; ANSWER 8
            nps ; tio ; ANSWER 10
            nps ; 10 ; ANSWER 10
            nps ; noll ; ANSWER 0
            nps ; en nolla ; ANSWER 0
            nps ; åttan ; ANSWER 8
            nps ; högsta ; ANSWER 10
            nps ; mitten ; ANSWER 5
            nps ; sju kanske åtta ; UNCLEAR
            nps ; elva ; UNCLEAR
            nps ; sju komma fem ; UNCLEAR
            nps ; mycket troligt ; UNCLEAR
            nps ; fyra av fem ; UNCLEAR
            nps ; sju nej jag menar åtta ; ANSWER 8
            nps ; skulle säga åtta ; ANSWER 8
            nps ; ja tio absolut ; ANSWER 10
            nps ; definitivt tio ; ANSWER 10
            rating1-10 ; mitten ; UNCLEAR
            rating1-10 ; mittenalternativet ; UNCLEAR
            nps ; nja en femma kanske ; ANSWER 5
            nps ; åtta eller nio ; UNCLEAR
            nps ; en sjua åtta ; UNCLEAR
            nps ; sju till åtta ; UNCLEAR
            nps ; nio av tio ; ANSWER 9
            nps ; 9 av 10 ; ANSWER 9
            nps ; 9/10 ; ANSWER 9
            nps ; tio plus ; ANSWER 10
            nps ; hundra ; UNCLEAR
            nps ; nollan ; ANSWER 0
            nps ; inte alls troligt ; UNCLEAR
            nps ; jag rekommenderar er gärna ; UNCLEAR
            nps ; absolut ; UNCLEAR
            nps ; aldrig ; UNCLEAR
            nps ; elva av tio ; UNCLEAR
            nps ; sexa ; ANSWER 6
            nps ; en sexa kanske en sjua ; UNCLEAR
            nps ; ja det skulle jag en åtta ; ANSWER 8
            nps ; jag skulle rekommendera er en nia ; ANSWER 9
            nps ; maxbetyg ; ANSWER 10
            nps ; fem mitt i alltså ; ANSWER 5
            nps ; sjua eller åtta ; UNCLEAR
            nps ; ja det är väl en sjua ; ANSWER 7
            nps ; nio tror jag ; ANSWER 9
            nps ; 10/10 ; ANSWER 10
            nps ; fem fem ; ANSWER 5
            nps ; jag skulle säga en åtta eftersom det är lite dyrt ; ANSWER 8
            nps ; noll aldrig i livet ; ANSWER 0
            nps ; jag har fyra barn som alla handlar där så en nia ; ANSWER 9
            nps ; lägsta möjliga ; ANSWER 0
            nps ; så högt det går ; ANSWER 10
            nps ; toppbetyg ; ANSWER 10
            nps ; inte en tia men en nia ; ANSWER 9
            nps ; åtta och en halv ; UNCLEAR
            nps ; en stark sjua ; ANSWER 7
            nps ; sju komma fem av tio ; UNCLEAR
            nps ; typ sex sju ; UNCLEAR
            nps ; ja ; UNCLEAR
            nps ; nej ; UNCLEAR
            nps ; förmodligen en sexa ; ANSWER 6
            nps ; tolv ; UNCLEAR
          """)
  void otherScalesWorkTheSame(String expected, String said, String meaning) {
    assertThat(Replies.meaning(Replies.understand(expected, said))).isEqualTo(meaning);
  }
}
