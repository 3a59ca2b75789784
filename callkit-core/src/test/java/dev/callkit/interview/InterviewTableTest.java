package dev.callkit.interview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.dialogue.CallbackTime;
import dev.callkit.dialogue.Heard;
import dev.callkit.dialogue.Intent;
import dev.callkit.dialogue.Understanding;
import dev.callkit.interview.InterviewState.Step;
import dev.callkit.question.AnswerValue;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each intent does at each step, the first time it comes. */
class InterviewTableTest {

  /** Step | intent | next step | what is said | end | status of the stored answer. */
  private static final String TABLE =
      """
      CONSENT   | AFFIRM         | QUESTION  | THANKS_FOR_CONSENT rating   | -              | -
      CONSENT   | DENY           | ENDED     | DECLINED                    | DECLINED       | -
      CONSENT   | ANSWER         | CONSENT   | CONSENT_AGAIN               | -              | -
      CONSENT   | REPEAT         | CONSENT   | DISCLOSURE REASON+CONSENT   | -              | -
      CONSENT   | HOLD           | CONSENT   | HOLD                        | -              | -
      CONSENT   | DONT_KNOW      | CONSENT   | CONSENT_AGAIN               | -              | -
      CONSENT   | REFUSE         | ENDED     | DECLINED                    | DECLINED       | -
      CONSENT   | STOP           | ENDED     | DECLINED                    | DECLINED       | -
      CONSENT   | CALL_LATER     | CALLBACK  | CALLBACK_ASK                | -              | -
      CONSENT   | OPT_OUT        | ENDED     | OPTED_OUT                   | OPTED_OUT      | -
      CONSENT   | WRONG_PERSON   | ENDED     | WRONG_PERSON                | WRONG_PERSON   | -
      CONSENT   | OTHER_LANGUAGE | ENDED     | OTHER_LANGUAGE              | OTHER_LANGUAGE | -
      CONSENT   | VOICEMAIL      | ENDED     |                             | VOICEMAIL      | -
      CONSENT   | UNCLEAR        | CONSENT   | CONSENT_AGAIN               | -              | -
      CONSENT   | SILENCE        | CONSENT   | STILL_THERE CONSENT         | -              | -
      QUESTION  | AFFIRM         | QUESTION  | REPROMPT rating+HINT        | -              | -
      QUESTION  | DENY           | QUESTION  | REPROMPT rating+HINT        | -              | -
      QUESTION  | ANSWER         | FOLLOW_UP | ACKNOWLEDGE rating+PROBE    | -              | ANSWERED
      QUESTION  | REPEAT         | QUESTION  | REPEAT rating               | -              | -
      QUESTION  | HOLD           | QUESTION  | HOLD                        | -              | -
      QUESTION  | DONT_KNOW      | QUESTION  | DONT_KNOW found             | -              | DONT_KNOW
      QUESTION  | REFUSE         | QUESTION  | REFUSED found               | -              | REFUSED
      QUESTION  | STOP           | ENDED     | STOPPED                     | STOPPED        | -
      QUESTION  | CALL_LATER     | CALLBACK  | CALLBACK_ASK                | -              | -
      QUESTION  | OPT_OUT        | ENDED     | OPTED_OUT                   | OPTED_OUT      | -
      QUESTION  | WRONG_PERSON   | ENDED     | WRONG_PERSON                | WRONG_PERSON   | -
      QUESTION  | OTHER_LANGUAGE | ENDED     | OTHER_LANGUAGE              | OTHER_LANGUAGE | -
      QUESTION  | VOICEMAIL      | QUESTION  | REPROMPT rating+HINT        | -              | -
      QUESTION  | UNCLEAR        | QUESTION  | REPROMPT rating+HINT        | -              | -
      QUESTION  | SILENCE        | QUESTION  | STILL_THERE rating          | -              | -
      FOLLOW_UP | AFFIRM         | QUESTION  | ACKNOWLEDGE found           | -              | ANSWERED
      FOLLOW_UP | DENY           | QUESTION  | ACKNOWLEDGE found           | -              | ANSWERED
      FOLLOW_UP | ANSWER         | QUESTION  | ACKNOWLEDGE found           | -              | ANSWERED
      FOLLOW_UP | REPEAT         | FOLLOW_UP | REPEAT rating+PROBE         | -              | ANSWERED
      FOLLOW_UP | HOLD           | FOLLOW_UP | HOLD                        | -              | ANSWERED
      FOLLOW_UP | DONT_KNOW      | QUESTION  | ACKNOWLEDGE found           | -              | ANSWERED
      FOLLOW_UP | REFUSE         | QUESTION  | ACKNOWLEDGE found           | -              | ANSWERED
      FOLLOW_UP | STOP           | ENDED     | STOPPED                     | STOPPED        | ANSWERED
      FOLLOW_UP | CALL_LATER     | CALLBACK  | CALLBACK_ASK                | -              | ANSWERED
      FOLLOW_UP | OPT_OUT        | ENDED     | OPTED_OUT                   | OPTED_OUT      | ANSWERED
      FOLLOW_UP | WRONG_PERSON   | ENDED     | WRONG_PERSON                | WRONG_PERSON   | ANSWERED
      FOLLOW_UP | OTHER_LANGUAGE | ENDED     | OTHER_LANGUAGE              | OTHER_LANGUAGE | ANSWERED
      FOLLOW_UP | VOICEMAIL      | QUESTION  | ACKNOWLEDGE found           | -              | ANSWERED
      FOLLOW_UP | UNCLEAR        | QUESTION  | ACKNOWLEDGE found           | -              | ANSWERED
      FOLLOW_UP | SILENCE        | FOLLOW_UP | STILL_THERE rating+PROBE    | -              | ANSWERED
      CALLBACK  | AFFIRM         | CALLBACK  | CALLBACK_AGAIN              | -              | -
      CALLBACK  | DENY           | ENDED     | DECLINED                    | DECLINED       | -
      CALLBACK  | ANSWER         | CALLBACK  | CALLBACK_AGAIN              | -              | -
      CALLBACK  | REPEAT         | CALLBACK  | REPEAT CALLBACK_ASK         | -              | -
      CALLBACK  | HOLD           | CALLBACK  | HOLD                        | -              | -
      CALLBACK  | DONT_KNOW      | ENDED     | CALLBACK_LATER              | CALLBACK       | -
      CALLBACK  | REFUSE         | ENDED     | DECLINED                    | DECLINED       | -
      CALLBACK  | STOP           | ENDED     | DECLINED                    | DECLINED       | -
      CALLBACK  | CALL_LATER     | ENDED     | CALLBACK_LATER              | CALLBACK       | -
      CALLBACK  | OPT_OUT        | ENDED     | OPTED_OUT                   | OPTED_OUT      | -
      CALLBACK  | WRONG_PERSON   | ENDED     | WRONG_PERSON                | WRONG_PERSON   | -
      CALLBACK  | OTHER_LANGUAGE | ENDED     | OTHER_LANGUAGE              | OTHER_LANGUAGE | -
      CALLBACK  | VOICEMAIL      | ENDED     |                             | VOICEMAIL      | -
      CALLBACK  | UNCLEAR        | CALLBACK  | CALLBACK_AGAIN              | -              | -
      CALLBACK  | SILENCE        | CALLBACK  | STILL_THERE CALLBACK_ASK    | -              | -
      """;

