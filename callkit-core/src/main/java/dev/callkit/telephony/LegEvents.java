package dev.callkit.telephony;

import dev.callkit.call.AttemptId;

/** Where carrier adapters report what the network does. Implemented by the library. Thread-safe. */
public interface LegEvents {

  /**
   * Takes one event: any order, any number of times. Returns at once; the event is handled in the
   * attempt's turn. Events of attempts that are not known are counted and dropped.
   */
  void accept(AttemptId attempt, LegEvent event);
}
