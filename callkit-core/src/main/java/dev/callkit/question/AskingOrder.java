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
      int[] seconds = seconds(candidate, ledger);
      for (int place = 0; place < members.length; place++) {
        Question question = members[place];
        order.add(
            new Chosen(
                question.id(),
                question.levelFor(customer),
                Duration.ofSeconds(seconds[place]),
                members.length == 1
                    ? Optional.empty()
                    : Optional.of(members[members.length - 1 - place].id())));
      }
    }
    return order;
  }

  /**
   * The times of a candidate's questions, as measured; where that is more than the candidate was
   * planned with, as much of it as is left beside the estimates of the others.
   */
  private static int[] seconds(Candidate candidate, QuestionLedger ledger) {
    Question[] members = candidate.unit().members();
    int[] seconds = new int[members.length];
    int left = candidate.seconds();
    for (int place = 0; place < members.length; place++) {
      int estimate = (int) members[place].time().toSeconds();
      seconds[place] = ledger.measured(members[place].id()).planned(estimate);
    }
    for (int place = 0; place < members.length; place++) {
      int others = 0;
      for (int other = place + 1; other < members.length; other++) {
        others += Math.min(seconds[other], (int) members[other].time().toSeconds());
      }
      seconds[place] = Math.min(seconds[place], left - others);
      left -= seconds[place];
    }
    return seconds;
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
