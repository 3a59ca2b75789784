package dev.callkit.testing.simulation;

import dev.callkit.call.AttemptId;
import dev.callkit.conduct.Conversations;
import dev.callkit.telephony.AnsweredBy;
import dev.callkit.telephony.Capability;
import dev.callkit.telephony.CarrierCallId;
import dev.callkit.telephony.DialRequest;
import dev.callkit.telephony.HangupCause;
import dev.callkit.telephony.LegEvent;
import dev.callkit.telephony.LegEvents;
import dev.callkit.telephony.LegStatus;
import dev.callkit.telephony.LegStatus.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One ringing of one telephone, from dialling to its one end. Its state changes in its mailbox
 * only.
 */
final class SimulatedLeg {
  // How long after the first a repeated delivery comes: late enough to meet another turn.
  static final Duration SECOND_COPY_AFTER = Duration.ofMillis(700);

  private final CarrierCallId id;
  private final DialRequest request;
  private final SimulatedRespondent respondent;
  private final Station station;
  private final LegEvents legs;
  private final Conversations conversations;
  private final Mailbox mailbox;
  private final SimulatedTalk talk;

  private volatile LegStatus status = new LegStatus(Phase.QUEUED, Optional.empty());
  private Optional<Instant> answeredAt = Optional.empty();
  private boolean knownMachine;

  SimulatedLeg(
      CarrierCallId id,
      DialRequest request,
      SimulatedRespondent respondent,
      Station station,
      LegEvents legs,
      Conversations conversations) {
    this.id = id;
    this.request = request;
    this.respondent = respondent;
    this.station = station;
    this.legs = legs;
    this.conversations = conversations;
    this.mailbox = new Mailbox(station.tasks());
    this.talk = new SimulatedTalk(this, respondent, station, conversations, mailbox);
  }

  CarrierCallId id() {
    return id;
  }

  AttemptId attempt() {
    return request.attempt();
  }

  LegStatus status() {
    return status;
  }

  void start() {
    mailbox.postAfter(station.setUp(), this::reach);
  }

  private void reach() {
    if (status.phase() != Phase.QUEUED) {
      return;
    }
    Pickup pickup = respondent.pickup();
    if (pickup instanceof Pickup.NotReached not) {
      end(not.cause());
      return;
    }
    enter(Phase.RINGING);
    sound(new Audible.Rings(now()));
    report(new LegEvent.Ringing(now(), id));
    // First, so that an answer in the very last moment is too late.
    whileRinging(request.ringTimeout(), () -> end(HangupCause.NO_ANSWER));
    if (pickup instanceof Pickup.Answers answers) {
      whileRinging(answers.after(), () -> answer(answers.by()));
    } else if (pickup instanceof Pickup.Declines declines) {
      whileRinging(declines.after(), () -> end(HangupCause.DECLINED));
    }
  }

  private void whileRinging(Duration after, Runnable action) {
    mailbox.postAfter(
        after,
        () -> {
          if (status.phase() == Phase.RINGING) {
            action.run();
          }
        });
  }

  private void answer(AnsweredBy by) {
    enter(Phase.TALKING);
    answeredAt = Optional.of(now());
    sound(new Audible.Answered(now(), by));
    mailbox.postAfter(request.timeLimit(), () -> end(HangupCause.TIME_LIMIT));
    boolean detects = station.can(Capability.MACHINE_DETECTION);
    boolean atOnce = detects && station.detection().isZero();
    report(new LegEvent.Answered(now(), id, atOnce ? by : AnsweredBy.UNKNOWN));
    if (atOnce) {
      detected(by);
    } else if (detects) {
      mailbox.postAfter(
          station.detection(),
          () -> {
            if (status.phase() == Phase.TALKING) {
              detected(by);
              report(new LegEvent.Detected(now(), by));
            }
          });
    }
    if (!knownMachine) {
      conversations.connected(attempt(), talk);
    }
  }

  private void detected(AnsweredBy by) {
    knownMachine = by == AnsweredBy.MACHINE || by == AnsweredBy.FAX;
  }

  /** Somebody at our end wants the call over; it may be over already. */
  void hangUp() {
    mailbox.post(this::endByUs);
  }

  void endByUs() {
    if (answeredAt.isEmpty()) {
      end(HangupCause.CANCELED);
    } else {
      end(knownMachine ? HangupCause.MACHINE : HangupCause.WE_HUNG_UP);
    }
  }

  /** The one end: whoever comes second finds it done. */
  void end(HangupCause cause) {
    if (status.phase() == Phase.ENDED) {
      return;
    }
    Optional<Duration> duration = answeredAt.map(since -> Duration.between(since, now()));
    LegEvent.Ended ended = new LegEvent.Ended(now(), cause, duration, Optional.empty());
    status = new LegStatus(Phase.ENDED, Optional.of(ended));
    talk.stop();
    sound(new Audible.Over(now(), cause));
    if (station.faults().endLost()) {
      return;
    }
    report(ended);
    if (station.faults().endTwice()) {
      report(ended);
    }
  }

  private void enter(Phase phase) {
    status = new LegStatus(phase, Optional.empty());
  }

  private void report(LegEvent event) {
    Duration late = station.faults().late();
    if (late.isZero()) {
      legs.accept(attempt(), event);
    } else {
      mailbox.postAfter(late, () -> legs.accept(attempt(), event));
    }
    if (station.faults().webhooksTwice()) {
      mailbox.postAfter(late.plus(SECOND_COPY_AFTER), () -> legs.accept(attempt(), event));
    }
  }

  void sound(Audible sound) {
    station.listener().heard(attempt(), sound);
  }

  private Instant now() {
    return station.clock().instant();
  }
}
