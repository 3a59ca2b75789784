package dev.callkit.conduct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class LaneTest {
  /** Threads that the test moves by hand: a request is under way from start to finish. */
  private final Deque<Runnable> started = new ArrayDeque<>();

  private final Deque<Runnable> timers = new ArrayDeque<>();
  private boolean closed;
  private Duration takes = Duration.ZERO;
  private Instant now = Instant.parse("2026-11-23T09:00:00Z");
  private final List<Integer> made = new ArrayList<>();

  private final Lane lane =
      new Lane(
          2,
          new TaskScheduler() {
            @Override
            public void execute(Runnable task) {
              if (closed) {
                throw new RejectedExecutionException("closed");
              }
              started.add(task);
            }

            @Override
            public void schedule(Duration delay, Runnable task) {
              timers.add(task);
            }

            @Override
            public void close() {}
          },
          () -> now);

  private void request(int number) {
    lane.run(
        () -> {
          now = now.plus(takes);
          made.add(number);
        });
  }

  private void oneComesBack() {
    started.remove().run();
  }

  @Test
  void soManyAreUnderWayAndTheOthersFollowInTheirOrder() {
    for (int number = 1; number <= 4; number++) {
      request(number);
    }
    assertThat(started).hasSize(2);
    oneComesBack();
    assertThat(started).hasSize(2);
    oneComesBack();
    oneComesBack();
    assertThat(lane.isIdle()).isFalse();
    oneComesBack();
    assertThat(made).containsExactly(1, 2, 3, 4);
    assertThat(lane.isIdle()).isTrue();
  }

  @Test
  void itIsFullWhenOneMoreWouldWaitForMoreThanTwoSecondsAsThingsGo() {
    // A second each until something else is known: four may wait behind the two.
    for (int number = 1; number <= 6; number++) {
      assertThat(lane.isFull()).as("before %d", number).isFalse();
      request(number);
    }
    assertThat(lane.isFull()).isTrue();
    // They take ten seconds now: nobody is to wait behind two of these.
    takes = Duration.ofSeconds(10);
    for (int number = 1; number <= 6; number++) {
      oneComesBack();
    }
    request(7);
    assertThat(lane.isFull()).isFalse();
    request(8);
    assertThat(lane.isFull()).isTrue();
  }

  @Test
  void howeverFastTheyAreTheQueueIsBounded() {
    for (int number = 0; number < 60; number++) {
      request(number);
      oneComesBack();
    }
    int queued = 0;
    while (!lane.isFull()) {
      request(queued++);
    }
    assertThat(queued).isEqualTo(22);
  }

  @Test
  void aRequestThatFailsMakesRoomLikeAnyOther() {
    lane.run(
        () -> {
          throw new IllegalStateException("on purpose");
        });
    assertThatThrownBy(this::oneComesBack).hasMessage("on purpose");
    assertThat(lane.isIdle()).isTrue();
  }

  @Test
  void itIsStuckWhenItIsFullAndNothingComesBackForTenSeconds() {
    request(1);
    now = now.plusSeconds(30);
    assertThat(lane.isStuck()).as("there is room").isFalse();
    request(2);
    assertThat(lane.isStuck()).isFalse();
    now = now.plusSeconds(10);
    assertThat(lane.isStuck()).isFalse();
    now = now.plusMillis(1);
    assertThat(lane.isStuck()).isTrue();
    request(3);
    oneComesBack();
    assertThat(lane.isStuck()).as("it moves again").isFalse();
  }

  @Test
  void whoseTurnDoesNotComeInTimeIsCertainlyNotMade() {
    List<Integer> given = new ArrayList<>();
    Duration within = Duration.ofSeconds(4);
    for (int number = 1; number <= 4; number++) {
      int request = number;
      lane.run(() -> made.add(request), within, () -> given.add(request));
    }
    assertThat(timers).as("those that have begun need none").hasSize(2);
    oneComesBack();
    timers.forEach(Runnable::run);
    assertThat(given).containsExactly(4);
    while (!started.isEmpty()) {
      oneComesBack();
    }
    assertThat(made).containsExactly(1, 2, 3);
    assertThat(lane.isIdle()).isTrue();
  }

  @Test
  void whatIsRefusedTakesNoRoom() {
    closed = true;
    assertThatThrownBy(() -> request(1)).isInstanceOf(RejectedExecutionException.class);
    assertThat(lane.isIdle()).isTrue();
  }
}
