package dev.callkit.examples.understanding;

import dev.callkit.cost.Money;
import dev.callkit.dialogue.Cancellation;
import dev.callkit.dialogue.DialogueEngine;
import dev.callkit.dialogue.DialogueException;
import dev.callkit.dialogue.Exchange;
import dev.callkit.dialogue.Expectation;
import dev.callkit.dialogue.Heard;
import dev.callkit.dialogue.Intent;
import dev.callkit.dialogue.Understanding;
import dev.callkit.question.AnswerKind;
import dev.callkit.testing.corpus.ExpectationText;
import dev.callkit.testing.corpus.LabelledCorpus;
import dev.callkit.testing.corpus.LabelledUtterance;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Asks an engine about labelled replies, as a call would: with the deadline, and with the rules
 * where the engine has nothing usable to say.
 */
public final class Evaluation {
  private static final Duration DEADLINE = Duration.ofMillis(2_500);

  /**
   * What became of one reply. Holds no words.
   *
   * @param intent as labelled
   * @param right whether intent and value came out as labelled
   * @param failed whether the engine threw and the rules answered
   * @param took how long it took, failures included
   * @param cost what it cost; empty if nothing was reported
   */
  public record Result(
      Intent intent, boolean right, boolean failed, Duration took, Optional<Money> cost) {}

  private final DialogueEngine engine;
  private final InstantSource clock;

  /** An evaluation of an engine, whose deadlines are told by {@code clock}. */
  public Evaluation(DialogueEngine engine, InstantSource clock) {
    this.engine = engine;
    this.clock = clock;
  }

  /**
   * {@return what became of each reply, in the order of the corpus}
   *
   * @param atOnce how many are asked about at a time, 1 or more
   */
  public List<Result> of(List<LabelledUtterance> replies, int atOnce) {
    ExecutorService workers = Executors.newFixedThreadPool(atOnce);
    try {
      List<Callable<Result>> tasks = new ArrayList<>();
      replies.forEach(reply -> tasks.add(() -> result(reply)));
      List<Result> results = new ArrayList<>();
      for (Future<Result> done : workers.invokeAll(tasks)) {
        results.add(done.get());
      }
      return results;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", stopped);
    } catch (ExecutionException bug) {
      // Without its message, which may quote a held-out reply.
      throw new IllegalStateException("expected a result for every reply");
    } finally {
      workers.shutdownNow();
    }
  }

  private Result result(LabelledUtterance reply) {
    Expectation expected = reply.expectation();
    Heard heard = Heard.speech(reply.said());
    List<Money> costs = new ArrayList<>();
    Instant from = clock.instant();
    Exchange exchange =
        new Exchange(
            Optional.empty(),
            expected,
            question(expected),
            heard,
            LabelledCorpus.NOW,
            from.plus(DEADLINE),
            new Cancellation(),
            early -> {},
            costs::add);
    Understanding meant;
    boolean failed = false;
    try {
      meant = engine.understand(exchange).checkedAgainst(expected, heard);
    } catch (DialogueException none) {
      failed = true;
      meant = Understanding.unclear();
    }
    Duration took = Duration.between(from, clock.instant());
    if (meant.intent() == Intent.UNCLEAR) {
      meant = DialogueEngine.swedishRules().understand(exchange);
    }
    boolean right =
        meant.intent() == reply.intent() && ExpectationText.value(meant).equals(reply.value());
    return new Result(reply.intent(), right, failed, took, costs.stream().reduce(Money::plus));
  }

  /** The questions of the labelling guide. */
  private static String question(Expectation expected) {
    if (!(expected instanceof Expectation.Answer answer)) {
      return "";
    }
    AnswerKind kind = answer.kind();
    if (kind instanceof AnswerKind.Rating rating) {
      return "Hur nöjd var du, från " + rating.lowest() + " till " + rating.highest() + "?";
    }
    if (kind instanceof AnswerKind.Choice choice) {
      return "Vilket passar bäst: " + String.join(", ", choice.options()) + "?";
    }
    return switch (kind.name()) {
      case "nps" -> "Hur troligt är det att du rekommenderar oss, från noll till tio?";
      case "yesno" -> "Hittade du allt du sökte?";
      case "number" -> "Hur många minuter stod du i kö?";
      default -> "Vad kan vi göra bättre?";
    };
  }
}
