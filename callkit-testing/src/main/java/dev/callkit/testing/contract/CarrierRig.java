package dev.callkit.testing.contract;

import dev.callkit.call.AttemptId;
import dev.callkit.telephony.TelephonyException;
import dev.callkit.telephony.TelephonyProvider;

/**
 * An adapter together with the network behind it, as a contract needs them: a local fake of the
 * carrier, or a simulation. What the contract asks of the network is true of every carrier; how it
 * comes about is the rig's business. Calls are made from one thread.
 */
public interface CarrierRig extends AutoCloseable {

  /** How a person meets the ringing. */
  enum Meeting {
    /** It rings until it is given up. */
    LETS_IT_RING,
    /** A person answers and stays on the line until somebody ends the call. */
    ANSWERS,
    /** A person answers and hangs up during the first sentence. */
    ANSWERS_AND_HANGS_UP,
    /** The line is engaged. */
    BUSY
  }

  /** What happens to a request to dial. */
  enum Accident {
    /** The call is placed, and the answer to the request is lost. */
    ANSWER_LOST,
    /** The request and its answer are lost; nothing is placed. */
    REQUEST_LOST
  }

  /** {@return the adapter} */
  TelephonyProvider provider();

  /** Says how the next person who is rung meets it. Until told, people let it ring. */
  void nextPerson(Meeting meeting);

  /** Says what happens to the next request to dial. */
  void nextRequest(Accident accident);

  /**
   * Makes the carrier refuse the next request to dial, for a reason that an adapter tells by this
   * kind.
   *
   * @return false if the carrier has no such refusal
   */
  boolean nextRequestRefused(TelephonyException.Kind kind);

  /** {@return how often the network has rung somebody for this attempt} */
  int rings(AttemptId attempt);

  /**
   * Lets everything happen that is under way, until each call has ended or is a conversation in
   * which nobody says anything any more, and every report of it has been delivered. Ringing that
   * nobody answers is given up after the request's ring time.
   */
  void settle();

  /** Makes the carrier report the end of this attempt's call once more, as carriers do. */
  void reportEndAgain(AttemptId attempt);

  /** Gives everything back. Does nothing unless there is something to give back. */
  @Override
  default void close() {}
}
