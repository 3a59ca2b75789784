package dev.callkit.business;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.call.BusinessId;
import dev.callkit.cost.Money;
import dev.callkit.intake.CallingHours;
import dev.callkit.intake.IntakePolicy;
import dev.callkit.interview.Script;
import dev.callkit.interview.ScriptLine;
import dev.callkit.question.AnswerKind;
import dev.callkit.question.Catalogue;
import dev.callkit.question.Question;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BusinessTest {
  private static final Business SETTLED =
      Business.builder(new BusinessId("matboden"), "Matboden")
          .zone(ZoneId.of("Europe/Helsinki"))
          .catalogue(
              new Catalogue(
                  List.of(
                      Question.builder("nojd", "Hur nöjd är du?", AnswerKind.Rating.ONE_TO_FIVE)
                          .build())))
          .script(Script.with(Map.of(ScriptLine.CONSENT, "Får jag börja?")))
          .intake(IntakePolicy.DEFAULT.during(CallingHours.always()))
          .questionTime(Duration.ofSeconds(60))
          .budget(Money.of("0.10", "EUR"))
          .build();

  @Test
  void itsBuilderHasAllOfItInPlace() {
    assertThat(SETTLED.toBuilder().build()).isEqualTo(SETTLED);
    Business free = SETTLED.toBuilder().withoutBudget().build();
    assertThat(free.toBuilder().build()).isEqualTo(free).isNotEqualTo(SETTLED);
  }

  @Test
  void whatIsSetReplacesOneThing() {
    Business renamed = SETTLED.toBuilder().name("Torget").build();
    assertThat(renamed.name()).isEqualTo("Torget");
    assertThat(renamed.toBuilder().name("Matboden").build()).isEqualTo(SETTLED);
  }
}
