package dev.callkit.testing.contract;

import static dev.callkit.testing.contract.Replies.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.callkit.dialogue.Cancellation;
import dev.callkit.dialogue.DialogueEngine;
import dev.callkit.dialogue.DialogueException;
import dev.callkit.dialogue.Exchange;
import dev.callkit.dialogue.Expectation;
import dev.callkit.dialogue.Heard;
import dev.callkit.dialogue.Intent;
import dev.callkit.dialogue.Understanding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What every {@link DialogueEngine} promises, as tests. An implementer extends this class, says how
 * to make the engine, and runs it; the numbers in the display names are those of the port's rules.
 * An engine that asks somebody else, such as a model, also says how to make one whose model does
 * not answer.
 *
 * <p>It does not measure how much is understood; {@code LabelledCorpus} does.
 */
public abstract class DialogueEngineContract {
  // Real time: an engine may wait for a network. Much longer than "soon", much shorter than for
  // ever.
  private static final Duration MARGIN = Duration.ofSeconds(3);
  private static final int THREADS = 8;

  /** {@return the engine to try} */
  protected abstract DialogueEngine engine();

  /**
   * {@return the engine when what it asks accepts the request and never answers; empty, unless
   * overridden, for an engine that asks nobody}
   */
  protected Optional<DialogueEngine> engineThatIsNotAnswered() {
    return Optional.empty();
  }

  private DialogueEngine unanswered() {
    Optional<DialogueEngine> engine = engineThatIsNotAnswered();
    Assumptions.assumeTrue(
        engine.isPresent(), "this engine asks nobody, so nobody can leave it without an answer");
    return engine.orElseThrow();
  }

  private static Exchange until(Replies.Reply reply, Duration left, Cancellation cancellation) {
    return new Exchange(
        Optional.empty(),
        reply.expected(),
        reply.asked(),
        reply.heard(),
        Instant.now().atZone(NOW.getZone()),
        Instant.now().plus(left),
        cancellation,
        early -> {},
        cost -> {});
  }

  @Test
  @DisplayName("1: it returns or throws before the deadline, answered or not")
  void itReturnsBeforeTheDeadline() throws Exception {
    DialogueEngine engine = unanswered();
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Exchange exchange = until(Replies.ALL.get(0), Duration.ofMillis(500), new Cancellation());
      Future<Understanding> running = thread.submit(() -> engine.understand(exchange));
      endsSoon(running, "the deadline passed");
    } finally {
      thread.shutdownNow();
    }
  }

  @Test
  @DisplayName("2: it returns or throws soon after nobody waits any more")
  void itReturnsSoonAfterItIsCancelled() throws Exception {
    DialogueEngine engine = unanswered();
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Cancellation cancellation = new Cancellation();
      Exchange exchange = until(Replies.ALL.get(0), Duration.ofMinutes(5), cancellation);
      Future<Understanding> running = thread.submit(() -> engine.understand(exchange));
      cancellation.cancel();
      endsSoon(running, "it was cancelled");
    } finally {
      thread.shutdownNow();
    }
  }

  private static void endsSoon(Future<Understanding> running, String since) throws Exception {
    try {
      running.get(MARGIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      fail("expected an end within %s after %s", MARGIN, since);
    } catch (ExecutionException failed) {
      assertThat(failed.getCause()).isInstanceOf(DialogueException.class);
    }
  }

  @Test
  @DisplayName("3: what it claims is supported by what was asked and heard")
  void whatItClaimsIsSupported() {
    for (Replies.Reply reply : Replies.ALL) {
      understand(reply)
          .ifPresent(
              claimed -> {
                Understanding checked = claimed.checkedAgainst(reply.expected(), reply.heard());
                boolean degraded =
                    checked.intent() == Intent.UNCLEAR && claimed.intent() != Intent.UNCLEAR;
                assertThat(degraded).as("%s: %s", reply, claimed.intent()).isFalse();
              });
    }
  }

  @Test
  @DisplayName("3: silence is silence")
  void silenceIsSilence() {
    for (Expectation expected : Replies.EXPECTATIONS) {
      understand(new Replies.Reply(expected, "Hör du mig?", new Heard.Silence()))
          .ifPresent(heard -> assertThat(heard.intent()).isEqualTo(Intent.SILENCE));
    }
  }

  @Test
  @DisplayName("4: what is said changes neither the task nor the rules")
  void whatIsSaidIsData() {
    for (Replies.Reply order : Replies.ORDERS) {
      understand(order)
          .map(claimed -> claimed.checkedAgainst(order.expected(), order.heard()))
          .ifPresent(
              understood -> {
                assertThat(understood.intent())
                    .as("%s", order)
                    .isNotIn(Intent.AFFIRM, Intent.ANSWER);
                assertThat(understood.acknowledgement().orElse("").toLowerCase(Locale.ROOT))
                    .as("reaction to %s", order)
                    .doesNotContain(Replies.PASSWORD);
              });
    }
  }

  @Test
  @DisplayName("5: no spoken words in exceptions or in toString")
  void noSpokenWordsGetOut() {
    String secret = "sjutusensjuhundra blåbärspajer";
    for (Expectation expected : Replies.EXPECTATIONS) {
      Replies.Reply reply = new Replies.Reply(expected, "Vad köpte du?", Heard.speech(secret));
      try {
        assertThat(engine().understand(reply.exchange()).toString()).doesNotContain("blåbär");
      } catch (DialogueException failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
          assertThat(String.valueOf(cause.getMessage())).doesNotContain("blåbär");
        }
      }
    }
    assertThat(engine().toString()).doesNotContain("blåbär");
  }

  @Test
  @DisplayName("6: many talks at once do not get each other's replies")
  void manyTalksAtOnceAreKeptApart() {
    DialogueEngine engine = engine();
    List<Callable<Boolean>> talks = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      int first = thread;
      talks.add(
          () -> {
            for (int place = 0; place < Replies.ALL.size(); place++) {
              Replies.Reply reply = Replies.ALL.get((first + place) % Replies.ALL.size());
              understand(engine, reply)
                  .ifPresent(
                      claimed ->
                          assertThat(Replies.folded(reply.heard().words()))
                              .as("evidence for %s", reply)
                              .contains(Replies.folded(claimed.evidence())));
            }
            return true;
          });
    }
    assertThat(AtOnce.run(talks)).hasSize(THREADS);
  }

  private Optional<Understanding> understand(Replies.Reply reply) {
    return understand(engine(), reply);
  }

  /** Empty if the engine says that it cannot tell, which it always may. */
  private static Optional<Understanding> understand(DialogueEngine engine, Replies.Reply reply) {
    try {
      return Optional.of(engine.understand(reply.exchange()));
    } catch (DialogueException cannot) {
      return Optional.empty();
    }
  }
}
