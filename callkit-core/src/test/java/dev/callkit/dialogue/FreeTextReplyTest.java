package dev.callkit.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Free text: an answer, unless as a whole it is something else. */
class FreeTextReplyTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
            vi stod och väntade länge vid kassan
            jag fick vänta
            inget
            nej tack
            nej inget mer
            allt var bra
            bra personal
            sluta med er reklam
            ni borde inte ringa och fråga om parkeringen
            det gick fort i kassan
            kaffet
            mer ekologiskt
            personalen svarar inte när man frågar
            jag kan inte hitta något
            ni ringer aldrig tillbaka när man lämnar meddelande
            jag ringde men kom till en telefonsvarare
            ta bort musiken
            stryk söndagsstängt
            jag vet inte var ni gömmer jästen
            man hör inte vad de säger i högtalarna
            hoppas ni öppnar tidigare
            det är svårt att hitta parkering
            jag hade velat prata med någon i personalen
            personalen hade inte tid
            de hade inte tid med mig
            fler kassor på kvällen
            jag handlade klockan fem på fredagen
            ni skulle kunna ringa när varan kommer
            det tog för lång tid
            jag fick fel växel tillbaka
            jag fick fel vara hemskickad
            mitt kort blev spärrat i kassan
            priset var fel
            cool butik
            nice
            ja personalen var trevlig
            nej men kanske lite billigare
            köerna på lördagar
            ärligt talat är det för dyrt
            ni är bäst hej då
            personalen kunde vara gladare
            hon i kassan lade på luren när jag ringde
            jag är trött på köerna
            jag vill inte vänta så länge
            jag vill ha fler ekologiska varor
            jag vill inte ha plastpåsar
            jag vill inte svara på mail hela tiden
            det passar mig bra som det är
            öppettiderna passar inte mig
            kortläsaren krånglade så jag fick gå hem
            sista gången jag var där var det smutsigt
            ni svarar aldrig i telefon
            jag kommer aldrig tillbaka dit
            aldrig mer
            jag får alltid vänta på hjälp
            jag har inga klagomål
            inga synpunkter
            ingenting
            inget speciellt
            kommer inte på något
            nej det är bra
            nej det tror jag inte
            nä
            jo att det var rent
            att det är nära
            läget
            5 kassor men bara en öppen
            det var en kille som pratade engelska i kassan
            i kassan
            vänta inte så länge med att öppna kassor
            ett ögonblick av lugn är allt man vill ha
            man får vänta för länge
            jag förstår inte varför ni tagit bort osten
            jag hittar inte var ni har sakerna
            hur ska man hitta där inne egentligen
            vad dyrt allt har blivit
            varför har ni så få kassor
            det är svårt att säga vad som kan bli bättre men kanske parkeringen
            stryk extrapriserna
            ta bort alla skyltar
            ni ringde mig i går också
            sms är bättre än att ringa
            kontakta era leverantörer för brödet är gammalt
            personalen i chark är underbar ring och tacka dem
            det var jobbigt att ni ringde på kvällen
            mobilsvararen är dålig man kommer aldrig fram
            bra service
            nja det skulle vara priserna då
            alltså jag tycker att det är bra
            hej då sa hon inte ens
            sluta byta plats på varorna
            vänta på att nån skulle komma till kassan tog en evighet
            jag avslutade mitt medlemskap
            det räcker med två kassor
            fel nummer på kölappen
            fel pris på mjölken
            ring en klocka när brödet är klart
            ta bort plastpåsarna
            jag hann inte med bussen
            vet du jag tycker det är för kallt i butiken
            jag vet att ni kan bättre
            inget speciellt faktiskt
            inga klagomål
            nope
            tack det var allt
            det är bra
            nä jag är nöjd
            kundtjänst svarar inte
            kanske
            god morgon sa de aldrig
            ni borde öppna klockan sju
            jag fick ringa tre gånger innan nån svarade
            jag vill bli uppringd när varan kommer in
            den där automaten svarar bara på engelska
            personalen talar inte svenska
            jag vill ha svenska tomater
            varorna
            servicen var top notch
            slut på mjölk igen
            skyltarna på norska är konstiga
            nej det var allt
            jag gillar ert bröd
            ni måste sluta sälja sån dålig frukt
            ta bort köerna på fredagar
            ring upp folk som väntar på leverans är mitt tips
            personalen sa att de inte hade tid just nu
            vi väntar alltid för länge
            det är fel på automaten
            jag lämnade ett meddelande på telefonsvararen men ingen ringde upp
            det är svårt att höra vad de säger i kassan
            jag minns inte riktigt men det var nåt med brödet
          """)
  void freeTextThatMerelyContainsSuchWordsIsAnAnswer(String said) {
    assertThat(Replies.meaning(Replies.understand("text", said))).isEqualTo("ANSWER " + said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
            ja ; AFFIRM
            ja ja ; AFFIRM
            mm ; UNCLEAR
            öh ; UNCLEAR
            hm ; UNCLEAR
            vet inte ; DONT_KNOW
            nej jag vet inte ; DONT_KNOW
            det vet jag inte ; DONT_KNOW
            jag kommer inte ihåg ; DONT_KNOW
            vänta lite ; HOLD
            ett ögonblick ; HOLD
            kan du vänta lite ; HOLD
            hur sa ; REPEAT
            va ; REPEAT
            vad sa du ; REPEAT
            jag hörde inte vad du sa ; REPEAT
            kan du ta det igen ; REPEAT
            pass ; REFUSE
            nästa fråga ; REFUSE
            det vill jag inte svara på ; REFUSE
            ingen kommentar ; REFUSE
            sluta ; STOP
            hej då ; STOP
            jag måste gå nu ; STOP
            jag vill avsluta ; STOP
            nu räcker det ; STOP
            ring senare ; CALL_LATER
            kan du ringa i morgon istället ; CALL_LATER 2026-11-24
            fel nummer ; WRONG_PERSON
            du har ringt fel ; WRONG_PERSON
            tala in ett meddelande efter signalen ; VOICEMAIL
            okej ; AFFIRM
            jo ; AFFIRM
            hm hm ; UNCLEAR
            öh alltså ; UNCLEAR
            mhm ; UNCLEAR
            jag vet inte ; DONT_KNOW
            jag vet faktiskt inte ; DONT_KNOW
            ingen aning ; DONT_KNOW
            svårt att säga ; DONT_KNOW
            har ingen åsikt ; DONT_KNOW
            vet inte vad jag ska säga ; DONT_KNOW
            jag kommer faktiskt inte ihåg ; DONT_KNOW
            dröj ett ögonblick ; HOLD
            vänta ; HOLD
            ett ögonblick bara ; HOLD
            vänta jag ska bara svara i dörren ; HOLD
            häng kvar ; HOLD
            förlåt vad sa du ; REPEAT
            vad var frågan ; REPEAT
            kan du upprepa ; REPEAT
            kan du säga om frågan ; REPEAT
            jag hörde inte ; REPEAT
            jag hörde inte frågan ; REPEAT
            jag förstår inte frågan ; REPEAT
            vad menar du ; REPEAT
            hoppa över ; REFUSE
            hoppa över den frågan ; REFUSE
            det vill jag inte säga ; REFUSE
            det är privat ; REFUSE
            vill inte svara ; REFUSE
            jag lägger på nu ; STOP
            nu måste jag sluta hej då ; STOP
            jag orkar inte mer ; STOP
            jag vill inte fortsätta ; STOP
            jag vill inte prata mer ; STOP
            kan vi avsluta nu ; STOP
            avsluta samtalet ; STOP
            jag har inte tid nu ; CALL_LATER
            jag kör bil ring senare ; CALL_LATER
            ring mig i morgon klockan fyra ; CALL_LATER 2026-11-24T16:00
            kan du ringa upp senare ; CALL_LATER
            do you speak english ; OTHER_LANGUAGE
            kan vi ta det på engelska ; OTHER_LANGUAGE
            en puhu ruotsia ; OTHER_LANGUAGE
            det är inte jag ; WRONG_PERSON
            du har kommit fel ; WRONG_PERSON
            hej du har kommit till mobilsvar hos anna ; VOICEMAIL
            vänta nu ska jag tänka ; HOLD
            va sa du ; REPEAT
            hur menar du ; REPEAT
            det kan jag inte svara på ; DONT_KNOW
            nej nu räcker det hej då ; STOP
            sluta nu ; STOP
            nu har jag inte tid längre ; STOP
            jag sitter i ett möte kan du ringa i eftermiddag ; CALL_LATER 2026-11-23
          """)
  void freeTextIsSomethingElseOnlyAsAWhole(String said, String meaning) {
    assertThat(Replies.meaning(Replies.understand("text", said))).isEqualTo(meaning);
  }
}
