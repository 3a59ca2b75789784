package dev.callkit.twilio;

import dev.callkit.call.AttemptId;
import dev.callkit.conduct.Conversations;
import dev.callkit.conduct.Speaker;
import dev.callkit.dialogue.Expectation;
import dev.callkit.dialogue.Heard;
import dev.callkit.interview.Line;
import dev.callkit.interview.TurnId;
import dev.callkit.interview.UtteranceId;
import dev.callkit.telephony.LegEvent;
import dev.callkit.telephony.LegEvents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A library that notes what it is told, and always says the same. */
final class Counting implements Conversations, LegEvents {
  private static final Duration LISTENING = Duration.ofSeconds(5);

  private final List<String> told = new ArrayList<>();
  private final boolean answers;

  /** One that replies at once, or one that never does. */
  Counting(boolean answers) {
    this.answers = answers;
  }

  synchronized List<String> told() {
    return List.copyOf(told);
  }

  private synchronized void note(String what) {
    told.add(what);
  }

  private void answer(Speaker speaker, int number) {
    if (answers) {
      speaker.speak(
          List.of(
              new Line.Say(new UtteranceId(number), "Går det bra?", true),
              new Line.Listen(
                  new TurnId(number), new Expectation.Consent(), LISTENING, List.of())));
    }
  }

  @Override
  public void accept(AttemptId attempt, LegEvent event) {
    note("leg " + attempt + " " + event.getClass().getSimpleName());
  }

  @Override
  public void connected(AttemptId attempt, Speaker speaker) {
    note("connected " + attempt);
    answer(speaker, 1);
  }

  @Override
  public void heard(AttemptId attempt, TurnId turn, Heard heard, Speaker speaker) {
    note("heard " + attempt + " " + turn + " " + heard);
    if (heard.isComplete()) {
      answer(speaker, turn.number() + 1);
    }
  }

  @Override
  public void interrupted(AttemptId attempt, UtteranceId utterance, int playedUpTo) {
    note("interrupted " + attempt + " " + utterance + " " + playedUpTo);
  }

  @Override
  public void dropped(AttemptId attempt) {
    note("dropped " + attempt);
  }
}
