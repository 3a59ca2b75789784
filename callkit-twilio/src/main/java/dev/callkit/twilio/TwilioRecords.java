package dev.callkit.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.twilio.rest.insights.v1.call.CallSummary;
import dev.callkit.cost.Money;
import dev.callkit.telephony.CarrierCallId;
import dev.callkit.telephony.TelephonyException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/**
 * What Twilio keeps of a call after its end: its price, its quality, recordings, and the record
 * itself, which holds the number. Every method asks Twilio and waits. Thread-safe.
 */
public final class TwilioRecords {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Api api;

  TwilioRecords(Api api) {
    this.api = api;
  }

  /**
   * {@return what the line cost; empty until Twilio has rated the call, which takes minutes to
   * hours. Speech, detection and recording are billed apart}
   *
   * @throws TelephonyException if Twilio cannot be asked
   */
  public Optional<Money> price(CarrierCallId call) {
    return asked(() -> api.fetch(call.value()).cost(), Optional.empty());
  }

  /**
   * {@return how good the connection was; empty where the account has no Voice Insights, or nothing
   * is known yet}
   *
   * @throws TelephonyException if Twilio cannot be asked
   */
  public Optional<CallQuality> quality(CarrierCallId call) {
    return asked(() -> api.summary(call.value()).map(TwilioRecords::quality), Optional.empty());
  }

  /**
   * {@return the recordings of a call; empty if there are none}
   *
   * @throws TelephonyException if Twilio cannot be asked
   */
  public List<Recording> recordings(CarrierCallId call) {
    return asked(
        () ->
            api.recordings(call.value()).stream()
                .map(
                    found ->
                        new Recording(
                            String.valueOf(found.getSid()),
                            call,
                            Optional.empty(),
                            String.valueOf(found.getStatus()),
                            Reports.seconds(Optional.ofNullable(found.getDuration()))))
                .toList(),
        List.of());
  }

  /**
   * Deletes a recording at Twilio; one that is gone is fine.
   *
   * @param id such as {@link Recording#id()}
   * @throws IllegalArgumentException if this is no id of a recording
   * @throws TelephonyException if Twilio cannot be asked; asking again may help
   */
  public void deleteRecording(String id) {
    if (!Recording.isId(id)) {
      throw new IllegalArgumentException("recording: expected an id that begins with RE");
    }
    asked(
        () -> {
          api.deleteRecording(id);
          return true;
        },
        true);
  }

  /**
   * Deletes everything that Twilio keeps of a call that is over: its recordings and its record,
   * with the number. What is gone is fine.
   *
   * @throws TelephonyException if Twilio cannot be asked; asking again may help
   */
  public void erase(CarrierCallId call) {
    recordings(call).forEach(recording -> deleteRecording(recording.id()));
    asked(
        () -> {
          api.deleteCall(call.value());
          return true;
        },
        true);
  }

  private static <T> T asked(Supplier<T> request, T ifGone) {
    try {
      return request.get();
    } catch (ApiFailure failure) {
      if (failure.status() == 404) {
        return ifGone;
      }
      throw new TelephonyException(
          Refusals.ofOther(failure.status()),
          "twilio: " + failure.getMessage(),
          failure.retryAfter(),
          failure);
    }
  }

  private static CallQuality quality(CallSummary summary) {
    JsonNode inbound = JSON.valueToTree(summary.getCarrierEdge()).path("metrics").path("inbound");
    return new CallQuality(
        summary.getProcessingState() == CallSummary.ProcessingState.COMPLETE,
        Optional.ofNullable(summary.getConnectDuration()).map(Duration::ofSeconds),
        number(inbound.path("jitter").path("avg")),
        number(inbound.path("packet_loss_percentage"), inbound.path("packets_loss_percentage")),
        Optional.ofNullable(summary.getTags()).orElse(List.of()));
  }

  /** Twilio does not specify these; it has been seen to write numbers as texts. */
  private static OptionalDouble number(JsonNode... candidates) {
    for (JsonNode node : candidates) {
      if (node.isNumber() || node.asText("").matches("\\d{1,6}(\\.\\d{1,9})?")) {
        return OptionalDouble.of(node.asDouble());
      }
    }
    return OptionalDouble.empty();
  }
}
