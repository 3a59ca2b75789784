package dev.callkit.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.interview.Answer;
import dev.callkit.outcome.Disposition;
import dev.callkit.progress.CallRecord;
import dev.callkit.progress.CallStatus;
import dev.callkit.telephony.HangupCause;
import dev.callkit.testing.twilio.Callees;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole interviews over real HTTP and sockets, in both ways to talk. */
@Timeout(120)
class TwilioInterviewTest {
  static Stream<WayToTalk> ways() {
    return Stream.of(WayToTalk.Gather.SWEDISH, WayToTalk.ConversationRelay.SWEDISH);
  }

  private static Disposition disposition(CallRecord call) {
    return call.outcome().orElseThrow().disposition();
  }

  @ParameterizedTest
  @MethodSource("ways")
  void aFriendlyPersonCompletesTheInterview(WayToTalk way) {
    try (Lab lab = Lab.with(way, Callees.always(Lab::friendly))) {
      CallRecord call = lab.callOnce();

      assertThat(call.status()).as(() -> lab.said().toString()).isEqualTo(CallStatus.COMPLETED);
      assertThat(disposition(call)).isEqualTo(Disposition.COMPLETE);
      assertThat(call.answers())
          .hasSize(4)
          .allMatch(answer -> answer.status() == Answer.Status.ANSWERED);
      assertThat(lab.said().get(0)).contains("AI-assistent");
      assertThat(call.attempts().get(0).cause()).contains(HangupCause.WE_HUNG_UP);
      assertThat(lab.placed()).hasSize(1);
      assertThat(lab.twilio.alerts()).isEmpty();
    }
  }
}
