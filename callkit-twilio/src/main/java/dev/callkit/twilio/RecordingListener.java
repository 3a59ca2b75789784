package dev.callkit.twilio;

/** Is told what becomes of recordings. */
@FunctionalInterface
public interface RecordingListener {

  /**
   * A recording has been finished, or there is none. May come more than once, on a thread of the
   * host's server; must return soon.
   */
  void recorded(Recording recording);
}
