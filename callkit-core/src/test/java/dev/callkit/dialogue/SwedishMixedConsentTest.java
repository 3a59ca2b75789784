package dev.callkit.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A yes and a no in one reply: nobody is interviewed on the strength of that. */
class SwedishMixedConsentTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
            jag vill helst låta bli om det är okej
            okej men jag vill inte
            ja men nej
            ja fast helst inte
            det går bra men jag vill slippa
            det är okej men jag avstår
            visst men inte mig
            ja om jag får slippa
            jo men jag har inte lust
            gärna inte
            absolut inte
            okej nej
            ja tack nej
            klart jag inte vill
            självklart inte
            går det bra om jag låter bli
            är det okej om jag säger nej
            är det okej att jag avstår
            går det bra att hoppa över
            jag vill helst slippa om det går bra
            ja du det vill jag nog inte
            jo tack men annars får det vara
            okej då men jag har bråttom och vill inte
            ja visst i dina drömmar
            jo pyttsan
            ja fråga någon annan
            du får gärna fråga någon annan
            kör på med någon annan
            gärna en annan person
            okej jag lägger på
            ja jag tänker lägga på nu
            det går bra utan
            det är bra ändå
            låter bra men jag står över
            det låter intressant men jag avböjer
            ja alltså jag är tveksam
            det funkar men helst inte
            ja jag hör men jag vill inte vara med
            okej men jag deltar inte
            kan jag få slippa
            får jag låta bli
            får jag säga nej
            om det går bra vill jag inte
            om det är okej så avstår jag
            hoppas det är okej att jag låter bli
            ja det är jag men jag svarar inte på sånt
            japp men jag är inte intresserad
            visst är det så men jag gör aldrig sånt
            jag kan men vill inte
            jag kan inte
            vi kan väl låta bli
            vi kan skippa det
            okej vi struntar i det
            ja strunta i det
            kör inte
            fråga inte
            gör det inte
            ställ inga frågor
            ja ledsen men det går inte
            tyvärr jag kan inte svara
            absolut men inte i dag
            perfekt då kan jag lägga på
            utmärkt då säger vi nej
            ja tack men jag klarar mig utan
            ja det går bra att avsluta
            okej sluta
            sure but no
            ja ja dra åt skogen
            okej glöm det
            ja men varför skulle jag vilja det
            jag är med på att inte vara med
            jag undrar om det går bra att låta bli
          """)
  void isNoConsent(String said) {
    assertThat(Replies.understand("consent", said).intent()).isNotEqualTo(Intent.AFFIRM);
  }
}
