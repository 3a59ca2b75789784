package dev.callkit.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Replies to "may I ask you some questions?". */
class SwedishConsentTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
            ja gärna
            ja det är okej
            ja det är väl okej
            jo det går väl bra
            ja det ska väl gå
            det kan jag väl göra
            absolut
            absolut inga problem
            självklart
            naturligtvis
            ja men visst
            visst
            japp
            jadå det går bra
            ja kör på
            kör
            kör hårt
            okej
            ok
            okej vi kör
            ja tack
            det är lugnt
            det är helt okej för mig
            ja jag har några minuter
            jag har tid nu
            det hinner jag
            ja om du är snabb
            ja så länge det går fort
            ja om det inte är så många frågor
            okej men bara om det går snabbt
            jo men inte för länge
            jag har inget emot det
            inte mig emot
            varför inte
            det gör inget
            ja det får du göra
            ja du får ställa dina frågor
            ställ dina frågor du
            ja då tar vi det
            ja mm okej
            jaha okej då
            ja ja det går väl bra då
            toppen kör på
            jag ställer gärna upp
            ja ja
            javisst
            jovisst
            jaa
            nej förresten jo det går bra
            jo varsågod
            självklart fråga på
            jag svarar gärna
          """)
  void onlyAnExplicitYesAffirms(String said) {
    assertThat(Replies.understand("consent", said).intent()).isEqualTo(Intent.AFFIRM);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
            näe
            nej då
            nej det tror jag inte
            nej jag har inte tid
            jag har inte tid
            har inte tid med sånt här
            jag är inte intresserad
            inte intresserad tack
            nej jag är inte så intresserad
            jag hinner inte
            jag orkar inte
            nej det vill jag verkligen inte
            jag vill inte
            det vill jag helst inte
            ja nej tack
            ja men nej
            nja helst inte
            absolut inte
            aldrig i livet
            ja men jag har inte tid
            jag tackar nej
            jag tackar nej till det
            inga undersökningar för mig tack
            jag gillar inte undersökningar
            tyvärr inte
            nej tyvärr
            nä du
            jag avböjer
            nix
            nej men tack ändå
            nej tack hej då
            jag brukar inte vara med på sånt
            jag deltar inte i sånt
            det är jag inte intresserad av
            nej jag vill inte svara på några frågor
            det passar inte alls
            nej usch nej
            nej det har jag inte tid med
            jag är inte sugen
            det är jag inte intresserad av tack
            nej tack jag köper inget på telefon
            jag vill inte köpa något
            jag svarar inte på enkäter
            det får vara
            nej tack det är bra
            nej det är bra tack
            nej det hinner jag inte
            jag måste tacka nej
            jag får tacka nej
            tack men jag är inte intresserad
            nej sånt vill jag inte hålla på med
            jag tror inte det
          """)
  void aNoDenies(String said) {
    assertThat(Replies.understand("consent", said).intent()).isEqualTo(Intent.DENY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
            mm
            mhm
            tja
            jaså
            hallå
            hallå hallå
            ja hallå
            ja hej
            hej
            ja det är anna
            ja det är jag
            ja kanske
            nja
            öh
            hm jaså
            oj
            vi får se
            nej det går bra
            sitt fint
            vi ska ha fisk till middag
            nej men det går bra
            nej absolut det går bra
            det är bra tack
            mm mm
            jaha du
            hmm kanske det
            jo kanske
            får se
            sitt ner sa jag
            sluta bråka därbak
            katten är uppe på bordet
            ja god dag
            svensson
            anna svensson
            från ica säger du
            det blir korv i dag
            stäng dörren
            oj vad kul
            jaha är det så
            mm hm
            aa
            ja ja jaha
            det ordnar sig
            är det någon tävling
            hallå är det nån där
            ja du
            kanske det
            kan jag hjälpa dig med något
            har du tid
            kom till mig
            kör du hem nu
            fråga mamma
            den passar bra på dig
            nu är det klart
            ställ ner den där
            skolan går bra
            vad bra
            jag är på ica
            bra tack
            ja men hallå
            mm jag hör
            ja mamma jag kommer
            det var sköj
            tack bra själv
            ja va
          """)
  void anythingElseIsNoConsent(String said) {
    assertThat(Replies.understand("consent", said).intent()).isEqualTo(Intent.UNCLEAR);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
            vem är du
            vem pratar jag med
            vad vill du
            vad handlar det om
            vad är det för frågor
            hur lång tid tar det
            tar det lång tid
            hur länge håller det på
            hur många frågor är det
            är det en inspelning
            är det en robot
            pratar jag med en robot
            är du en riktig människa
            är det här en dator
            vilket företag
            från vilket företag ringer du
            säljer du något
            är det försäljning
            varför ringer ni mig
            hur fick ni mitt nummer
            ja vem är det
            ja hej vem är det
            va
            va?
            förlåt
            hur sa
            jag hörde inte
            jag hör dig inte
            ursäkta vad sa du
            kan du upprepa
            frågor om vad då
            vad kostar det
            vem sa du att du var
            från var ringer du
            vad sa du att det gällde
            vad var det om
            vad rör det sig om
            vad ska du fråga om
            är du en maskin
            är du en ai
            är du robot
            är det en riktig person
            snackar jag med en dator
            är det här inspelat
            vad är det här för något
            vad är det frågan om
            hur länge tar det
            hur långt är det
            är det många frågor
            handlar det om försäljning
            ska du sälja något
            varför då
          """)
  void questionsAboutTheCallAskForTheGreetingAgain(String said) {
    assertThat(Replies.understand("consent", said).intent()).isEqualTo(Intent.REPEAT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
            vänta lite
            ett ögonblick
            ja vänta lite
            okej vänta en sekund
            vänta ett tag
            dröj ett ögonblick
            kan du vänta lite
            hold on
            vänta jag ska bara stänga av spisen
            bara en minut
            stanna kvar i luren
            vänta va
            vänta vänta
            jag kommer strax
            ge mig en sekund
            vänta så ska jag sänka musiken
            kan du hålla en sekund
            lugn jag ska bara sätta mig
            hallå vänta lite
            två sekunder
            en sekund
            momang
            vänta ett ögonblick så ska jag gå åt sidan
            vänta så stänger jag av tv:n
            ett litet tag bara
            kan du dröja
            häng på
            jag ska bara parkera
            jag ska bara sätta på hörlurarna
            hm låt mig tänka
            vänta en stund
            stopp stopp vänta lite
          """)
  void aWaitIsGranted(String said) {
    assertThat(Replies.understand("consent", said).intent()).isEqualTo(Intent.HOLD);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
            inte idag tack ; -
            inte nu tack ; -
            jag har inte tid nu ; -
            jag hinner inte nu ; -
            det passar inte just nu ; -
            det passar väldigt dåligt just nu ; -
            jag kör bil ; -
            jag kör bil just nu ; -
            sitter i möte ; -
            jag sitter i ett möte ; -
            jag är på jobbet ; -
            jag är mitt i maten ; -
            vi äter middag ; -
            jag håller på att laga mat ; -
            jag står i kassan på ica ; -
            jag är upptagen ; -
            kan du ringa senare ; -
            kan du återkomma ; -
            ring tillbaka om en timme ; 2026-11-23T11:00
            kan du ringa om en halvtimme ; 2026-11-23T10:30
            i morgon går bättre ; 2026-11-24
            ja men ring i kväll istället ; 2026-11-23
            inte nu men i kväll går bra ; 2026-11-23
            nej jag sover ; -
            dålig tidpunkt ; -
            det är lite olägligt ; -
            jag är lite stressad just nu ; -
            ring på fredag efter klockan fyra ; 2026-11-27T16:00
            jag slutar fem ring då ; 2026-11-23T17:00
            jag är inte hemma förrän på torsdag ; 2026-11-26
            jag har fullt upp ; -
            kan vi ta det senare ; -
            en annan gång kanske ; -
            försök igen i morgon ; 2026-11-24
            ring inte nu ; -
            ring inte så här sent ; -
            ja men inte just nu ; -
            ja men det passar inte nu ; -
            jag är ute och går med hunden ; -
            jag är ute och springer ; -
            jag står mitt i matlagningen ; -
            jag ska precis gå ut ; -
            jag ska precis in på ett möte ; -
            jag är hos tandläkaren ; -
            jag är på väg till jobbet ; -
            jag sitter på tåget ; -
            jag är på bussen ; -
            barnen ska i säng nu ; -
            jag lagar middag ; -
            vi sitter och äter ; -
            kan vi höras en annan dag ; -
            kan vi höras i morgon istället ; 2026-11-24
            återkom gärna nästa vecka ; 2026-11-30
            ring upp mig om tio minuter ; 2026-11-23T10:10
            om en timme går bra ; 2026-11-23T11:00
            efter fem kan jag prata ; 2026-11-23T17:00
            jag kan prata efter lunch ; 2026-11-23
            jag är ledig på torsdag ; 2026-11-26
            lite senare kanske ; -
            jag är i ett annat samtal ; -
          """)
  void anotherTimeIsNeitherYesNorNo(String said, String when) {
    Understanding understood = Replies.understand("consent", said);
    assertThat(understood.intent()).isEqualTo(Intent.CALL_LATER);
    assertThat(understood.callback().map(CallbackTime::text).orElse(""))
        .isEqualTo(when.equals("-") ? "" : when);
  }
}
