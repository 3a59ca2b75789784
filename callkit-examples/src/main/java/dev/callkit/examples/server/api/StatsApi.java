package dev.callkit.examples.server.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callkit.business.Business;
import dev.callkit.call.BusinessId;
import dev.callkit.cost.Money;
import dev.callkit.examples.server.business.Shops;
import dev.callkit.examples.server.figures.Figures;
import dev.callkit.examples.server.http.Answers;
import dev.callkit.examples.server.http.Caller;
import dev.callkit.examples.server.http.Gatekeeper;
import dev.callkit.examples.server.http.Json;
import dev.callkit.outcome.Disposition;
import dev.callkit.outcome.ResponseRates;
import dev.callkit.question.Question;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code /api/stats}: what the calls of a business have come to. */
public final class StatsApi {
  private static final Duration BY_THE_HOUR = Duration.ofDays(2);

  // Many pages that look at the same figures are one reading of them.
  private static final Duration FRESH = Duration.ofSeconds(1);
  private static final Duration FORGOTTEN = Duration.ofMinutes(5);

  private final Map<Asked, Said> said = new ConcurrentHashMap<>();
  private final Figures figures;
  private final Shops shops;
  private final InstantSource clock;

  private record Asked(BusinessId business, int days) {}

  private record Said(Instant at, ObjectNode json) {}

  public StatsApi(Figures figures, Shops shops, InstantSource clock) {
    this.figures = figures;
    this.shops = shops;
    this.clock = clock;
  }

  public void routes(RoutesConfig routes) {
    routes.get("/api/stats", this::stats);
  }

  private void stats(Context context) {
    Caller caller = Gatekeeper.expect(context, Caller.CALLS_READ);
    int days = Answers.whole(context, "days", 1, 90, 30);
    Business business = shops.of(caller);
    Instant now = clock.instant();
    Asked asked = new Asked(caller.business(), days);
    Said before = said.get(asked);
    if (before == null || before.at().plus(FRESH).isBefore(now)) {
      before = new Said(now, of(business, now, days));
      said.put(asked, before);
      said.values().removeIf(old -> old.at().plus(FORGOTTEN).isBefore(now));
    }
    Answers.json(context, 200, before.json());
  }

  private ObjectNode of(Business business, Instant now, int days) {
    Instant since = now.minus(Duration.ofDays(days));
    List<Figures.Figure> all = figures.since(business.id(), since);
    ObjectNode json = Json.object();
    json.put("since", since.toString()).put("until", now.toString());
    json.put("calls", all.size());
    json.put("mostCalls", Figures.MOST_CALLS);
    json.set("funnel", funnel(all));
    json.set("dispositions", dispositions(all));
    json.set("rates", rates(all));
    json.set("lateness", lateness(all));
    json.set("cost", cost(all));
    json.set("time", time(all, Duration.ofDays(days)));
    json.set("questions", questions(all, business));
    return json;
  }

  private static ObjectNode funnel(List<Figures.Figure> all) {
    ObjectNode json = Json.object();
    json.put("requested", all.size());
    json.put("dialled", count(all, each -> each.call().lateness().dialledAt().isPresent()));
    json.put("answered", count(all, Figures.Figure::connected));
    json.put("consented", count(all, Figures.Figure::consented));
    json.put(
        "completed",
        count(all, each -> each.call().disposition().equals(Optional.of(Disposition.COMPLETE))));
    return json;
  }

  private static long count(List<Figures.Figure> all, Function<Figures.Figure, Boolean> condition) {
    return all.stream().filter(condition::apply).count();
  }

  private static ArrayNode dispositions(List<Figures.Figure> all) {
    Map<Disposition, Long> counts =
        all.stream()
            .flatMap(each -> each.call().disposition().stream())
            .collect(Collectors.groupingBy(each -> each, TreeMap::new, Collectors.counting()));
    ArrayNode json = Json.array();
    counts.forEach(
        (disposition, count) ->
            json.addObject()
                .put("name", CallJson.lower(disposition))
                .put("code", disposition.code())
                .put("count", count));
    return json;
  }

