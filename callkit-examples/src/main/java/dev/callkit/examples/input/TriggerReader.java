package dev.callkit.examples.input;

import dev.callkit.examples.input.JsonValue.Fields;
import dev.callkit.question.Priority;
import dev.callkit.question.Trigger;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the triggers of a question of a catalogue file. */
final class TriggerReader {
  private static final List<String> CONDITIONS = List.of("category", "amount", "visit");
  private static final List<String> FIELDS = List.of("category", "amount", "visit", "priority");
  private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
  private static final Pattern TIME = Pattern.compile("[0-9]{2}:[0-9]{2}");

  private final Section question;
  private final Problems problems;

  TriggerReader(Section question, Problems problems) {
    this.question = question;
    this.problems = problems;
  }

  /** {@return the triggers that are as expected} */
  List<Trigger> read() {
    List<Trigger> triggers = new ArrayList<>();
    List<JsonValue> items = question.items("triggers", "a list of triggers").orElse(List.of());
    for (int place = 0; place < items.size(); place++) {
      JsonValue item = items.get(place);
      String path = question.path("triggers") + "[" + place + "]";
      if (item instanceof Fields fields) {
        trigger(new Section(fields, path, FIELDS, problems)).ifPresent(triggers::add);
      } else {
        problems.add(item.line(), path, "expected an object, got " + item.got());
      }
    }
    return triggers;
  }

  private Optional<Trigger> trigger(Section trigger) {
    int before = problems.count();
    Optional<Priority> raisesTo = Levels.read(trigger, "priority");
    List<String> written = CONDITIONS.stream().filter(trigger::has).toList();
    if (written.size() != 1) {
      trigger.wrong(
          "expected exactly one of category, amount, visit, got "
              + (written.isEmpty() ? "none" : String.join(" and ", written)));
    }
    Optional<Trigger> category = category(trigger, raisesTo, before);
    Optional<Trigger> amount = amount(trigger, raisesTo);
    Optional<Trigger> visit = visit(trigger, raisesTo, before);
    return category.or(() -> amount).or(() -> visit);
  }

  private Optional<Trigger> category(Section trigger, Optional<Priority> raisesTo, int before) {
    if (!trigger.has("category")) {
      return Optional.empty();
    }
    List<String> names = Names.read(trigger, "category", 1, Integer.MAX_VALUE, problems);
    return problems.count() > before
        ? Optional.empty()
        : Optional.of(new Trigger.Category(new LinkedHashSet<>(names), raisesTo));
  }

  private static Optional<Trigger> amount(Section trigger, Optional<Priority> raisesTo) {
    return trigger
        .section("amount", List.of("least", "most"))
        .flatMap(
            amount -> {
              if (!amount.has("least") && !amount.has("most")) {
                trigger.wrong("amount", "expected least or most, got neither");
                return Optional.empty();
              }
              Optional<BigDecimal> least = amount.number("least", BigDecimal.ZERO, Section.LARGEST);
              Optional<BigDecimal> most = amount.number("most", BigDecimal.ZERO, Section.LARGEST);
              if (least.isEmpty() && most.isEmpty()) {
                return Optional.empty();
              }
              if (least.isPresent() && most.isPresent() && least.get().compareTo(most.get()) > 0) {
                String got = least.get() + " to " + most.get();
                trigger.wrong("amount", "expected least not above most, got " + got);
                return Optional.empty();
              }
              return Optional.of(new Trigger.Amount(least, most, raisesTo));
            });
  }

  private Optional<Trigger> visit(Section trigger, Optional<Priority> raisesTo, int before) {
    return trigger
        .section("visit", List.of("days", "from", "until"))
        .flatMap(
            visit -> {
              visit.require("from", "a time such as 11:00");
              visit.require("until", "a time such as 13:00");
              Set<DayOfWeek> days = days(visit);
              Optional<LocalTime> from =
                  visit.parsed("from", TIME, LocalTime::parse, "a time such as 11:00");
              Optional<LocalTime> until =
                  visit.parsed("until", TIME, LocalTime::parse, "a time such as 13:00");
              return problems.count() > before || from.isEmpty() || until.isEmpty()
                  ? Optional.empty()
                  : Optional.of(new Trigger.VisitTime(days, from.get(), until.get(), raisesTo));
            });
  }

  private Set<DayOfWeek> days(Section visit) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    if (!visit.has("days")) {
      return days;
    }
    String expected = "1 to 7 of " + String.join(", ", DAYS);
    List<JsonValue> items = visit.items("days", expected).orElse(null);
    if (items == null) {
      return days;
    }
    if (items.isEmpty()) {
      visit.wrong("days", "expected " + expected + ", got 0");
    }
    for (int place = 0; place < items.size(); place++) {
      JsonValue item = items.get(place);
      int day = item instanceof JsonValue.Text text ? DAYS.indexOf(text.value()) : -1;
      if (day < 0 || !days.add(DayOfWeek.of(day + 1))) {
        problems.add(
            item.line(),
            visit.path("days") + "[" + place + "]",
            day < 0
                ? "expected one of " + String.join(", ", DAYS) + ", got " + item.got()
                : "expected different days, got " + item.got() + " again");
      }
    }
    return days;
  }
}
