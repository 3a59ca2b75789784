package dev.callkit.question;

import dev.callkit.question.QuestionLedger.Standing;
import dev.callkit.question.Verdict.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The specification once more, written down plainly and slowly from the ledger before the call: who
 * counts, who is a candidate, who loses to whom. It shares no code with the selector.
 */
final class PlainRules {
  private final Catalogue catalogue;
  private final QuestionLedger before;
  private final SelectionRequest request;
  private final int budget;
  private final Map<QuestionId, Reason> waiting = new HashMap<>();
  private final Map<String, PlainItem> counted = new LinkedHashMap<>();
  private final List<PlainItem> due = new ArrayList<>();
  private final List<PlainItem> contenders;

  /**
   * Works it out.
   *
   * @param before the ledger, with nothing in it that has expired
   */
  PlainRules(Catalogue catalogue, QuestionLedger before, SelectionRequest request) {
    this.catalogue = catalogue;
    this.before = before;
    this.request = request;
    this.budget = (int) request.budget().toSeconds();
    int place = 0;
    Set<QuestionId> seen = new HashSet<>();
    for (Question question : catalogue.questions()) {
      if (seen.add(question.id())) {
        List<Question> members = together(question);
        members.forEach(member -> seen.add(member.id()));
        judge(members, place++);
      }
    }
    due.sort(PlainItem.CANONICAL);
    contenders = new ArrayList<>(due);
    dropLosers();
  }

  private List<Question> together(Question question) {
    for (PairRule rule : catalogue.pairs()) {
      boolean here = rule.first().equals(question.id()) || rule.second().equals(question.id());
      if (rule instanceof PairRule.Bundling && here) {
        List<Question> members = new ArrayList<>();
        members.add(catalogue.find(rule.first()).orElseThrow());
        members.add(catalogue.find(rule.second()).orElseThrow());
        members.sort(Comparator.comparing(Question::priority).thenComparing(Question::id));
        return members;
      }
    }
    return List.of(question);
  }

  private int interval(List<Question> members) {
    for (PairRule rule : catalogue.pairs()) {
      if (rule instanceof PairRule.Custom custom
          && Set.of(custom.first(), custom.second()).contains(members.get(0).id())) {
        return custom.frequency().everyNth();
      }
    }
    int meets = 1;
    while (!dividesAll(meets, members)) {
      meets++;
    }
    return meets;
  }

  private static boolean dividesAll(int number, List<Question> members) {
    return members.stream().allMatch(member -> number % member.frequency().everyNth() == 0);
  }

  private void judge(List<Question> members, int place) {
    CustomerFacts customer = request.customer();
    if (!members.stream()
        .allMatch(each -> each.enabled() && each.period().contains(customer.day()))) {
      wait(members, Reason.NOT_ACTIVE);
    } else if (!members.stream().allMatch(each -> PlainTriggers.concerns(each, customer))) {
      wait(members, Reason.NOT_TRIGGERED);
    } else if (request.keysOnly()
        && members.stream().anyMatch(each -> each.kind() instanceof AnswerKind.FreeText)) {
      wait(members, Reason.NOT_ANSWERABLE);
    } else {
      count(members, place);
    }
  }

  private void count(List<Question> members, int place) {
    String id = members.stream().map(each -> each.id().value()).collect(Collectors.joining("+"));
    int n = interval(members);
    long start =
        catalogue.start() == StartingPhase.ALIGNED ? 0 : (long) n * (place * 40503 % 65536) / 65536;
    Standing standing = before.standing(id).orElse(new Standing(id, n, start, n, 0));
    PlainItem item =
        new PlainItem(
            id,
            members,
            n,
            members.stream().map(Question::priority).min(Comparator.naturalOrder()).orElseThrow(),
            level(members),
            catalogue.tuning().weights().getOrDefault(level(members), 0),
            standing.owed() + 1,
            standing.gap() + 1,
            time(members));
    counted.put(id, item);
    if (item.owed() < n) {
      wait(members, Reason.NOT_DUE);
    } else if (2 * item.gap() < n) {
      wait(members, Reason.TOO_SOON);
    } else if (members.stream().anyMatch(this::rests)) {
      wait(members, Reason.COOLDOWN);
    } else if (item.time() > budget) {
      wait(members, Reason.TOO_LONG);
    } else {
      due.add(item);
    }
  }