  private record Cell(Step step, Intent intent, Step next, String said, String end, String status) {
    static Cell read(String row) {
      String[] columns = row.split("\\|", -1);
      return new Cell(
          Step.valueOf(columns[0].strip()),
          Intent.valueOf(columns[1].strip()),
          Step.valueOf(columns[2].strip()),
          columns[3].strip(),
          columns[4].strip(),
          columns[5].strip());
    }

    @Override
    public String toString() {
      return step + " " + intent;
    }
  }

  static Stream<Cell> cells() {
    return TABLE.lines().map(Cell::read);
  }

  @Test
  void noCellIsMissing() {
    Set<String> expected = new HashSet<>();
    for (Step step : Step.values()) {
      for (Intent intent : Intent.values()) {
        if (step != Step.ENDED) {
          expected.add(step + " " + intent);
        }
      }
    }
    List<String> found = cells().map(Cell::toString).toList();
    assertThat(found).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(expected);
  }

  @ParameterizedTest
  @MethodSource("cells")
  void anIntentAtAStepDoesWhatTheTableSays(Cell cell) {
    Talk talk = at(cell.step());
    TurnId listenedFor = talk.state().turn();
    reply(talk, cell.intent());

    assertThat(talk.state().step()).isEqualTo(cell.next());
    assertThat(talk.said()).isEqualTo(cell.said());
    assertThat(talk.end().map(Enum::name).orElse("-")).isEqualTo(cell.end());
    assertThat(
            talk.answers().stream().map(answer -> answer.status().name()).findFirst().orElse("-"))
        .isEqualTo(cell.status());
    assertThat(talk.answers()).hasSizeLessThanOrEqualTo(1);
    if (cell.next() == Step.ENDED) {
      assertThat(talk.last().lines()).last().isInstanceOf(Line.HangUp.class);
      assertThat(talk.last().facts()).last().isInstanceOf(InterviewFact.Finished.class);
    } else {
      assertThat(talk.last().lines())
          .last()
          .isInstanceOfSatisfying(
              Line.Listen.class,
              listen -> {
                assertThat(listen.turn().number()).isEqualTo(listenedFor.number() + 1);
                assertThat(listen.expected()).isEqualTo(talk.state().expectation().orElseThrow());
              });
    }
  }

