package dev.callkit.conduct;

import dev.callkit.business.Business;
import dev.callkit.call.CallId;
import dev.callkit.outcome.Disposition;
import dev.callkit.outcome.Outcome;
import dev.callkit.progress.CallEffect;
import dev.callkit.progress.CallEvent;
import dev.callkit.progress.CallInput;
import dev.callkit.progress.CallMachine;
import dev.callkit.progress.CallRecord;
import dev.callkit.progress.CallRules;
import dev.callkit.progress.CallStep;
import dev.callkit.progress.DelayCause;
import dev.callkit.store.CallStore;
import dev.callkit.store.Pace;
import dev.callkit.store.Save;
import dev.callkit.store.SaveResult;
import dev.callkit.store.VersionedLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Load, decide, save: the one way in which a call changes. When somebody else has saved in between,
 * the decision is taken anew on what is there now; an answer is never lost to a conflict.
 */
final class Steps {
  private static final Logger log = LoggerFactory.getLogger(Steps.class);
  private static final int MOST_TRIES = 50;

  /**
   * What to do with a call.
   *
   * @param step the step
   * @param ledger the business's ledger with what the step reserves; empty if it reserves nothing
   */
  record Decision(CallStep step, Optional<VersionedLedger> ledger) {
    static Decision of(CallStep step) {
      return new Decision(step, Optional.empty());
    }

    /** The call stays as it is. */
    static Decision nothing(CallRecord call) {
      return of(CallStep.nothing(call));
    }
  }

  /**
   * What became of it.
   *
   * @param before the call as the decision saw it
   * @param step the step as decided
   * @param after the call as saved; the same as before if nothing changed
   */
  record Done(CallRecord before, CallStep step, CallRecord after) {
    boolean changed() {
      return after.version() != before.version();
    }
  }

  private final Parts parts;
  private final StepObserver observer;
  private final Consumer<CallId> wake;
  private final Slots slots;

  /**
   * Takes no step yet.
   *
   * @param wake looks at a call whose slot has come; called on a worker, and returns at once
   */
  Steps(Parts parts, StepObserver observer, Consumer<CallId> wake) {
    this.parts = parts;
    this.observer = observer;
    this.wake = wake;
    this.slots = new Slots(parts);
  }

  /**
   * Takes one step.
   *
   * @param id the call; nothing happens if there is none
   * @param decide says what to do with the call as it is; may run several times, so it only decides
   * @param hold says until when this node holds the call afterwards; empty to let it go
   */
  Optional<Done> take(
      CallId id,
      Function<CallRecord, Decision> decide,
      Function<CallRecord, Optional<Instant>> hold) {
    return take(id, Optional.empty(), decide, hold);
  }

  /**
   * Takes one step of a call that was read or saved a moment ago, and reads it again only if
   * somebody else has saved it since.
   */
  Optional<Done> take(
      CallRecord read,
      Function<CallRecord, Decision> decide,
      Function<CallRecord, Optional<Instant>> hold) {
    return take(read.id(), Optional.of(read), decide, hold);
  }

