package dev.callkit.jdbi;

import dev.callkit.cost.Allowance;
import dev.callkit.cost.Charge;
import dev.callkit.cost.Charge.Billing;
import dev.callkit.cost.Money;
import dev.callkit.cost.Rate;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What attempts may cost and have cost. */
final class CostCodec {

  static Out write(Money money) {
    return new Out().put("amount", money.amount()).put("currency", money.currency());
  }

  static Money money(In in) {
    return new Money(in.decimal("amount"), in.text("currency"));
  }

  static Out write(Allowance allowance) {
    return new Out()
        .put("rate", write(allowance.rate()))
        .object("left", allowance.left(), CostCodec::write);
  }

  static Allowance allowance(In in) {
    return new Allowance(rate(in.object("rate")), in.anyObject("left", CostCodec::money));
  }

  private static Out write(Rate rate) {
    return new Out()
        .put("tariff", rate.tariff())
        .put("currency", rate.currency())
        .put("line", write(rate.line()))
        .put("services", write(rate.services()))
        .put("perAttempt", rate.perAttempt())
        .objects("exchange", new TreeMap<>(rate.exchange()).entrySet(), CostCodec::write);
  }

  private static Rate rate(In in) {
    return new Rate(
        in.text("tariff"),
        in.text("currency"),
        charge(in.object("line")),
        charge(in.object("services")),
        in.decimal("perAttempt"),
        in.objects("exchange", CostCodec::worth).stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  private static Out write(Charge charge) {
    return new Out().put("perMinute", charge.perMinute()).put("billing", charge.billing());
  }

  private static Charge charge(In in) {
    return new Charge(in.decimal("perMinute"), in.constant("billing", Billing.class));
  }

  private static Out write(Map.Entry<String, BigDecimal> worth) {
    return new Out().put("currency", worth.getKey()).put("worth", worth.getValue());
  }

  private static Map.Entry<String, BigDecimal> worth(In in) {
    return Map.entry(in.text("currency"), in.decimal("worth"));
  }

  private CostCodec() {}
}
