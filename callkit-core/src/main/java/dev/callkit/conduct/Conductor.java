package dev.callkit.conduct;

import dev.callkit.call.AttemptId;
import dev.callkit.call.CallId;
import dev.callkit.conduct.Steps.Decision;
import dev.callkit.conduct.Steps.Done;
import dev.callkit.dialogue.Heard;
import dev.callkit.dialogue.Understanding;
import dev.callkit.interview.Interview;
import dev.callkit.interview.InterviewEvent;
import dev.callkit.interview.InterviewState;
import dev.callkit.interview.InterviewStep;
import dev.callkit.interview.Line;
import dev.callkit.interview.TurnId;
import dev.callkit.interview.UtteranceId;
import dev.callkit.progress.CallInput;
import dev.callkit.progress.CallRecord;
import dev.callkit.progress.CallStatus;
import dev.callkit.progress.CallStep;
import dev.callkit.progress.HostNote;
import dev.callkit.store.Claim;
import dev.callkit.telephony.LegEvent;
import dev.callkit.telephony.LegEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the machines: takes what carriers report and what falls due, decides, saves, and only then
 * acts. Public because the root package wires it; hosts use {@code CallKit}.
 */
public final class Conductor implements LegEvents, Conversations {
  private static final Logger log = LoggerFactory.getLogger(Conductor.class);

  private final Parts parts;
  private final Steps steps;
  private final Dialling dialling;
  private final CarrierWork carrier;
  private final Mailboxes mailboxes;
  private final Dispatcher dispatcher;
  private final Talks talks;
  private final Listening listening;
  private final ModelCosts costs;
  private final OurTurns ourTurns;

  /** A conductor that is not running yet. */
  public Conductor(Parts parts, StepObserver observer) {
    this.parts = parts;
    this.steps = new Steps(parts, observer, call -> post(call, () -> wakeNow(call)));
    this.dialling = new Dialling(parts, steps);
    this.mailboxes = new Mailboxes(parts.tasks());
    this.costs = new ModelCosts(call -> post(call, () -> take(call, Decision::nothing)));
    this.listening = new Listening(parts, costs);
    this.talks = new Talks(parts, steps, mailboxes, this::wakeNow);
    this.ourTurns = new OurTurns(parts.tasks(), talks::script);
    this.carrier = new CarrierWork(parts, mailboxes, this::answered, this);
    this.dispatcher =
        new Dispatcher(parts.store(), parts.clock(), parts.tasks(), parts.settings(), this::wake);
  }

  /** Begins to claim calls that are due. */
  public void start() {
    parts.tasks().execute(listening::warmUp);
    dispatcher.start();
  }

  /** Claims no more calls. What goes on is finished here or, after the lease, elsewhere. */
  public void stop() {
    dispatcher.stop();
  }

  /** Claims nothing more, waits for what is going on here, and hands over what is left. */
  public CompletionStage<Boolean> drain(Duration atMost) {
    dispatcher.stop();
    return Drain.within(atMost, parts, dispatcher, talks);
  }

  /** A new call has been stored: looks for it when it is due. */
  public void requested(CallRecord call) {
    call.wakeAt().ifPresent(dispatcher::hint);
  }

  /** The host wants a call to end. */
  public void cancel(CallId call) {
    insist(call, () -> take(call, new CallInput.Cancel()));
  }

  /** The host writes something down. */
  public CompletionStage<Void> note(CallId call, HostNote note) {
    return new Noting(() -> take(call, new CallInput.Note(note)).isPresent()).in(mailboxes, call);
  }

  private void post(CallId call, Runnable letter) {
    mailboxes.post(call, letter);
  }

  /** Takes a step that must not be lost because the store does not answer for a moment. */
  private void insist(CallId call, Runnable step) {
    insist(call, step, unsaved -> {});
  }

  private void insist(CallId call, Runnable step, Consumer<RuntimeException> giveUp) {
    mailboxes.postUntilDone(call, patient(call, step, giveUp));
  }

  private Mailboxes.Letter patient(CallId call, Runnable step, Consumer<RuntimeException> giveUp) {
    return new Patience(
        parts.clock(),
        step,
        unsaved -> {
          // The carrier's next report, or the watchdog, goes on.
          log.warn("call {}: not saved: {}", call, Trouble.of(unsaved));
          giveUp.accept(unsaved);
        });
  }

  // What falls due.

  private void wake(Claim claim, Runnable lookedAt) {
    CallRecord call = claim.call();
    Runnable look = () -> look(call.id(), () -> take(call, this::wake));
    mailboxes.postUntilDone(call.id(), patient(call.id(), look, unsaved -> {}).then(lookedAt));
  }

  private void wakeNow(CallId id) {
    look(id, () -> take(id, this::wake));
  }

  private Decision wake(CallRecord call) {
    Instant now = parts.clock().instant();
    if (call.wakeAt().map(now::isBefore).orElse(true)) {
      return Decision.nothing(call);
    }
    if (call.status() == CallStatus.INITIATED && call.openAttempt().isEmpty()) {
      return dialling.decide(call);
    }
    return Decision.of(tick(call, now));
  }

