package dev.callkit.cost;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * An amount of money, exactly. Two amounts are equal if they are worth the same: 0.250 USD is 0.25
 * USD.
 *
 * @param amount 0 or more, in whole units of the currency; without trailing zeros
 * @param currency ISO 4217, such as {@code USD}
 */
public record Money(BigDecimal amount, String currency) {
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

  /**
   * Checks the amount and drops trailing zeros.
   *
   * @throws IllegalArgumentException if the amount is negative or the currency is not three letters
   */
  public Money {
    if (amount.signum() < 0) {
      throw new IllegalArgumentException("money: expected 0 or more, got " + amount);
    }
    if (!CURRENCY.matcher(currency).matches()) {
      throw new IllegalArgumentException("currency: expected three letters, such as USD");
    }
    amount = plain(amount);
  }

  /**
   * {@return an amount as it is written}
   *
   * @param amount such as {@code 0.25}
   * @param currency ISO 4217
   * @throws IllegalArgumentException if the amount is no number of 0 or more, or the currency is
   *     not three letters
   */
  public static Money of(String amount, String currency) {
    return new Money(new BigDecimal(amount), currency);
  }

  /** {@return nothing, in a currency} */
  public static Money zero(String currency) {
    return new Money(BigDecimal.ZERO, currency);
  }

  static BigDecimal plain(BigDecimal amount) {
    BigDecimal stripped = amount.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /**
   * {@return the sum}
   *
   * @throws IllegalArgumentException if the currencies differ
   */
  public Money plus(Money more) {
    return new Money(amount.add(same(more)), currency);
  }

  /**
   * {@return what is left, nothing if {@code less} is more}
   *
   * @throws IllegalArgumentException if the currencies differ
   */
  public Money less(Money less) {
    return new Money(amount.subtract(same(less)).max(BigDecimal.ZERO), currency);
  }

  /**
   * {@return whether this is more than {@code other}}
   *
   * @throws IllegalArgumentException if the currencies differ
   */
  public boolean isMoreThan(Money other) {
    return amount.compareTo(same(other)) > 0;
  }

  private BigDecimal same(Money other) {
    if (!other.currency.equals(currency)) {
      throw new IllegalArgumentException("money: expected " + currency + ", got " + other.currency);
    }
    return other.amount;
  }

  /** {@return the amount and the currency, such as {@code 0.25 USD}} */
  @Override
  public String toString() {
    return amount.toPlainString() + " " + currency;
  }
}
