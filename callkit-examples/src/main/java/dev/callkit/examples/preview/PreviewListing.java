package dev.callkit.examples.preview;

import dev.callkit.examples.terminal.Layout;
import dev.callkit.question.Catalogue;
import dev.callkit.question.Question;
import dev.callkit.question.QuestionId;
import dev.callkit.question.Selection.Chosen;
import dev.callkit.question.Verdict;
import dev.callkit.question.Verdict.Reason;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A preview for people: some lines for every customer, then a row for every question. */
final class PreviewListing implements Preview.Report {
  private static final String INDENT = "     ";
  private static final int WIDEST_ID = 24;
  // Stands where a line may not be broken.
  private static final char TIED = '\u00a0';

  private final PreviewSettings settings;
  private final PrintStream out;
  private final int columns;
  private final int idWidth;

  PreviewListing(PreviewSettings settings, PrintStream out, int columns) {
    this.settings = settings;
    this.out = out;
    this.columns = columns;
    this.idWidth =
        settings.questions().catalogue().questions().stream()
            .mapToInt(question -> question.id().value().length())
            .filter(length -> length <= WIDEST_ID)
            .max()
            .orElse(0);
  }

  @Override
  public void begin() {
    int customers = settings.customers();
    int questions = settings.questions().catalogue().questions().size();
    String known =
        settings
            .context()
            .name()
            .map(name -> "What is known of them stands in " + name + ".")
            .orElse("Nothing is known of them.");
    String text =
        (customers == 1 ? "The first customer of " : "The first " + customers + " customers of ")
            + settings.questions().business().orElse("a business")
            + " with "
            + settings.questions().name()
            + ", "
            + questions
            + (questions == 1 ? " question, " : " questions, ")
            + settings.budget().toSeconds()
            + " s for each call. Every call is held, and everything chosen is asked. "
            + known;
    Layout.wrap(text, columns).forEach(this::line);
    line("");
  }

  @Override
  public void customer(Preview.Turn turn) {
    line(head(turn));
    Catalogue catalogue = settings.questions().catalogue();
    Map<QuestionId, Verdict> verdicts =
        turn.selection().verdicts().stream()
            .collect(Collectors.toMap(Verdict::question, verdict -> verdict));
    int place = 0;
    for (Chosen chosen : turn.selection().questions()) {
      place++;
      StringBuilder why = new StringBuilder();
      Verdict verdict = verdicts.get(chosen.question());
      why.append(verdict == null ? "" : verdict.text());
      chosen.partner().ifPresent(partner -> why.append(", with ").append(partner));
      if (catalogue.find(chosen.question()).map(Question::priority).orElse(chosen.level())
          != chosen.level()) {
        why.append(", raised to ").append(lower(chosen.level()));
      }
      String number = (place < 10 ? "  " : " ") + place + ". ";
      row(number, chosen.question(), chosen.time().toSeconds() + " s", why.toString());
    }
    others(turn.selection().verdicts());
  }

  private String head(Preview.Turn turn) {
    String kind =
        settings.context().customers().size() > 1 ? ", of kind " + turn.kind() + ": " : ": ";
    String what =
        turn.selection().questions().isEmpty()
            ? "nothing to ask"
            : turn.seconds() + " of " + settings.budget().toSeconds() + " s";
    return "Customer " + turn.number() + kind + what;
  }

  /** One line for each that could have been asked; those that could not, together by reason. */
  private void others(List<Verdict> verdicts) {
    List<Verdict> deferred = new ArrayList<>();
    Map<Reason, List<Verdict>> alike = new EnumMap<>(Reason.class);
    for (Verdict verdict : verdicts) {
      switch (verdict.reason()) {
        case HEAD, PACKED -> {}
        case NO_TIME, EXCLUDED, TOO_SOON, COOLDOWN -> deferred.add(verdict);
        default ->
            alike.computeIfAbsent(verdict.reason(), reason -> new ArrayList<>()).add(verdict);
      }
    }
    deferred.sort(Comparator.comparingLong(Verdict::urgencyHundredths).reversed());
    deferred.forEach(verdict -> row(INDENT, verdict.question(), "", verdict.text()));
    List<Verdict> notDue = alike.remove(Reason.NOT_DUE);
    if (notDue != null) {
      group(
          "not due",
          notDue.stream()
              .map(verdict -> verdict.question() + " (" + verdict.toGo() + " to go)")
              .toList());
    }
    alike
        .values()
        .forEach(
            same ->
                group(
                    same.get(0).text(),
                    same.stream().map(verdict -> verdict.question().value()).toList()));
  }

  private void row(String before, QuestionId question, String time, String why) {
    String id = question.value();
    if (id.length() > idWidth) {
      line(Layout.beside(before, id + " " + time + " " + why, columns));
    } else {
      String label = before + id + " ".repeat(idWidth - id.length() + 6 - time.length()) + time;
      line(Layout.beside(label + "  ", why, columns));
    }
  }

  private void group(String reason, List<String> members) {
    String joined =
        members.stream().map(member -> member.replace(' ', TIED)).collect(Collectors.joining(", "));
    line(Layout.beside(INDENT, reason + ": " + joined, columns).replace(TIED, ' '));
  }

  @Override
  public void end(List<Reached> reached) {
    line("");
    out.print(ReachedTable.of(reached, columns));
    line("");
    String legend =
        "Asked: of the customers the question applies to. Kept: how many of its turns it had."
            + " Owed: turns that were deferred and are still to come; older ones are forgiven.";
    Layout.wrap(legend, columns).forEach(this::line);
  }

  private void line(String text) {
    out.print(text + "\n");
  }

  static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
