package dev.callkit.feasibility;

import dev.callkit.question.Catalogue;
import dev.callkit.question.CustomerFacts;
import dev.callkit.question.Question;
import dev.callkit.question.Trigger;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Customers drawn fact by fact, so that every difference the catalogue makes comes about. */
final class AssumedCustomers implements CustomerMix {
  private static final LocalTime OPENS = LocalTime.of(8, 0);
  private static final int OPEN_MINUTES = 13 * 60;
  // How many customers in a row came at about the same time.
  private static final int AT_A_TIME = 12;
  // A name that no question asks for.
  private static final String ANYTHING_ELSE = "-";

  private final LocalDate day;
  private final LocalDate monday;
  private final List<BigDecimal> amounts;
  private final List<String> categories;
  private final List<String> departments;

  AssumedCustomers(Catalogue catalogue, LocalDate day) {
    this.day = day;
    this.monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    TreeSet<BigDecimal> ends = new TreeSet<>();
    Map<String, String> bought = new LinkedHashMap<>();
    Map<String, String> visited = new LinkedHashMap<>();
    for (Question question : catalogue.questions()) {
      question.departments().forEach(name -> visited.putIfAbsent(folded(name), name));
      for (Trigger trigger : question.triggers()) {
        if (trigger instanceof Trigger.Category category) {
          category.anyOf().forEach(name -> bought.putIfAbsent(folded(name), name));
        } else if (trigger instanceof Trigger.Amount amount) {
          amount.least().ifPresent(ends::add);
          amount.most().ifPresent(most -> ends.add(most.add(BigDecimal.ONE)));
        }
      }
    }
    this.categories = withNone(bought);
    this.departments = withNone(visited);
    this.amounts = steps(ends);
  }

  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static List<String> withNone(Map<String, String> names) {
    List<String> all = new ArrayList<>(new TreeMap<>(names).values());
    if (!all.isEmpty()) {
      all.add(ANYTHING_ELSE);
    }
    return all;
  }

  /** One amount below the lowest end, and one at each end: every step between them. */
  private static List<BigDecimal> steps(Collection<BigDecimal> ends) {
    List<BigDecimal> steps = new ArrayList<>(ends);
    if (!steps.isEmpty() && steps.get(0).signum() > 0) {
      steps.add(0, steps.get(0).divide(BigDecimal.valueOf(2)));
    }
    return steps;
  }

  @Override
  public CustomerFacts customer(int number) {
    CustomerFacts customer = CustomerFacts.unknown(day).visiting(visit(number));
    if (!amounts.isEmpty()) {
      customer = customer.paying(amounts.get(Drawing.below(number, 1, amounts.size())));
    }
    if (!categories.isEmpty()) {
      customer = customer.buying(one(categories, Drawing.below(number, 2, categories.size())));
    }
    return departments.isEmpty()
        ? customer
        : customer.in(one(departments, Drawing.below(number, 3, departments.size())));
  }

  private LocalDateTime visit(int number) {
    int minute = Drawing.below(number / AT_A_TIME, 4, 7 * OPEN_MINUTES);
    return monday.plusDays(minute / OPEN_MINUTES).atTime(OPENS).plusMinutes(minute % OPEN_MINUTES);
  }

  private static Set<String> one(List<String> names, int place) {
    return Set.of(names.get(place));
  }
}
