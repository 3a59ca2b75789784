package dev.callkit.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Arithmetic by hand. Line 0.06 a started minute, speech 0.03 a minute by the second, 0.01 each.
 */
class RateTest {
  private static final Rate RATE =
      rate(Charge.perStartedMinute("0.06"), Charge.perSecond("0.03"), "0.01");

  private static Rate rate(Charge line, Charge services, String perAttempt) {
    return new Rate(
        "2026-11",
        "USD",
        line,
        services,
        new BigDecimal(perAttempt),
        Map.of("SEK", new BigDecimal("0.1")));
  }

  private static Money usd(String amount) {
    return Money.of(amount, "USD");
  }

  @ParameterizedTest
  @CsvSource({
    // Seconds, cost.
    "0, 0.01",
    "1, 0.0705",
    "30, 0.085",
    "59.9, 0.1",
    "60, 0.1",
    "60.001, 0.1605",
    "61, 0.1605",
    "120, 0.19",
    "121, 0.2505"
  })
  void whatAnAttemptCosts(BigDecimal seconds, String cost) {
    Duration connected = Duration.ofMillis(seconds.movePointRight(3).longValueExact());
    assertThat(RATE.estimate(connected)).isEqualTo(usd(cost));
  }

  @Test
  void aSecondOfAPriceThatDoesNotDivideIsRoundedFarBehindThePoint() {
    Rate odd = rate(Charge.perSecond("0.01"), Charge.NONE, "0");
    assertThat(odd.estimate(Duration.ofSeconds(1))).isEqualTo(usd("0.0001666667"));
    assertThat(odd.estimate(Duration.ofSeconds(3))).isEqualTo(usd("0.0005"));
  }

  @Test
  void whatTheCarrierReportsTakesThePlaceOfTheLineAndOfNothingElse() {
    Duration minute = Duration.ofSeconds(60);
    assertThat(RATE.cost(minute, Optional.of(usd("0.05")))).isEqualTo(usd("0.09"));
    assertThat(RATE.cost(minute, Optional.of(Money.of("0.4", "SEK")))).isEqualTo(usd("0.08"));
    assertThat(RATE.cost(minute, Optional.of(Money.of("0.4", "EUR"))))
        .as("a currency that nobody has given a rate for")
        .isEqualTo(RATE.estimate(minute));
  }

  @ParameterizedTest
  @CsvSource({
    // Budget, how long it pays for.
    "0.25, 120",
    "0.2505, 121",
    "0.19, 120",
    "0.1899, 119",
    "0.16, 60",
    "0.0999, 59",
    "0.07, 0",
    "0.005, 0",
    "99, 600"
  })
  void howLongABudgetPaysFor(String budget, int seconds) {
    assertThat(RATE.longestFor(usd(budget))).isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void aSecondMoreThanPaidForWouldPassTheBudget() {
    for (int cents = 1; cents < 60; cents++) {
      Money budget = Money.of("0." + (cents < 10 ? "0" : "") + cents, "USD");
      Duration longest = RATE.longestFor(budget);
      if (longest.isZero()) {
        continue;
      }
      assertThat(RATE.estimate(longest).isMoreThan(budget)).as("%s", budget).isFalse();
      assertThat(RATE.estimate(longest.plusMillis(1)).isMoreThan(budget))
          .as("%s, a moment longer", budget)
          .isTrue();
    }
  }

  @Test
  void anAllowancePaysForLessWhenTheModelHasCostSomething() {
    Allowance allowance = new Allowance(RATE, Optional.of(usd("0.25")));
    assertThat(allowance.paysFor(Optional.empty())).contains(Duration.ofSeconds(120));
    assertThat(allowance.paysFor(Optional.of(usd("0.07")))).contains(Duration.ofSeconds(100));
    assertThat(allowance.paysFor(Optional.of(Money.of("1", "SEK"))))
        .contains(Duration.ofSeconds(60));
    assertThat(allowance.paysFor(Optional.of(usd("0.3")))).contains(Duration.ZERO);
    assertThat(new Allowance(RATE, Optional.empty()).paysFor(Optional.empty())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0.25, true", "0.0925, true", "0.0924, false", "0.05, false"})
  void nobodyIsRungForLessThanATalk(String left, boolean pays) {
    assertThat(new Allowance(RATE, Optional.of(usd(left))).paysForATalk()).isEqualTo(pays);
  }

  @Test
  void withoutABudgetEveryTalkIsPaid() {
    assertThat(new Allowance(RATE, Optional.empty()).paysForATalk()).isTrue();
  }

  @Test
  void pricesBelowNothingAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Charge.perSecond("-1"));
    assertThatIllegalArgumentException().isThrownBy(() -> rate(Charge.NONE, Charge.NONE, "-0.01"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Allowance(RATE, Optional.of(Money.of("1", "SEK"))));
  }
}
