package dev.callkit.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.call.AttemptId;
import dev.callkit.telephony.HangupCause;
import dev.callkit.telephony.LegEvent;
import dev.callkit.telephony.LegStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is asked for says the same as what was reported (rule 9 of the port). */
class ReportsTest {
  private static final String SID = "CA00000000000000000000000000000001";
  private static final Instant NOW = Instant.parse("2026-11-27T09:02:00Z");

  private final CallMemory memory = new CallMemory();
  private final Reports reports = new Reports(memory, () -> NOW);

  private HangupCause pushed(String seconds) {
    FormFields form =
        FormFields.parse("CallStatus=completed&CallDuration=" + seconds).orElseThrow();
    return ((LegEvent.Ended) reports.pushed(SID, form).orElseThrow()).cause();
  }

  private HangupCause asked(long seconds) {
    CallView call =
        new CallView(
            SID,
            "completed",
            Optional.empty(),
            Optional.of(NOW),
            Optional.of(Duration.ofSeconds(seconds)),
            Optional.empty(),
            Optional.empty(),
            true);
    LegStatus status = reports.asked(call);
    return status.end().orElseThrow().cause();
  }

  @Test
  void aCallThatLastedAsLongAsItMightWasEndedByItsLimitHoweverThatIsLearned() {
    memory.belongs(SID, AttemptId.parse("shop.call.1"));
    memory.limited(SID, Duration.ofSeconds(120));
    assertThat(pushed("120")).isEqualTo(HangupCause.TIME_LIMIT);
    assertThat(asked(120)).isEqualTo(HangupCause.TIME_LIMIT);
    assertThat(pushed("119")).isEqualTo(HangupCause.RESPONDENT_HUNG_UP);
    assertThat(asked(119)).isEqualTo(HangupCause.RESPONDENT_HUNG_UP);
  }

  @Test
  void whoseLimitIsNotKnownHereWasEndedByThePerson() {
    memory.belongs(SID, AttemptId.parse("shop.call.1"));
    assertThat(asked(120)).isEqualTo(HangupCause.RESPONDENT_HUNG_UP);
  }
}
