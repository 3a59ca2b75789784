package dev.callkit.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {
  private static Money usd(String amount) {
    return Money.of(amount, "USD");
  }

  @ParameterizedTest
  @CsvSource({"0.250, 0.25", "1E+2, 100", "0, 0", "0.000, 0", "0.0001, 0.0001", "12.30, 12.3"})
  void amountsAreEqualIfTheyAreWorthTheSame(String written, String plain) {
    assertThat(usd(written)).isEqualTo(usd(plain)).hasToString(plain + " USD");
    assertThat(usd(written).hashCode()).isEqualTo(usd(plain).hashCode());
  }

  @Test
  void sumsAreExact() {
    Money sum = Money.zero("USD");
    for (int times = 0; times < 1000; times++) {
      sum = sum.plus(usd("0.1"));
    }
    assertThat(sum).isEqualTo(usd("100"));
  }

  @Test
  void nothingIsLessThanNothing() {
    assertThat(usd("0.25").less(usd("0.1"))).isEqualTo(usd("0.15"));
    assertThat(usd("0.25").less(usd("0.3"))).isEqualTo(Money.zero("USD"));
  }

  @Test
  void moreIsMoreAndTheSameIsNot() {
    assertThat(usd("0.2501").isMoreThan(usd("0.25"))).isTrue();
    assertThat(usd("0.25").isMoreThan(usd("0.250"))).isFalse();
  }

  @Test
  void currenciesAreNotMixed() {
    Money kronor = Money.of("1", "SEK");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> usd("1").plus(kronor))
        .withMessage("money: expected USD, got SEK");
    assertThatIllegalArgumentException().isThrownBy(() -> usd("1").less(kronor));
    assertThatIllegalArgumentException().isThrownBy(() -> usd("1").isMoreThan(kronor));
    assertThat(usd("1")).isNotEqualTo(kronor);
  }

  @Test
  void amountsBelowNothingAndOtherCurrencyCodesAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Money(BigDecimal.valueOf(-1), "USD"));
    assertThatIllegalArgumentException().isThrownBy(() -> Money.of("1", "usd"));
    assertThatIllegalArgumentException().isThrownBy(() -> Money.of("1", "$"));
    assertThatIllegalArgumentException().isThrownBy(() -> Money.of("a lot", "USD"));
  }
}
