package dev.callkit.twilio;

import java.util.Optional;

/** What a callback address is for. */
enum Kind {
  /** The call has been answered, or goes on: what now? */
  ANSWER("answer", false),
  /** A {@code <Gather>} is over, or a reply was not ready and is asked for again. */
  TURN("turn", true),
  /** Words so far of a {@code <Gather>}. */
  PARTIAL("partial", true),
  /** What the network does. */
  STATUS("status", false),
  /** The detector's verdict. */
  DETECTION("amd", false),
  /** What becomes of a recording. */
  RECORDING("recording", true),
  /** The socket of ConversationRelay. */
  RELAY("relay", true),
  /** ConversationRelay is over: what now? */
  RELAY_END("relay-end", true);

  private final String segment;
  private final boolean ofOneCall;

  Kind(String segment, boolean ofOneCall) {
    this.segment = segment;
    this.ofOneCall = ofOneCall;
  }

  String segment() {
    return segment;
  }

  /** Whether the address is made when Twilio's id of the call is known, and bound to it. */
  boolean ofOneCall() {
    return ofOneCall;
  }

  static Optional<Kind> of(String segment) {
    for (Kind kind : values()) {
      if (kind.segment.equals(segment)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
