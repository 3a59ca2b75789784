package dev.callkit.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.dialogue.EngineBreaker.Permit;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EngineBreakerTest {
  private static final Duration TEN = Duration.ofSeconds(10);

  private final EngineBreaker breaker = new EngineBreaker();
  private Instant now = Instant.parse("2026-11-23T09:00:00Z");

  private void fails(int times) {
    for (int time = 0; time < times; time++) {
      breaker.failed(Permit.ASK, now);
    }
  }

  @Test
  void fourFailuresInARowAreNone() {
    fails(4);
    assertThat(breaker.permit(now)).isEqualTo(Permit.ASK);
    breaker.answered();
    fails(4);
    assertThat(breaker.permit(now)).isEqualTo(Permit.ASK);
  }

  @Test
  void theFifthOpensItForTenSeconds() {
    fails(4);
    assertThat(breaker.failed(Permit.ASK, now)).isEqualTo(TEN);
    assertThat(breaker.permit(now)).isEqualTo(Permit.REFUSED);
    assertThat(breaker.permit(now.plus(TEN).minusNanos(1))).isEqualTo(Permit.REFUSED);
    assertThat(breaker.permit(now.plus(TEN))).isEqualTo(Permit.TRY);
  }

  @Test
  void oneTriesAtATime() {
    fails(5);
    now = now.plus(TEN);
    assertThat(breaker.permit(now)).isEqualTo(Permit.TRY);
    assertThat(breaker.permit(now.plusSeconds(1_000))).isEqualTo(Permit.REFUSED);
    breaker.gaveUp(Permit.TRY);
    assertThat(breaker.permit(now)).isEqualTo(Permit.TRY);
    breaker.answered();
    assertThat(breaker.permit(now)).isEqualTo(Permit.ASK);
  }

  @Test
  void aTrialThatFailsDoublesThePauseUpToTwoMinutes() {
    fails(5);
    for (int seconds : new int[] {20, 40, 80, 120, 120}) {
      now = now.plus(EngineBreaker.LONGEST_PAUSE);
      assertThat(breaker.permit(now)).isEqualTo(Permit.TRY);
      assertThat(breaker.failed(Permit.TRY, now)).isEqualTo(Duration.ofSeconds(seconds));
    }
    now = now.plus(EngineBreaker.LONGEST_PAUSE);
    breaker.permit(now);
    breaker.answered();
    fails(4);
    assertThat(breaker.failed(Permit.ASK, now)).isEqualTo(TEN);
  }

  @Test
  void failuresOfThoseWhoAskedBeforeMakeNoPauseLonger() {
    fails(5);
    assertThat(breaker.failed(Permit.ASK, now.plusSeconds(9))).isZero();
    assertThat(breaker.permit(now.plus(TEN))).isEqualTo(Permit.TRY);
  }
}