  @ParameterizedTest
  @MethodSource("endedByIntent")
  void anEndedTalkTakesNothingBack(Intent intent) {
    for (Talk ended :
        List.of(
            Talk.begun(Talk.RATING, Talk.YES_NO).no(),
            Talk.consented(Talk.YES_NO).answersYes(),
            Talk.consented(Talk.RATING).hangsUp(),
            Talk.consented(Talk.RATING).at(111).tick())) {
      InterviewState before = ended.state();
      List<Line> goodbye = before.lastLines();
      reply(ended, intent);
      assertThat(ended.state()).isEqualTo(before);
      assertThat(ended.last().facts()).isEmpty();
      assertThat(ended.last().lines()).isEqualTo(goodbye);
      assertThat(goodbye).last().isInstanceOf(Line.HangUp.class);
      assertThat(goodbye).noneMatch(Line.Listen.class::isInstance);
    }
  }

  static Stream<Intent> endedByIntent() {
    return Stream.of(Intent.values());
  }

  private static Talk at(Step step) {
    Talk talk = Talk.begun(Talk.RATING, Talk.YES_NO);
    return switch (step) {
      case CONSENT -> talk;
      case QUESTION -> talk.yes();
      case FOLLOW_UP -> talk.yes().score(4);
      case CALLBACK -> talk.later(CallbackTime.SOME_TIME);
      case ENDED -> talk.no();
    };
  }

  private static void reply(Talk talk, Intent intent) {
    String words = "jo fyra var det";
    Understanding meant =
        switch (intent) {
          case ANSWER ->
              Understanding.answer(
                  talk.state().step() == Step.FOLLOW_UP
                      ? new AnswerValue.Words(words)
                      : new AnswerValue.Score(4),
                  0.8,
                  words);
          case CALL_LATER -> Understanding.callLater(CallbackTime.SOME_TIME, 0.8, words);
          default -> Understanding.of(intent, 0.8, words);
        };
    Heard heard = intent == Intent.SILENCE ? new Heard.Silence() : Heard.speech(words);
    talk.on(new InterviewEvent.Replied(talk.state().turn(), heard, meant));
  }
}
