package dev.callkit.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/**
 * What connected time costs.
 *
 * @param perMinute 0 or more, in the tariff's currency
 * @param billing what is counted
 */
public record Charge(BigDecimal perMinute, Billing billing) {
  /** What is counted, from the answer. */
  public enum Billing {
    /** Every minute that has begun. */
    STARTED_MINUTE(60),
    /** Every second that has begun. */
    SECOND(1);

    private final int seconds;

    Billing(int seconds) {
      this.seconds = seconds;
    }
  }

  /** Nothing. */
  public static final Charge NONE = new Charge(BigDecimal.ZERO, Billing.SECOND);

  private static final BigDecimal SIXTY = BigDecimal.valueOf(60);
  // Ten places: a second of a price with four of them is exact enough for a million seconds.
  private static final int PLACES = 10;

  /**
   * Checks the price.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public Charge {
    if (perMinute.signum() < 0) {
      throw new IllegalArgumentException("perMinute: expected 0 or more, got " + perMinute);
    }
    perMinute = Money.plain(perMinute);
  }

  /** So much for every minute that has begun. */
  public static Charge perStartedMinute(String price) {
    return new Charge(new BigDecimal(price), Billing.STARTED_MINUTE);
  }

  /** So much a minute, counted by the second. */
  public static Charge perSecond(String pricePerMinute) {
    return new Charge(new BigDecimal(pricePerMinute), Billing.SECOND);
  }

  /** What this much connected time costs; none costs nothing. */
  BigDecimal of(Duration connected) {
    if (connected.isNegative() || connected.isZero()) {
      return BigDecimal.ZERO;
    }
    long begun = connected.plusSeconds(billing.seconds).minusNanos(1).toSeconds() / billing.seconds;
    return perMinute
        .multiply(BigDecimal.valueOf(begun * billing.seconds))
        .divide(SIXTY, PLACES, RoundingMode.HALF_UP);
  }
}
