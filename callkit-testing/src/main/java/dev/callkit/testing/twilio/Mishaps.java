package dev.callkit.testing.twilio;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Function;

/**
 * What goes wrong at a {@link LocalTwilio}, as it does at Twilio and on the way there. Nothing does
 * until it is told. Thread-safe.
 */
public final class Mishaps {

  /** What becomes of one request to place a call. */
  sealed interface OnCreate {
    /** Nothing is placed, and this is the answer. */
    record Refused(int status, int code, Optional<Integer> retryAfterSeconds) implements OnCreate {}

    /** The request is lost: nothing is placed, and the connection breaks. */
    record RequestLost() implements OnCreate {}

    /** It is placed, and the connection breaks. */
    record AnswerLost() implements OnCreate {}

    /** It is placed, and the answer says that something went wrong. */
    record PlacedWithError(int status) implements OnCreate {}

    /** It is placed, and no answer ever comes, on a connection that stands. */
    record AnswerHangs() implements OnCreate {}
  }

  private final Deque<OnCreate> creates = new ArrayDeque<>();
  private final Deque<OnCreate.Refused> others = new ArrayDeque<>();
  private Function<String, Delivery> reports = status -> Delivery.PLAIN;
  private boolean webhooksTwice;
  private int cutSocketAtTurn;
  private boolean noSockets;

  Mishaps() {}

  private synchronized void onCreate(OnCreate mishap) {
    creates.add(mishap);
  }

  /**
   * The next request to place a call is answered with an error.
   *
   * @param status such as 429
   * @param code Twilio's, such as 20429
   */
  public void refuseNextCall(int status, int code) {
    onCreate(new OnCreate.Refused(status, code, Optional.empty()));
  }

  /**
   * The next request to place a call is answered with an error that says when to come again.
   *
   * @param status such as 429
   * @param code Twilio's, such as 20429
   * @param retryAfterSeconds what {@code Retry-After} says
   */
  public void refuseNextCall(int status, int code, int retryAfterSeconds) {
    onCreate(new OnCreate.Refused(status, code, Optional.of(retryAfterSeconds)));
  }

  /** The next request to place a call never arrives, and its connection breaks. */
  public void loseNextCallRequest() {
    onCreate(new OnCreate.RequestLost());
  }

  /** The next call is placed, and the connection breaks before the answer. */
  public void loseNextCallAnswer() {
    onCreate(new OnCreate.AnswerLost());
  }

  /** The next call is placed, and the answer is an error, such as 500. */
  public void failAfterNextCall(int status) {
    onCreate(new OnCreate.PlacedWithError(status));
  }

  /** The next call is placed, and no answer ever comes. */
  public void hangAfterNextCall() {
    onCreate(new OnCreate.AnswerHangs());
  }

  /** The next request that is none to place a call is answered with an error. */
  public synchronized void refuseNextOther(int status, int code) {
    others.add(new OnCreate.Refused(status, code, Optional.empty()));
  }

  /** Says how status callbacks arrive, by the status they report. */
  public synchronized void reports(Function<String, Delivery> delivery) {
    reports = delivery;
  }

  /** Every request of a talk is made twice at once; the first one's answer is carried out. */
  public synchronized void askTwice(boolean twice) {
    webhooksTwice = twice;
  }

  /** Once, the next socket breaks when the person has taken so many turns on it, 1 or more. */
  public synchronized void cutNextSocketAtTurn(int turn) {
    cutSocketAtTurn = turn;
  }

  /** No socket can be opened, or they can again. */
  public synchronized void noSockets(boolean none) {
    noSockets = none;
  }

  synchronized Optional<OnCreate> nextCreate() {
    return Optional.ofNullable(creates.poll());
  }

  synchronized Optional<OnCreate.Refused> nextOther() {
    return Optional.ofNullable(others.poll());
  }

  synchronized Delivery delivery(String status) {
    return reports.apply(status);
  }

  synchronized boolean asksTwice() {
    return webhooksTwice;
  }

  synchronized boolean cutsSocketNow(int turn) {
    if (cutSocketAtTurn == 0 || turn < cutSocketAtTurn) {
      return false;
    }
    cutSocketAtTurn = 0;
    return true;
  }

  synchronized boolean hasNoSockets() {
    return noSockets;
  }
}
