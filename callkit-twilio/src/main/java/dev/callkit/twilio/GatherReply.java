package dev.callkit.twilio;

import dev.callkit.conduct.Speaker;
import dev.callkit.dialogue.Heard;
import dev.callkit.interview.Line;
import dev.callkit.interview.TurnId;
import dev.callkit.twilio.Documents.Leg;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The reply to one webhook of a {@code <Gather>} talk: the document that Twilio waits for. A reply
 * that is not ready is filled in for, and fetched by the next request. Words that come when the
 * document has gone out long ago, such as a goodbye at the time limit, break off what Twilio does.
 */
final class GatherReply implements Speaker {
  // Twilio gives up after 15 s; the library says something within 5 s as long as it runs.
  private static final long LONGEST_MILLIS = 8_000;

  private enum State {
    /** A request waits. */
    WAITED_FOR,
    /** A filler has gone out; another request will come. */
    FILLED,
    /** The reply has gone out. */
    GIVEN,
    /** Nobody waits any more: the call was sent elsewhere. */
    LATE
  }

  private final Documents documents;
  private final Leg leg;
  private final boolean first;
  private final Consumer<String> breakIn;
  private final Runnable hangingUp;

  private State state = State.WAITED_FOR;
  private CompletableFuture<WebhookResponse> waiting = new CompletableFuture<>();
  private Optional<String> ready = Optional.empty();
  private Optional<String> owed = Optional.empty();

  // What is being replied to; empty where the call begins, before which nothing is filled in.
  private Optional<TurnId> turn = Optional.empty();
  private Heard heard = new Heard.Silence();

  /**
   * A request waits for this.
   *
   * @param leg whose call
   * @param first whether it is the first document of the call
   * @param breakIn has Twilio carry out another document at once
   * @param hangingUp is told that the document ends the call
   */
  GatherReply(
      Documents documents, Leg leg, boolean first, Consumer<String> breakIn, Runnable hangingUp) {
    this.documents = documents;
    this.leg = leg;
    this.first = first;
    this.breakIn = breakIn;
    this.hangingUp = hangingUp;
  }

  /** Says what this replies to, so that it can be asked for again. */
  GatherReply to(TurnId listened, Heard words) {
    turn = Optional.of(listened);
    heard = words;
    return this;
  }

  /** No request waits, only words so far have been delivered. */
  synchronized void given() {
    state = State.GIVEN;
  }

  /** {@return what to answer the request that waits, when it is ready} */
  synchronized CompletionStage<WebhookResponse> answer() {
    return bounded(waiting);
  }

  /** Another request has come for the same reply. */
  synchronized CompletionStage<WebhookResponse> fetch() {
    if (owed.isPresent()) {
      String words = owed.get();
      owed = Optional.empty();
      state = State.FILLED;
      return CompletableFuture.completedFuture(filler(words));
    }
    if (ready.isPresent()) {
      state = State.GIVEN;
      return CompletableFuture.completedFuture(WebhookResponse.twiml(ready.get()));
    }
    if (state == State.FILLED) {
      state = State.WAITED_FOR;
      waiting = new CompletableFuture<>();
    }
    return bounded(waiting);
  }

  private CompletionStage<WebhookResponse> bounded(CompletableFuture<WebhookResponse> future) {
    return future
        .copy()
        .orTimeout(LONGEST_MILLIS, TimeUnit.MILLISECONDS)
        .exceptionally(tooLate -> tooLate());
  }

  private synchronized WebhookResponse tooLate() {
    if (state == State.WAITED_FOR) {
      state = State.LATE;
    }
    return WebhookResponse.twiml(documents.startOver(leg));
  }

  @Override
  public boolean speak(List<Line> lines) {
    String document = documents.lines(leg, lines, first);
    if (lines.stream().anyMatch(Line.HangUp.class::isInstance)) {
      hangingUp.run();
    }
    CompletableFuture<WebhookResponse> now;
    synchronized (this) {
      if (state == State.LATE) {
        return false;
      }
      if (state == State.FILLED) {
        ready = Optional.of(document);
        return true;
      }
      now = state == State.WAITED_FOR ? waiting : null;
      state = State.GIVEN;
      ready = Optional.of(document);
    }
    if (now != null) {
      now.complete(WebhookResponse.twiml(document));
    } else if (!lines.isEmpty()) {
      breakIn.accept(document);
    }
    return true;
  }

  @Override
  public boolean fill(String words) {
    CompletableFuture<WebhookResponse> now;
    synchronized (this) {
      if (turn.isEmpty() || ready.isPresent()) {
        return false;
      }
      if (state == State.FILLED) {
        // The one before is still being said; the request after it gets this.
        owed = Optional.of(words);
        return true;
      }
      if (state != State.WAITED_FOR) {
        return false;
      }
      state = State.FILLED;
      now = waiting;
    }
    now.complete(filler(words));
    return true;
  }

  private WebhookResponse filler(String words) {
    return WebhookResponse.twiml(
        documents.notReady(leg, turn.orElseThrow(), heard, Optional.of(words)));
  }
}
