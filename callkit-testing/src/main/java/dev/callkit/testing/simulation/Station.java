package dev.callkit.testing.simulation;

import dev.callkit.conduct.TaskScheduler;
import dev.callkit.telephony.Capability;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;

/**
 * How a simulated carrier is set up.
 *
 * @param clock tells the time
 * @param tasks runs the work
 * @param capabilities what it can do
 * @param ourPace how many characters we speak in a second
 * @param theirPace how many characters respondents speak in a second
 * @param setUp from dialling to ringing
 * @param detection from the answer to the detector's word
 * @param faults what goes wrong
 * @param listener who listens in
 */
record Station(
    InstantSource clock,
    TaskScheduler tasks,
    Set<Capability> capabilities,
    int ourPace,
    int theirPace,
    Duration setUp,
    Duration detection,
    Faults faults,
    CarrierListener listener) {

  boolean can(Capability capability) {
    return capabilities.contains(capability);
  }

  Duration ourTime(int characters) {
    return time(characters, ourPace);
  }

  static Duration time(int characters, int pace) {
    return Duration.ofMillis(characters * 1000L / pace);
  }

  /** How many of {@code total} characters are heard in this time. */
  static int heardIn(Duration time, int pace, int total) {
    return (int) Math.min(total, Math.max(0, time.toMillis()) * pace / 1000);
  }
}
