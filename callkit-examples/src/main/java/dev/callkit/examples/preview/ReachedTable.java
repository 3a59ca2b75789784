package dev.callkit.examples.preview;

import dev.callkit.examples.terminal.Layout;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** How often each question came about, for people: a row for each. */
final class ReachedTable {

  /** {@return the table, every line ended} */
  static String of(List<Reached> reached, int columns) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("Question", "Level", "Promised", "Asked", "Reached", "Kept", "Owed"));
    for (Reached question : reached) {
      rows.add(
          List.of(
              question.question().value(),
              PreviewListing.lower(question.level()),
              "every " + ordinal(question.everyNth()),
              question.asked() + " of " + question.counted(),
              question.interval().map(interval -> "every " + interval + "th").orElse("never"),
              question.share().map(ReachedTable::percent).orElse("-"),
              Long.toString(question.owed())));
    }
    return Layout.table(rows, columns);
  }

  private static String percent(BigDecimal share) {
    return share.movePointRight(2).setScale(0, RoundingMode.DOWN).toPlainString() + "%";
  }

  private static String ordinal(int number) {
    int tens = number / 10 % 10;
    String ending =
        switch (tens == 1 ? 0 : number % 10) {
          case 1 -> "st";
          case 2 -> "nd";
          case 3 -> "rd";
          default -> "th";
        };
    return number + ending;
  }

  private ReachedTable() {}
}
