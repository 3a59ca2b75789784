package dev.callkit.openai;

import static dev.callkit.openai.Local.RATING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.callkit.dialogue.Cancellation;
import dev.callkit.dialogue.DialogueException;
import dev.callkit.dialogue.Exchange;
import dev.callkit.dialogue.Understanding;
import dev.callkit.question.AnswerValue;
import dev.callkit.testing.openai.Fault;
import dev.callkit.testing.openai.LocalOpenAi;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every accident of the service, over real HTTP. */
class FailuresTest {
  private static final Duration DEADLINE = Duration.ofMillis(1_000);

  private final LocalOpenAi local = LocalOpenAi.start();
  private final OpenAiDialogue engine = Local.engine(local).build();

  @BeforeEach
  void warm() {
    engine.understand(Local.exchange(RATING, "fyra"));
  }

  @AfterEach
  void stop() {
    engine.close();
    local.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {
        "RATE_LIMITED",
        "SERVER_ERROR",
        "OVERLOADED",
        "BAD_GATEWAY",
        "REQUEST_TIMEOUT",
        "CONFLICT",
        "RESET",
        "HTML",
        "EMPTY_BODY",
        "BROKEN_JSON",
        "CUT_BODY"
      })
  void whatMayPassIsAskedOnceMore(Fault fault) {
    local.then(fault);
    Understanding understood = engine.understand(Local.exchange(RATING, "fyra", DEADLINE));
    assertThat(understood.value()).contains(new AnswerValue.Score(4));
    assertThat(local.requests()).hasSize(1 + 2);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {
        "RATE_LIMITED",
        "SERVER_ERROR",
        "OVERLOADED",
        "BAD_GATEWAY",
        "REQUEST_TIMEOUT",
        "CONFLICT",
        "RESET",
        "HTML",
        "EMPTY_BODY",
        "BROKEN_JSON",
        "CUT_BODY"
      })
  void whatGoesOnIsGivenUp(Fault fault) {
    local.failing(request -> Optional.of(fault));
    fails(true);
    assertThat(local.requests()).hasSize(1 + 2);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"UNAUTHORIZED", "FORBIDDEN", "BAD_REQUEST", "REDIRECTED"})
  void whatWillNotPassIsNotAskedAgain(Fault fault) {
    local.failing(request -> Optional.of(fault));
    fails(false);
    assertThat(local.requests()).hasSize(1 + 1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {
        "REFUSAL",
        "CUT_BY_LENGTH",
        "CONTENT_FILTERED",
        "CHATTY",
        "UNKNOWN_INTENT",
        "WRONG_SHAPE"
      })
  void whatTheModelWouldNotSayIsNotAskedAgain(Fault fault) {
    local.failing(request -> Optional.of(fault));
    fails(true);
    assertThat(local.requests()).hasSize(1 + 1);
  }

  @Test
  void anAnswerWithoutItsFieldsIsNone() {
    local.failing(request -> Optional.of(Fault.NO_CHOICES));
    fails(true);
  }

  @Test
  void whoIsOutOfQuotaOrToldToWaitLongIsLeftAlone() {
    for (Fault fault : List.of(Fault.OUT_OF_QUOTA, Fault.RATE_LIMITED_FOR_LONG)) {
      try (LocalOpenAi other = LocalOpenAi.start();
          OpenAiDialogue asking = Local.engine(other).build()) {
        other.failing(request -> Optional.of(fault));
        for (int time = 0; time < 3; time++) {
          assertThatThrownBy(() -> asking.understand(Local.exchange(RATING, "fyra")))
              .isInstanceOf(DialogueException.class);
        }
        assertThat(other.requests()).as(fault.name()).hasSize(1);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"NEVER_ANSWERS", "TOO_SLOW", "TRICKLES"})
  void whatIsTooSlowIsOverBeforeTheDeadline(Fault fault) {
    local.failing(request -> Optional.of(fault));
    Duration took = Local.timed(() -> fails(true));
    assertThat(took).isLessThan(DEADLINE.plusMillis(500));
  }

  @Test
  void aSlowFirstByteIsWaitedFor() {
    local.then(Fault.SLOW_FIRST_BYTE);
    Understanding understood =
        engine.understand(Local.exchange(RATING, "fyra", Duration.ofMillis(4_000)));
    assertThat(understood.value()).contains(new AnswerValue.Score(4));
    assertThat(local.requests()).hasSize(1 + 1);
  }

  @Test
  void aRequestIsReallyCalledBack() throws Exception {
    local.failing(request -> Optional.of(Fault.NEVER_ANSWERS));
    Exchange exchange = Local.exchange(RATING, "fyra", Duration.ofMinutes(5));
    Cancellation cancellation = exchange.cancellation();
    CompletableFuture<Throwable> ended =
        CompletableFuture.supplyAsync(
            () -> catchThrowableOfType(DialogueException.class, () -> engine.understand(exchange)));
    while (local.requests().size() < 2) {
      Thread.onSpinWait();
    }
    Duration took =
        Local.timed(
            () -> {
              cancellation.cancel();
              try {
                assertThat(ended.get(3, TimeUnit.SECONDS)).isNotNull();
              } catch (Exception late) {
                throw new AssertionError("expected an end soon after it was cancelled", late);
              }
            });
    assertThat(took).isLessThan(Duration.ofSeconds(1));
    assertThat(local.requests()).hasSize(1 + 1);
  }

  @Test
  void withoutTimeNothingIsSent() {
    assertThatThrownBy(
            () -> engine.understand(Local.exchange(RATING, "fyra", Duration.ofMillis(100))))
        .isInstanceOf(DialogueException.class);
    assertThat(local.requests()).hasSize(1);
  }

  private void fails(boolean retryable) {
    DialogueException failed =
        catchThrowableOfType(
            DialogueException.class,
            () -> engine.understand(Local.exchange(RATING, "fyra blåbär", DEADLINE)));
    assertThat(failed).isNotNull();
    assertThat(failed.retryable()).isEqualTo(retryable);
    assertThat(failed.getMessage()).doesNotContain("fyra", "blåbär", Local.KEY);
    assertThat(failed.getCause()).isNull();
  }
}
