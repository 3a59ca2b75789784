package dev.callkit.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class VirtualTimeTest {
  private static final Instant START = Instant.parse("2026-11-23T09:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final VirtualTime time = new VirtualTime(START);
  private final List<String> done = new ArrayList<>();

  private Runnable note(String what) {
    return () -> done.add(what + "@" + Duration.between(START, time.instant()).toSeconds());
  }

  @Test
  void runsTasksByTimeAndThenByTheOrderTheyCameIn() {
    time.schedule(Duration.ofSeconds(2), note("late"));
    time.schedule(Duration.ofSeconds(1), note("early"));
    time.schedule(Duration.ofSeconds(1), note("early too"));
    time.execute(note("now"));

    assertThat(time.runUntilIdle(MINUTE)).isTrue();

    assertThat(done).containsExactly("now@0", "early@1", "early too@1", "late@2");
    assertThat(time.instant()).isEqualTo(START.plusSeconds(2));
  }

  @Test
  void aTaskQueuedByATaskRunsBehindThoseOfTheSameMoment() {
    time.execute(
        () -> {
          note("first").run();
          time.execute(note("child"));
        });
    time.execute(note("second"));

    time.runUntilIdle(MINUTE);

    assertThat(done).containsExactly("first@0", "second@0", "child@0");
  }

  @Test
  void nothingRunsBeforeItIsToldTo() {
    time.execute(note("now"));

    assertThat(done).isEmpty();
  }

  @Test
  void runForLetsExactlyThatMuchTimePassAndRunsWhatIsDueAtItsEnd() {
    time.schedule(Duration.ofSeconds(10), note("at the end"));
    time.schedule(Duration.ofSeconds(11), note("after it"));

    time.runFor(Duration.ofSeconds(10));

    assertThat(done).containsExactly("at the end@10");
    assertThat(time.instant()).isEqualTo(START.plusSeconds(10));
    time.runFor(Duration.ZERO);
    assertThat(done).hasSize(1);
  }

  @Test
  void runUntilStopsAsSoonAsTheConditionHolds() {
    time.schedule(Duration.ofSeconds(1), note("first"));
    time.schedule(Duration.ofSeconds(2), note("second"));

    assertThat(time.runUntil(() -> done.size() == 1, MINUTE)).isTrue();

    assertThat(time.instant()).isEqualTo(START.plusSeconds(1));
  }

  @Test
  void runUntilGivesUpAtItsBound() {
    poll();

    assertThat(time.runUntil(() -> false, MINUTE)).isFalse();

    assertThat(time.instant()).isEqualTo(START.plus(MINUTE));
  }

  @Test
  void whatPollsIsNeverIdle() {
    poll();

    assertThat(time.runUntilIdle(MINUTE)).isFalse();

    assertThat(time.instant()).isEqualTo(START.plus(MINUTE));
  }

  private void poll() {
    time.schedule(Duration.ofSeconds(1), this::poll);
  }

  @Test
  void whatATaskThrowsComesOutAndTheNextRunGoesOn() {
    time.execute(
        () -> {
          throw new IllegalStateException("broken");
        });
    time.execute(note("next"));

    assertThatThrownBy(() -> time.runUntilIdle(MINUTE)).hasMessage("broken");
    time.runUntilIdle(MINUTE);

    assertThat(done).containsExactly("next@0");
  }

  @Test
  void aLoopWithoutTimeIsAnErrorAndNotAHangingTest() {
    loop();

    assertThatThrownBy(() -> time.runUntilIdle(MINUTE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("expected time to pass");
  }

  private void loop() {
    time.execute(this::loop);
  }

  @Test
  void refusesNegativeDelays() {
    assertThatThrownBy(() -> time.schedule(Duration.ofMillis(-1), note("never")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void takesNoMoreTasksWhenClosed() {
    time.schedule(Duration.ofSeconds(1), note("dropped"));

    time.close();
    time.schedule(Duration.ofSeconds(1), note("not taken"));

    assertThatThrownBy(() -> time.execute(note("refused")))
        .isInstanceOf(RejectedExecutionException.class);
    assertThat(time.runUntilIdle(MINUTE)).isTrue();
    assertThat(done).isEmpty();
  }
}
