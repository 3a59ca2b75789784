package dev.callkit.conduct;

import dev.callkit.business.Business;
import dev.callkit.call.PhoneNumber;
import dev.callkit.cost.Allowance;
import dev.callkit.cost.Money;
import dev.callkit.cost.Rate;
import dev.callkit.cost.Tariff;
import dev.callkit.progress.Attempt;
import dev.callkit.progress.CallRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * What the next attempt of a call may cost, by carrier. Where there is a budget and a tariff, an
 * attempt whose price is not known is one that cannot be paid.
 */
final class Prices {
  private final CallRecord call;
  private final Optional<Tariff> tariff;
  private final Optional<Money> budget;

  private Prices(CallRecord call, Optional<Tariff> tariff, Optional<Money> budget) {
    this.call = call;
    this.tariff = tariff;
    this.budget = budget;
  }

  static Prices of(CallRecord call, Business business, List<Tariff> tariffs, Instant now) {
    return new Prices(
        call, Tariff.at(LocalDate.ofInstant(now, ZoneOffset.UTC), tariffs), business.budget());
  }

  /** {@return whether an attempt with this carrier can be paid} */
  boolean pay(String carrier) {
    return tariff.isEmpty()
        || budget.isEmpty()
        || allowance(carrier).map(Allowance::paysForATalk).orElse(false);
  }

  /** {@return what an attempt with this carrier may cost; empty if its price is not known} */
  Optional<Allowance> allowance(String carrier) {
    PhoneNumber to = call.request().respondent().phone();
    Optional<Rate> rate = tariff.flatMap(list -> list.rate(carrier, to));
    return budget.isEmpty()
        ? rate.map(price -> new Allowance(price, Optional.empty()))
        : rate.flatMap(price -> left(price).map(money -> new Allowance(price, Optional.of(money))));
  }

  /** What the budget has left, in the rate's currency; empty if that cannot be told. */
  private Optional<Money> left(Rate rate) {
    Optional<Money> left = budget.flatMap(rate::convert);
    for (Attempt attempt : call.attempts()) {
      Optional<Money> cost = attempt.cost();
      Optional<Money> before = left;
      left =
          cost.isEmpty()
              ? left
              : cost.flatMap(rate::convert).flatMap(spent -> before.map(all -> all.less(spent)));
    }
    return left;
  }

  /** {@return why nobody is rung, in a few words} */
  String refusal() {
    return budget
        .map(money -> "the budget of " + money + " does not pay for another attempt")
        .orElse("no attempt can be paid");
  }
}
