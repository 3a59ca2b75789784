package dev.callkit.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.dialogue.Heard;
import dev.callkit.telephony.HangupCause;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The small parts: documents, sealed words, why calls end. */
class WritingTest {

  @Test
  void nothingInAQuestionBreaksADocument() {
    String document =
        new Xml()
            .open("Response")
            .open("Say")
            .with("voice", "a\"b<c>")
            .text("5 < 6 & \"åäö\" \u0000\u001b🙂\uD800")
            .toString();
    assertThat(document)
        .isEqualTo(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response><Say voice=\"a&quot;b&lt;c&gt;\">5"
                + " &lt; 6 &amp; &quot;åäö&quot; 🙂</Say></Response>");
  }

  @Test
  void sealedWordsAreReadByWhoeverHasTheTokenAndByNobodyElse() {
    Heard heard = Heard.speech("det var jättebra åäö");
    String sealed = new Envelope("token").seal(heard).orElseThrow();

    assertThat(sealed).matches("[A-Za-z0-9_-]+").doesNotContain("jättebra");
    assertThat(new Envelope("token").open(sealed)).contains(heard);
    assertThat(new Envelope("other").open(sealed)).isEmpty();
    assertThat(new Envelope("token").open(sealed.substring(1))).isEmpty();
    assertThat(new Envelope("token").open("")).isEmpty();
    assertThat(new Envelope("token").open("!")).isEmpty();
    assertThat(new Envelope("token").seal(heard)).isNotEqualTo(Optional.of(sealed));
  }

  @Test
  void keysSilencesAndConfidencesAreSealedAsTheyAre() {
    Envelope envelope = new Envelope("token");
    for (Heard heard :
        new Heard[] {
          new Heard.Keys("10"),
          new Heard.Silence(),
          new Heard.Speech("ja", java.util.OptionalDouble.of(0.5), true, Optional.empty())
        }) {
      assertThat(envelope.open(envelope.seal(heard).orElseThrow())).contains(heard);
    }
    assertThat(envelope.seal(Heard.speech("å".repeat(1_000)))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "completed, 200, false, false, false, RESPONDENT_HUNG_UP",
    "completed, 200, true,  false, false, WE_HUNG_UP",
    "completed, 200, true,  true,  false, MACHINE",
    "completed, 200, false, false, true,  TIME_LIMIT",
    "busy,      486, false, false, false, BUSY",
    "no-answer, 487, false, false, false, NO_ANSWER",
    "no-answer, 487, true,  false, false, CANCELED",
    "no-answer, 603, false, false, false, DECLINED",
    "no-answer, 608, false, false, false, BLOCKED",
    "canceled,  487, true,  false, false, CANCELED",
    "failed,    404, false, false, false, NUMBER_INVALID",
    "failed,    484, false, false, false, NUMBER_INVALID",
    "failed,    410, false, false, false, DISCONNECTED",
    "failed,    480, false, false, false, UNREACHABLE",
    "failed,    403, false, false, false, BLOCKED",
    "failed,    503, false, false, false, NETWORK_FAILURE",
    "failed,    0,   false, false, false, NETWORK_FAILURE"
  })
  void whyACallEnded(
      String status, int sip, boolean byUs, boolean machine, boolean limit, HangupCause cause) {
    assertThat(Causes.of(new Causes.End(status, sip, byUs, machine, limit))).isEqualTo(cause);
  }
}