  private static ObjectNode rates(List<Figures.Figure> all) {
    ResponseRates rates =
        ResponseRates.of(all.stream().flatMap(each -> each.call().disposition().stream()).toList());
    ObjectNode json = Json.object();
    rate(json, "rr1", rates.rr1());
    rate(json, "rr2", rates.rr2());
    rate(json, "rr3", rates.rr3());
    rate(json, "coop1", rates.coop1());
    rate(json, "ref1", rates.ref1());
    rate(json, "con1", rates.con1());
    return json;
  }

  private static void rate(ObjectNode json, String name, OptionalDouble rate) {
    if (rate.isPresent()) {
      json.put(name, rounded(rate.getAsDouble()));
    } else {
      json.putNull(name);
    }
  }

  private static BigDecimal rounded(double value) {
    return BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_UP);
  }

  private static ObjectNode lateness(List<Figures.Figure> all) {
    List<Duration> late = late(all);
    ObjectNode json = Json.object();
    json.put("dialled", late.size());
    json.put("punctual", count(all, each -> each.call().lateness().punctual()));
    json.put("medianSeconds", quantile(late, 50));
    json.put("p99Seconds", quantile(late, 99));
    json.put("worstSeconds", quantile(late, 100));
    return json;
  }

  private static List<Duration> late(List<Figures.Figure> all) {
    return all.stream().flatMap(each -> each.call().lateness().late().stream()).sorted().toList();
  }

  private static BigDecimal quantile(List<Duration> sorted, int percent) {
    return CallJson.seconds(
        sorted.isEmpty()
            ? Duration.ZERO
            : sorted.get(Math.max(0, (sorted.size() * percent + 99) / 100 - 1)));
  }

  private static ArrayNode cost(List<Figures.Figure> all) {
    Map<String, List<Money>> byCurrency =
        all.stream()
            .flatMap(each -> each.call().cost().stream())
            .collect(Collectors.groupingBy(Money::currency, TreeMap::new, Collectors.toList()));
    ArrayNode json = Json.array();
    byCurrency.forEach(
        (currency, known) ->
            json.addObject()
                .put("currency", currency)
                .put("total", total(known))
                .put("calls", known.size()));
    return json;
  }

  private static BigDecimal total(List<Money> known) {
    return known.stream().map(Money::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static ArrayNode time(List<Figures.Figure> all, Duration period) {
    ChronoUnit step = period.compareTo(BY_THE_HOUR) <= 0 ? ChronoUnit.HOURS : ChronoUnit.DAYS;
    Map<Instant, List<Figures.Figure>> steps =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    each -> each.call().requestedAt().truncatedTo(step),
                    TreeMap::new,
                    Collectors.toList()));
    ArrayNode json = Json.array();
    steps.forEach(
        (from, calls) ->
            json.addObject()
                .put("from", from.toString())
                .put("calls", calls.size())
                .put("consented", count(calls, Figures.Figure::consented))
                .put("medianLateSeconds", quantile(late(calls), 50))
                .put("worstLateSeconds", quantile(late(calls), 100))
                .put(
                    "cost",
                    total(calls.stream().flatMap(each -> each.call().cost().stream()).toList())));
    return json;
  }

  private static ArrayNode questions(List<Figures.Figure> all, Business business) {
    List<Figures.Figure> held = all.stream().filter(Figures.Figure::consented).toList();
    ArrayNode json = Json.array();
    for (Question question : business.catalogue().questions()) {
      long counted = count(held, each -> each.counted().contains(question.id()));
      long answered = count(held, each -> each.answered().contains(question.id()));
      ObjectNode node = json.addObject();
      node.put("question", question.id().value());
      node.put("text", question.text());
      node.put("enabled", question.enabled());
      node.put("promisedNth", question.frequency().everyNth());
      node.put("customers", counted);
      node.put("answered", answered);
      node.put("promised", rounded((double) counted / question.frequency().everyNth()));
      if (answered == 0) {
        node.putNull("reachedNth");
      } else {
        node.put("reachedNth", rounded((double) counted / answered));
      }
    }
    return json;
  }
}
