package dev.callkit.telephony;

/** What a carrier, or the way it is used, can do. */
public enum Capability {
  /** Recognises what the person says. Without it only questions that keys can answer are asked. */
  SPEECH_IN,
  /** Speaks any text. */
  SPEECH_OUT,
  /** Delivers words while the person speaks. */
  STREAMING,
  /** Tells when the person speaks over us, and how much of the utterance was heard. */
  BARGE_IN,
  /** Hears telephone keys. */
  KEYS,
  /** Can end a call in progress at our request. */
  HANG_UP,
  /** Tells a person from a machine. */
  MACHINE_DETECTION,
  /** Can record. */
  RECORDING,
  /** Answers {@link TelephonyProvider#lookUp}. */
  LOOK_UP,
  /** Answers {@link TelephonyProvider#findDialed} with more than "unknown". */
  FIND_DIALED
}
