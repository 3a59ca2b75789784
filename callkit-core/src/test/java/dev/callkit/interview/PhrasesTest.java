package dev.callkit.interview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.dialogue.CallbackTime;
import dev.callkit.dialogue.DayPart;
import dev.callkit.question.AnswerKind;
import dev.callkit.question.Question;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days, hours and hints as they are read aloud. */
@Tag("locale")
class PhrasesTest {
  /** A Monday. */
  private static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 23, 10, 0);

  private static Phrases phrases(LocalDateTime visit, boolean keysOnly) {
    InterviewPlan plan = Talk.plan(Talk.RATING);
    return new Phrases(
        new InterviewPlan(
            plan.business(),
            plan.firstName(),
            instant(visit),
            Talk.ZONE,
            plan.questions(),
            plan.partners(),
            plan.script(),
            plan.limits(),
            keysOnly),
        instant(NOW));
  }

  private static Instant instant(LocalDateTime local) {
    return local.atZone(Talk.ZONE).toInstant();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T00:05, i dag",
    "2026-11-23T11:00, i dag",
    "2026-11-22T23:55, i går",
    "2026-11-21T12:00, i lördags",
    "2026-11-20T12:00, i fredags",
    "2026-11-17T12:00, i tisdags",
    "2026-11-16T12:00, den sextonde november",
    "2026-11-01T12:00, den första november",
    "2026-10-31T12:00, den trettioförsta oktober",
    "2026-11-24T00:01, den tjugofjärde november"
  })
  void theDayOfTheVisitIsNamedAsPeopleDo(LocalDateTime visit, String day) {
    assertThat(phrases(visit, false).line(ScriptLine.REASON))
        .startsWith("Det gäller ditt besök " + day + ". Jag har");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23, 17:00, ANY, i dag klockan 17",
    "2026-11-24, 08:05, ANY, i morgon klockan 8.05",
    "2026-11-27, 15:25, ANY, på fredag klockan 15.25",
    "2026-11-30, 12:00, ANY, den trettionde november klockan 12",
    "2026-11-24, , ANY, i morgon",
    "2026-11-23, , AFTERNOON, i eftermiddag",
    "2026-11-23, , EVENING, i kväll",
    "2026-11-23, , MIDDAY, i dag vid lunch",
    "2026-11-24, , MORNING, i morgon bitti",
    "2026-11-24, , FORENOON, i morgon förmiddag",
    "2026-11-27, , AFTERNOON, på fredag eftermiddag",
    "2026-11-27, , MORNING, på fredag morgon",
    "2026-11-29, , MIDDAY, på söndag vid lunch",
    "2026-12-03, , EVENING, den tredje december på kvällen",
    "2026-12-03, , FORENOON, den tredje december på förmiddagen"
  })
  void aCallbackIsConfirmedAsPeopleSayIt(
      LocalDate date, LocalTime time, DayPart part, String expected) {
    CallbackTime when = new CallbackTime(Optional.of(date), Optional.ofNullable(time), part);
    assertThat(phrases(NOW, false).callback(when))
        .isEqualTo(
            "Tack, jag antecknar " + expected + " och ringer så nära det jag kan. Hej så länge!");
  }

  @Test
  void aCallbackWithoutADayPromisesNoDay() {
    assertThat(phrases(NOW, false).callback(CallbackTime.SOME_TIME))
        .isEqualTo("Då försöker jag igen lite senare. Hej så länge!");
  }

  @Test
  void everyKindOfAnswerHasItsHint() {
    Phrases spoken = phrases(NOW, false);
    assertThat(spoken.hint(new AnswerKind.Nps()))
        .isEqualTo("Svara gärna med en siffra från noll till tio.");
    assertThat(spoken.hint(new AnswerKind.Rating(1, 100)))
        .isEqualTo("Svara gärna med en siffra från ett till 100.");
    assertThat(spoken.hint(new AnswerKind.YesNo())).isEqualTo("Svara gärna ja eller nej.");
    assertThat(spoken.hint(new AnswerKind.Choice(List.of("mejeri", "frukt", "bröd"))))
        .isEqualTo("Du kan välja mellan mejeri, frukt och bröd.");
    assertThat(spoken.hint(AnswerKind.Number.ANY)).isEqualTo("Svara gärna med ett tal.");
    assertThat(spoken.hint(new AnswerKind.FreeText())).isEqualTo("Berätta gärna med egna ord.");
  }

  @Test
  void onKeysEveryKindIsExplained() {
    Phrases keys = phrases(NOW, true);
    assertThat(keys.question(question(new AnswerKind.Choice(List.of("mejeri", "frukt")))))
        .endsWith("? Tryck ett för mejeri eller två för frukt.");
    assertThat(keys.question(question(new AnswerKind.Nps())))
        .endsWith("? Tryck en siffra från noll till tio.");
    assertThat(keys.question(question(AnswerKind.Number.ANY))).endsWith("? Tryck in siffrorna.");
    assertThat(keys.hint(new AnswerKind.Nps())).isEmpty();
  }

  private static Question question(AnswerKind kind) {
    return Question.builder("q", "Vad vill du svara på det?", kind).build();
  }
}
