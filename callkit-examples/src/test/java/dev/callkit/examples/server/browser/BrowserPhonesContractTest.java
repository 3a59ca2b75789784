package dev.callkit.examples.server.browser;

import com.fasterxml.jackson.databind.JsonNode;
import dev.callkit.call.AttemptId;
import dev.callkit.call.PhoneNumber;
import dev.callkit.conduct.Conversations;
import dev.callkit.telephony.Capability;
import dev.callkit.telephony.CarrierCall;
import dev.callkit.telephony.CarrierCallId;
import dev.callkit.telephony.DialRequest;
import dev.callkit.telephony.DialSearch;
import dev.callkit.telephony.LegEvent;
import dev.callkit.telephony.LegEvents;
import dev.callkit.telephony.LegStatus;
import dev.callkit.telephony.TelephonyException;
import dev.callkit.telephony.TelephonyException.Kind;
import dev.callkit.telephony.TelephonyProvider;
import dev.callkit.testing.contract.CarrierRig;
import dev.callkit.testing.contract.TelephonyProviderContract;
import dev.callkit.testing.simulation.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The phone in the browser keeps the rules of every carrier. */
final class BrowserPhonesContractTest extends TelephonyProviderContract {

  @Override
  protected CarrierRig rig(LegEvents legs, Conversations conversations) {
    return new Rig(legs, conversations);
  }

  /**
   * Pages in virtual time. The carrier is in the same process as its network, so that no request
   * can get lost between them: the rig imitates that in front of it.
   */
  private static final class Rig implements CarrierRig, TelephonyProvider, PhoneConnection {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

    private final VirtualTime time = new VirtualTime(Instant.parse("2026-11-27T09:00:00Z"));
    private final BrowserPhones phones =
        new BrowserPhones("a secret of this test's own", LineBook.inMemory(), time, time);
    private final Map<AttemptId, Integer> rings = new HashMap<>();
    private final Map<AttemptId, LegEvent.Ended> ends = new HashMap<>();
    private final LegEvents legs;
    private final Map<AttemptId, Meeting> meetings = new HashMap<>();
    private Meeting next = Meeting.LETS_IT_RING;
    private Optional<Accident> accident = Optional.empty();
    private Optional<JsonNode> talk = Optional.empty();

    Rig(LegEvents legs, Conversations conversations) {
      this.legs = legs;
      phones.attach(this::report, conversations);
    }

    private void report(AttemptId attempt, LegEvent event) {
      if (event instanceof LegEvent.Ended ended) {
        ends.putIfAbsent(attempt, ended);
      }
      legs.accept(attempt, event);
    }

    @Override
    public boolean send(String text) {
      JsonNode frame = Frames.read(text).orElseThrow();
      switch (frame.get("type").asText()) {
        case "ring" -> ring(frame);
        case "lines" -> talk.ifPresent(ringing -> say("hangup", ringing));
        default -> {}
      }
      return true;
    }

    private void ring(JsonNode frame) {
      AttemptId attempt = AttemptId.parse(frame.get("attempt").asText());
      rings.merge(attempt, 1, Integer::sum);
      switch (meetings.getOrDefault(attempt, next)) {
        case LETS_IT_RING -> {}
        case ANSWERS -> say("answer", frame);
        case ANSWERS_AND_HANGS_UP -> {
          talk = Optional.of(frame);
          say("answer", frame);
        }
        case BUSY -> say("busy", frame);
      }
    }

    private void say(String type, JsonNode ringing) {
      String frame =
          "{\"type\":\"%s\",\"attempt\":\"%s\",\"seal\":\"%s\"}"
              .formatted(type, ringing.get("attempt").asText(), ringing.get("seal").asText());
      time.execute(() -> phones.receive(this, frame));
    }

    @Override
    public TelephonyProvider provider() {
      return this;
    }

    @Override
    public void nextPerson(Meeting meeting) {
      next = meeting;
    }

    @Override
    public void nextRequest(Accident what) {
      accident = Optional.of(what);
    }

    @Override
    public boolean nextRequestRefused(Kind kind) {
      return false;
    }

    @Override
    public int rings(AttemptId attempt) {
      return rings.getOrDefault(attempt, 0);
    }

    @Override
    public void settle() {
      time.runFor(LONG_ENOUGH);
    }

    @Override
    public void reportEndAgain(AttemptId attempt) {
      report(attempt, Optional.ofNullable(ends.get(attempt)).orElseThrow());
    }

    @Override
    public String name() {
      return phones.name();
    }

    @Override
    public Set<Capability> capabilities() {
      return phones.capabilities();
    }

    @Override
    public CarrierCall dial(DialRequest request) {
      Optional<Accident> now = accident;
      accident = Optional.empty();
      if (now.equals(Optional.of(Accident.REQUEST_LOST))) {
        throw new TelephonyException(Kind.OUTCOME_UNKNOWN, "attempt " + request.attempt());
      }
      PhoneNumber number = request.to();
      // It rings a moment after it was dialled, when the next person may be known already.
      meetings.putIfAbsent(request.attempt(), next);
      if (phones.connected() == 0) {
        phones.connect(this, number);
      }
      CarrierCall call = phones.dial(request);
      if (now.isPresent()) {
        throw new TelephonyException(Kind.OUTCOME_UNKNOWN, "attempt " + request.attempt());
      }
      return call;
    }

    @Override
    public void hangUp(CarrierCallId call) {
      phones.hangUp(call);
    }

    @Override
    public Optional<LegStatus> lookUp(CarrierCallId call) {
      return phones.lookUp(call);
    }

    @Override
    public DialSearch findDialed(DialRequest lost) {
      return phones.findDialed(lost);
    }

    @Override
    public String toString() {
      return phones.toString();
    }
  }
}
