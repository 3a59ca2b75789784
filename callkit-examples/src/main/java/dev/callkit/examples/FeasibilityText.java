package dev.callkit.examples;

import dev.callkit.examples.terminal.Layout;
import dev.callkit.feasibility.FeasibilityReport;
import dev.callkit.feasibility.FeasibilityReport.KindOfCustomer;
import dev.callkit.feasibility.FeasibilityReport.Reached;
import dev.callkit.feasibility.FeasibilityReport.Suggestion;
import dev.callkit.question.CustomerFacts;
import dev.callkit.question.QuestionId;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A feasibility report for people. */
final class FeasibilityText {
  private static final int KINDS_SHOWN = 5;

  private final StringBuilder text = new StringBuilder();
  private final int columns;

  private FeasibilityText(int columns) {
    this.columns = columns;
  }

  /** {@return the report in lines of at most {@code columns} characters, each ended} */
  static String of(FeasibilityReport report, String name, int columns) {
    FeasibilityText page = new FeasibilityText(columns);
    page.load(report, name);
    page.promises(report);
    page.kinds(report);
    page.advice(report);
    return page.text.toString();
  }

  private void paragraph(String words) {
    Layout.wrap(words, columns).forEach(line -> text.append(line).append('\n'));
    text.append('\n');
  }

  private void load(FeasibilityReport report, String name) {
    paragraph(
        name
            + " needs "
            + percent(report.loadPerMille())
            + " of the time, at "
            + report.budgetSeconds()
            + " s of questions a call. Exact frequencies are promised up to "
            + percent(FeasibilityReport.MOST_LOAD_PER_MILLE)
            + ". A dry run over "
            + report.customers()
            + " invented customers, all of whom answer:");
  }

  private void promises(FeasibilityReport report) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("question", "level", "s", "promised", "reached", "asked", ""));
    for (Reached reached : report.promises()) {
      int promised = reached.counted() / reached.promise().everyNth();
      rows.add(
          List.of(
              reached.promise().questions().stream()
                  .map(QuestionId::value)
                  .collect(Collectors.joining(" + ")),
              reached.promise().level().name().toLowerCase(Locale.ROOT),
              Integer.toString(reached.seconds()),
              "every " + reached.promise().everyNth(),
              reached
                  .reachedNth()
                  .map(nth -> "every " + String.format(Locale.ROOT, "%.1f", nth))
                  .orElse("never"),
              reached.asked() + " of " + promised,
              words(reached.verdict())));
    }
    text.append(Layout.table(rows, columns)).append('\n');
  }

  private static String words(FeasibilityReport.Verdict verdict) {
    return switch (verdict) {
      case KEPT -> "kept";
      case NOT_KEPT -> "NOT KEPT";
      case TOO_LONG -> "TOO LONG for any call";
      case NEVER_APPLIED -> "applies to nobody today";
    };
  }

  private void kinds(FeasibilityReport report) {
    if (report.kinds().size() < 2) {
      return;
    }
    int shown = Math.min(KINDS_SHOWN, report.kinds().size());
    text.append(
        report.kinds().size() == shown
            ? "Kinds of customers, and how much of their calls their questions need:\n"
            : "The "
                + shown
                + " kinds of customers, of "
                + report.kinds().size()
                + ", whose questions need the most of their calls:\n");
    for (KindOfCustomer kind : report.kinds().subList(0, shown)) {
      String label =
          String.format(
              Locale.ROOT,
              "  %5s of customers need %5s  ",
              percent(kind.sharePerMille()),
              percent(kind.loadPerMille()));
      text.append(Layout.beside(label, "such as " + words(kind.example()), columns)).append('\n');
    }
    text.append('\n');
  }

  private static String words(CustomerFacts customer) {
    List<String> words = new ArrayList<>();
    customer.visitedAt().map(FeasibilityText::moment).ifPresent(words::add);
    customer
        .amount()
        .map(BigDecimal::toPlainString)
        .map(paid -> paid + " kr")
        .ifPresent(words::add);
    addNames(words, "bought ", customer.categories());
    addNames(words, "in ", customer.departments());
    return words.isEmpty() ? "anybody" : String.join(", ", words);
  }

  private static void addNames(List<String> words, String label, Iterable<String> names) {
    String joined = String.join("/", names);
    if (!joined.isEmpty()) {
      words.add(label + (joined.equals("-") ? "something else" : joined));
    }
  }

  private static String moment(LocalDateTime visit) {
    String day =
        switch (visit.getDayOfWeek()) {
          case MONDAY -> "Mon";
          case TUESDAY -> "Tue";
          case WEDNESDAY -> "Wed";
          case THURSDAY -> "Thu";
          case FRIDAY -> "Fri";
          case SATURDAY -> "Sat";
          case SUNDAY -> "Sun";
        };
    return String.format(Locale.ROOT, "%s %02d:%02d", day, visit.getHour(), visit.getMinute());
  }

  private void advice(FeasibilityReport report) {
    if (report.feasible()) {
      paragraph("Everything that is promised can be kept.");
      return;
    }
    if (report.suggestions().isEmpty()) {
      paragraph(
          "Not everything can be kept, and no other frequencies would help: shorten what is too"
              + " long, or allow more time.");
      return;
    }
    paragraph(
        report.feasibleAsSuggested()
            ? "Not everything can be kept. Everything could be with these changes, the nearest that"
                + " were found (in Swedish, for the shop owner):"
            : "Not everything can be kept. These changes help (in Swedish, for the shop owner), but"
                + " not enough: shorten what is too long, ask less, or allow more time.");
    for (Suggestion suggestion : report.suggestions()) {
      text.append(Layout.beside("  * ", suggestion.inSwedish(), columns)).append('\n');
    }
    text.append('\n');
  }

  private static String percent(int perMille) {
    return perMille % 10 == 0 || perMille >= 1000
        ? (perMille + 5) / 10 + " %"
        : String.format(Locale.ROOT, "%d.%d %%", perMille / 10, perMille % 10);
  }
}
