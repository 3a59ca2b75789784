package dev.callkit.openai;

import dev.callkit.dialogue.Intent;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a model says of a reply. Nothing of it is believed yet.
 *
 * @param evidence the words it claims to rest on
 * @param meaning what the reply does
 * @param value the answer as a text, if the model sees one
 * @param acknowledgement what it would like to say
 */
record Reply(
    String evidence, Meaning meaning, Optional<String> value, Optional<String> acknowledgement) {

  /** The intents that a model may name: silence is not for it to hear. */
  enum Meaning {
    AFFIRM(Intent.AFFIRM),
    DENY(Intent.DENY),
    ANSWER(Intent.ANSWER),
    REPEAT(Intent.REPEAT),
    HOLD(Intent.HOLD),
    DONT_KNOW(Intent.DONT_KNOW),
    REFUSE(Intent.REFUSE),
    STOP(Intent.STOP),
    CALL_LATER(Intent.CALL_LATER),
    OPT_OUT(Intent.OPT_OUT),
    WRONG_PERSON(Intent.WRONG_PERSON),
    OTHER_LANGUAGE(Intent.OTHER_LANGUAGE),
    VOICEMAIL(Intent.VOICEMAIL),
    UNCLEAR(Intent.UNCLEAR);

    private final Intent intent;

    Meaning(Intent intent) {
      this.intent = intent;
    }

    Intent intent() {
      return intent;
    }

    static Optional<Meaning> of(String name) {
      return Arrays.stream(values()).filter(meaning -> meaning.name().equals(name)).findFirst();
    }
  }

  /** Hides the words. */
  @Override
  public String toString() {
    return "Reply[" + meaning + "]";
  }
}