  private Optional<Done> take(
      CallId id,
      Optional<CallRecord> read,
      Function<CallRecord, Decision> decide,
      Function<CallRecord, Optional<Instant>> hold) {
    Optional<CallRecord> found = read;
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      boolean isNew = found.isEmpty();
      found = isNew ? parts.store().find(id) : found;
      if (found.isEmpty()) {
        log.warn("call {}: not known; what was reported of it is dropped", id);
        return Optional.empty();
      }
      CallRecord before = found.get();
      found = Optional.empty();
      Decision decision = decide.apply(before);
      if (changesNothing(before, decision.step())) {
        // That there is nothing to do is for the call to say as it is now.
        if (!isNew) {
          continue;
        }
        return Optional.of(new Done(before, decision.step(), before));
      }
      SaveResult result = save(decision, hold);
      if (result instanceof SaveResult.Saved saved) {
        log(before, saved.call());
        observer.saved(saved.call(), decision.step().entries());
        return Optional.of(new Done(before, decision.step(), saved.call()));
      }
      if (result instanceof SaveResult.Suppressed) {
        return take(id, this::refuseSuppressed, hold);
      }
      if (result instanceof SaveResult.Paced paced) {
        return waitForSlot(id, paced.slot());
      }
      if (result instanceof SaveResult.Full) {
        return take(
            id, call -> waitUntil(machine(call), call, slots.tryAgainAt(), DelayCause.FULL), hold);
      }
    }
    // Fifty lost races in a row are no accident; the call's wakeAt brings it back.
    log.warn("call {}: gave up after {} conflicting saves", id, MOST_TRIES);
    return Optional.empty();
  }

  private SaveResult save(Decision decision, Function<CallRecord, Optional<Instant>> hold) {
    CallStore store = parts.store();
    CallStep step = decision.step();
    Optional<VersionedLedger> ledger =
        step.settlement()
            .map(
                settlement -> {
                  VersionedLedger read =
                      decision
                          .ledger()
                          .orElseGet(() -> store.ledger(step.record().request().business()));
                  return new VersionedLedger(
                      parts.selector().settle(read.ledger(), step.record().id(), settlement),
                      read.version());
                })
            .or(decision::ledger);
    Optional<Save.Holder> holder =
        hold.apply(step.record()).map(until -> new Save.Holder(parts.settings().node(), until));
    boolean dials = step.effects().contains(CallEffect.DIAL);
    // An attempt that is proved not to have been placed, and is dialled again, was paced before.
    boolean begins =
        step.entries().stream()
            .anyMatch(entry -> entry.event() instanceof CallEvent.AttemptStarted);
    Optional<Pace> pace = begins ? slots.pace(step.record()) : Optional.empty();
    SaveResult result =
        store.save(
            new Save(step.record(), step.entries(), ledger, step.suppress(), dials, holder, pace));
    if (begins && result instanceof SaveResult.Saved) {
      slots.used(step.record().id());
    }
    return result;
  }

  /** The slot was given to the call on this node, so this node keeps it until then. */
  private Optional<Done> waitForSlot(CallId id, Instant slot) {
    slots.grant(id, slot);
    Optional<Done> done =
        take(
            id,
            call -> waitUntil(machine(call), call, slot, DelayCause.PACE),
            call -> Optional.of(Slots.heldUntil(slot)));
    Duration ahead = Duration.between(parts.clock().instant(), slot);
    parts.tasks().schedule(ahead.isNegative() ? Duration.ZERO : ahead, () -> wake.accept(id));
    return done;
  }

  Decision waitUntil(CallMachine machine, CallRecord call, Instant until, DelayCause cause) {
    return Decision.of(
        machine.on(
            call,
            new CallInput.Wait(until, cause),
            parts.clock().instant(),
            parts.chance().getAsDouble()));
  }

  /** Saves a call unchanged, only to keep the hold on it; empty if somebody else has saved it. */
  Optional<CallRecord> renew(CallRecord call, Instant until) {
    return unchanged(call, Optional.of(new Save.Holder(parts.settings().node(), until)));
  }

  /** Saves a call unchanged, only to end the hold on it. */
  void release(CallRecord call) {
    unchanged(call, Optional.empty());
  }

  private Optional<CallRecord> unchanged(CallRecord call, Optional<Save.Holder> holder) {
    Save save = new Save(call, List.of(), Optional.empty(), false, false, holder);
    return parts.store().save(save) instanceof SaveResult.Saved saved
        ? Optional.of(saved.call())
        : Optional.empty();
  }

  private Decision refuseSuppressed(CallRecord call) {
    Outcome outcome =
        new Outcome(Disposition.NOT_ATTEMPTED, "the person has asked never to be rung");
    CallInput refuse = new CallInput.Refuse(outcome, true);
    return Decision.of(
        machine(call).on(call, refuse, parts.clock().instant(), parts.chance().getAsDouble()));
  }

  /** The machine with the rules of the call's business. */
  CallMachine machine(CallRecord call) {
    return machine(parts.businesses().find(call.request().business()));
  }

  /** The machine with the rules of a business; an unknown one has the defaults. */
  static CallMachine machine(Optional<Business> business) {
    return new CallMachine(business.map(CallRules::of).orElse(CallRules.DEFAULT));
  }

  private static boolean changesNothing(CallRecord before, CallStep step) {
    return step.entries().isEmpty()
        && step.effects().isEmpty()
        && step.settlement().isEmpty()
        && step.record().equals(before);
  }

  private static void log(CallRecord before, CallRecord after) {
    if (before.status() != after.status()) {
      log.debug(
          "call {}, attempt {}: {} -> {}",
          after.id(),
          after.attempts().size(),
          before.status(),
          after.status());
    }
    if (after.status().isFinal() && !before.status().isFinal()) {
      after
          .outcome()
          .ifPresent(
              outcome ->
                  log.info(
                      "call {}: {} after {} attempts, {} ({})",
                      after.id(),
                      after.status(),
                      after.attempts().size(),
                      outcome.disposition(),
                      outcome.rule()));
    }
  }
}
