package dev.callkit.testing.corpus;

import dev.callkit.dialogue.DialogueEngine;
import dev.callkit.dialogue.Exchange;
import dev.callkit.dialogue.Expectation;
import dev.callkit.dialogue.Heard;
import dev.callkit.dialogue.Intent;
import dev.callkit.dialogue.Understanding;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Swedish replies on the telephone with their meanings, written by hand; two thirds for development
 * and one third held out, and further ones of the kinds that matter most. An engine is made better
 * without looking at the held-out part, or its figures no longer tell anything.
 *
 * @param utterances the replies, in the order of the file
 */
public record LabelledCorpus(List<LabelledUtterance> utterances) {
  /** What "i morgon" and "om en timme" are counted from: Monday 2026-11-23, 10:00, in Sweden. */
  public static final ZonedDateTime NOW =
      ZonedDateTime.of(LocalDateTime.of(2026, 11, 23, 10, 0), ZoneId.of("Europe/Stockholm"));

  private static final int COLUMNS = 4;

  /** Copies the list. */
  public LabelledCorpus {
    utterances = List.copyOf(utterances);
  }

  /** {@return the part that engines are improved with} */
  public static LabelledCorpus development() {
    return load("development.tsv");
  }

  /** {@return the part that is only measured with} */
  public static LabelledCorpus heldOut() {
    return load("held-out.tsv");
  }

  /**
   * {@return replies that were written later and not split, for development: more wishes never to
   * be rung again, and more of waiting, stopping, repeating, yes and no}
   */
  public static LabelledCorpus further() {
    return load("further.tsv");
  }

  private static LabelledCorpus load(String file) {
    try (InputStream bytes = LabelledCorpus.class.getResourceAsStream(file)) {
      if (bytes == null) {
        throw new IllegalStateException(file + ": expected beside the class, found nothing");
      }
      List<LabelledUtterance> read = new ArrayList<>();
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isEmpty() && !line.startsWith("#")) {
          read.add(parse(file, number, line));
        }
      }
      return new LabelledCorpus(read);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The messages name the place only: a held-out line is not to be seen. */
  private static LabelledUtterance parse(String file, int number, String line) {
    String[] columns = line.split("\t", -1);
    if (columns.length != COLUMNS) {
      throw new IllegalStateException(
          file + ", line " + number + ": expected 4 columns, got " + columns.length);
    }
    try {
      // Also here, so that a malformed file is noticed when it is read.
      ExpectationText.parse(columns[0]);
      return new LabelledUtterance(columns[0], columns[1], Intent.valueOf(columns[2]), columns[3]);
    } catch (IllegalArgumentException malformed) {
      throw new IllegalStateException(
          file + ", line " + number + ": expected a known expectation and intent");
    }
  }

  /**
   * Asks an engine about every reply. What it says is checked as in a call: a value that was not
   * heard counts as unclear.
   *
   * @throws dev.callkit.dialogue.DialogueException if the engine throws it
   */
  public CorpusReport evaluate(DialogueEngine engine) {
    Map<Intent, CorpusReport.Tally> byIntent = new EnumMap<>(Intent.class);
    Map<String, CorpusReport.Tally> byExpectation = new HashMap<>();
    List<CorpusReport.Miss> misses = new ArrayList<>();
    for (LabelledUtterance utterance : utterances) {
      Expectation expected = utterance.expectation();
      Heard heard = Heard.speech(utterance.said());
      Understanding got =
          engine.understand(Exchange.of(expected, "", heard, NOW)).checkedAgainst(expected, heard);
      String value = ExpectationText.value(got);
      boolean right = got.intent() == utterance.intent() && value.equals(utterance.value());
      if (!right) {
        misses.add(new CorpusReport.Miss(utterance, got.intent(), value));
      }
      count(byIntent, utterance.intent(), right);
      count(byExpectation, kind(utterance.expected()), right);
    }
    return new CorpusReport(byIntent, byExpectation, misses);
  }

  private static <K> void count(Map<K, CorpusReport.Tally> tallies, K key, boolean right) {
    tallies.merge(
        key, new CorpusReport.Tally(right ? 1 : 0, 1), (before, first) -> before.plus(right));
  }

  private static String kind(String expected) {
    int colon = expected.indexOf(':');
    return colon >= 0
        ? expected.substring(0, colon)
        : expected.startsWith("rating") ? "rating" : expected;
  }

  /** Hides the words. */
  @Override
  public String toString() {
    return "LabelledCorpus[" + utterances.size() + " utterances]";
  }
}
