package dev.callkit.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who answers, and in which language. */
class WrongPartyTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
            nej du har ringt fel
            du har fel nummer
            du har nog slagit fel
            det är inte jag
            det är inte anna du pratar med
            han är inte här
            hon är inte här just nu
            jag är hennes man
            det är hans fru
            det är hennes dotter
            hon bor inte här längre
            det finns ingen anna här
            det finns ingen med det namnet här
            här finns ingen som heter så
            jag heter inte anna
            mamma är inte hemma
            det är mammas telefon
            min fru är inte hemma
            du ska prata med min fru
            han är död
            hon har gått bort
            jag är inte den du söker
            fel person
            jag har aldrig handlat där
            det är felringt
            du har hamnat fel
            det måste vara fel nummer
            jag tror du har fel person
            hon som du söker bor inte här
            det är ingen här som heter så
            vi har ingen karin här
            vem söker du det här är hennes sambo
            jag är bara barnvakt
            det är dottern som svarar
            det är sonen
            det är hans son
            min man är inte hemma
            pappa är inte hemma
            han är på jobbet
            hon är inte anträffbar
            hon kan inte komma till telefonen
            det är min frus mobil
            detta är inte anders telefon
            jag har fått det här numret nyligen
            det här numret tillhör någon annan nu
            jag är inte kund hos er
            hon avled i våras
            han har flyttat
            det är nog min syster du söker
            det är min fru som handlar
            nej jag heter peter
            vill du tala med min mamma
            ska jag hämta honom
            det är inte han
            hon är på jobbet
            jag är hans fru
            det är inte rätt nummer
            det är fel
            ni har fel nummer
            det är hennes mamma
            jag är hennes son
            mamma sover
            min mamma är inte hemma
            han är inte inne
            hon har bytt nummer
            vi har aldrig handlat hos er
            jag känner ingen som heter så
            det är någon annan som har det här numret nu
            jag är kollega till honom
            du pratar med fel person
            ingen med det namnet bor här
            han finns inte här
            han kan inte prata nu han är på sjukhus
            ja fel nummer
            ja det är hennes man
          """)
  void anotherPersonAnswers(String said) {
    assertThat(Replies.understand("consent", said).intent()).isEqualTo(Intent.WRONG_PERSON);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
            hej du har kommit till anna svensson jag kan inte svara just nu
            lämna ett meddelande efter pipet
            tala in ett meddelande efter signalen
            abonnenten kan inte nås för tillfället
            numret du ringt har ingen abonnent
            du har kommit till telia mobilsvar
            jag kan inte svara just nu lämna ett meddelande så ringer jag upp
            personen du försöker nå är inte tillgänglig
            please leave a message after the tone
            välkommen till röstbrevlådan
            hej det är lisa lämna ett meddelande
            du har nått kalle jag kan tyvärr inte svara
            hej du har ringt till familjen berg vi är inte hemma just nu
            jag är inte anträffbar för tillfället
            kunden du försöker nå kan inte ta emot samtalet
            den du ringer har stängt av sin telefon
            mobilen är avstängd
            det här är ett automatiskt svar
            tala efter pipet
            detta är anna svenssons röstbrevlåda
            hej jag kan inte prata just nu men lämna ditt namn och nummer
            your call has been forwarded to an automatic voice message system
            vi kan inte ta ditt samtal just nu
            tack för att du ringer vi har stängt
            lämna gärna ett meddelande så återkommer jag
            du kan lämna ett meddelande efter tonsignalen
            du har kommit till familjen anderssons telefonsvarare
            hej det är anna jag kan inte svara men prata in ett meddelande
            det är sven som inte kan svara just nu
            välkommen till telenors mobilsvar
            abonnenten du söker är inte tillgänglig för tillfället
            numret har upphört
            numret är inte i bruk
            tryck fyrkant för att avsluta
          """)
  void aGreetingIsNoPerson(String said) {
    assertThat(Replies.understand("consent", said).intent()).isEqualTo(Intent.VOICEMAIL);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
            do you speak english
            kan vi ta det på engelska
            en puhu ruotsia
            puhutteko suomea
            who is this
            what do you want
            no thank you i am not interested
            sprechen sie deutsch
            no entiendo
            je ne parle pas suédois
            nie mówię po szwedzku
            la atakallam swedi
            jag förstår inte svenska
            jag talar inte svenska
            talar du engelska
            min svenska är inte så bra
            jeg forstår ikke svensk snakker du norsk
            isveççe bilmiyorum
            ne govorim švedski
            af soomaali ma ku hadashaa
            ya ne govoryu po shvedski
            anteeksi mitä
            sorry wrong number
            can you call me in english
            english please
            english
            engelska tack
            pratar du engelska
            kan du finska
            jag kan bara finska
            jag kan inte svenska
            inte svenska
            jag är ny i sverige jag förstår inte
            min svenska är dålig
            finns det någon som talar arabiska
            kuka siellä
            en ymmärrä
            minä en puhu ruotsia
            puhutko suomea
            väärä numero
            ich spreche kein schwedisch
            wer ist da
            parlez vous français
            no parlo svedese
            nie rozumiem
            kto mówi
            merhaba türkçe biliyor musunuz
            ma baaref swedi
            man farsi harf mizanam
            yes who is calling
            what is this about
            not interested thank you
            мне не нужно
            أنا لا أتكلم السويدية
            speak english please
            no swedish
            i only speak english
            hello who is this
            olen kiireinen nyt
            soita myöhemmin
            entschuldigung ich verstehe sie nicht
            snakker du dansk
            jag talar bara arabiska
            kan jag få prata med någon på somaliska
            min pappa talar inte svenska
            przepraszam nie rozumiem
          """)
  void anotherLanguageIsSpokenOrAskedFor(String said) {
    assertThat(Replies.understand("consent", said).intent()).isEqualTo(Intent.OTHER_LANGUAGE);
  }
}
