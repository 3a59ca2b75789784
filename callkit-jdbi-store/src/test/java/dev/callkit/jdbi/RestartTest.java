package dev.callkit.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.callkit.CallSession;
import dev.callkit.call.AttemptId;
import dev.callkit.interview.Answer;
import dev.callkit.interview.InterviewFact;
import dev.callkit.interview.Line;
import dev.callkit.jdbi.RestartedPostgres.Stop;
import dev.callkit.outcome.Disposition;
import dev.callkit.progress.Attempt;
import dev.callkit.progress.CallEvent;
import dev.callkit.progress.CallRecord;
import dev.callkit.progress.CallStatus;
import dev.callkit.store.StoreException;
import dev.callkit.telephony.HangupCause;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** PostgreSQL is restarted under two nodes that work, in real time. */
@Timeout(120)
class RestartTest {
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(5);
  // What our DataSource waits for a connection, and the store for a statement.
  private static final Duration CONNECTION = TwoNodes.CONNECTION;
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  // The margin of the store's own, and one for a busy machine.
  private static final Duration MARGIN = Duration.ofSeconds(2).plusSeconds(1);

  @TempDir static Path folder;
  private static RestartedPostgres postgres;
  private static int schemas;

  private TwoNodes nodes;

  @BeforeAll
  static void launch() throws IOException {
    postgres = new RestartedPostgres(folder);
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  @BeforeEach
  void migrate() {
    nodes = new TwoNodes(postgres.url(), "restart" + ++schemas, PATIENCE);
  }

  @AfterEach
  void closeNodes() {
    nodes.close();
  }

  @ParameterizedTest
  @EnumSource(Stop.class)
  void aTalkGoesOnAtTheSameQuestionIfTheServerIsBackInTime(Stop how) throws Exception {
    assumeTrue(RestartedPostgres.can(how), "this machine knows no signals");
    CallSession session = nodes.request(nodes.first(), 1);
    TwoNodes.Talk talk = nodes.answered(nodes.first(), session);
    talk.hears(nodes.first(), "ja visst");
    assertThat(talk.said()).contains("Vad kan bli bättre");

    postgres.stop(how);
    long asked = System.nanoTime();
    talk.says(nodes.first(), "fler kassor");
    postgres.start();
    talk.awaitReply();
    assertThat(since(asked)).as("silence, and an excuse").isLessThan(LONGEST_SILENCE);
    assertThat(talk.said()).contains("Hittade du allt");
    assertThat(talk.fillers()).hasSizeLessThanOrEqualTo(1).allMatch("Ett ögonblick."::equals);

    // The other node has a pool full of connections that broke.
    talk.hears(nodes.second(), "ja det gjorde jag");
    assertThat(talk.lines()).endsWith(new Line.HangUp());
    CallRecord call = talk.ends(nodes.second(), HangupCause.WE_HUNG_UP);
    assertThat(call.status()).isEqualTo(CallStatus.COMPLETED);
    assertThat(call.outcome().orElseThrow().disposition()).isEqualTo(Disposition.COMPLETE);
    assertThat(call.answers())
        .extracting(Answer::words)
        .containsExactly("fler kassor", "ja det gjorde jag");
    assertThat(repliesStored(session)).isEqualTo(3);
    assertThat(nodes.dialled()).containsExactly(new AttemptId(session.id(), 1));

    // And the nodes go on with what is new.
    CallSession next = retrying(() -> nodes.request(nodes.second(), 2));
    assertThat(nodes.awaitDial()).isEqualTo(new AttemptId(next.id(), 1));
  }

  private static long repliesStored(CallSession session) {
    return session.events().stream()
        .filter(
            entry ->
                entry.event() instanceof CallEvent.Talk talk
                    && talk.fact() instanceof InterviewFact.Replied)
        .count();
  }

  @Test
  void whoHasWaitedForTooLongIsToldAndHungUpOnAndRungAgainOnce() throws Exception {
    CallSession session = nodes.request(nodes.first(), 1);
    TwoNodes.Talk talk = nodes.answered(nodes.first(), session);
    talk.hears(nodes.first(), "ja visst");

    postgres.stop(Stop.KILLED);
    long asked = System.nanoTime();
    talk.says(nodes.first(), "fler kassor");
    talk.awaitReply();
    assertThat(since(asked)).isBetween(LONGEST_SILENCE, LONGEST_SILENCE.plusSeconds(2));
    assertThat(talk.fillers())
        .containsExactly(
            "Ett ögonblick.",
            "Förlåt, tekniken krånglar hos oss och jag måste lägga på. Hej så länge!");
    assertThat(talk.lines()).containsExactly(new Line.HangUp());
    talk.reportsEnd(nodes.first(), HangupCause.WE_HUNG_UP);

    postgres.start();
    AttemptId again = nodes.awaitDial();
    assertThat(again).isEqualTo(new AttemptId(session.id(), 2));
    CallRecord waiting = retrying(session::snapshot);
    assertThat(waiting.attempts().get(1).redial()).isTrue();
    assertThat(waiting.answers())
        .as("what was said and could not be saved at once")
        .extracting(Answer::words)
        .containsExactly("fler kassor");
    TwoNodes.Talk second = nodes.answered(nodes.second(), session);
    second.hears(nodes.second(), "ja");
    assertThat(second.said()).contains("Hittade du allt").doesNotContain("Vad kan bli bättre");
    assertThat(nodes.dialled()).doesNotHaveDuplicates().hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(Stop.class)
  void aDialWhoseAnswerCannotBeSavedIsNotMadeTwice(Stop how) throws Exception {
    assumeTrue(RestartedPostgres.can(how), "this machine knows no signals");
    nodes.whileDialling(
        () -> {
          postgres.stop(how);
          return null;
        });
    CallSession session = nodes.request(nodes.first(), 1);
    nodes.awaitDial();
    postgres.start();
    nodes.awaitEvent(CallEvent.Placed.class);
    assertThat(retrying(session::snapshot).openAttempt())
        .map(Attempt::phase)
        .contains(Attempt.Phase.PLACED);
    assertThat(nodes.dialled()).containsExactly(new AttemptId(session.id(), 1));
  }

  @Test
  void whileItIsAwayEveryThreadOfTheHostsIsToldSoInTime() throws Exception {
    CallSession session = nodes.request(nodes.first(), 1);
    nodes.awaitDial();
    postgres.stop(Stop.KILLED);
    Duration bound = CONNECTION.plusSeconds(1);
    fails(() -> nodes.request(nodes.first(), 2), bound);
    fails(() -> nodes.first().session(session.id()), bound);
    fails(session::snapshot, bound);
    fails(session::events, bound);
    long begun = System.nanoTime();
    assertThat(session.ended()).isNotDone();
    assertThat(since(begun)).as("ended() is no failure, only later").isLessThan(bound);
    begun = System.nanoTime();
    session.cancel();
    assertThat(since(begun)).as("cancel() waits for nothing").isLessThan(Duration.ofSeconds(1));

    postgres.start();
    nodes.awaitEvent(CallEvent.Closed.class);
    assertThat(retrying(session::snapshot).status()).isEqualTo(CallStatus.CANCELLED);
  }

  @Test
  void aServerThatSaysNothingHoldsAThreadOfTheHostsForABoundedTime() throws Exception {
    try (StallingProxy proxy = new StallingProxy(postgres.port());
        TwoNodes distant =
            new TwoNodes(
                postgres.url().replace(":" + postgres.port(), ":" + proxy.port()),
                "distant",
                PATIENCE)) {
      CallSession session = distant.request(distant.first(), 1);
      distant.awaitDial();
      proxy.stall();
      // The pool waits and checks; the statement has its time, and the store its margin.
      Duration bound = CONNECTION.multipliedBy(2).plus(PATIENCE).plus(MARGIN);
      fails(() -> distant.request(distant.first(), 2), bound);
      fails(session::snapshot, bound);
    }
  }

  private static void fails(ThrowingCallable asked, Duration bound) {
    long begun = System.nanoTime();
    assertThatThrownBy(asked)
        .isInstanceOfSatisfying(
            StoreException.class, failed -> assertThat(failed.retryable()).isTrue())
        .hasMessageContaining("PostgreSQL cannot be reached");
    assertThat(since(begun)).isLessThan(bound);
  }

  /** As a host does: the pool may hand out each of its broken connections once. */
  private static <T> T retrying(Supplier<T> work) {
    for (int tries = 0; tries < 10; tries++) {
      try {
        return work.get();
      } catch (StoreException failed) {
        assertThat(failed.retryable()).isTrue();
      }
    }
    return work.get();
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }
}
