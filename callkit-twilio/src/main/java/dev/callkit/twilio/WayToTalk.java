package dev.callkit.twilio;

import java.time.Duration;

/**
 * How words go to and fro; to the interview it is all the same. Voices and recognisers are set for
 * Swedish explicitly, because Twilio's defaults depend on the account and have changed.
 */
public sealed interface WayToTalk {

  /**
   * By a socket that Twilio opens to us: words are spoken while they come, the person may
   * interrupt, and what was really heard is told. The host must be able to serve WebSockets, and
   * the account must have agreed to Twilio's terms for it.
   *
   * @param ttsProvider who speaks: {@code Amazon}, {@code Google} or {@code ElevenLabs}
   * @param voice which voice
   * @param transcriptionProvider who recognises: {@code Deepgram} or {@code Google}
   * @param speechModel by which model
   * @param interruptSensitivity how easily a sound interrupts: {@code high}, {@code medium} or
   *     {@code low}
   * @param speechTimeout how long a pause ends what is being said, 600 to 5,000 ms
   */
  record ConversationRelay(
      String ttsProvider,
      String voice,
      String transcriptionProvider,
      String speechModel,
      String interruptSensitivity,
      Duration speechTimeout)
      implements WayToTalk {
    /** Amazon's Elin, heard by Deepgram's Nova 3; a pause of 900 ms ends a reply. */
    public static final ConversationRelay SWEDISH =
        new ConversationRelay(
            "Amazon", "Elin-Neural", "Deepgram", "nova-3-general", "high", Duration.ofMillis(900));

    /**
     * Checks the pause.
     *
     * @throws IllegalArgumentException if it is not 600 to 5,000 ms
     */
    public ConversationRelay {
      long millis = speechTimeout.toMillis();
      if (millis < 600 || millis > 5_000) {
        throw new IllegalArgumentException(
            "speechTimeout: expected 600 to 5000 ms, got " + speechTimeout);
      }
    }
  }

  /**
   * By webhooks alone, one for each turn. Needs nothing but HTTP. How much of an utterance was
   * heard before somebody spoke into it is not told, so the introduction cannot be interrupted.
   *
   * @param voice which voice, as {@code <Say>} names it
   * @param speechModel by which model it is recognised, as {@code <Gather>} names it
   * @param quickPause how long a pause ends a short reply, whole seconds, 1 to 5 s
   * @param longPause how long a pause ends a reply in own words, whole seconds, 1 to 5 s
   */
  record Gather(String voice, String speechModel, Duration quickPause, Duration longPause)
      implements WayToTalk {
    /** Amazon's Elin, heard by Deepgram's Nova 3; pauses of 1 and 2 s. */
    public static final Gather SWEDISH =
        new Gather(
            "Polly.Elin-Neural", "deepgram_nova-3", Duration.ofSeconds(1), Duration.ofSeconds(2));

    /**
     * Checks the pauses.
     *
     * @throws IllegalArgumentException if one is not a whole number of seconds, 1 to 5
     */
    public Gather {
      check("quickPause", quickPause);
      check("longPause", longPause);
    }

    private static void check(String field, Duration pause) {
      if (pause.getNano() != 0 || pause.getSeconds() < 1 || pause.getSeconds() > 5) {
        throw new IllegalArgumentException(field + ": expected 1 to 5 whole seconds, got " + pause);
      }
    }
  }
}
