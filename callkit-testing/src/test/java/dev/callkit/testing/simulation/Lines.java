package dev.callkit.testing.simulation;

import dev.callkit.dialogue.Expectation;
import dev.callkit.interview.Line;
import dev.callkit.interview.TurnId;
import dev.callkit.interview.UtteranceId;
import dev.callkit.question.AnswerKind;
import java.time.Duration;
import java.util.List;

/** Lines for tests. */
final class Lines {
  static Line.Say say(int id, String text) {
    return new Line.Say(new UtteranceId(id), text, true);
  }

  static Line.Say firmly(int id, String text) {
    return new Line.Say(new UtteranceId(id), text, false);
  }

  static Line.Listen listen(int turn) {
    return listen(turn, new Expectation.Consent());
  }

  static Line.Listen listen(int turn, AnswerKind kind) {
    return listen(turn, new Expectation.Answer(kind));
  }

  static Line.Listen listen(int turn, Expectation expected) {
    return new Line.Listen(new TurnId(turn), expected, Duration.ofSeconds(6), List.of());
  }

  static Line hangUp() {
    return new Line.HangUp();
  }

  private Lines() {}
}