  private Priority level(List<Question> members) {
    List<Priority> levels = new ArrayList<>();
    for (Question member : members) {
      levels.add(member.priority());
      member.triggers().forEach(trigger -> trigger.raisesTo().ifPresent(levels::add));
    }
    return levels.stream().min(Comparator.naturalOrder()).orElseThrow();
  }

  /** The 11th smallest of 15; but a question that fits by its estimate is never made too long. */
  private int time(List<Question> members) {
    int planned = 0;
    int estimated = 0;
    for (Question member : members) {
      int estimate = (int) member.time().toSeconds();
      List<Integer> ring = new ArrayList<>(before.measured(member.id()).seconds());
      while (ring.size() < 15) {
        ring.add(estimate);
      }
      ring.sort(Comparator.naturalOrder());
      planned += ring.get(10);
      estimated += estimate;
    }
    return estimated <= budget ? Math.min(planned, budget) : planned;
  }

  private boolean rests(Question question) {
    Instant last = request.customer().asked().get(question.id());
    return last != null
        && !question.cooldown().isZero()
        && last.plus(question.cooldown()).isAfter(request.now());
  }

  private void wait(List<Question> members, Reason reason) {
    members.forEach(member -> waiting.put(member.id(), reason));
  }

  /** Again and again the pair that stands first, until no pair is left. */
  private void dropLosers() {
    Set<PairRule> done = new HashSet<>();
    while (true) {
      PairRule next = null;
      int rank = Integer.MAX_VALUE;
      for (PairRule rule : catalogue.pairs()) {
        int one = rank(rule.first());
        int other = rank(rule.second());
        if (!(rule instanceof PairRule.Bundling) && one >= 0 && other >= 0 && one != other) {
          int here = Math.min(one, other) * due.size() + Math.max(one, other);
          if (here < rank && !done.contains(rule)) {
            next = rule;
            rank = here;
          }
        }
      }
      if (next == null) {
        return;
      }
      done.add(next);
      PlainItem loser = due.get(rank(firstWins(next) ? next.second() : next.first()));
      contenders.remove(loser);
      wait(loser.members(), Reason.EXCLUDED);
    }
  }

  /** Where a question that is still a contender stands among those due; else -1. */
  private int rank(QuestionId id) {
    for (int rank = 0; rank < due.size(); rank++) {
      if (due.get(rank).has(id) && contenders.contains(due.get(rank))) {
        return rank;
      }
    }
    return -1;
  }

  private boolean firstWins(PairRule rule) {
    if (rule instanceof PairRule.Prefer) {
      PlainItem second = due.get(rank(rule.second()));
      return second.owed() < 3L * second.n();
    }
    if (rule instanceof PairRule.Alternate && before.lastWinners().containsKey(rule)) {
      return rule.second().equals(before.lastWinners().get(rule));
    }
    return rank(rule.first()) < rank(rule.second());
  }

  /** Units this customer counts for, by id, as they stand with the customer counted. */
  Map<String, PlainItem> counted() {
    return counted;
  }

  /** Those that may be asked, canonically ordered, losers of pairs left out. */
  List<PlainItem> contenders() {
    return contenders;
  }

  /** Why questions wait that are not contenders. */
  Map<QuestionId, Reason> waiting() {
    return waiting;
  }

  /**
   * Whether what applies to this customer needs at most 95 % of the time, each to the millisecond.
   */
  boolean promisesHold() {
    long millis = 0;
    for (PlainItem item : counted.values()) {
      millis += item.time() > budget ? 0 : item.time() * 1000L / item.n();
    }
    return 100 * millis <= 95 * 1000L * budget;
  }

  /** What choosing an item is worth beside this head. */
  long value(PlainItem item, PlainItem head) {
    boolean related = item.group().equals(head.group());
    return (item.hundredths() + (related ? catalogue.tuning().relatedHundredths() : 0))
        * item.time();
  }
}
