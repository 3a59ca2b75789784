package dev.callkit.twilio;

import dev.callkit.cost.Money;
import dev.callkit.telephony.AnsweredBy;
import dev.callkit.telephony.CarrierCallId;
import dev.callkit.telephony.LegEvent;
import dev.callkit.telephony.LegStatus;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Twilio's words on a call, in ours; those that are pushed and those that are asked for alike. */
final class Reports {
  // Twilio's times have whole seconds; what is reported at once happened now.
  private static final Duration JUST_NOW = Duration.ofSeconds(5);

  private final CallMemory memory;
  private final InstantSource clock;

  Reports(CallMemory memory, InstantSource clock) {
    this.memory = memory;
    this.clock = clock;
  }

  /** {@return what a status callback says; empty if it is nothing that a call hinges on} */
  Optional<LegEvent> pushed(String sid, FormFields form) {
    CarrierCallId call = new CarrierCallId(sid);
    Instant at = happened(form);
    String status = form.get("CallStatus").orElse("");
    if (Causes.isOver(status)) {
      Optional<Duration> lasted = seconds(form.get("CallDuration"));
      int sip = seconds(form.get("SipResponseCode")).map(code -> (int) code.toSeconds()).orElse(0);
      return Optional.of(
          ended(sid, at, status, sip, form.get("AnsweredBy"), lasted, Optional.empty()));
    }
    return switch (status) {
      case "ringing" -> Optional.of(new LegEvent.Ringing(at, call));
      case "in-progress" -> Optional.of(new LegEvent.Answered(at, call, AnsweredBy.UNKNOWN));
      default -> Optional.empty();
    };
  }

  /** {@return how a call stands that was asked for} */
  LegStatus asked(CallView call) {
    if (Causes.isOver(call.status())) {
      return new LegStatus(LegStatus.Phase.ENDED, Optional.of(ended(call)));
    }
    LegStatus.Phase phase =
        switch (call.status()) {
          case "in-progress" -> LegStatus.Phase.TALKING;
          case "ringing" -> LegStatus.Phase.RINGING;
          default -> LegStatus.Phase.QUEUED;
        };
    return new LegStatus(phase, Optional.empty());
  }

  /** {@return the end of a call that is over} */
  LegEvent.Ended ended(CallView call) {
    return ended(
        call.sid(),
        call.endedAt().orElseGet(clock::instant),
        call.status(),
        0,
        call.answeredBy(),
        call.duration(),
        call.cost());
  }

  private LegEvent.Ended ended(
      String sid,
      Instant at,
      String status,
      int sip,
      Optional<String> verdict,
      Optional<Duration> lasted,
      Optional<Money> cost) {
    Optional<KnownCall> known = memory.of(sid);
    boolean answered = status.equals("completed");
    boolean limit =
        known
            .flatMap(KnownCall::timeLimit)
            .flatMap(longest -> lasted.map(time -> time.compareTo(longest) >= 0))
            .orElse(false);
    Causes.End end =
        new Causes.End(
            status,
            sip,
            known.map(KnownCall::hungUp).orElse(false),
            known.map(KnownCall::machine).orElse(false) || Causes.isMachine(verdict),
            limit);
    return new LegEvent.Ended(at, Causes.of(end), answered ? lasted : Optional.empty(), cost);
  }

  private Instant happened(FormFields form) {
    Instant now = clock.instant();
    return form.get("Timestamp")
        .flatMap(Reports::instant)
        .filter(at -> Duration.between(at, now).abs().compareTo(JUST_NOW) > 0)
        .filter(at -> at.isBefore(now))
        .orElse(now);
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
    } catch (DateTimeException notATime) {
      return Optional.empty();
    }
  }

  static Optional<Duration> seconds(Optional<String> text) {
    return text.filter(digits -> digits.matches("\\d{1,6}"))
        .map(digits -> Duration.ofSeconds(Long.parseLong(digits)));
  }
}
