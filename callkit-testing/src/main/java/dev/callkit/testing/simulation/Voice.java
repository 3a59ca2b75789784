package dev.callkit.testing.simulation;

import java.time.Duration;
import java.time.Instant;

/**
 * Words of a respondent that are being spoken.
 *
 * @param words all of them
 * @param since when the first one began
 * @param pace characters in a second
 */
record Voice(String words, Instant since, int pace) {

  Duration lasts() {
    return Station.time(words.length(), pace);
  }

  /** The whole words that have been spoken until now; a recogniser writes no half ones. */
  String until(Instant now) {
    Duration time = Duration.between(since, now);
    if (time.compareTo(lasts()) >= 0) {
      return words;
    }
    int space = words.lastIndexOf(' ', Station.heardIn(time, pace, words.length()));
    return space < 0 ? "" : words.substring(0, space);
  }
}
