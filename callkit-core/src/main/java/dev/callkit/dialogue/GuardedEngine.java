package dev.callkit.dialogue;

import dev.callkit.dialogue.EngineBreaker.Permit;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An engine with a deadline and a breaker, and the rules around it. */
final class GuardedEngine implements DialogueEngine {
  private static final Logger log = LoggerFactory.getLogger(GuardedEngine.class);

  // What a person must be able to rely on is never a model's decision.
  private static final Set<Intent> BY_RULE_FIRST =
      EnumSet.of(Intent.OPT_OUT, Intent.STOP, Intent.SILENCE);

  private final DialogueEngine engine;
  private final DialogueEngine rules;
  private final ExecutorService workers;
  private final InstantSource clock;
  private final EngineBreaker breaker = new EngineBreaker();

  GuardedEngine(
      DialogueEngine engine, DialogueEngine rules, ExecutorService workers, InstantSource clock) {
    this.engine = engine;
    this.rules = rules;
    this.workers = workers;
    this.clock = clock;
  }

  @Override
  public Understanding understand(Exchange exchange) {
    Understanding byRule = rules.understand(exchange);
    if (BY_RULE_FIRST.contains(byRule.intent()) || exchange.heard() instanceof Heard.Keys) {
      return byRule;
    }
    Understanding claimed = ask(exchange, byRule);
    Understanding checked = claimed.checkedAgainst(exchange.expected(), exchange.heard());
    if (checked.intent() == Intent.UNCLEAR) {
      return byRule;
    }
    // One of the two heard a no: nobody is interviewed on the strength of the other.
    boolean disputed =
        exchange.expected() instanceof Expectation.Consent
            && checked.intent() == Intent.AFFIRM
            && byRule.intent() == Intent.DENY;
    return disputed ? Understanding.unclear() : checked;
  }

  private Understanding ask(Exchange exchange, Understanding otherwise) {
    Permit permit = breaker.permit(clock.instant());
    return permit == Permit.REFUSED ? otherwise : ask(exchange, otherwise, permit);
  }

  private Understanding ask(Exchange exchange, Understanding otherwise, Permit permit) {
    Future<Understanding> running;
    try {
      running = workers.submit(() -> engine.understand(exchange));
    } catch (RejectedExecutionException busy) {
      breaker.gaveUp(permit);
      log.warn("dialogue engine not asked: no worker is free; the rules answered");
      return otherwise;
    }
    exchange.cancellation().onCancel(() -> running.cancel(true));
    Duration left = Duration.between(clock.instant(), exchange.deadline());
    try {
      Understanding meant = running.get(Math.max(0, left.toNanos()), TimeUnit.NANOSECONDS);
      breaker.answered();
      return meant;
    } catch (TimeoutException late) {
      running.cancel(true);
      log.warn("dialogue engine passed its deadline; the rules answered");
      failed(permit);
    } catch (ExecutionException failed) {
      // Only the class: a foreign message may quote the person.
      Throwable cause = failed.getCause();
      log.warn(
          "dialogue engine failed with {}; the rules answered",
          cause == null ? "nothing" : cause.getClass().getName());
      if (exchange.cancellation().isCancelled()) {
        breaker.gaveUp(permit);
      } else {
        failed(permit);
      }
    } catch (InterruptedException stopping) {
      running.cancel(true);
      breaker.gaveUp(permit);
      Thread.currentThread().interrupt();
    } catch (CancellationException given) {
      breaker.gaveUp(permit);
      log.debug("dialogue engine cancelled");
    }
    return otherwise;
  }

  private void failed(Permit permit) {
    Duration pause = breaker.failed(permit, clock.instant());
    if (!pause.isZero()) {
      log.warn(
          "dialogue engine failed again and again; the rules answer alone for {} s",
          pause.toSeconds());
    }
  }
}
