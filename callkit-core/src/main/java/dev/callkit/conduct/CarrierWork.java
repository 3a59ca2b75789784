package dev.callkit.conduct;

import dev.callkit.call.AttemptId;
import dev.callkit.call.CallId;
import dev.callkit.conduct.Steps.Done;
import dev.callkit.progress.Attempt;
import dev.callkit.progress.CallEffect;
import dev.callkit.progress.CallInput;
import dev.callkit.progress.CallRecord;
import dev.callkit.progress.CallRules;
import dev.callkit.telephony.CarrierCall;
import dev.callkit.telephony.CarrierCallId;
import dev.callkit.telephony.DialRequest;
import dev.callkit.telephony.DialSearch;
import dev.callkit.telephony.LegEvents;
import dev.callkit.telephony.LegStatus;
import dev.callkit.telephony.TelephonyException;
import dev.callkit.telephony.TelephonyProvider;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the carrier to do what a step decided. Requests run beside the call's mailbox, so that a
 * slow carrier keeps nobody waiting; their results come back as inputs.
 */
final class CarrierWork {
  private static final Logger log = LoggerFactory.getLogger(CarrierWork.class);

  private final Parts parts;
  private final BiFunction<CallRecord, CallInput, Optional<Done>> take;
  private final LegEvents legs;
  private final Mailboxes mailboxes;

  CarrierWork(
      Parts parts,
      Mailboxes mailboxes,
      BiFunction<CallRecord, CallInput, Optional<Done>> take,
      LegEvents legs) {
    this.parts = parts;
    this.mailboxes = mailboxes;
    this.take = take;
    this.legs = legs;
  }

  void carryOut(CallEffect effect, CallRecord call) {
    if (call.attempts().isEmpty()) {
      return;
    }
    Attempt attempt = call.attempts().get(call.attempts().size() - 1);
    Optional<CarrierLine> line = parts.carriers().of(call.id(), attempt);
    if (line.isPresent()) {
      carryOut(effect, call, attempt, line.get());
    } else if (effect == CallEffect.SEARCH) {
      // Nobody can be asked; a report may still come, else it counts as rung in the end.
      searched(call, attempt, new DialSearch.Unknown());
    }
  }

  private void carryOut(CallEffect effect, CallRecord call, Attempt attempt, CarrierLine line) {
    TelephonyProvider carrier = line.provider();
    switch (effect) {
      case DIAL ->
          line.dials()
              .run(
                  () -> dial(call, attempt, line),
                  CallRules.DIAL_WITHIN,
                  () -> failed(call, attempt, line, noFreeLine()));
      case SEARCH -> line.others().run(() -> search(call, attempt, carrier));
      case LOOK_UP ->
          attempt
              .carrierCall()
              .ifPresent(id -> line.others().run(() -> lookUp(call, attempt, carrier, id)));
      case HANG_UP ->
          attempt
              .carrierCall()
              .ifPresent(id -> line.others().run(() -> hangUp(call.id(), carrier, id)));
    }
  }

  /** Ends the latest attempt at the carrier. */
  void hangUp(CallRecord call) {
    carryOut(CallEffect.HANG_UP, call);
  }

  private static DialRequest request(CallRecord call, Attempt attempt) {
    return new DialRequest(
        new AttemptId(call.id(), attempt.number()),
        call.request().respondent().phone(),
        CallRules.DEFAULT_RING_TIMEOUT,
        call.backstop());
  }

