package dev.callkit.cost;

import java.time.Duration;
import java.util.Optional;

/**
 * What an attempt has cost so far, as far as anybody has said.
 *
 * @param allowance what it may cost, and at which rate; empty if no tariff was given
 * @param charged what the carrier has reported for the connection; empty until it does
 * @param model what the dialogue engine has reported; empty if nothing
 * @param untold the longest it can have been connected, if nobody has said how long it was or
 *     whether at all; the budget counts with it. Empty once something is known
 */
public record Spending(
    Optional<Allowance> allowance,
    Optional<Money> charged,
    Optional<Money> model,
    Optional<Duration> untold) {
  /** Nothing is known. */
  public static final Spending NONE =
      new Spending(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** Nothing is spent yet of what there may be. */
  public static Spending within(Optional<Allowance> allowance) {
    return new Spending(allowance, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** {@return the same of an attempt that was certainly not dialled, and costs nothing} */
  public Spending free() {
    return allowance
        .map(fixed -> Money.zero(fixed.rate().currency()))
        .map(
            nothing ->
                new Spending(Optional.empty(), Optional.of(nothing), model, Optional.empty()))
        .orElse(this);
  }

  /** {@return the same with what the carrier reports, in place of what it reported before} */
  public Spending charged(Money byCarrier) {
    return new Spending(allowance, Optional.of(byCarrier), model, untold);
  }

  /** {@return the same with this much more for the model; of two currencies the first stays} */
  public Spending onModel(Money more) {
    boolean same = model.map(before -> before.currency().equals(more.currency())).orElse(true);
    return same
        ? new Spending(allowance, charged, Optional.of(model.map(more::plus).orElse(more)), untold)
        : this;
  }

  /** {@return the same of an attempt of which nobody says how long it was connected} */
  public Spending untold(Duration longest) {
    return new Spending(allowance, charged, model, Optional.of(longest));
  }

  /** {@return the same after the carrier has said how it ended} */
  public Spending told() {
    return untold.isEmpty() ? this : new Spending(allowance, charged, model, Optional.empty());
  }

  /** {@return how long the attempt may be connected; empty if there is no limit} */
  public Optional<Duration> paysFor() {
    return allowance.flatMap(fixed -> fixed.paysFor(model));
  }

  /**
   * {@return the whole of it: the connection as reported, else by the rate, and everything besides;
   * empty if nothing is known}
   *
   * @param placed whether a carrier took it, so that it costs anything
   * @param connected how long it was connected
   */
  public Optional<Money> total(boolean placed, Duration connected) {
    if (allowance.isEmpty()) {
      return charged.map(line -> plusModel(line)).or(() -> model);
    }
    Rate rate = allowance.get().rate();
    Money carrier =
        placed ? rate.cost(untold.orElse(connected), charged) : Money.zero(rate.currency());
    return Optional.of(model.flatMap(rate::convert).map(carrier::plus).orElse(carrier));
  }

  private Money plusModel(Money line) {
    return model.filter(m -> m.currency().equals(line.currency())).map(line::plus).orElse(line);
  }
}
