package dev.callkit.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What an attempt costs, as a tariff said when it was dialled. It is kept with the attempt, so that
 * a later tariff changes nothing about it.
 *
 * @param tariff the version of the tariff it comes from
 * @param currency of every price here, ISO 4217
 * @param line the connection: what the carrier reports afterwards takes its place
 * @param services what is charged for connected time besides, such as speech; carriers report it
 *     elsewhere, if at all
 * @param perAttempt for each attempt that the carrier takes, such as machine detection; 0 or more
 * @param exchange what one unit of another currency is worth in this one, for reports and budgets
 *     in it
 */
public record Rate(
    String tariff,
    String currency,
    Charge line,
    Charge services,
    BigDecimal perAttempt,
    Map<String, BigDecimal> exchange) {
  // The price of a whole call never has to be looked for beyond this.
  private static final int LONGEST_SECONDS = 600;
  private static final int PLACES = 10;

  /**
   * Copies the map and checks the prices.
   *
   * @throws IllegalArgumentException if a price is negative, an exchange rate is not positive, or a
   *     currency is not three letters
   */
  public Rate {
    perAttempt = new Money(perAttempt, currency).amount();
    exchange.forEach(
        (other, worth) -> {
          if (new Money(worth, other).amount().signum() == 0) {
            throw new IllegalArgumentException("exchange of " + other + ": expected more than 0");
          }
        });
    exchange = Map.copyOf(exchange);
  }

  /** {@return what an attempt costs that is connected for so long, by this rate alone} */
  public Money estimate(Duration connected) {
    return cost(connected, Optional.empty());
  }

  /**
   * {@return what an attempt costs that was connected for so long}
   *
   * @param charged what the carrier has reported for the connection; it counts if its currency is
   *     known here
   */
  public Money cost(Duration connected, Optional<Money> charged) {
    BigDecimal connection =
        charged.flatMap(this::convert).map(Money::amount).orElseGet(() -> line.of(connected));
    return new Money(connection.add(services.of(connected)).add(perAttempt), currency);
  }

  /** {@return the same money in this currency, or empty if there is no exchange rate} */
  public Optional<Money> convert(Money other) {
    if (other.currency().equals(currency)) {
      return Optional.of(other);
    }
    return Optional.ofNullable(exchange.get(other.currency()))
        .map(worth -> other.amount().multiply(worth).setScale(PLACES, RoundingMode.HALF_UP))
        .map(amount -> new Money(amount, currency));
  }

  /**
   * {@return how long an attempt may be connected at most so that it does not cost more than this;
   * in whole seconds, up to ten minutes; zero if nothing can be paid}
   */
  Duration longestFor(Money most) {
    int payable = 0;
    int tooLong = LONGEST_SECONDS + 1;
    while (tooLong - payable > 1) {
      int middle = (payable + tooLong) / 2;
      if (estimate(Duration.ofSeconds(middle)).isMoreThan(most)) {
        tooLong = middle;
      } else {
        payable = middle;
      }
    }
    return Duration.ofSeconds(payable);
  }
}
