package dev.callkit.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.Seeds;
import dev.callkit.question.Settlement.Conducted;
import dev.callkit.question.Verdict.Reason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Guarantee P6: what always applies and fits alone is never kept waiting beyond a bound. */
class NobodyStarvesTest {

  private static List<Question> questions(Random chance, int most, int rarest) {
    List<Question> questions = new ArrayList<>();
    for (int place = 0; place < 1 + chance.nextInt(most); place++) {
      questions.add(
          Shop.question(
              "q" + place,
              1 + chance.nextInt(rarest),
              Seeds.pick(chance, Priority.values()),
              20 + chance.nextInt(41),
              Seeds.pick(chance, "a", "b", "c")));
    }
    return questions;
  }

  @Test
  void noUrgencyEverPassesTheBound() {
    double[] worst = {0};
    Seeds.each(
        1,
        150,
        chance -> {
          List<Question> questions = questions(chance, 25, chance.nextBoolean() ? 5 : 100);
          int n = questions.size();
          Shop shop = new Shop(new Catalogue(questions));
          for (int customer = 1; customer <= 300; customer++) {
            Selection selection = shop.select(Shop.request(customer, 60 + chance.nextInt(61)));
            for (int place = 0; place < n; place++) {
              Question question = questions.get(place);
              double bound =
                  16.0 * (n + 1)
                      + (double) n * question.priority().weight() / question.frequency().everyNth();
              double urgency = selection.verdicts().get(place).urgencyHundredths() / 100.0;
              assertThat(urgency).as("urgency of %s", question.id()).isLessThanOrEqualTo(bound);
              worst[0] = Math.max(worst[0], urgency / (16 * (n + 1)));
            }
            shop.settle(customer, new Conducted(Set.copyOf(selection.chosen())));
          }
        });
    assertThat(worst[0]).as("some contention was seen").isGreaterThan(0.2);
  }

  @Test
  void ofTheWaitingOnesTheMostUrgentIsAlwaysAsked() {
    Seeds.each(
        1,
        150,
        chance -> {
          Shop shop = new Shop(new Catalogue(questions(chance, 20, 10)));
          for (int customer = 1; customer <= 100; customer++) {
            Selection selection = shop.select(customer);
            long head = 0;
            long waiting = 0;
            for (Verdict verdict : selection.verdicts()) {
              head = verdict.reason() == Reason.HEAD ? verdict.urgencyHundredths() : head;
              waiting =
                  verdict.reason() == Reason.NO_TIME
                      ? Math.max(waiting, verdict.urgencyHundredths())
                      : waiting;
            }
            assertThat(head).isGreaterThanOrEqualTo(waiting);
            shop.settle(customer, new Conducted(new HashSet<>(selection.chosen())));
          }
        });
  }
}
