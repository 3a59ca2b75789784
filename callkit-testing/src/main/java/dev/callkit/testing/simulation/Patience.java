package dev.callkit.testing.simulation;

import dev.callkit.interview.Line;
import java.util.Optional;

/** Counts what is heard, and hangs up when it is enough. */
final class Patience {
  private int left;

  Patience(int characters) {
    if (characters < 0) {
      throw new IllegalArgumentException("characters: expected 0 or more, got " + characters);
    }
    this.left = characters;
  }

  Optional<Interjection> hear(Line.Say utterance) {
    int length = utterance.text().length();
    if (left < length) {
      return Optional.of(new Interjection(left, Reply.hangsUp()));
    }
    left -= length;
    return Optional.empty();
  }
}
