package dev.callkit.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.question.AnswerKind;
import dev.callkit.question.AnswerValue;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GuardedEngineTest {
  private static final ZonedDateTime NOW =
      ZonedDateTime.of(2026, 11, 23, 10, 0, 0, 0, ZoneId.of("Europe/Stockholm"));
  private static final Expectation RATING = new Expectation.Answer(AnswerKind.Rating.ONE_TO_FIVE);
  private static final Understanding BY_RULE =
      Understanding.answer(new AnswerValue.Score(3), 0.9, "trea");

  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final DialogueEngine rules =
      exchange ->
          exchange.heard().words().contains("aldrig mer")
              ? Understanding.of(Intent.OPT_OUT, 1, "aldrig mer")
              : BY_RULE;

  @AfterEach
  void close() {
    workers.shutdownNow();
  }

  private Understanding ask(DialogueEngine engine, Exchange exchange) {
    // The clock stands where the exchange began, so the deadline is its whole 2.5 s or none.
    Clock clock = Clock.fixed(NOW.toInstant(), ZoneOffset.UTC);
    return new GuardedEngine(engine, rules, workers, clock).understand(exchange);
  }

  private static Exchange heard(String words) {
    return Exchange.of(RATING, "Från ett till fem?", Heard.speech(words), NOW);
  }

  private static Exchange expired(String words) {
    return new Exchange(
        Optional.empty(),
        RATING,
        "",
        Heard.speech(words),
        NOW,
        Instant.EPOCH,
        new Cancellation(),
        early -> {},
        cost -> {});
  }

  @Test
  void theEngineAnswers() {
    Understanding four = Understanding.answer(new AnswerValue.Score(4), 0.9, "bra");
    assertThat(ask(exchange -> four, heard("det var bra"))).isSameAs(four);
  }

  @Test
  void theRulesAnswerWhenItIsLate() throws InterruptedException {
    CountDownLatch interrupted = new CountDownLatch(1);
    DialogueEngine stuck =
        exchange -> {
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException givenUp) {
            interrupted.countDown();
          }
          return Understanding.unclear();
        };
    assertThat(ask(stuck, expired("en trea"))).isSameAs(BY_RULE);
    // It may have been cancelled before it began; then it never ran, which is as good.
    workers.shutdown();
    assertThat(workers.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void theRulesAnswerWhenItFails() {
    DialogueEngine broken =
        exchange -> {
          throw new DialogueException("no model", true);
        };
    assertThat(ask(broken, heard("en trea"))).isSameAs(BY_RULE);
  }

  @Test
  void theRulesAnswerWhenItClaimsWhatWasNotHeard() {
    Understanding lie = Understanding.answer(new AnswerValue.Score(5), 1, "en femma");
    assertThat(ask(exchange -> lie, heard("en trea"))).isSameAs(BY_RULE);
    Understanding outside = Understanding.answer(new AnswerValue.Score(9), 1, "trea");
    assertThat(ask(exchange -> outside, heard("en trea"))).isSameAs(BY_RULE);
  }

  @Test
  void theRulesAnswerWhenNoWorkerIsFree() {
    workers.shutdown();
    assertThat(ask(exchange -> Understanding.unclear(), heard("en trea"))).isSameAs(BY_RULE);
  }

  @Test
  void neverAgainIsNoModelsDecision() {
    AtomicInteger asked = new AtomicInteger();
    DialogueEngine eager =
        exchange -> {
          asked.incrementAndGet();
          return Understanding.answer(new AnswerValue.Score(5), 1, "ring");
        };
    assertThat(ask(eager, heard("ring aldrig mer")).intent()).isEqualTo(Intent.OPT_OUT);
    assertThat(asked).hasValue(0);
  }

  @Test
  void aCancelledEngineIsInterrupted() throws InterruptedException {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    DialogueEngine stuck =
        exchange -> {
          running.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException givenUp) {
            interrupted.countDown();
          }
          return Understanding.unclear();
        };
    Exchange exchange = heard("en trea");
    Thread hangUp =
        new Thread(
            () -> {
              try {
                running.await();
                exchange.cancellation().cancel();
              } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
              }
            });
    hangUp.start();
    assertThat(ask(stuck, exchange)).isSameAs(BY_RULE);
    hangUp.join(10_000);
    assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aNoTheRulesHeardIsNoConsentWhateverTheEngineSays() {
    Understanding yes = Understanding.of(Intent.AFFIRM, 1, "okej");
    Exchange exchange =
        Exchange.of(new Expectation.Consent(), "", Heard.speech("okej men nej"), NOW);
    Clock clock = Clock.fixed(NOW.toInstant(), ZoneOffset.UTC);
    DialogueEngine denies = heard -> Understanding.of(Intent.DENY, 1, "nej");
    DialogueEngine doubts = heard -> Understanding.unclear();
    assertThat(
            new GuardedEngine(heard -> yes, denies, workers, clock).understand(exchange).intent())
        .isEqualTo(Intent.UNCLEAR);
    assertThat(new GuardedEngine(heard -> yes, doubts, workers, clock).understand(exchange))
        .isSameAs(yes);
  }

  @Test
  void anEngineThatFailsAgainAndAgainIsLeftAlone() {
    AtomicInteger asked = new AtomicInteger();
    DialogueEngine broken =
        exchange -> {
          asked.incrementAndGet();
          throw new DialogueException("no model", true);
        };
    Clock clock = Clock.fixed(NOW.toInstant(), ZoneOffset.UTC);
    DialogueEngine guarded = new GuardedEngine(broken, rules, workers, clock);
    for (int time = 0; time < 20; time++) {
      assertThat(guarded.understand(heard("en trea"))).isSameAs(BY_RULE);
    }
    assertThat(asked).hasValue(EngineBreaker.FAILURES);
  }

  @Test
  void whatIsGivenUpIsNoFailure() {
    AtomicInteger asked = new AtomicInteger();
    DialogueEngine givenUp =
        exchange -> {
          asked.incrementAndGet();
          exchange.cancellation().cancel();
          throw new DialogueException("given up", true);
        };
    Clock clock = Clock.fixed(NOW.toInstant(), ZoneOffset.UTC);
    DialogueEngine guarded = new GuardedEngine(givenUp, rules, workers, clock);
    for (int time = 0; time < 20; time++) {
      assertThat(guarded.understand(heard("en trea"))).isSameAs(BY_RULE);
    }
    assertThat(asked).hasValue(20);
  }
}
