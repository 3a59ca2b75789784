package dev.callkit.examples.input;

import dev.callkit.examples.input.ContextFile.Described;
import dev.callkit.examples.input.JsonValue.Fields;
import dev.callkit.question.CustomerFacts;
import dev.callkit.question.QuestionId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what is known of one kind of customer. */
final class ContextReader {
  static final List<String> FIELDS =
      List.of("visitedAt", "amount", "categories", "departments", "keysOnly", "day", "asked");

  private static final int LARGEST_SHARE = 1000;
  private static final Pattern DATE_TIME =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?");

  private final Instant now;
  private final LocalDate today;
  private final Optional<Set<String>> known;
  private final Problems problems;

  /**
   * Takes the time.
   *
   * @param known the ids of the questions that may be named; empty for any
   */
  ContextReader(Instant now, ZoneId zone, Optional<Set<String>> known, Problems problems) {
    this.now = now;
    this.today = now.atZone(zone).toLocalDate();
    this.known = known;
    this.problems = problems;
  }

  /** {@return a customer of a mix, with a share in it} */
  Optional<Described> readShare(JsonValue item, String path) {
    if (!(item instanceof Fields fields)) {
      problems.add(item.line(), path, "expected an object, got " + item.got());
      return Optional.empty();
    }
    List<String> names = new ArrayList<>(FIELDS);
    names.add("share");
    Section section = new Section(fields, path, names, problems);
    int share = section.whole("share", 1, LARGEST_SHARE).orElse(1);
    Described alone = read(section);
    return Optional.of(new Described(alone.facts(), alone.keysOnly(), share));
  }

  /** {@return the customer, as far as it is as expected} */
  Described read(Section customer) {
    Optional<LocalDateTime> visitedAt =
        customer.parsed(
            "visitedAt",
            DATE_TIME,
            LocalDateTime::parse,
            "a local date and time such as 2026-11-23T12:15");
    Optional<BigDecimal> amount = customer.number("amount", BigDecimal.ZERO, Section.LARGEST);
    Set<String> categories = names(customer, "categories");
    Set<String> departments = names(customer, "departments");
    boolean keysOnly = customer.flag("keysOnly").orElse(false);
    LocalDate day = customer.day("day").orElse(today);
    return new Described(
        new CustomerFacts(day, visitedAt, amount, categories, departments, asked(customer, day)),
        keysOnly,
        1);
  }

  private Set<String> names(Section customer, String field) {
    return new LinkedHashSet<>(Names.read(customer, field, 0, Integer.MAX_VALUE, problems));
  }

  private Map<QuestionId, Instant> asked(Section customer, LocalDate day) {
    Map<QuestionId, Instant> asked = new HashMap<>();
    Section dates =
        customer.open("asked", "an object with dates by the ids of questions").orElse(null);
    if (dates == null) {
      return asked;
    }
    for (String id : dates.names()) {
      if (!Ids.isOne(id) || known.map(ids -> !ids.contains(id)).orElse(false)) {
        dates.unknown(id, "the id of a question");
        continue;
      }
      Optional<LocalDate> last = dates.day(id);
      if (last.isPresent() && last.get().isAfter(day)) {
        dates.wrong(id, "expected a date not after " + day + ", got " + last.get());
      } else if (last.isPresent()) {
        // By whole days, so that no cooldown depends on the hour or on summer time.
        long days = ChronoUnit.DAYS.between(last.get(), day);
        asked.put(new QuestionId(id), now.minus(Duration.ofDays(days)));
      }
    }
    return asked;
  }
}
