package dev.callkit.examples.server.api;

import dev.callkit.call.AttemptId;
import dev.callkit.cost.Money;
import dev.callkit.examples.server.http.Answers;
import dev.callkit.examples.server.http.ApiError;
import dev.callkit.examples.server.http.Form;
import dev.callkit.examples.server.http.Json;
import dev.callkit.examples.server.http.Signatures;
import dev.callkit.telephony.AnsweredBy;
import dev.callkit.telephony.CarrierCallId;
import dev.callkit.telephony.HangupCause;
import dev.callkit.telephony.LegEvent;
import dev.callkit.telephony.LegEvents;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code /api/calls/webhooks/telephony}: what a custom carrier reports of its lines, in neutral
 * words. It is signed, and has no bearer token: a carrier is no business.
 */
public final class TelephonyApi {
  /** Where it is. */
  public static final String PATH = "/api/calls/webhooks/telephony";

  private static final Pattern ATTEMPT =
      Pattern.compile("[A-Za-z0-9_-]{1,64}\\.[A-Za-z0-9_-]{1,64}\\.[1-9][0-9]{0,3}");
  private static final Pattern CALL = Pattern.compile("\\S(.{0,198}\\S)?");
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
  private static final int MOST_EVENTS = 20;
  private static final int LONGEST_SECONDS = 86_400;

  private final LegEvents legs;
  private final Optional<Signatures> signatures;
  private final InstantSource clock;

  /**
   * Serves it.
   *
   * @param signatures what reports are signed with; empty if none is expected, so that none is
   *     taken
   */
  public TelephonyApi(LegEvents legs, Optional<Signatures> signatures, InstantSource clock) {
    this.legs = legs;
    this.signatures = signatures;
    this.clock = clock;
  }

  public void routes(RoutesConfig routes) {
    routes.post(PATH, this::report);
  }

  private void report(Context context) {
    byte[] body = context.bodyAsBytes();
    String header = Optional.ofNullable(context.header(Signatures.HEADER)).orElse("");
    Instant now = clock.instant();
    if (!signatures.map(keys -> keys.fits(header, body, now)).orElse(false)) {
      throw ApiError.forbidden(
          "Expected the header " + Signatures.HEADER + ", signed with the webhook secret of late.");
    }
    Form form =
        Form.of(Json.read(new String(body, StandardCharsets.UTF_8)), "attempt", "events")
            .require("attempt", "events");
    Optional<String> attempt = form.text("attempt", ATTEMPT, "business.call.number");
    List<LegEvent> events = new ArrayList<>();
    for (Form event :
        form.each(
            "events",
            1,
            MOST_EVENTS,
            "type",
            "at",
            "call",
            "by",
            "cause",
            "durationSeconds",
            "cost")) {
      read(event, now).ifPresent(events::add);
    }
    form.done();
    AttemptId about = AttemptId.parse(attempt.orElseThrow());
    events.forEach(event -> legs.accept(about, event));
    Answers.json(context, 200, Json.object().put("accepted", events.size()));
  }

  private static Optional<LegEvent> read(Form event, Instant now) {
    event.require("type");
    Instant at = event.instant("at").orElse(now);
    Optional<CarrierCallId> call =
        event.text("call", CALL, "1 to 200 characters").map(CarrierCallId::new);
    Optional<AnsweredBy> by = constant(event, "by", AnsweredBy.values());
    String type =
        event.oneOf("type", List.of("ringing", "answered", "machine", "ended")).orElse("");
    return switch (type) {
      case "ringing" -> {
        event.require("call");
        yield call.map(id -> new LegEvent.Ringing(at, id));
      }
      case "answered" -> {
        event.require("call");
        yield call.map(id -> new LegEvent.Answered(at, id, by.orElse(AnsweredBy.UNKNOWN)));
      }
      case "machine" -> Optional.of(new LegEvent.Detected(at, by.orElse(AnsweredBy.MACHINE)));
      case "ended" -> ended(event, at);
      default -> Optional.empty();
    };
  }

  private static Optional<LegEvent> ended(Form event, Instant at) {
    event.require("cause");
    Optional<HangupCause> cause = constant(event, "cause", HangupCause.values());
    Optional<Duration> lasted =
        event
            .whole("durationSeconds", 0, LONGEST_SECONDS)
            .map(seconds -> Duration.ofSeconds(seconds));
    Optional<Money> cost = event.has("cost") ? cost(event) : Optional.empty();
    return cause.map(why -> new LegEvent.Ended(at, why, lasted, cost));
  }

  private static Optional<Money> cost(Form event) {
    Form cost = event.inside("cost", "amount", "currency").require("amount", "currency");
    Optional<BigDecimal> amount = cost.amount("amount");
    Optional<String> currency = cost.text("currency", CURRENCY, "a code such as SEK");
    return amount.flatMap(sum -> currency.map(code -> new Money(sum, code)));
  }

  private static <E extends Enum<E>> Optional<E> constant(Form form, String name, E[] constants) {
    List<String> words = Arrays.stream(constants).map(CallJson::lower).toList();
    return form.oneOf(name, words)
        .map(
            word ->
                Arrays.stream(constants)
                    .filter(each -> each.name().equals(word.toUpperCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow());
  }
}
