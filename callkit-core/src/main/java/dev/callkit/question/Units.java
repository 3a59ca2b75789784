package dev.callkit.question;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A catalogue with its pair rules worked into it: what is chosen as a whole, and which of these go
 * before which.
 */
final class Units {
  // Higher level first, then by id: the order in which a bundle is asked and named.
  private static final Comparator<Question> IN_A_BUNDLE =
      Comparator.comparing(Question::priority).thenComparing(Question::id);

  /**
   * A pair rule between two units.
   *
   * @param rule the rule
   * @param first the slot of the unit that holds the rule's first question
   * @param second the slot of the other one
   */
  record Link(PairRule rule, int first, int second) {}

  final Unit[] all;
  final String[] ids;
  final int[] everyNth;
  final Link[] links;

  /**
   * Works the rules in.
   *
   * @param problems takes what is wrong with them; if anything is, this is not to be used
   */
  Units(List<Question> questions, List<PairRule> pairs, List<String> problems) {
    Map<QuestionId, Integer> places = new HashMap<>();
    for (int place = 0; place < questions.size(); place++) {
      places.putIfAbsent(questions.get(place).id(), place);
    }
    List<PairRule> sound = sound(pairs, places.keySet(), problems);
    Map<QuestionId, PairRule.Bundling> bundles = bundles(sound, problems);
    List<Unit> units = new ArrayList<>();
    Map<QuestionId, Integer> slots = new HashMap<>();
    for (int place = 0; place < questions.size(); place++) {
      Question question = questions.get(place);
      if (slots.containsKey(question.id())) {
        continue;
      }
      int slot = units.size();
      PairRule.Bundling bundle = bundles.get(question.id());
      units.add(
          bundle == null
              ? new Unit(
                  slot,
                  question.frequency().everyNth(),
                  new Question[] {question},
                  new int[] {place})
              : bundle(slot, bundle, questions, places, problems));
      units.get(slot).questions().forEach(id -> slots.put(id, slot));
    }
    this.all = units.toArray(Unit[]::new);
    this.ids = units.stream().map(Unit::id).toArray(String[]::new);
    this.everyNth = units.stream().mapToInt(Unit::everyNth).toArray();
    this.links = links(sound, slots, problems);
  }

  private static List<PairRule> sound(
      List<PairRule> pairs, Set<QuestionId> known, List<String> problems) {
    List<PairRule> sound = new ArrayList<>();
    for (PairRule rule : pairs) {
      boolean found = true;
      for (QuestionId id : List.of(rule.first(), rule.second())) {
        if (!known.contains(id)) {
          problems.add(text(rule) + ": expected questions of this catalogue, got " + id);
          found = false;
        }
      }
      if (found) {
        sound.add(rule);
      }
    }
    return sound;
  }

  static String text(PairRule rule) {
    return "pair rule " + rule.name() + " " + rule.first() + ", " + rule.second();
  }

  private static Map<QuestionId, PairRule.Bundling> bundles(
      List<PairRule> rules, List<String> problems) {
    Map<QuestionId, PairRule.Bundling> bundles = new HashMap<>();
    for (PairRule rule : rules) {
      if (rule instanceof PairRule.Bundling bundle) {
        boolean first = bundles.putIfAbsent(rule.first(), bundle) == null;
        boolean second = bundles.putIfAbsent(rule.second(), bundle) == null;
        if (!first || !second) {
          problems.add(
              text(rule)
                  + ": expected each question in one combination at most, got "
                  + (first ? rule.second() : rule.first())
                  + " again");
          bundles.values().removeIf(known -> known.equals(bundle));
        }
      }
    }
    return bundles;
  }

  private static Unit bundle(
      int slot,
      PairRule.Bundling rule,
      List<Question> questions,
      Map<QuestionId, Integer> places,
      List<String> problems) {
    List<Question> members = new ArrayList<>();
    for (QuestionId id : List.of(rule.first(), rule.second())) {
      members.add(questions.get(places.getOrDefault(id, 0)));
    }
    members.sort(IN_A_BUNDLE);
    long seconds = members.stream().mapToLong(member -> member.time().toSeconds()).sum();
    if (seconds > SelectionRequest.LONGEST_BUDGET.toSeconds()) {
      problems.add(
          text(rule) + ": expected at most 120 s for both questions together, got " + seconds);
    }
    return new Unit(
        slot,
        rule instanceof PairRule.Custom custom
            ? custom.frequency().everyNth()
            : leastCommonMultiple(members),
        members.toArray(Question[]::new),
        members.stream().mapToInt(member -> places.getOrDefault(member.id(), 0)).toArray());
  }

  private static int leastCommonMultiple(List<Question> members) {
    BigInteger one = BigInteger.valueOf(members.get(0).frequency().everyNth());
    BigInteger other = BigInteger.valueOf(members.get(1).frequency().everyNth());
    return one.multiply(other).divide(one.gcd(other)).intValueExact();
  }

  private static Link[] links(
      List<PairRule> rules, Map<QuestionId, Integer> slots, List<String> problems) {
    List<Link> links = new ArrayList<>();
    Set<Set<QuestionId>> pairs = new HashSet<>();
    Set<Set<Integer>> linked = new HashSet<>();
    for (PairRule rule : rules) {
      if (!pairs.add(Set.of(rule.first(), rule.second()))) {
        problems.add(text(rule) + ": expected one rule at most for a pair, got another");
        continue;
      }
      int first = slots.getOrDefault(rule.first(), 0);
      int second = slots.getOrDefault(rule.second(), 0);
      if (rule instanceof PairRule.Bundling || first == second) {
        continue;
      }
      if (linked.add(Set.of(first, second))) {
        links.add(new Link(rule, first, second));
      } else {
        problems.add(
            text(rule) + ": expected one rule at most between what is combined, got another");
      }
    }
    return links.toArray(Link[]::new);
  }
}
