package dev.callkit.question;

import dev.callkit.question.Selection.Chosen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * In which order the chosen questions are put: the talk opens with what matters most and stays on a
 * topic, so that a call that is cut short loses the least.
 */
final class AskingOrder {

  /**
   * {@return the questions in asking order}
   *
   * @param chosen in canonical order
   */
  static List<Chosen> of(List<Candidate> chosen, CustomerFacts customer, QuestionLedger ledger) {
    List<Chosen> order = new ArrayList<>(chosen.size() + 1);
    for (Candidate candidate : grouped(chosen)) {
      Question[] members = candidate.unit().members();
      for (int place = 0; place < members.length; place++) {
        Question question = members[place];
        int estimate = (int) question.time().toSeconds();
        order.add(
            new Chosen(
                question.id(),
                question.levelFor(customer),
                Duration.ofSeconds(ledger.measured(question.id()).planned(estimate)),
                members.length == 1
                    ? Optional.empty()
                    : Optional.of(members[members.length - 1 - place].id())));
      }
    }
    return order;
  }

  private static List<Candidate> grouped(List<Candidate> chosen) {
    if (chosen.size() < 2) {
      return chosen;
    }
    // Both sorts are stable: of equal levels the better canonical rank stays first.
    Map<String, List<Candidate>> byGroup = new LinkedHashMap<>();
    for (Candidate candidate : chosen) {
      byGroup.computeIfAbsent(candidate.unit().group(), name -> new ArrayList<>()).add(candidate);
    }
    List<List<Candidate>> groups = new ArrayList<>(byGroup.values());
    groups.forEach(group -> group.sort(Candidate.BY_LEVEL));
    groups.sort(Comparator.comparing(group -> group.get(0), Candidate.BY_LEVEL));
    return groups.stream().flatMap(List::stream).toList();
  }

  private AskingOrder() {}
}
