package dev.callkit.testing.corpus;

import dev.callkit.dialogue.Intent;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How well an engine understands a corpus.
 *
 * @param byIntent how many were understood, by the intent they were labelled with, in the order of
 *     {@link Intent}
 * @param byExpectation the same by what was waited for: {@code choice} and {@code rating} without
 *     their options and scale
 * @param misses those that were not understood, in the order of the corpus
 */
public record CorpusReport(
    Map<Intent, Tally> byIntent, Map<String, Tally> byExpectation, List<Miss> misses) {

  /**
   * How many were understood.
   *
   * @param right intent and value both as labelled
   * @param total all of them
   */
  public record Tally(int right, int total) {
    /** {@return the share that was understood, 0 to 1; 1 if there were none} */
    public double accuracy() {
      return total == 0 ? 1 : (double) right / total;
    }

    Tally plus(boolean understood) {
      return new Tally(right + (understood ? 1 : 0), total + 1);
    }
  }

  /**
   * One that was not understood.
   *
   * @param utterance the reply and its label
   * @param intent what the engine took it for
   * @param value what the engine took it to say
   */
  public record Miss(LabelledUtterance utterance, Intent intent, String value) {
    /** Hides the words and the value, which may be words. */
    @Override
    public String toString() {
      return "Miss[" + utterance + ", got " + intent + "]";
    }
  }

  /** Copies, keeping the orders. */
  public CorpusReport {
    byIntent = Collections.unmodifiableMap(new TreeMap<>(byIntent));
    byExpectation = Collections.unmodifiableMap(new TreeMap<>(byExpectation));
    misses = List.copyOf(misses);
  }

  /** {@return how many of all were understood} */
  public Tally overall() {
    int total = byIntent.values().stream().mapToInt(Tally::total).sum();
    return new Tally(total - misses.size(), total);
  }

  /** {@return how many of one intent were understood} */
  public Tally of(Intent intent) {
    return byIntent.getOrDefault(intent, new Tally(0, 0));
  }

  /** {@return the figures as a table, without a word of what was said} */
  public String figures() {
    StringBuilder table = new StringBuilder();
    row(table, "all", overall());
    byIntent.forEach((intent, tally) -> row(table, intent.name(), tally));
    byExpectation.forEach((expected, tally) -> row(table, expected, tally));
    return table.toString();
  }

  private static void row(StringBuilder table, String name, Tally tally) {
    table.append(
        String.format(
            Locale.ROOT,
            "%-16s %4d of %4d  %6.2f %%%n",
            name,
            tally.right(),
            tally.total(),
            100 * tally.accuracy()));
  }

  /** Hides the misses. */
  @Override
  public String toString() {
    return "CorpusReport[" + overall() + "]";
  }
}
