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
import dev.callkit.store.Claim;
import dev.callkit.telephony.LegEvent;
import dev.callkit.telephony.LegEvents;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the machines: takes what carriers report and what falls due, decides, saves, and only then
 * acts. Public because the root package wires it; hosts use {@code CallKit}.
 */
public final class Conductor implements LegEvents, Conversations {
  private static final Logger log = LoggerFactory.getLogger(Conductor.class);
  private static final List<Line> GOODBYE = List.of(new Line.HangUp());

  private final Parts parts;
  private final Steps steps;
  private final Dialling dialling;
  private final CarrierWork carrier;
  private final Mailboxes mailboxes;
  private final Dispatcher dispatcher;
  private final Talks talks;
  private final Listening listening;
  private final Patience patience;

  /** A conductor that is not running yet. */
  public Conductor(Parts parts, StepObserver observer) {
    this.parts = parts;
    this.steps = new Steps(parts, observer, call -> post(call, () -> wakeNow(call)));
    this.dialling = new Dialling(parts, steps);
    this.mailboxes = new Mailboxes(parts.tasks());
    this.listening = new Listening(parts);
    this.patience = new Patience(parts, mailboxes);
    this.talks = new Talks(parts, steps, mailboxes, this::wakeNow);
    this.carrier = new CarrierWork(parts, mailboxes, this::take, this);
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

  /** A new call has been stored: looks for it when it is due. */
  public void requested(CallRecord call) {
    call.wakeAt().ifPresent(dispatcher::hint);
  }

  /** The host wants a call to end. */
  public void cancel(CallId call) {
    post(call, () -> take(call, new CallInput.Cancel()));
  }

  private void post(CallId call, Runnable letter) {
    mailboxes.post(call, letter);
  }

  // What falls due.

  private void wake(Claim claim) {
    CallId call = claim.call().id();
    post(call, () -> wakeNow(call));
  }

  private void wakeNow(CallId id) {
    Optional<LiveTalk> live = talks.find(id);
    Optional<Done> done =
        take(
            id,
            call -> {
              Instant now = parts.clock().instant();
              if (call.wakeAt().map(now::isBefore).orElse(true)) {
                return Decision.of(CallStep.nothing(call));
              }
              if (call.status() == CallStatus.INITIATED && call.openAttempt().isEmpty()) {
                return dialling.decide(call);
              }
              return Decision.of(tick(call, now, live.isPresent()));
            });
    done.ifPresent(step -> speakAfterTick(step, live));
  }

  /** Looks whether a limit has been reached; where nobody here is talking, the carrier is asked. */
  private CallStep tick(CallRecord call, Instant now, boolean live) {
    Optional<InterviewState> talk = CurrentTalk.open(call);
    if (talk.isPresent()) {
      InterviewStep moved =
          Interview.on(talk.get(), new InterviewEvent.Tick(listening.pending(talk.get())), now);
      if (live || !moved.facts().isEmpty()) {
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
      boolean spoken = live.map(talk -> speak(talk.speaker(), lines)).orElse(false);
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
    post(attempt.call(), () -> take(attempt.call(), call -> reported(call, attempt, event)));
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
    post(
        attempt.call(),
        () ->
            turn(
                attempt,
                speaker,
                () ->
                    converse(
                        attempt,
                        speaker,
                        (call, now) -> Optional.of(CurrentTalk.begin(call, now)),
                        true)));
  }

  /** A turn that the person waits for. */
  private void turn(AttemptId attempt, Speaker speaker, Runnable turn) {
    patience.take(
        attempt.call(),
        turn,
        unsaved -> {
          notSaved(attempt, unsaved);
          speak(speaker, GOODBYE);
        });
  }

  private static void notSaved(AttemptId attempt, RuntimeException unsaved) {
    // What is not saved is not said. The carrier's next report, or the watchdog, goes on.
    log.warn("attempt {}: not saved: {}", attempt, Trouble.of(unsaved));
  }

  @Override
  public void heard(AttemptId attempt, TurnId turn, Heard heard, Speaker speaker) {
    post(
        attempt.call(),
        () -> {
          if (heard.isComplete()) {
            replied(attempt, turn, heard, speaker);
          } else {
            speaking(attempt, turn, heard, speaker);
          }
        });
  }

  private void speaking(AttemptId attempt, TurnId turn, Heard heard, Speaker speaker) {
    try {
      converse(attempt, speaker, inTalk(new InterviewEvent.Speaking(turn, heard)), false);
    } catch (RuntimeException unsaved) {
      notSaved(attempt, unsaved);
    }
  }

  private void replied(AttemptId attempt, TurnId turn, Heard heard, Speaker speaker) {
    // Understood once, however often it takes to save it.
    Understanding[] meant = new Understanding[1];
    turn(
        attempt,
        speaker,
        () -> {
          if (meant[0] == null) {
            meant[0] = understand(attempt, turn, heard);
          }
          InterviewEvent event = new InterviewEvent.Replied(turn, heard, meant[0]);
          converse(attempt, speaker, inTalk(event), true);
        });
  }

  private Understanding understand(AttemptId attempt, TurnId turn, Heard heard) {
    return openTalk(attempt)
        .filter(talk -> talk.turn().equals(turn))
        .map(talk -> listening.understand(attempt, talk, heard, talks.think(attempt)))
        .orElseGet(Understanding::unclear);
  }

  private static Talking inTalk(InterviewEvent event) {
    return (call, now) -> CurrentTalk.of(call).map(talk -> Interview.on(talk, event, now));
  }

  @Override
  public void interrupted(AttemptId attempt, UtteranceId utterance, int playedUpTo) {
    InterviewEvent event = new InterviewEvent.Interrupted(utterance, playedUpTo);
    post(
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
  private void converse(AttemptId attempt, Speaker speaker, Talking talking, boolean reply) {
    CallId id = attempt.call();
    InterviewStep[] moved = new InterviewStep[1];
    Optional<Done> done =
        take(
            id,
            call -> {
              moved[0] = null;
              if (!call.isOpen(attempt) || CurrentTalk.isMachine(call)) {
                return Decision.of(CallStep.nothing(call));
              }
              Instant now = parts.clock().instant();
              Optional<InterviewStep> next = talking.next(call, now);
              next.ifPresent(step -> moved[0] = step);
              return Decision.of(
                  next.filter(step -> !step.facts().isEmpty() || changed(call, step))
                      .map(step -> input(call, new CallInput.Talk(attempt.number(), step), now))
                      .orElseGet(() -> CallStep.nothing(call)));
            });
    InterviewStep step = moved[0];
    if (done.isEmpty() || step == null) {
      if (reply) {
        speak(speaker, GOODBYE);
      }
      return;
    }
    talks.hold(attempt, speaker, done.get().after());
    if (reply && !speak(speaker, step.lines()) && step.state().end().isPresent()) {
      carrier.hangUp(done.get().after());
    }
  }

  private static boolean changed(CallRecord call, InterviewStep step) {
    return !call.talk().map(step.state()::equals).orElse(false);
  }

  private static boolean speak(Speaker speaker, List<Line> lines) {
    try {
      return speaker.speak(lines);
    } catch (RuntimeException broken) {
      log.warn("a speaker failed with {}", Trouble.of(broken));
      return false;
    }
  }

  // Steps and their effects.

  private Optional<Done> take(CallId id, CallInput input) {
    return take(id, call -> Decision.of(input(call, input, parts.clock().instant())));
  }

  private Optional<Done> take(CallId id, Function<CallRecord, Decision> decide) {
    Optional<Done> done = steps.take(id, decide, this::holdAfter);
    done.filter(Done::changed).ifPresent(this::afterwards);
    return done;
  }

  private Optional<Instant> holdAfter(CallRecord call) {
    return call.status() == CallStatus.IN_PROGRESS
        ? Optional.of(talks.heldUntil())
        : Optional.empty();
  }

  private void afterwards(Done done) {
    CallRecord call = done.after();
    talks.saved(call);
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

  /** What is known of the talk before the reply is understood; the save decides what holds. */
  private Optional<InterviewState> openTalk(AttemptId attempt) {
    return parts
        .store()
        .find(attempt.call())
        .filter(call -> call.isOpen(attempt))
        .flatMap(CurrentTalk::open);
  }
}