  private void dial(CallRecord call, Attempt attempt, CarrierLine line) {
    int number = attempt.number();
    if (isTooLate(call)) {
      // Somebody may be searching for it by now, and what is not there yet would be dialled twice.
      log.warn("call {}, attempt {}: dialled too late, so not at all", call.id(), number);
      return;
    }
    try {
      CarrierCall placed = line.provider().dial(request(call, attempt));
      line.breaker().succeeded();
      report(call, attempt, new CallInput.Placed(number, placed), Optional.of(placed.id()));
    } catch (TelephonyException failed) {
      log.warn("call {}, attempt {}: not dialled: {}", call.id(), number, failed.kind());
      failed(call, attempt, line, failed);
    } catch (RuntimeException broken) {
      // An adapter that fails in its own way has told nothing: perhaps it rings.
      log.warn(
          "call {}, attempt {}: the carrier adapter failed with {}",
          call.id(),
          number,
          Trouble.of(broken));
      failed(
          call,
          attempt,
          line,
          new TelephonyException(TelephonyException.Kind.OUTCOME_UNKNOWN, "the adapter failed"));
    }
  }

  private static TelephonyException noFreeLine() {
    return new TelephonyException(
        TelephonyException.Kind.UNAVAILABLE, "requests before this one did not come back in time");
  }

  private void failed(
      CallRecord call, Attempt attempt, CarrierLine line, TelephonyException failure) {
    Optional<Instant> again = parts.carriers().refused(call, attempt, line, failure);
    report(
        call,
        attempt,
        new CallInput.DialFailed(attempt.number(), failure.kind(), call.wakeAt(), again),
        Optional.empty());
  }

  /** Whether this node was held up since it decided to dial; it will look again when others do. */
  private boolean isTooLate(CallRecord call) {
    return call.wakeAt()
        .map(look -> look.minus(CallRules.DIAL_TAKES).minus(CallRules.CLOCKS_APART))
        .map(latest -> parts.clock().instant().isAfter(latest))
        .orElse(true);
  }

  private void report(
      CallRecord call, Attempt attempt, CallInput input, Optional<CarrierCallId> placed) {
    mailboxes.postUntilDone(
        call.id(),
        new Patience(
            parts.clock(),
            () -> take(call, attempt, input, placed),
            unsaved ->
                log.warn(
                    "call {}: the carrier's answer not saved: {}",
                    call.id(),
                    Trouble.of(unsaved))));
  }

  private void take(
      CallRecord call, Attempt attempt, CallInput input, Optional<CarrierCallId> placed) {
    Optional<Done> done = take.apply(call, input);
    // Cancelled while it was being placed: it must not ring on.
    boolean unwanted = done.map(result -> result.after().openAttempt().isEmpty()).orElse(false);
    if (unwanted && placed.isPresent()) {
      parts
          .carriers()
          .of(call.id(), attempt)
          .ifPresent(
              line -> line.others().run(() -> hangUp(call.id(), line.provider(), placed.get())));
    }
  }

  private void search(CallRecord call, Attempt attempt, TelephonyProvider carrier) {
    DialSearch found;
    try {
      found = carrier.findDialed(request(call, attempt));
    } catch (RuntimeException unreachable) {
      log.warn("call {}: not searched: {}", call.id(), Trouble.of(unreachable));
      found = new DialSearch.Unknown();
    }
    searched(call, attempt, found);
  }

  private void searched(CallRecord call, Attempt attempt, DialSearch found) {
    Optional<CarrierCallId> placed =
        found instanceof DialSearch.Placed hit ? Optional.of(hit.call().id()) : Optional.empty();
    report(call, attempt, new CallInput.Searched(attempt.number(), found, call.wakeAt()), placed);
  }

  private void lookUp(
      CallRecord call, Attempt attempt, TelephonyProvider carrier, CarrierCallId id) {
    try {
      carrier
          .lookUp(id)
          .flatMap(LegStatus::end)
          .ifPresent(end -> legs.accept(new AttemptId(call.id(), attempt.number()), end));
    } catch (RuntimeException unreachable) {
      log.warn("call {}: not looked up: {}", call.id(), Trouble.of(unreachable));
    }
  }

  private static void hangUp(CallId call, TelephonyProvider carrier, CarrierCallId id) {
    try {
      carrier.hangUp(id);
    } catch (RuntimeException unreachable) {
      // The carrier's own time limit is the backstop, and the watchdog asks again.
      log.warn("call {}: not hung up: {}", call, Trouble.of(unreachable));
    }
  }
}
