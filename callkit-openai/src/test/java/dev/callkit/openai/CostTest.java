package dev.callkit.openai;

import static dev.callkit.openai.Local.RATING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callkit.call.BusinessId;
import dev.callkit.call.CallId;
import dev.callkit.cost.Money;
import dev.callkit.dialogue.Exchange;
import dev.callkit.dialogue.Intent;
import dev.callkit.question.AnswerValue;
import dev.callkit.testing.openai.Fault;
import dev.callkit.testing.openai.LocalOpenAi;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a call takes of a model, and how much it may. */
class CostTest {
  private static final CallId CALL = new CallId(new BusinessId("matboden"), "c-1");

  private final LocalOpenAi local = LocalOpenAi.start();
  private final List<Money> charged = new ArrayList<>();

  @AfterEach
  void stop() {
    local.close();
  }

  private Exchange fourOf(CallId call) {
    Exchange plain = Local.exchange(RATING, "fyra");
    return new Exchange(
        Optional.of(call),
        plain.expected(),
        plain.asked(),
        plain.heard(),
        plain.now(),
        plain.deadline(),
        plain.cancellation(),
        early -> {},
        charged::add);
  }

  @Test
  void pricesAreByTheMillionAndKnownTokensAreCheaper() {
    assertThat(PriceTable.NOVEMBER_2026.cost("gpt-4o-mini", new Usage(1_000_000, 0, 0)))
        .contains(Money.of("0.15", "USD"));
    assertThat(PriceTable.NOVEMBER_2026.cost("gpt-4o-mini", new Usage(2_000, 1_024, 30)))
        .contains(Money.of("0.0002412", "USD"));
    assertThat(PriceTable.NOVEMBER_2026.cost("gpt-9", new Usage(1, 0, 1))).isEmpty();
  }

  @Test
  void aTableMayBeExtendedAndMadeDearer() {
    PriceTable european =
        PriceTable.NOVEMBER_2026
            .with("gpt-9", PriceTable.TokenPrice.of("1", "0.5", "2"))
            .times(new BigDecimal("1.10"));
    assertThat(european.cost("gpt-9", new Usage(1_000_000, 0, 0))).contains(Money.of("1.1", "USD"));
    assertThatThrownBy(() -> PriceTable.TokenPrice.of("-1", "0", "0"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Usage(1, 2, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void eachAnswerIsChargedAsItComesAndTheSecondIsCheaper() {
    try (OpenAiDialogue engine = Local.engine(local).build()) {
      engine.understand(fourOf(CALL));
      Usage first = engine.used();
      engine.understand(fourOf(CALL));
      assertThat(charged).hasSize(2);
      assertThat(charged.get(0).isMoreThan(charged.get(1))).isTrue();
      assertThat(charged.get(0))
          .isEqualTo(PriceTable.NOVEMBER_2026.cost("gpt-4o-mini", first).orElseThrow());
      assertThat(first.cached()).isZero();
      assertThat(engine.used().cached()).isGreaterThanOrEqualTo(1_024);
    }
  }

  @Test
  void theRepliesOfACallShareACacheKeyAndAllCallsHaveSixteen() {
    try (OpenAiDialogue engine = Local.engine(local).build()) {
      Set<String> keys = new TreeSet<>();
      for (int call = 0; call < 100; call++) {
        CallId id = new CallId(new BusinessId("matboden"), "c-" + call);
        engine.understand(fourOf(id));
        engine.understand(fourOf(id));
        String first = cacheKey(2 * call);
        assertThat(cacheKey(2 * call + 1)).isEqualTo(first).doesNotContain("matboden");
        keys.add(first);
      }
      assertThat(keys).hasSizeBetween(8, 16);
    }
  }

  private String cacheKey(int request) {
    return Json.object(local.requests().get(request).body())
        .orElseThrow()
        .path("prompt_cache_key")
        .asText();
  }

  @Test
  void whatWasRefusedOrCutIsPaidForAllTheSame() {
    try (OpenAiDialogue engine = Local.engine(local).build()) {
      for (Fault fault : List.of(Fault.REFUSAL, Fault.CUT_BY_LENGTH)) {
        local.then(fault);
        assertThatThrownBy(() -> engine.understand(fourOf(CALL)))
            .isInstanceOf(dev.callkit.dialogue.DialogueException.class);
      }
      assertThat(charged).hasSize(2);
    }
  }

  @Test
  void aCallThatHasTakenItsTokensIsUnderstoodByTheRules() {
    try (OpenAiDialogue engine =
        Local.engine(local).limits(new CallLimits(3_000, Optional.empty())).build()) {
      for (int turn = 0; turn < 5; turn++) {
        assertThat(engine.understand(fourOf(CALL)).value()).contains(new AnswerValue.Score(4));
      }
      assertThat(local.requests()).hasSize(2);
      engine.understand(fourOf(new CallId(new BusinessId("matboden"), "c-2")));
      assertThat(local.requests()).hasSize(3);
    }
  }

  @Test
  void aCallThatHasCostAsMuchAsItMayIsUnderstoodByTheRules() {
    try (OpenAiDialogue engine =
        Local.engine(local).limits(CallLimits.DEFAULT.costing(Money.of("0.0003", "USD"))).build()) {
      for (int turn = 0; turn < 5; turn++) {
        assertThat(engine.understand(fourOf(CALL)).intent()).isEqualTo(Intent.ANSWER);
      }
      assertThat(local.requests()).hasSize(2);
      assertThat(charged.stream().reduce(Money.zero("USD"), Money::plus))
          .matches(all -> all.isMoreThan(Money.of("0.0003", "USD")));
    }
  }

  @Test
  void aModelWithoutAPriceIsAskedAndWarnedOfOnce() {
    local.offerReasoning("gpt-9");
    try (Logged logged = Logged.of(OpenAiDialogue.class);
        OpenAiDialogue engine = Local.engine(local).models(ModelProfile.of("gpt-9")).build()) {
      engine.understand(fourOf(CALL));
      engine.understand(fourOf(CALL));
      assertThat(charged).isEmpty();
      assertThat(logged.lines())
          .containsExactly(
              "WARN model gpt-9 has no price in the table of 2026-11-23; its cost is not counted");
    }
  }
}
