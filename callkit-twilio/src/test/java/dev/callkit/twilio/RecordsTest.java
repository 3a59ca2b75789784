package dev.callkit.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callkit.CallSession;
import dev.callkit.cost.Money;
import dev.callkit.progress.CallRecord;
import dev.callkit.telephony.CarrierCallId;
import dev.callkit.telephony.TelephonyException;
import dev.callkit.testing.twilio.Callees;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What Twilio keeps of a call, and how it is got rid of. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class RecordsTest {
  private final List<Recording> told = new CopyOnWriteArrayList<>();

  private Lab recorded(WayToTalk way) {
    return Lab.with(way, Callees.always(Lab::friendly), builder -> builder.record(told::add));
  }

  private static CarrierCallId id(CallRecord call) {
    return call.attempts().get(0).carrierCall().orElseThrow();
  }

  @Test
  void aRecordingIsToldFoundAndDeleted() {
    for (WayToTalk way : List.of(WayToTalk.Gather.SWEDISH, WayToTalk.ConversationRelay.SWEDISH)) {
      told.clear();
      try (Lab lab = recorded(way)) {
        CarrierCallId call = id(lab.callOnce());
        TwilioRecords records = lab.nodes.get(0).twilio.records();
        assertThat(lab.twilio.await(() -> !told.isEmpty(), Duration.ofSeconds(5))).isTrue();

        assertThat(told).hasSize(1);
        assertThat(told.get(0).call()).isEqualTo(call);
        assertThat(told.get(0).status()).isEqualTo("completed");
        assertThat(records.recordings(call))
            .extracting(Recording::id)
            .containsExactly(told.get(0).id());
        records.deleteRecording(told.get(0).id());
        records.deleteRecording(told.get(0).id());
        assertThat(records.recordings(call)).isEmpty();
      }
    }
  }

  @Test
  void withoutBeingAskedNothingIsRecorded() {
    try (Lab lab = Lab.with(WayToTalk.Gather.SWEDISH, Callees.always(Lab::friendly))) {
      CarrierCallId call = id(lab.callOnce());
      assertThat(lab.nodes.get(0).twilio.records().recordings(call)).isEmpty();
    }
  }

  @Test
  void thePriceComesByItselfAWhileLater() {
    try (Lab lab = Lab.with(WayToTalk.Gather.SWEDISH, Callees.always(Lab::friendly))) {
      CallSession session = lab.request(1);
      CarrierCallId call = id(lab.finish(session));
      assertThat(session.snapshot().attempts().get(0).spending().charged()).isEmpty();

      TwilioRecords records = lab.nodes.get(0).twilio.records();
      assertThat(lab.twilio.await(lab.twilio::isQuiet, Duration.ofSeconds(10))).isTrue();
      lab.time.skip(Duration.ofSeconds(30));
      assertThat(lab.twilio.await(() -> records.price(call).isPresent(), Duration.ofSeconds(10)))
          .isTrue();
      lab.time.skip(Duration.ofSeconds(30));
      assertThat(
              lab.twilio.await(
                  () -> session.snapshot().attempts().get(0).spending().charged().isPresent(),
                  Duration.ofSeconds(10)))
          .isTrue();
      Money price = records.price(call).orElseThrow();
      assertThat(session.snapshot().attempts().get(0).spending().charged()).contains(price);
      assertThat(price.currency()).isEqualTo("USD");
      assertThat(price.amount()).isPositive();
    }
  }

  @Test
  void everythingCanBeErased() {
    try (Lab lab = recorded(WayToTalk.Gather.SWEDISH)) {
      CarrierCallId call = id(lab.callOnce());
      TwilioTelephony twilio = lab.nodes.get(0).twilio;
      assertThat(lab.twilio.await(() -> !told.isEmpty(), Duration.ofSeconds(5))).isTrue();

      twilio.records().erase(call);
      twilio.records().erase(call);

      assertThat(twilio.lookUp(call)).isEmpty();
      assertThat(twilio.records().price(call)).isEmpty();
    }
  }

  @Test
  void theQualityIsThereWhereTheAccountHasIt() {
    try (Lab lab = Lab.with(WayToTalk.Gather.SWEDISH, Callees.always(Lab::friendly))) {
      CarrierCallId call = id(lab.callOnce());
      TwilioRecords records = lab.nodes.get(0).twilio.records();
      assertThat(records.quality(call)).isEmpty();

      lab.twilio.summary(
          call.value(),
          "{\"call_sid\":\""
              + call.value()
              + "\",\"processing_state\":\"complete\",\"connect_duration\":42,\"tags\":[\"high_jitter\"],"
              + "\"carrier_edge\":{\"metrics\":{\"inbound\":{\"jitter\":{\"avg\":\"3.5\"},\"packet_loss_percentage\":0.25}}}}");
      CallQuality quality = records.quality(call).orElseThrow();
      assertThat(quality.complete()).isTrue();
      assertThat(quality.connected()).contains(Duration.ofSeconds(42));
      assertThat(quality.jitter()).hasValue(3.5);
      assertThat(quality.packetLoss()).hasValue(0.25);
      assertThat(quality.tags()).containsExactly("high_jitter");
    }
  }

  @Test
  void whatTwilioRefusesIsSaidByItsKind() {
    try (Lab lab = Lab.with(WayToTalk.Gather.SWEDISH, Callees.always(Lab::friendly))) {
      TwilioRecords records = lab.nodes.get(0).twilio.records();
      CarrierCallId call = new CarrierCallId("CA00000000000000000000000000000009");
      assertThat(records.price(call)).isEmpty();
      assertThatThrownBy(() -> records.deleteRecording("../Calls"))
          .isInstanceOf(IllegalArgumentException.class);
      lab.twilio.mishaps().refuseNextOther(429, 20429);
      assertThatThrownBy(() -> records.price(call))
          .isInstanceOfSatisfying(
              TelephonyException.class,
              refused ->
                  assertThat(refused.kind()).isEqualTo(TelephonyException.Kind.RATE_LIMITED));
      lab.twilio.mishaps().refuseNextOther(503, 20503);
      assertThatThrownBy(() -> records.price(call))
          .isInstanceOfSatisfying(
              TelephonyException.class,
              refused -> assertThat(refused.kind()).isEqualTo(TelephonyException.Kind.UNAVAILABLE));
    }
  }
}
