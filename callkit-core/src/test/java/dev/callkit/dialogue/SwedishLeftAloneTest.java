package dev.callkit.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** To be left alone for good, said without a set phrase, and what merely sounds like it. */
class SwedishLeftAloneTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
            sluta med era telefonsamtal
            jag vill inte ha några fler robotsamtal
            kan du stryka mig är du gullig
            ni får inte ringa till mamma mer hon är dement
            plocka bort vårt nummer vi vill ha det lugnt
            jag vill inte figurera i några register
            släpp mig ur era klor och ring inte
            jag säger nej till all framtida kontakt
            lägg ner ringandet
            nu räcker det med era samtal
            jag blockerar ert nummer om ni inte slutar
            jag kommer att blockera er
            spärra mig i ert system
            kan ni se till att det inte ringer härifrån mer
            ring upp andra människor men inte oss
            ni kan stryka mitt namn för gott
            hur gör man för att avregistrera sig
            hur avanmäler jag mig
            jag vill avanmäla mig från det här
            jag vill opta ut
            please remove me
            do not contact me anymore
            i want to unsubscribe
            sluta förfölja mig
            jag anmäler er till konsumentverket
            jag ringer polisen om det här händer igen
            nu kopplar jag in en advokat om ni inte slutar
            ni har inte lov att använda mitt nummer
            jag har aldrig gett er tillåtelse att ringa
            var har ni fått mitt nummer ifrån ta bort det
            jag vill inte vara kund hos er så radera allt ni har om mig
            radera allt
            glöm mig
            låt mig vara
            låt mig vara i fred nu
            kan jag få vara i fred från er
            jag vill ha lugn och ro från er för alltid
            försvinn ur mitt liv
            kom inte hit och ring mer
            ringa inte mer mig
            inte ringa mer du förstår
            jag inte vill ni ringa
            mitt nummer bort tack
            ni ringa aldrig mer okej
            no more ring mig
            ring mig aldrig någonsin
            nej tack nu och för all framtid
            inte nu inte i morgon inte någonsin
            det finns inget tillfälle som passar någonsin så sluta försök
            jag vägrar bli uppringd av maskiner
            robotar får inte ringa mig
            ingen robot ska ringa hit igen
            jag vill inte bli kontaktad per telefon
            skicka brev i stället och ring aldrig
            ni är portade från min telefon
            det ska inte ringa från er igen
            skippa mig nästa gång
            hoppa över mig i framtiden
            räkna bort mig från era undersökningar
            jag är inte intresserad nu eller någonsin
            jag vill tacka nej till alla kommande undersökningar
            snälla slipper jag er nu
            skriv att kunden inte vill bli kontaktad
            sätt en spärr på mig
            jag motsätter mig att ni ringer
            jag invänder mot att bli kontaktad
            jag drar in mitt samtycke
            mitt samtycke gäller inte längre
            jag ångrar att jag gav er mitt nummer ta bort det
            ni ska ta och stryka mig på en gång
          """)
  void isHeardWhateverTheWords(String said) {
    for (String expected : List.of("consent", "rating1-5", "yesno", "number", "callback")) {
      assertThat(Replies.understand(expected, said).intent())
          .as(expected)
          .isEqualTo(Intent.OPT_OUT);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
            ni borde ta bort gamla varor från hyllorna
            jag vill slippa köerna på lördagar i fortsättningen
            sluta ha så hög musik
            sluta sälja papperskassar framöver
            kassapersonalen ska lämna kunderna ifred när de handlar
            det var sista gången jag köpte fisk där
            jag kommer aldrig tillbaka om priserna fortsätter stiga
            jag handlar aldrig mer på söndagar
            ni får inte ta bort bagaren
            ta bort självscanningen för alltid
            jag vill slippa alla kampanjer i kassan
            det ringer i en klocka varje gång dörren öppnas och det stör
            telefonen i butiken ringde hela tiden utan att någon svarade
            ni svarar aldrig när man ringer kundtjänst
            jag fick ringa kundtjänst tre gånger innan någon svarade
            det vore bra om ni ringde när varan kommit in
            personalen stod och pratade i telefon i stället för att hjälpa
            inga fler samtal i kassan tack personalen ska betjäna kunden
            stryk de dåliga äpplena ur sortimentet
            radera inte mina bonuspoäng
            jag är trött på era priser
            less på plastförpackningar
            sluta flytta runt varorna hela tiden
            ni kan ta bort godiset vid kassan
            få bort snattarna
            polisen borde vara där oftare på kvällarna
            jag vill anmäla att golvet var halt
            jag tänkte anmäla er för skyltningen men personalen löste det
            det luktade illa vid fiskdisken och det borde åtgärdas
            håll rent på toaletterna
            håll dörren stängd på vintern
            jag saknar lugn och ro vid kaffehörnan
            det är alltid stopp i pantmaskinen
            automaten slutade fungera
            lämna mer plats mellan hyllorna
            låt kunderna vara med och bestämma sortimentet
            kom tillbaka med det goda rågbrödet
            glöm inte att fylla på mjölken
            ni får inte glömma pensionärerna
            jag motsätter mig prishöjningarna
            samtycke till cookies på er hemsida var krångligt
            registret i kassan var trasigt
            listan över allergener saknas
            era listor med extrapriser är svårlästa
            för gott bröd för dyrt pris
            kontakta leverantören om salladen
            kontakta mig gärna om ni får in surdegsbröd
            störande musik och för starkt ljus
            det störde mig att ingen hälsade
            en sista sak är att parkeringen är för liten
            jag slipper helst köa
            jag vill inte stå i kö i en halvtimme
            undersökningar visar att ekologiskt är bättre
            ring i klockan så kommer personalen stod det men ingen kom
            man får aldrig hjälp utan att jaga personal
            jag blev uppringd av er kundtjänst och det var trevligt
            ni borde aldrig ha byggt om butiken
            det är bra att ni inte ringer och säljer saker
            numret till kundtjänst går inte att hitta
            bonuskortet blev spärrat två gånger
            min man vill inte handla där längre
            jag fick slippa vänta och det var skönt
            för alltid trogen kund hos er
          """)
  void theSameWordsAboutTheShopAreAnAnswer(String said) {
    assertThat(Replies.understand("text", said).intent()).isEqualTo(Intent.ANSWER);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
            ring inte nu ring i morgon i stället
            ring inte förrän efter sex
            ring mig inte före nio
            ring inte på dagtid ring på kvällen
            ring mig inte på jobbet ring i kväll
            jag vill inte bli störd nu ring senare
            jag vill inte bli uppringd under arbetstid ring efter fem
            kan ni låta bli att ringa nu och ringa i morgon
            sluta ringa på dagen ring efter sju
            lämna mig ifred nu men ring gärna i morgon
            jag orkar inte nu ring en annan dag
            ring inte i dag men gärna på torsdag
            inte nu men ni får gärna ringa igen på fredag
            ring igen en annan gång
            ring en gång till i morgon
            ring gärna en gång till på onsdag
            kan du ringa en gång till vid fyra
            hör av er igen nästa vecka
            hör av dig igen efter helgen
            kontakta mig igen på måndag
            ni får ringa igen nästa vecka
            ni kan höra av er igen i eftermiddag
            om ni ringer igen i kväll så svarar jag
            om du ringer i morgon så hinner jag
            jag kan inte prata i telefon nu ring i framtiden hellre på kvällar
            jag har aldrig tid på förmiddagar ring på eftermiddagen
            vi äter middag så ring inte nu ring om en timme
            inte i dag och inte i morgon men på fredag går bra
            nej inte nu ring någon annan dag
            ring någon annan gång
            ring senare jag vill inte prata nu
            jag är upptagen låt mig ringa upp senare
            jag slipper helst prata nu ring klockan tre
            jag är trött ring i morgon bitti
            telefonen håller på att dö ring om en halvtimme
            jag har inte telefonen med mig då ring klockan åtta
            det passar aldrig på måndagar ring på tisdag
            stör inte nu ring efter lunch
            ni får inte ringa så tidigt ring efter tio
            jag vill inte göra det nu kan vi ta det i morgon
            ring inte hit i dag ring i morgon
            stopp jag kör bil ring om tjugo minuter
          """)
  void theSameWordsWithAnotherTimeAskForACall(String said) {
    for (String expected : List.of("consent", "callback")) {
      assertThat(Replies.understand(expected, said).intent())
          .as(expected)
          .isEqualTo(Intent.CALL_LATER);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
            yesno ; nej jag kommer aldrig handla hos er mer
            yesno ; nej aldrig mer
            yesno ; nej jag kommer inte tillbaka igen
            yesno ; ja det var sista gången jag handlade där
            yesno ; nej jag vill inte köpa något mer från er
            yesno ; ja jag ringde er kundtjänst en gång till
            yesno ; nej jag har aldrig ringt er kundtjänst
            yesno ; ja jag ringde men ingen svarade
            yesno ; nej jag hittade inte telefonnumret till er
            yesno ; ja jag kommer handla där i framtiden
            yesno ; nej inte i framtiden heller
            yesno ; nej jag är inte med i er kundklubb
            yesno ; nej jag har inte fått något utskick från er
            yesno ; ja jag stod på listan
            yesno ; nej jag slapp köa
            yesno ; ja personalen lät mig vara ifred
            yesno ; nej ni har aldrig hört av er
            yesno ; ja ni ringde mig en gång till
            yesno ; nej jag har inte blivit kontaktad
            yesno ; nej jag blev aldrig uppringd
            rating1-5 ; jag ger er en fyra och hoppas ni slipper köer framöver
            rating1-5 ; en trea för ni svarar aldrig i telefon
            rating1-5 ; en tvåa inte mer
            nps ; tio jag kommer alltid tillbaka
            nps ; noll jag kommer aldrig tillbaka
            number ; noll gånger
            number ; två gånger någonsin
            number ; tre stycken inte fler
            choice:kött|fisk|vegetariskt ; fisk för alltid
            choice:kött|fisk|vegetariskt ; inte kött mer utan fisk
          """)
  void aClearAnswerStaysOne(String expected, String said) {
    assertThat(Replies.understand(expected, said).intent()).isEqualTo(Intent.ANSWER);
  }
}
