package dev.callkit.examples;

import dev.callkit.cost.Money;
import dev.callkit.examples.terminal.Layout;
import dev.callkit.outcome.Disposition;
import dev.callkit.outcome.ResponseRates;
import dev.callkit.testing.world.SimulationReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** A simulated day for people to read. */
final class SimulationText {

  static String of(SimulationReport report, int columns) {
    StringBuilder text = new StringBuilder();
    text.append(dispositions(report, columns)).append('\n');
    text.append(rates(report.rates(), columns)).append('\n');
    int interviews = report.consented();
    line(text, "Attempts", report.attempts() + ", " + per(report.attempts(), interviews), columns);
    line(
        text,
        "Said yes",
        interviews + ", of whom " + report.endedProperly() + " came to a proper end",
        columns);
    line(text, "Rung", lateness(report), columns);
    report.cost().ifPresent(cost -> line(text, "Cost", cost(cost, report), columns));
    line(text, "Nodes killed", Integer.toString(report.nodesKilled()), columns);
    text.append('\n').append(questions(report, columns)).append('\n');
    text.append(sentences(report, columns)).append('\n');
    line(text, "Digest", report.digest() + " (seed " + report.seed() + ")", columns);
    if (!report.violated().isEmpty()) {
      text.append('\n').append(report.replay()).append('\n');
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String label, String value, int columns) {
    text.append(Layout.beside(String.format(Locale.ROOT, "%-13s", label), value, columns))
        .append('\n');
  }

  private static String per(int attempts, int interviews) {
    return interviews == 0
        ? "and no interview"
        : String.format(Locale.ROOT, "%.2f for each interview", (double) attempts / interviews);
  }

  private static String cost(Money cost, SimulationReport report) {
    int complete = report.dispositions().getOrDefault(Disposition.COMPLETE, 0);
    String each =
        complete == 0
            ? "and no complete interview"
            : share(cost, complete) + " for each complete interview";
    return String.format(Locale.ROOT, "%.2f %s", cost.amount(), cost.currency())
        + ", "
        + share(cost, report.calls())
        + " a call, "
        + each;
  }

  private static String share(Money cost, int among) {
    return String.format(Locale.ROOT, "%.3f", cost.amount().doubleValue() / among);
  }

  private static String lateness(SimulationReport report) {
    String causes =
        report.lateness().causes().entrySet().stream()
            .map(cause -> cause.getValue() + " for " + cause.getKey().text())
            .collect(Collectors.joining(", "));
    return report.lateness().punctual()
        + " of "
        + report.lateness().dialled()
        + " within 5 min of being due; half within "
        + seconds(report.lateness().median())
        + ", 99 % within "
        + seconds(report.lateness().p99())
        + ", all within "
        + seconds(report.lateness().worst())
        + (causes.isEmpty() ? "" : "; waited: " + causes);
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
  }

  private static String dispositions(SimulationReport report, int columns) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("Disposition", "AAPOR", "Calls"));
    report
        .dispositions()
        .forEach(
            (end, calls) -> rows.add(List.of(end.toString(), end.code(), Integer.toString(calls))));
    return Layout.table(rows, columns);
  }

  private static String rates(ResponseRates rates, int columns) {
    return Layout.table(
        List.of(
            List.of("Rate", "1", "2", "3", "4", "5", "6"),
            List.of(
                "Response",
                percent(rates.rr1()),
                percent(rates.rr2()),
                percent(rates.rr3()),
                percent(rates.rr4()),
                percent(rates.rr5()),
                percent(rates.rr6())),
            List.of(
                "Cooperation",
                percent(rates.coop1()),
                percent(rates.coop2()),
                percent(rates.coop3()),
                percent(rates.coop4()),
                "",
                ""),
            List.of(
                "Refusal",
                percent(rates.ref1()),
                percent(rates.ref2()),
                percent(rates.ref3()),
                "",
                "",
                ""),
            List.of(
                "Contact",
                percent(rates.con1()),
                percent(rates.con2()),
                percent(rates.con3()),
                "",
                "",
                "")),
        columns);
  }

  private static String percent(OptionalDouble rate) {
    return rate.isPresent() ? String.format(Locale.ROOT, "%.1f %%", 100 * rate.getAsDouble()) : "-";
  }

  private static String questions(SimulationReport report, int columns) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("Question", "Promised", "Reached"));
    report
        .questions()
        .forEach(
            (question, asked) ->
                rows.add(
                    List.of(
                        question.value(),
                        String.format(Locale.ROOT, "%.1f", asked.promised()),
                        Integer.toString(asked.reached()))));
    return Layout.table(rows, columns);
  }

  private static String sentences(SimulationReport report, int columns) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("Always true?", "Checked", "Untrue"));
    report
        .invariants()
        .forEach(
            each ->
                rows.add(
                    List.of(
                        each.sentence(),
                        Long.toString(each.checks()),
                        Long.toString(each.violations()))));
    return Layout.table(rows, columns);
  }

  private SimulationText() {}
}
