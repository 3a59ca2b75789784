package dev.callkit.testing.simulation;

import dev.callkit.interview.Line;
import java.util.Optional;
import java.util.function.Function;

/** A respondent with another pickup, or with something to say into our utterances. */
record Wrapped(
    SimulatedRespondent inner,
    Optional<Pickup> meeting,
    Function<Line.Say, Optional<Interjection>> interjections)
    implements SimulatedRespondent {

  @Override
  public Pickup pickup() {
    return meeting.orElseGet(inner::pickup);
  }

  @Override
  public Reply reply(Prompt prompt) {
    return inner.reply(prompt);
  }

  @Override
  public Optional<Interjection> whileHearing(Line.Say utterance) {
    return interjections.apply(utterance).or(() -> inner.whileHearing(utterance));
  }
}
