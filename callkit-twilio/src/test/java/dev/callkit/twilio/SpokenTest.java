package dev.callkit.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.interview.Line;
import dev.callkit.interview.UtteranceId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far somebody heard us, out of the words that Twilio says were played. */
class SpokenTest {
  private final Spoken spoken = new Spoken();

  @BeforeEach
  void say() {
    spoken.add(new Line.Say(new UtteranceId(4), "Tack, vad snällt!", true));
    spoken.add(new Line.Say(new UtteranceId(5), "Hittade du allt?", true));
  }

  @ParameterizedTest
  @CsvSource({
    "'',                                  4, 0",
    "Tack,                                4, 6",
    "tack vad,                            4, 10",
    "'Tack, vad snällt!',                 5, 0",
    "'Tack, vad snällt! Hittade',         5, 8",
    "'Tack,vad snällt!Hittade du allt?',  5, 16",
    "Hittade du,                          5, 11",
    "'Hittade du allt?',                  5, 16",
    "något helt annat,                    5, 0"
  })
  void theUtteranceAndThePlace(String heard, int utterance, int characters) {
    assertThat(spoken.heard(heard))
        .isEqualTo(new Spoken.Cut(new UtteranceId(utterance), characters));
  }

  @Test
  void whatNobodyTellsWasNotHeard() {
    assertThat(spoken.unheard()).isEqualTo(new Spoken.Cut(new UtteranceId(5), 0));
  }
}
