package dev.callkit.conduct;

import dev.callkit.call.AttemptId;
import dev.callkit.call.CallId;
import dev.callkit.dialogue.Cancellation;
import dev.callkit.interview.Script;
import dev.callkit.progress.CallRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The talks this node holds: renews the hold while a person is on the line, and looks at the clock
 * on the second. Another node that saves the call takes it over; this one then lets go.
 */
final class Talks {
  private static final Logger log = LoggerFactory.getLogger(Talks.class);
  private static final Duration BEAT = Duration.ofSeconds(1);

  private final Parts parts;
  private final Steps steps;
  private final Mailboxes mailboxes;
  private final Consumer<CallId> wake;
  private final Map<CallId, LiveTalk> live = new ConcurrentHashMap<>();

  /**
   * No talks yet.
   *
   * @param wake looks at a call whose time has come; run in the call's mailbox
   */
  Talks(Parts parts, Steps steps, Mailboxes mailboxes, Consumer<CallId> wake) {
    this.parts = parts;
    this.steps = steps;
    this.mailboxes = mailboxes;
    this.wake = wake;
  }

  Optional<LiveTalk> find(CallId call) {
    return Optional.ofNullable(live.get(call));
  }

  /** The wording of a talk: the business's own if it is held here. */
  Script script(AttemptId attempt) {
    return find(attempt.call()).map(LiveTalk::script).orElseGet(Script::standard);
  }

  /** A new piece of thinking begins for this attempt; it is cancelled when the person hangs up. */
  Cancellation think(AttemptId attempt) {
    return find(attempt.call()).map(LiveTalk::think).orElseGet(Cancellation::new);
  }

  /** The moment until which a call saved now is held. */
  Instant heldUntil() {
    return parts.clock().instant().plus(parts.settings().lease());
  }

  /** Words of this attempt go to {@code speaker} from now on. */
  void hold(AttemptId attempt, Speaker speaker, CallRecord call) {
    LiveTalk talk = live.get(call.id());
    if (talk == null || !talk.attempt().equals(attempt)) {
      talk = new LiveTalk(attempt, speaker, call, heldUntil());
      live.put(call.id(), talk);
      beat(talk);
    }
    talk.speakTo(speaker);
  }

  /** This node has saved the call. */
  void saved(CallRecord call) {
    LiveTalk talk = live.get(call.id());
    if (talk != null) {
      talk.saved(call, heldUntil());
      if (!call.isOpen(talk.attempt())) {
        live.remove(call.id(), talk);
      }
    }
  }

  /** A call as it is stored: if somebody else has saved it, the talk goes on there. */
  void seen(CallRecord call) {
    LiveTalk talk = live.get(call.id());
    if (talk != null && call.version() != talk.version()) {
      log.debug("attempt {}: another node goes on with it", talk.attempt());
      live.remove(call.id(), talk);
    }
  }

  /** {@return whether nobody is talked to here} */
  boolean isEmpty() {
    return live.isEmpty();
  }

  /**
   * Lets go of every talk, so that another node may go on with it at once.
   *
   * @param afterwards is run when all are let go, or the store could not be reached; then the holds
   *     end by themselves
   */
  void handOver(Runnable afterwards) {
    List<LiveTalk> all = List.copyOf(live.values());
    AtomicInteger left = new AtomicInteger(all.size());
    for (LiveTalk talk : all) {
      mailboxes.post(
          talk.attempt().call(),
          () -> {
            try {
              letGo(talk);
            } finally {
              if (left.decrementAndGet() == 0) {
                afterwards.run();
              }
            }
          });
    }
    if (all.isEmpty()) {
      afterwards.run();
    }
  }

  private void letGo(LiveTalk talk) {
    CallId id = talk.attempt().call();
    if (live.remove(id, talk)) {
      parts
          .store()
          .find(id)
          .filter(call -> call.version() == talk.version())
          .ifPresent(steps::release);
    }
  }

  private void beat(LiveTalk talk) {
    Instant now = parts.clock().instant();
    Duration next =
        talk.wakeAt()
            .map(at -> Duration.between(now, at))
            .filter(ahead -> ahead.compareTo(BEAT) < 0)
            // Due already: looked at now, and again in a moment if that changes nothing.
            .map(ahead -> ahead.isNegative() || ahead.isZero() ? BEAT.dividedBy(10) : ahead)
            .orElse(BEAT);
    parts.tasks().schedule(next, () -> onBeat(talk));
  }

  private void onBeat(LiveTalk talk) {
    CallId call = talk.attempt().call();
    if (live.get(call) != talk) {
      return;
    }
    Instant now = parts.clock().instant();
    Duration margin = parts.settings().lease().multipliedBy(2).dividedBy(3);
    if (talk.wakeAt().map(at -> !now.isBefore(at)).orElse(false)) {
      lookAt(talk, () -> wake.accept(call));
    } else if (now.plus(margin).isAfter(talk.heldUntil())) {
      lookAt(talk, () -> renew(talk));
    }
    beat(talk);
  }

  /** One look at a time: behind a store that does not answer, they would pile up. */
  private void lookAt(LiveTalk talk, Runnable look) {
    if (talk.beginLooking()) {
      mailboxes.post(
          talk.attempt().call(),
          () -> {
            talk.looked();
            look.run();
          });
    }
  }

  private void renew(LiveTalk talk) {
    CallId id = talk.attempt().call();
    if (live.get(id) != talk) {
      // It has ended while this waited: whoever is to go on with the call must not be kept away.
      return;
    }
    Optional<CallRecord> ours =
        parts.store().find(id).filter(call -> call.version() == talk.version());
    if (ours.isEmpty()) {
      log.debug("attempt {}: another node goes on with it", talk.attempt());
      live.remove(id, talk);
      return;
    }
    steps.renew(ours.get(), heldUntil()).ifPresent(saved -> talk.saved(saved, heldUntil()));
  }
}
