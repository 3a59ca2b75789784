package dev.callkit.examples.understanding;

import dev.callkit.cost.Money;
import dev.callkit.dialogue.Intent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How well replies were understood, class by class, for people to read. */
public final class EvaluationText {
  /** {@return a table with a row for each class that occurs, and one for all} */
  public static String of(List<Evaluation.Result> results) {
    StringBuilder text = new StringBuilder();
    text.append(row("Class", "Right", "Of", "Accuracy", "p50 ms", "p95 ms", "Cost of 1000"));
    for (Intent intent : Intent.values()) {
      List<Evaluation.Result> some =
          results.stream().filter(result -> result.intent() == intent).toList();
      if (!some.isEmpty()) {
        text.append(row(intent.name(), some));
      }
    }
    text.append(row("all", results));
    long failed = results.stream().filter(Evaluation.Result::failed).count();
    text.append(
        String.format(
            Locale.ROOT,
            "%nNo usable answer to %d of %d; the rules understood those.%n",
            failed,
            results.size()));
    cost(results).ifPresent(all -> text.append("Cost of them all: ").append(all).append(".\n"));
    return text.toString();
  }

  private static String row(String name, List<Evaluation.Result> results) {
    long right = results.stream().filter(Evaluation.Result::right).count();
    return row(
        name,
        Long.toString(right),
        Integer.toString(results.size()),
        String.format(Locale.ROOT, "%.1f %%", 100.0 * right / results.size()),
        millis(results, 50),
        millis(results, 95),
        cost(results)
            .map(
                all ->
                    String.format(
                            Locale.ROOT, "%.4f", all.amount().doubleValue() * 1000 / results.size())
                        + " "
                        + all.currency())
            .orElse("-"));
  }

  private static String row(String... cells) {
    return String.format(Locale.ROOT, "%-15s %6s %6s %9s %8s %8s  %s", (Object[]) cells)
            .stripTrailing()
        + "\n";
  }

  /** The value that so many of a hundred do not exceed. */
  private static String millis(List<Evaluation.Result> results, int percent) {
    List<Duration> times =
        new ArrayList<>(results.stream().map(Evaluation.Result::took).sorted().toList());
    int place = (times.size() * percent + 99) / 100 - 1;
    return Long.toString(times.get(Math.max(0, place)).toMillis());
  }

  private static Optional<Money> cost(List<Evaluation.Result> results) {
    return results.stream().flatMap(result -> result.cost().stream()).reduce(Money::plus);
  }

  private EvaluationText() {}
}