  private void look(CallId id, Supplier<Optional<Done>> wake) {
    Optional<LiveTalk> live = talks.find(id);
    Optional<Done> done = wake.get();
    done.filter(step -> !step.changed()).ifPresent(step -> talks.seen(step.after()));
    done.ifPresent(step -> speakAfterTick(step, live));
  }

  /** Looks whether a limit has been reached; where nothing has happened, the carrier is asked. */
  private CallStep tick(CallRecord call, Instant now) {
    Optional<InterviewState> talk = CurrentTalk.open(call);
    if (talk.isPresent()) {
      InterviewStep moved =
          Interview.on(talk.get(), new InterviewEvent.Tick(listening.pending(talk.get())), now);
      if (!moved.facts().isEmpty()) {
        return input(call, new CallInput.Talk(CurrentTalk.attemptNumber(call), moved), now);
      }
    }
    return input(call, new CallInput.Wake(), now);
  }

  private void speakAfterTick(Done done, Optional<LiveTalk> live) {
    boolean ended =
        CurrentTalk.open(done.before()).isPresent()
            && done.after().talk().flatMap(InterviewState::end).isPresent();
    if (done.changed() && ended) {
      List<Line> lines = done.after().talk().map(InterviewState::lastLines).orElse(List.of());
      boolean spoken = live.map(talk -> OurTurns.speak(talk.speaker(), lines)).orElse(false);
      if (!spoken) {
        carrier.hangUp(done.after());
      }
    }
  }

  // What the network reports.

  @Override
  public void accept(AttemptId attempt, LegEvent event) {
    if (event instanceof LegEvent.Ended) {
      talks
          .find(attempt.call())
          .filter(live -> live.attempt().equals(attempt))
          .ifPresent(LiveTalk::giveUpThinking);
    }
    insist(attempt.call(), () -> take(attempt.call(), call -> reported(call, attempt, event)));
  }

  private Decision reported(CallRecord call, AttemptId attempt, LegEvent event) {
    Instant now = parts.clock().instant();
    CallInput leg = new CallInput.Leg(attempt.number(), event);
    if (event instanceof LegEvent.Ended ended && call.isOpen(attempt)) {
      Optional<InterviewState> talk = CurrentTalk.open(call);
      if (talk.isPresent()) {
        InterviewStep last =
            CurrentTalk.lastWords(talk.get(), ended.cause(), listening.pending(talk.get()), now);
        CallStep talked = input(call, new CallInput.Talk(attempt.number(), last), now);
        return Decision.of(talked.and(input(talked.record(), leg, now)));
      }
    }
    return Decision.of(input(call, leg, now));
  }

  // What the person says.

  @Override
  public void connected(AttemptId attempt, Speaker speaker) {
    OurTurn ours = ourTurns.first(speaker);
    Talking begin = (call, now) -> Optional.of(CurrentTalk.begin(call, now));
    insist(
        attempt.call(),
        () -> reply(attempt, speaker, ours, begin),
        unsaved -> OurTurns.hangUp(ours));
  }

  @Override
  public void heard(AttemptId attempt, TurnId turn, Heard heard, Speaker speaker) {
    if (!heard.isComplete()) {
      Talking speaking = inTalk(new InterviewEvent.Speaking(turn, heard));
      insist(attempt.call(), () -> converse(attempt, speaker, speaking));
      return;
    }
    OurTurn ours = ourTurns.after(attempt, turn, speaker);
    // Understood once, however often it takes to save it.
    Understanding[] meant = new Understanding[1];
    insist(
        attempt.call(),
        () -> {
          if (meant[0] == null) {
            meant[0] = understand(attempt, turn, heard, ours);
          }
          reply(attempt, speaker, ours, inTalk(new InterviewEvent.Replied(turn, heard, meant[0])));
        },
        unsaved -> ourTurns.end(attempt, ours));
  }

  private Understanding understand(AttemptId attempt, TurnId turn, Heard heard, OurTurn ours) {
    Optional<InterviewState> talk =
        CurrentTalk.stored(parts.store(), attempt).filter(open -> open.turn().equals(turn));
    if (talk.isEmpty()) {
      return Understanding.unclear();
    }
    ours.thinking(true);
    costs.thinks(attempt);
    try {
      return listening.understand(attempt, talk.get(), heard, talks.think(attempt));
    } finally {
      ours.thinking(false);
      costs.hasThought(attempt);
    }
  }

  private static Talking inTalk(InterviewEvent event) {
    return (call, now) -> CurrentTalk.of(call).map(talk -> Interview.on(talk, event, now));
  }

