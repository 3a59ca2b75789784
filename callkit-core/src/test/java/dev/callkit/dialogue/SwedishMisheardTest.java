package dev.callkit.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Key words that a recogniser gets almost right, and ordinary words that are left alone. */
class SwedishMisheardTest {
  @ParameterizedTest
  @CsvSource({
    "oppringd, uppringd",
    "forsättningen, fortsättningen",
    "telefonummer, telefonnummer",
    "stryck, stryk",
    "alldrig, aldrig",
    "dröjj, dröj",
    "ögonblik, ögonblick"
  })
  void oneLetterOff(String heard, String meant) {
    assertThat(SwedishMisheard.corrected(heard)).isEqualTo(meant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tryck",
        "styrka",
        "spara",
        "sparas",
        "sparris",
        "framför",
        "borttaget",
        "numera",
        "rader",
        "ringar",
        "väntar",
        "större",
        "uppringt",
        "blockerar",
        "telefonnumren",
        "dröm",
        "samtala"
      })
  void ordinaryWordsStay(String word) {
    assertThat(SwedishMisheard.corrected(word)).isEqualTo(word);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
            till det här numret får ni inte ringa
            varför ringer ni hela tiden ni måste sluta med det
            vi vill inte att du ringer tillbaka varken nu eller sen
            noll samtal vill jag ha från er
            har ni inte fattat att jag inte vill att ni ringer
            jag vill att ni glömmer det här numret
            kan ni låta bli att ringa mig
            får jag ett enda samtal till blir det en anmälan
            ingen här hemma vill bli uppringd av er
          """)
  void everyWayOfOptingOut(String said) {
    for (String asked : List.of("consent", "nps", "yesno", "number", "text", "callback")) {
      assertThat(Replies.understand(asked, said).intent()).as(asked).isEqualTo(Intent.OPT_OUT);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
            consent;jag har ingen tid alls;DENY
            consent;nej nej det går alldeles utmärkt;UNCLEAR
            consent;nej nej;DENY
            choice:kött|fisk|vegetariskt;kött slutar jag aldrig med;UNCLEAR
            choice:kött|fisk|vegetariskt;vänta jag tar fisk;ANSWER
            choice:kött|fisk|vegetariskt;vänta lite fisken bränns vid;HOLD
            text;jag vill att ni tar bort köerna;ANSWER
            text;det här var sista gången jag handlade hos er;ANSWER
            text;ni har ringt mig om leveransen och det räcker;ANSWER
            number;noll samtal;ANSWER
            yesno;nej ni ringde aldrig;ANSWER
          """)
  void whatIsNoneStaysWhatItIs(String asked, String said, Intent meant) {
    assertThat(Replies.understand(asked, said).intent()).isEqualTo(meant);
  }
}
