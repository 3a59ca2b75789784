package dev.callkit.conduct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.callkit.call.BusinessId;
import dev.callkit.call.CallId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BreakerTest {
  private static final CallId ONE = new CallId(new BusinessId("matboden"), "c1");
  private static final CallId TWO = new CallId(new BusinessId("matboden"), "c2");
  private static final Duration PAUSE = Duration.ofSeconds(30);

  private final Breaker breaker =
      new Breaker(new BreakerSettings(3, PAUSE, Duration.ofSeconds(100)));
  private Instant now = Instant.parse("2026-11-23T09:00:00Z");

  private Instant in(long seconds) {
    return now.plusSeconds(seconds);
  }

  private void opened() {
    assertThat(breaker.failed(ONE, now)).isFalse();
    assertThat(breaker.failed(ONE, now)).isFalse();
    assertThat(breaker.failed(ONE, now)).isTrue();
  }

  @Test
  void closedUntilSoManyFailInARow() {
    breaker.failed(ONE, now);
    breaker.failed(ONE, now);
    breaker.succeeded();
    breaker.failed(ONE, now);
    breaker.failed(ONE, now);
    assertThat(breaker.permits(TWO, now)).isTrue();
    breaker.failed(ONE, now);
    assertThat(breaker.permits(TWO, now)).isFalse();
    assertThat(breaker.askAgainAt(now)).isEqualTo(in(30));
  }

  @Test
  void afterThePauseOneCallTriesItAndTheOthersLookAgainSoon() {
    opened();
    assertThat(breaker.permits(ONE, in(29))).isFalse();
    now = in(30);
    assertThat(breaker.permits(ONE, now)).isTrue();
    assertThat(breaker.permits(ONE, now)).as("the same one once more").isTrue();
    assertThat(breaker.permits(TWO, now)).isFalse();
    assertThat(breaker.askAgainAt(now)).isEqualTo(in(5));
    breaker.succeeded();
    assertThat(breaker.permits(TWO, now)).isTrue();
  }

  @Test
  void eachTrialThatFailsDoublesThePauseUpToItsEnd() {
    opened();
    for (long pause : new long[] {60, 100, 100}) {
      now = breaker.askAgainAt(now);
      assertThat(breaker.permits(TWO, now)).isTrue();
      assertThat(breaker.failed(TWO, now)).isTrue();
      assertThat(breaker.askAgainAt(now)).isEqualTo(in(pause));
    }
    now = breaker.askAgainAt(now);
    assertThat(breaker.permits(TWO, now)).isTrue();
    breaker.succeeded();
    opened();
    assertThat(breaker.askAgainAt(now)).as("as at first").isEqualTo(in(30));
  }

  @Test
  void aFailureFromBeforeItOpenedTellsNothingNew() {
    opened();
    assertThat(breaker.failed(TWO, in(20))).isFalse();
    assertThat(breaker.askAgainAt(in(20))).isEqualTo(in(30));
  }

  @Test
  void aTrialThatTellsNothingIsNotWaitedForForEver() {
    opened();
    now = in(30);
    assertThat(breaker.permits(ONE, now)).isTrue();
    assertThat(breaker.permits(TWO, in(59))).isFalse();
    assertThat(breaker.permits(TWO, in(60))).isTrue();
  }

  @Test
  void whoAsksUsToWaitIsLeftAloneAndHasNotFailed() {
    breaker.restUntil(in(40));
    breaker.restUntil(in(20));
    assertThat(breaker.permits(ONE, in(39))).isFalse();
    assertThat(breaker.askAgainAt(now)).isEqualTo(in(40));
    assertThat(breaker.permits(ONE, in(40))).isTrue();
    assertThat(breaker.permits(TWO, in(40))).as("no trial: it is well").isTrue();
  }

  @Test
  void settingsAreNumbersThatMakeSense() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BreakerSettings(0, PAUSE, PAUSE))
        .withMessageContaining("failures");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BreakerSettings(1, Duration.ZERO, PAUSE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BreakerSettings(1, PAUSE, PAUSE.minusNanos(1)));
  }
}
