package dev.callkit.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.Seeds;
import dev.callkit.question.Verdict.Reason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Guarantee P2: beside the first question, and what is for everyone where all promises can be kept,
 * the set that is worth the most; of equal ones the first.
 */
class PackingOptimalTest {

  @Test
  void whatIsAskedIsWhatTryingEverythingFinds() {
    int[] contested = {0};
    Seeds.each(
        1,
        400,
        chance -> {
          RandomRun run = new RandomRun(chance, RandomBusiness.catalogue(chance, 20));
          for (int call = 0; call < 30; call++) {
            run.step(4);
            contested[0] += check(run, 12);
          }
        });
    assertThat(contested[0]).as("selections with a choice").isGreaterThan(1000);
  }

  @Test
  void whatIsForEveryCustomerKeepsItsPlaceWhereAllPromisesCanBeKeptAndNotAbove() {
    // Everyone: 10 s optional. At each 4th customer the others alone would fill the time.
    Question everyone = Shop.question("A", 1, Priority.OPTIONAL, 10, "a");
    List<Question> questions = new ArrayList<>(List.of(everyone));
    for (String id : List.of("B", "C", "D")) {
      questions.add(Shop.question(id, 4, Priority.CRITICAL, 30, "b"));
    }
    assertThat(new Shop(new Catalogue(questions)).serve(4)).isEqualTo("1:A 2:A 3:A 4:B,C,A");
    // Five more of 45 s at every 4th: 88.75 s a call, more than 95 % of 90 s.
    for (String id : List.of("E", "F", "G", "H", "I")) {
      questions.add(Shop.question(id, 4, Priority.LOW, 45, "c"));
    }
    assertThat(new Shop(new Catalogue(questions)).serve(4)).isEqualTo("1:A 2:A 3:A 4:B,C,D");
  }

  @Test
  void ofEquallyGoodSetsTheFirstOneIsAsked() {
    Seeds.each(
        1,
        150,
        chance -> {
          RandomRun run = new RandomRun(chance, alike(chance));
          for (int call = 1; call <= 12; call++) {
            run.select(Shop.request(call, 30 + 10 * chance.nextInt(10)));
            check(run, 12);
            run.settleOne();
          }
        });
  }

  /** Few different levels, times and topics, so that many sets are worth the same. */
  private static Catalogue alike(Random chance) {
    List<Question> questions = new ArrayList<>();
    for (int place = 0; place < 4 + chance.nextInt(9); place++) {
      questions.add(
          Shop.question(
              "q" + chance.nextInt(100) + "-" + place,
              1 + chance.nextInt(2),
              Seeds.pick(chance, Priority.HIGH, Priority.MEDIUM),
              10 * (1 + chance.nextInt(3)),
              Seeds.pick(chance, "a", "b", "c", "d")));
    }
    return new Catalogue(questions);
  }

  @Test
  void hundredsOfCandidatesArePackedAsWellAsByAPlainTable() {
    int[] many = {0};
    Seeds.each(
        1,
        60,
        chance -> {
          List<Question> questions = new ArrayList<>();
          for (int place = 0; place < 250 + chance.nextInt(250); place++) {
            questions.add(RandomBusiness.question(chance, "q" + place, 3));
          }
          RandomRun run = new RandomRun(chance, new Catalogue(questions));
          for (int call = 0; call < 8; call++) {
            run.step(3);
            check(run, Integer.MAX_VALUE);
            many[0] += run.plain.contenders().size() > 100 ? 1 : 0;
          }
        });
    assertThat(many[0]).as("selections among more than a hundred").isGreaterThan(20);
  }

  /** Compares with a plain search; 1 if there was something to choose. */
  private static int check(RandomRun run, int most) {
    List<PlainItem> contenders = run.plain.contenders();
    if (contenders.size() < 2 || contenders.size() > most + 1) {
      return 0;
    }
    PlainItem head = contenders.get(0);
    List<PlainItem> others = contenders.subList(1, contenders.size());
    int room = (int) run.request.budget().toSeconds() - head.time();
    Set<PlainItem> best = best(run.plain, head, others, room);
    if (others.stream().anyMatch(item -> item.n() == 1 && !best.contains(item))
        && run.plain.promisesHold()) {
      best.clear();
      List<PlainItem> rest = new ArrayList<>();
      for (PlainItem item : others) {
        if (item.n() == 1 && item.time() <= room) {
          best.add(item);
          room -= item.time();
        } else {
          rest.add(item);
        }
      }
      best.addAll(best(run.plain, head, rest, room));
    }
    assertThat(others.stream().filter(item -> isPacked(run.selection, item)).toList())
        .as("head %s, room %d", head.id(), room)
        .isEqualTo(others.stream().filter(best::contains).toList());
    return best.size() < others.size() && !best.isEmpty() ? 1 : 0;
  }

  /** The set that is worth the most, by trying everything where that is possible. */
  private static Set<PlainItem> best(
      PlainRules rules, PlainItem head, List<PlainItem> items, int room) {
    int[] seconds = items.stream().mapToInt(PlainItem::time).toArray();
    long[] values = items.stream().mapToLong(item -> rules.value(item, head)).toArray();
    List<Integer> best =
        items.size() <= 12
            ? PlainPacking.byTryingAll(seconds, values, room)
            : PlainPacking.byTable(seconds, values, room);
    return best.stream().map(items::get).collect(Collectors.toCollection(HashSet::new));
  }

  private static boolean isPacked(Selection selection, PlainItem item) {
    return selection.verdicts().stream()
        .filter(verdict -> item.has(verdict.question()))
        .allMatch(verdict -> verdict.reason() == Reason.PACKED);
  }
}
