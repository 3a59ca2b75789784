package dev.callkit.progress;

/** What is to be done at the carrier once a step has been saved. */
public enum CallEffect {
  /** Dial the open attempt. */
  DIAL,
  /** Find out what became of the open attempt's dial. */
  SEARCH,
  /** Ask the carrier how the open attempt stands. */
  LOOK_UP,
  /** Hang up the latest attempt. */
  HANG_UP
}
