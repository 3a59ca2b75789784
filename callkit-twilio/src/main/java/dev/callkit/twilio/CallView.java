package dev.callkit.twilio;

import dev.callkit.cost.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What Twilio says of a call.
 *
 * @param sid its id there
 * @param status such as {@code in-progress}
 * @param createdAt when Twilio took it; empty if it does not say
 * @param endedAt when it was over; empty before
 * @param duration how long it was connected; empty unless it was
 * @param answeredBy the detector's verdict; empty if there is none
 * @param cost what it costs; empty until it is rated
 * @param outbound whether somebody placed it through the API
 */
record CallView(
    String sid,
    String status,
    Optional<Instant> createdAt,
    Optional<Instant> endedAt,
    Optional<Duration> duration,
    Optional<String> answeredBy,
    Optional<Money> cost,
    boolean outbound) {

  /**
   * Takes over what Twilio's library has read.
   *
   * @throws ApiFailure if it does not say which call it is
   */
  static CallView of(com.twilio.rest.api.v2010.account.Call call) {
    if (call.getSid() == null || call.getSid().isBlank()) {
      throw ApiFailure.unanswered(true, "no id of a call");
    }
    return new CallView(
        call.getSid(),
        call.getStatus() == null ? "" : call.getStatus().toString(),
        Optional.ofNullable(call.getDateCreated()).map(at -> at.toInstant()),
        Optional.ofNullable(call.getEndTime()).map(at -> at.toInstant()),
        seconds(call.getDuration()),
        Optional.ofNullable(call.getAnsweredBy()).filter(by -> !by.isBlank()),
        cost(call),
        "outbound-api".equals(call.getDirection()));
  }

  private static Optional<Duration> seconds(@org.jspecify.annotations.Nullable String text) {
    return text != null && text.matches("\\d{1,6}")
        ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
        : Optional.empty();
  }

  /** Twilio writes what it takes as a negative amount. */
  private static Optional<Money> cost(com.twilio.rest.api.v2010.account.Call call) {
    String price = call.getPrice();
    if (price == null
        || !price.matches("-?\\d{1,9}(\\.\\d{1,9})?")
        || call.getPriceUnit() == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Money(new BigDecimal(price).abs(), call.getPriceUnit().getCurrencyCode()));
  }
}
