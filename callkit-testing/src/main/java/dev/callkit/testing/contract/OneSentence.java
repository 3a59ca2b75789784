package dev.callkit.testing.contract;

import dev.callkit.call.AttemptId;
import dev.callkit.conduct.Conversations;
import dev.callkit.conduct.Speaker;
import dev.callkit.dialogue.Expectation;
import dev.callkit.dialogue.Heard;
import dev.callkit.interview.Line;
import dev.callkit.interview.TurnId;
import dev.callkit.interview.UtteranceId;
import java.time.Duration;
import java.util.List;

/** Says one sentence to whoever answers, listens once, and has nothing to say to what it hears. */
final class OneSentence implements Conversations {
  private static final List<Line> LINES =
      List.of(
          new Line.Say(new UtteranceId(1), "Hej, ett ögonblick bara.", false),
          new Line.Listen(
              new TurnId(1), new Expectation.Consent(), Duration.ofSeconds(5), List.of()));

  @Override
  public void connected(AttemptId attempt, Speaker speaker) {
    speaker.speak(LINES);
  }

  @Override
  public void heard(AttemptId attempt, TurnId turn, Heard heard, Speaker speaker) {
    if (heard.isComplete()) {
      speaker.speak(List.of());
    }
  }

  @Override
  public void interrupted(AttemptId attempt, UtteranceId utterance, int playedUpTo) {
    // The sentence is not taken up again.
  }

  @Override
  public void dropped(AttemptId attempt) {
    // The call lives on without words.
  }
}
