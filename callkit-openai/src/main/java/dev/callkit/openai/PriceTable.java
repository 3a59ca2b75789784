package dev.callkit.openai;

import dev.callkit.cost.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What models cost, as it stood on a day. Prices change: hand in a table of your own when they
 * have.
 *
 * @param asOf the day on which the prices were read
 * @param currency ISO 4217
 * @param prices by model id
 */
public record PriceTable(LocalDate asOf, String currency, Map<String, TokenPrice> prices) {
  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

  /**
   * What a model costs, per million tokens, in the table's currency.
   *
   * @param input tokens that were read for the first time, or written into the cache
   * @param cached tokens that were read and known
   * @param output tokens that were written
   */
  public record TokenPrice(BigDecimal input, BigDecimal cached, BigDecimal output) {
    /**
     * Checks the prices.
     *
     * @throws IllegalArgumentException if one is negative
     */
    public TokenPrice {
      if (input.signum() < 0 || cached.signum() < 0 || output.signum() < 0) {
        throw new IllegalArgumentException("token price: expected 0 or more");
      }
    }

    /** Prices as they are written, such as {@code 0.15}. */
    public static TokenPrice of(String input, String cached, String output) {
      return new TokenPrice(new BigDecimal(input), new BigDecimal(cached), new BigDecimal(output));
    }
  }

  /**
   * US dollars, as read on 2026-11-23. Where writing into the cache costs more than reading, every
   * unknown token is counted as written, so that no call costs more than is said.
   */
  public static final PriceTable NOVEMBER_2026 =
      new PriceTable(
          LocalDate.of(2026, 11, 23),
          "USD",
          Map.of(
              "gpt-4o-mini", TokenPrice.of("0.15", "0.075", "0.60"),
              "gpt-4o-mini-2024-07-18", TokenPrice.of("0.15", "0.075", "0.60"),
              "gpt-6-luna", TokenPrice.of("0.125", "0.01", "0.50"),
              "gpt-5.6-luna", TokenPrice.of("0.25", "0.02", "1.20")));

  /** Copies the prices. */
  public PriceTable {
    prices = Map.copyOf(prices);
    // The currency is checked by whoever counts in it.
    Money.zero(currency);
  }

  /** {@return the same table with one more model, or another price for one} */
  public PriceTable with(String model, TokenPrice price) {
    Map<String, TokenPrice> more = new HashMap<>(prices);
    more.put(model, price);
    return new PriceTable(asOf, currency, more);
  }

  /**
   * {@return the same table, every price times a factor: such as 1.10 for processing in the EU}
   *
   * @throws IllegalArgumentException if the factor is negative
   */
  public PriceTable times(BigDecimal factor) {
    Map<String, TokenPrice> dearer = new HashMap<>();
    prices.forEach(
        (model, price) ->
            dearer.put(
                model,
                new TokenPrice(
                    price.input().multiply(factor),
                    price.cached().multiply(factor),
                    price.output().multiply(factor))));
    return new PriceTable(asOf, currency, dearer);
  }

  /** {@return what a request cost; empty if the model is not in the table} */
  public Optional<Money> cost(String model, Usage usage) {
    return Optional.ofNullable(prices.get(model))
        .map(
            price ->
                new Money(
                    price
                        .input()
                        .multiply(BigDecimal.valueOf(usage.input() - usage.cached()))
                        .add(price.cached().multiply(BigDecimal.valueOf(usage.cached())))
                        .add(price.output().multiply(BigDecimal.valueOf(usage.output())))
                        .divide(MILLION),
                    currency));
  }
}
