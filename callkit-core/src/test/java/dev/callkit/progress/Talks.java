package dev.callkit.progress;

import dev.callkit.dialogue.Heard;
import dev.callkit.dialogue.Intent;
import dev.callkit.dialogue.Understanding;
import dev.callkit.interview.Interview;
import dev.callkit.interview.InterviewEvent;
import dev.callkit.interview.InterviewState;
import dev.callkit.interview.InterviewStep;

/** Steps of a talk, for calls. */
final class Talks {

  static InterviewStep hears(InterviewState talk, String words, Understanding meant) {
    return Interview.on(
        talk,
        new InterviewEvent.Replied(talk.turn(), Heard.speech(words), meant),
        talk.answeredAt());
  }

  static InterviewStep optOut(InterviewState talk) {
    return hears(talk, "ring aldrig mer", Understanding.of(Intent.OPT_OUT, 1, "ring aldrig mer"));
  }

  private Talks() {}
}
