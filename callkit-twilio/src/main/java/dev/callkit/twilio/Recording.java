package dev.callkit.twilio;

import dev.callkit.call.AttemptId;
import dev.callkit.telephony.CarrierCallId;
import java.time.Duration;
import java.util.Optional;

/**
 * A recording at Twilio. Twilio keeps it until it is deleted, and serves it to whoever knows its
 * address unless the account demands authentication.
 *
 * @param id Twilio's id, {@code RE…}
 * @param call the call
 * @param attempt whose it is; empty where it was asked for by the call
 * @param status such as {@code completed}, {@code absent} or {@code deleted}
 * @param duration how long it is; empty until it is finished
 */
public record Recording(
    String id,
    CarrierCallId call,
    Optional<AttemptId> attempt,
    String status,
    Optional<Duration> duration) {

  static Optional<Recording> of(AttemptId attempt, FormFields fields) {
    Optional<String> id = fields.get("RecordingSid").filter(Recording::isId);
    Optional<String> call = fields.get("CallSid");
    if (id.isEmpty() || call.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Recording(
            id.get(),
            new CarrierCallId(call.get()),
            Optional.of(attempt),
            fields.get("RecordingStatus").orElse(""),
            Reports.seconds(fields.get("RecordingDuration"))));
  }

  static boolean isId(String text) {
    return text.matches("RE[0-9a-zA-Z]{1,40}");
  }
}