  @Override
  public void interrupted(AttemptId attempt, UtteranceId utterance, int playedUpTo) {
    InterviewEvent event = new InterviewEvent.Interrupted(utterance, playedUpTo);
    insist(
        attempt.call(),
        () ->
            take(
                attempt.call(),
                call -> {
                  Instant now = parts.clock().instant();
                  return Decision.of(
                      CurrentTalk.open(call)
                          .filter(talk -> call.isOpen(attempt))
                          .map(
                              talk ->
                                  input(
                                      call,
                                      new CallInput.Talk(
                                          attempt.number(), Interview.on(talk, event, now)),
                                      now))
                          .orElseGet(() -> CallStep.nothing(call)));
                }));
  }

  @Override
  public void dropped(AttemptId attempt) {
    // The leg may live on and connect again, here or on another node; if it is over, the carrier
    // says so, or is asked when the call's time comes.
    log.debug("attempt {}: the speech connection is gone", attempt);
  }

  private interface Talking {
    Optional<InterviewStep> next(CallRecord call, Instant now);
  }

  /** Moves the talk, saves it, and only then speaks. */
  private void reply(AttemptId attempt, Speaker speaker, OurTurn ours, Talking talking) {
    Optional<Conversed> moved = converse(attempt, speaker, talking);
    if (moved.isEmpty()) {
      OurTurns.hangUp(ours);
      return;
    }
    InterviewStep step = moved.get().step();
    if (!OurTurns.speak(ours, step.lines()) && step.state().end().isPresent()) {
      carrier.hangUp(moved.get().call());
    }
  }

  private record Conversed(InterviewStep step, CallRecord call) {}

  /** {@return how the talk has moved; empty if there is no such talk any more} */
  private Optional<Conversed> converse(AttemptId attempt, Speaker speaker, Talking talking) {
    InterviewStep[] moved = new InterviewStep[1];
    Optional<Done> done =
        take(
            attempt.call(),
            call -> {
              moved[0] = null;
              if (!call.isOpen(attempt) || CurrentTalk.isMachine(call)) {
                return Decision.nothing(call);
              }
              Instant now = parts.clock().instant();
              Optional<InterviewStep> next = talking.next(call, now);
              next.ifPresent(step -> moved[0] = step);
              return Decision.of(
                  next.filter(step -> !step.facts().isEmpty() || CurrentTalk.changes(call, step))
                      .map(step -> input(call, new CallInput.Talk(attempt.number(), step), now))
                      .orElseGet(() -> CallStep.nothing(call)));
            });
    InterviewStep step = moved[0];
    if (done.isEmpty() || step == null) {
      return Optional.empty();
    }
    talks.hold(attempt, speaker, done.get().after());
    return Optional.of(new Conversed(step, done.get().after()));
  }

  // Steps and their effects.

  private Optional<Done> take(CallId id, CallInput input) {
    return take(id, call -> Decision.of(input(call, input, parts.clock().instant())));
  }

  /** The carrier has answered a request that was made for a call as it was saved. */
  private Optional<Done> answered(CallRecord asked, CallInput input) {
    return take(asked, call -> Decision.of(input(call, input, parts.clock().instant())));
  }

  private Optional<Done> take(CallId id, Function<CallRecord, Decision> decide) {
    return taken(steps.take(id, call -> withCosts(call, decide), this::holdAfter));
  }

  /** Takes a step of a call that was read or saved a moment ago. */
  private Optional<Done> take(CallRecord read, Function<CallRecord, Decision> decide) {
    return taken(steps.take(read, call -> withCosts(call, decide), this::holdAfter));
  }

  private Optional<Done> taken(Optional<Done> done) {
    done.filter(Done::changed).ifPresent(this::afterwards);
    return done;
  }

  /** What the engine has cost meanwhile is saved along with whatever happens. */
  private Decision withCosts(CallRecord call, Function<CallRecord, Decision> decide) {
    Optional<CallInput.Spent> cost = costs.of(call.id());
    if (cost.isEmpty()) {
      return decide.apply(call);
    }
    // No rule of a business has a say in this, so it is not asked for.
    CallStep spent =
        Steps.machine(Optional.empty()).on(call, cost.get(), parts.clock().instant(), 0);
    Decision next = decide.apply(spent.record());
    return new Decision(spent.and(next.step()), next.ledger());
  }

  private Optional<Instant> holdAfter(CallRecord call) {
    return call.status() == CallStatus.IN_PROGRESS
        ? Optional.of(talks.heldUntil())
        : Optional.empty();
  }

  private void afterwards(Done done) {
    CallRecord call = done.after();
    talks.saved(call);
    costs.saved(done.before(), call);
    if (call.status() != CallStatus.IN_PROGRESS) {
      call.wakeAt().ifPresent(dispatcher::hint);
    }
    try {
      done.step().effects().forEach(effect -> carrier.carryOut(effect, call));
    } catch (RejectedExecutionException closing) {
      log.debug("call {}: left to the next node, closing", call.id());
    }
  }

  private CallStep input(CallRecord call, CallInput input, Instant now) {
    return steps.machine(call).on(call, input, now, parts.chance().getAsDouble());
  }
}
