package dev.callkit.conduct;

import dev.callkit.call.AttemptId;
import dev.callkit.dialogue.Cancellation;
import dev.callkit.interview.InterviewPlan;
import dev.callkit.interview.Script;
import dev.callkit.progress.CallRecord;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A talk that this node holds: where its words go, and what was last saved. A convenience in
 * memory; everything that matters stands in the store.
 */
final class LiveTalk {
  private final AttemptId attempt;
  private volatile Speaker speaker;
  private volatile CallRecord saved;
  private volatile Instant heldUntil;
  private final AtomicBoolean looking = new AtomicBoolean();
  private volatile Cancellation thinking = new Cancellation();

  LiveTalk(AttemptId attempt, Speaker speaker, CallRecord saved, Instant heldUntil) {
    this.attempt = attempt;
    this.speaker = speaker;
    this.saved = saved;
    this.heldUntil = heldUntil;
  }

  AttemptId attempt() {
    return attempt;
  }

  Speaker speaker() {
    return speaker;
  }

  void speakTo(Speaker next) {
    speaker = next;
  }

  void saved(CallRecord call, Instant until) {
    saved = call;
    heldUntil = until;
  }

  long version() {
    return saved.version();
  }

  Optional<Instant> wakeAt() {
    return saved.wakeAt();
  }

  /** The talk's wording. */
  Script script() {
    return saved.plan().map(InterviewPlan::script).orElseGet(Script::standard);
  }

  /** {@return whether to look at it now; false while somebody is about to} */
  boolean beginLooking() {
    return looking.compareAndSet(false, true);
  }

  void looked() {
    looking.set(false);
  }

  Instant heldUntil() {
    return heldUntil;
  }

  /** A new piece of work begins that may be given up. */
  Cancellation think() {
    Cancellation fresh = new Cancellation();
    thinking = fresh;
    return fresh;
  }

  /** Nobody waits for what is being worked out. */
  void giveUpThinking() {
    thinking.cancel();
  }
}
