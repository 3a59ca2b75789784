package dev.callkit.cost;

import dev.callkit.call.PhoneNumber;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A price list: what carriers charge by destination, from a day on. Immutable.
 *
 * <pre>{@code
 * Tariff.from(LocalDate.of(2026, 11, 1), "2026-11", "USD")
 *     .rate("twilio", "+467", Charge.perStartedMinute("0.0575"), Charge.perStartedMinute("0.07"), "0.0075")
 *     .rate("twilio", "+46", Charge.perStartedMinute("0.0170"), Charge.perStartedMinute("0.07"), "0.0075")
 *     .exchange("SEK", "0.095")
 *     .build()
 * }</pre>
 *
 * <p>The numbers above are an example; yours are in your contract.
 */
public final class Tariff {
  private record Entry(
      Optional<String> carrier,
      String prefix,
      Charge line,
      Charge services,
      BigDecimal perAttempt) {
    boolean holdsFor(PhoneNumber to) {
      return to.e164().startsWith(prefix);
    }
  }

  private final LocalDate validFrom;
  private final String version;
  private final String currency;
  private final List<Entry> entries;
  private final Map<String, BigDecimal> exchange;

  private Tariff(Builder builder) {
    this.validFrom = builder.validFrom;
    this.version = builder.version;
    this.currency = builder.currency;
    this.entries = List.copyOf(builder.entries);
    this.exchange = Map.copyOf(builder.exchange);
  }

  /**
   * {@return a builder of a price list without prices}
   *
   * @param validFrom the first day it holds, UTC
   * @param version what it is called in the records of calls, 1 to 40 characters
   * @param currency of all its prices, ISO 4217
   */
  public static Builder from(LocalDate validFrom, String version, String currency) {
    return new Builder(validFrom, version, currency);
  }

  /** {@return what it is called} */
  public String version() {
    return version;
  }

  /** {@return the first day it holds, UTC} */
  public LocalDate validFrom() {
    return validFrom;
  }

  /**
   * {@return what an attempt costs; empty if the list has no price for it}
   *
   * <p>A price of this very carrier goes before one of any carrier, then the longest prefix counts.
   *
   * @param carrier the carrier's name
   * @param to who is rung
   */
  public Optional<Rate> rate(String carrier, PhoneNumber to) {
    Comparator<Entry> fits =
        Comparator.<Entry, Boolean>comparing(entry -> entry.carrier().isPresent())
            .thenComparing(entry -> entry.prefix().length());
    return entries.stream()
        .filter(entry -> entry.carrier().map(carrier::equals).orElse(true))
        .filter(entry -> entry.holdsFor(to))
        .max(fits)
        .map(
            entry ->
                new Rate(
                    version,
                    currency,
                    entry.line(),
                    entry.services(),
                    entry.perAttempt(),
                    exchange));
  }

  /** {@return the list of these that holds on a day: the latest that has begun} */
  public static Optional<Tariff> at(LocalDate day, Collection<Tariff> lists) {
    return lists.stream()
        .filter(list -> !list.validFrom.isAfter(day))
        .max(Comparator.comparing(Tariff::validFrom));
  }

  @Override
  public String toString() {
    return "Tariff[" + version + ", from " + validFrom + ", " + entries.size() + " prices]";
  }

  /** Makes a price list. Not thread-safe. */
  public static final class Builder {
    private static final Pattern PREFIX = Pattern.compile("\\+[0-9]{0,15}");

    private final LocalDate validFrom;
    private final String version;
    private final String currency;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, BigDecimal> exchange = new LinkedHashMap<>();

    private Builder(LocalDate validFrom, String version, String currency) {
      this.validFrom = validFrom;
      this.version = version;
      this.currency = currency;
      if (version.isBlank() || version.length() > 40) {
        throw new IllegalArgumentException("tariff version: expected 1 to 40 characters");
      }
    }

    /**
     * Adds what one carrier charges for a destination.
     *
     * @param carrier the carrier's name
     * @param prefix what the numbers begin with, such as {@code +46}; {@code +} for every number
     * @param line the connection; what the carrier reports afterwards takes its place
     * @param services what is charged for connected time besides, such as speech
     * @param perAttempt for each attempt that the carrier takes, such as {@code 0.0075}
     * @throws IllegalArgumentException if the prefix has another form, or a price is no number of 0
     *     or more
     */
    public Builder rate(
        String carrier, String prefix, Charge line, Charge services, String perAttempt) {
      return add(Optional.of(carrier), prefix, line, services, perAttempt);
    }

    /**
     * Adds what is charged for a destination where the carrier has no price of its own: the most it
     * may be, if you do not know.
     *
     * @param prefix what the numbers begin with, such as {@code +46}; {@code +} for every number
     * @param line the connection; what the carrier reports afterwards takes its place
     * @param services what is charged for connected time besides, such as speech
     * @param perAttempt for each attempt that the carrier takes, such as {@code 0.0075}
     * @throws IllegalArgumentException if the prefix has another form, or a price is no number of 0
     *     or more
     */
    public Builder anyCarrier(String prefix, Charge line, Charge services, String perAttempt) {
      return add(Optional.empty(), prefix, line, services, perAttempt);
    }

    private Builder add(
        Optional<String> carrier, String prefix, Charge line, Charge services, String perAttempt) {
      if (!PREFIX.matcher(prefix).matches()) {
        throw new IllegalArgumentException("tariff prefix: expected + and digits, such as +46");
      }
      entries.add(new Entry(carrier, prefix, line, services, new BigDecimal(perAttempt)));
      return this;
    }

    /**
     * Says what another currency is worth, for budgets and for carriers and models that report in
     * it.
     *
     * @param other ISO 4217
     * @param worth what one unit of it is worth in this list's currency, more than 0
     */
    public Builder exchange(String other, String worth) {
      exchange.put(other, new BigDecimal(worth));
      return this;
    }

    /**
     * Makes the list.
     *
     * @throws IllegalArgumentException if a price is negative, an exchange rate is not positive, or
     *     a currency is not three letters
     */
    public Tariff build() {
      Tariff list = new Tariff(this);
      // Every price is checked now and not at the first call.
      new Rate(version, currency, Charge.NONE, Charge.NONE, BigDecimal.ZERO, exchange);
      entries.forEach(entry -> new Money(entry.perAttempt(), currency));
      return list;
    }
  }
}
