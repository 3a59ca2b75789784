package dev.callkit.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.Seeds;
import dev.callkit.question.Selection.Chosen;
import dev.callkit.question.Verdict.Reason;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Guarantee P1: what every single selection keeps to, whatever the business and its history. */
class SelectionBoundsTest {

  @Test
  void neverOverBudgetAndNothingThatFitsIsLeftOut() {
    Seeds.each(
        1,
        250,
        chance -> {
          RandomRun run = new RandomRun(chance, RandomBusiness.catalogue(chance, 30));
          for (int call = 0; call < 40; call++) {
            run.step(6);
            keepsItsBounds(run);
          }
        });
  }

  private static void keepsItsBounds(RandomRun run) {
    List<QuestionId> chosen = run.selection.chosen();
    assertThat(chosen).doesNotHaveDuplicates();
    Duration left = run.request.budget();
    for (Chosen question : run.selection.questions()) {
      left = left.minus(question.time());
    }
    List<PlainItem> contenders = run.plain.contenders();
    assertThat(left).as("left of the budget").isGreaterThanOrEqualTo(Duration.ZERO);
    int asked = 0;
    for (PlainItem item : contenders) {
      boolean whole = item.members().stream().allMatch(member -> chosen.contains(member.id()));
      boolean none = item.members().stream().noneMatch(member -> chosen.contains(member.id()));
      assertThat(whole || none).as("%s whole or not at all", item.id()).isTrue();
      asked += whole ? item.members().size() : 0;
      if (none) {
        assertThat(item.time()).as("%s would fit", item.id()).isGreaterThan((int) left.toSeconds());
      }
    }
    assertThat(asked).as("nothing but candidates").isEqualTo(chosen.size());
    assertThat(chosen.isEmpty()).isEqualTo(contenders.isEmpty());
    if (!contenders.isEmpty()) {
      contenders.get(0).members().forEach(member -> assertThat(chosen).contains(member.id()));
    }
  }

  @Test
  void everyVerdictSaysWhatThePlainRulesSay() {
    Seeds.each(
        1000,
        250,
        chance -> {
          RandomRun run = new RandomRun(chance, RandomBusiness.catalogue(chance, 30));
          for (int call = 0; call < 40; call++) {
            run.step(6);
            assertThat(run.selection.verdicts())
                .extracting(Verdict::question)
                .containsExactlyElementsOf(
                    run.catalogue.questions().stream().map(Question::id).toList());
            assertThat(reasons(run.selection)).isEqualTo(expected(run));
          }
        });
  }

  private static Map<QuestionId, String> reasons(Selection selection) {
    Map<QuestionId, String> reasons = new HashMap<>();
    for (Verdict verdict : selection.verdicts()) {
      reasons.put(verdict.question(), verdict.reason() + " " + verdict.urgencyHundredths());
    }
    return reasons;
  }

  private static Map<QuestionId, String> expected(RandomRun run) {
    Map<QuestionId, Reason> all = new HashMap<>(run.plain.waiting());
    for (PlainItem item : run.plain.contenders()) {
      boolean asked = run.selection.chosen().contains(item.members().get(0).id());
      boolean head = item.equals(run.plain.contenders().get(0));
      Reason reason = head ? Reason.HEAD : asked ? Reason.PACKED : Reason.NO_TIME;
      item.members().forEach(member -> all.put(member.id(), reason));
    }
    Map<QuestionId, String> expected = new HashMap<>();
    all.forEach((question, reason) -> expected.put(question, reason + " " + 0));
    for (PlainItem item : run.plain.counted().values()) {
      for (Question member : item.members()) {
        boolean due = all.get(member.id()) != Reason.NOT_DUE;
        expected.put(member.id(), all.get(member.id()) + " " + (due ? item.hundredths() : 0));
      }
    }
    return expected;
  }
}
