package dev.callkit.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TriggerTest {
  private static final CustomerFacts NOBODY = CustomerFacts.unknown(Shop.TODAY);

  private static boolean fires(Trigger trigger, String visit) {
    return trigger.fires(NOBODY.visiting(LocalDateTime.parse(visit)));
  }

  @Test
  void lunchIsFromElevenToTheMinuteBeforeOne() {
    Trigger lunch = Trigger.VisitTime.between(LocalTime.of(11, 0), LocalTime.of(13, 0));
    assertThat(fires(lunch, "2026-11-27T10:59:59")).isFalse();
    assertThat(fires(lunch, "2026-11-27T11:00")).isTrue();
    assertThat(fires(lunch, "2026-11-27T12:59:59")).isTrue();
    assertThat(fires(lunch, "2026-11-27T13:00")).isFalse();
    assertThat(lunch.fires(NOBODY)).as("not known when").isFalse();
  }

  @Test
  void aWindowOverMidnightBelongsToTheDayItBeginsOn() {
    Trigger fridayNight =
        new Trigger.VisitTime(
            Set.of(DayOfWeek.FRIDAY), LocalTime.of(22, 0), LocalTime.of(2, 0), Optional.empty());
    assertThat(fires(fridayNight, "2026-11-27T21:59")).isFalse();
    assertThat(fires(fridayNight, "2026-11-27T22:00")).as("Friday").isTrue();
    assertThat(fires(fridayNight, "2026-11-28T01:59")).as("still Friday's night").isTrue();
    assertThat(fires(fridayNight, "2026-11-28T02:00")).isFalse();
    assertThat(fires(fridayNight, "2026-11-27T01:00")).as("Thursday's night").isFalse();
    assertThat(fires(fridayNight, "2026-11-28T23:00")).as("Saturday").isFalse();
  }

  @Test
  void equalEndsMeanAWholeDay() {
    Trigger weekend =
        new Trigger.VisitTime(
            Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
            LocalTime.MIDNIGHT,
            LocalTime.MIDNIGHT,
            Optional.empty());
    assertThat(fires(weekend, "2026-11-27T23:59")).isFalse();
    assertThat(fires(weekend, "2026-11-28T00:00")).isTrue();
    assertThat(fires(weekend, "2026-11-29T23:59")).isTrue();
    assertThat(fires(weekend, "2026-11-30T00:00")).isFalse();
  }

  @Test
  void anAmountIsInsideItsEnds() {
    Trigger some =
        new Trigger.Amount(
            Optional.of(new BigDecimal("100")),
            Optional.of(new BigDecimal("500.00")),
            Optional.empty());
    assertThat(some.fires(NOBODY.paying(new BigDecimal("99.99")))).isFalse();
    assertThat(some.fires(NOBODY.paying(new BigDecimal("100.00")))).isTrue();
    assertThat(some.fires(NOBODY.paying(new BigDecimal("500")))).isTrue();
    assertThat(some.fires(NOBODY.paying(new BigDecimal("500.01")))).isFalse();
    assertThat(some.fires(NOBODY)).as("not known how much").isFalse();
  }

  @Test
  @Tag("locale")
  void categoriesMatchWithoutRegardToCaseInAnyLocale() {
    Trigger fish = Trigger.Category.of("FISK", "Kött");
    assertThat(fish.fires(NOBODY.buying(Set.of("mejeri", "fisk")))).isTrue();
    assertThat(fish.fires(NOBODY.buying(Set.of("KÖTT")))).isTrue();
    assertThat(fish.fires(NOBODY.buying(Set.of("mejeri")))).isFalse();
    assertThat(fish.fires(NOBODY)).isFalse();
  }

  @Test
  void allTriggersMustFireAndTheHighestLevelCounts() {
    Question question =
        Question.builder("a", "Var det värt priset?", Shop.YES_NO)
            .priority(Priority.LOW)
            .triggers(
                List.of(
                    new Trigger.Category(Set.of("fisk"), Optional.of(Priority.HIGH)),
                    new Trigger.Amount(
                        Optional.of(BigDecimal.TEN),
                        Optional.empty(),
                        Optional.of(Priority.MEDIUM))))
            .build();
    CustomerFacts fish = NOBODY.buying(Set.of("fisk"));
    assertThat(question.concerns(fish)).isFalse();
    assertThat(question.concerns(fish.paying(BigDecimal.TEN))).isTrue();
    assertThat(question.levelFor(fish.paying(BigDecimal.TEN))).isEqualTo(Priority.HIGH);
    Question important =
        Question.builder("b", "Var det värt priset?", Shop.YES_NO)
            .priority(Priority.CRITICAL)
            .triggers(question.triggers())
            .build();
    assertThat(important.levelFor(fish.paying(BigDecimal.TEN)))
        .as("a trigger lowers nothing")
        .isEqualTo(Priority.CRITICAL);
  }

  @Test
  void badTriggersAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Trigger.Category(Set.of(), Optional.empty()))
        .withMessage("category trigger: expected at least one category");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Trigger.Amount(Optional.empty(), Optional.empty(), Optional.empty()))
        .withMessage("amount trigger: expected least or most, got neither");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Trigger.Amount.atLeast(new BigDecimal("-1")))
        .withMessage("amount trigger: expected 0 or more");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Trigger.Amount(
                    Optional.of(BigDecimal.TEN), Optional.of(BigDecimal.ONE), Optional.empty()))
        .withMessage("amount trigger: expected least not above most, got 10 to 1");
  }
}
