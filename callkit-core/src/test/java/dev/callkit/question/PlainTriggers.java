package dev.callkit.question;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Whom a question concerns, written down once more. */
final class PlainTriggers {

  static boolean concerns(Question question, CustomerFacts customer) {
    boolean elsewhere =
        !question.departments().isEmpty()
            && !customer.departments().isEmpty()
            && !meet(question.departments(), customer.departments());
    return !elsewhere && question.triggers().stream().allMatch(each -> fires(each, customer));
  }

  private static boolean fires(Trigger trigger, CustomerFacts customer) {
    if (trigger instanceof Trigger.Category category) {
      return meet(category.anyOf(), customer.categories());
    }
    if (trigger instanceof Trigger.Amount amount) {
      List<BigDecimal> paid = customer.amount().stream().toList();
      return !paid.isEmpty()
          && amount.least().stream().allMatch(least -> paid.get(0).subtract(least).signum() >= 0)
          && amount.most().stream().allMatch(most -> most.subtract(paid.get(0)).signum() >= 0);
    }
    return customer.visitedAt().isPresent()
        && inWindow((Trigger.VisitTime) trigger, customer.visitedAt().get());
  }

  /** Lays the window down on yesterday and on today, and looks whether the visit is in one. */
  private static boolean inWindow(Trigger.VisitTime window, LocalDateTime visit) {
    LocalTime from = window.from();
    LocalTime until = window.until();
    for (int daysAgo = 0; daysAgo <= 1; daysAgo++) {
      LocalDateTime begins = visit.toLocalDate().minusDays(daysAgo).atTime(from);
      LocalDateTime ends = begins.toLocalDate().plusDays(until.isAfter(from) ? 0 : 1).atTime(until);
      DayOfWeek day = begins.getDayOfWeek();
      if (window.days().contains(day) && !visit.isBefore(begins) && visit.isBefore(ends)) {
        return true;
      }
    }
    return false;
  }

  private static boolean meet(Set<String> names, Set<String> others) {
    return small(names).stream().anyMatch(small(others)::contains);
  }

  private static Set<String> small(Set<String> names) {
    return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
  }

  private PlainTriggers() {}
}
