package dev.callkit.interview;

import static dev.callkit.Seeds.pick;

import dev.callkit.dialogue.CallbackTime;
import dev.callkit.dialogue.Heard;
import dev.callkit.dialogue.Intent;
import dev.callkit.dialogue.Understanding;
import dev.callkit.question.AnswerKind;
import dev.callkit.question.AnswerValue;
import dev.callkit.question.Priority;
import dev.callkit.question.Question;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;

/** Makes plans and events by chance. Every word and name holds {@link #SECRET}. */
final class RandomTalk {
  static final String SECRET = "zq";

  private final Random chance;

  RandomTalk(Random chance) {
    this.chance = chance;
  }

  InterviewPlan plan() {
    List<Question> questions = new ArrayList<>();
    int count = chance.nextInt(7);
    for (int number = 0; number < count; number++) {
      Question.Builder question =
          Question.builder("q" + number, "Vad tycker du om sak nummer " + number + "?", kind())
              .priority(pick(chance, Priority.values()))
              .time(Duration.ofSeconds(5 + chance.nextInt(40)));
      if (chance.nextInt(3) == 0) {
        question.followUp("Vill du berätta mer om sak " + number + "?");
      }
      questions.add(question.build());
    }
    return new InterviewPlan(
        "Bod" + SECRET,
        chance.nextBoolean() ? Optional.of("Anna" + SECRET + "{$1") : Optional.empty(),
        Talk.ANSWERED.minusSeconds(chance.nextInt(1_000_000)),
        Talk.ZONE,
        questions,
        Map.of(),
        Script.standard(),
        InterviewLimits.DEFAULT,
        chance.nextInt(5) == 0);
  }

  private AnswerKind kind() {
    return pick(
        chance,
        AnswerKind.Rating.ONE_TO_FIVE,
        new AnswerKind.Nps(),
        new AnswerKind.YesNo(),
        new AnswerKind.Choice(List.of("frukt", "bröd")),
        AnswerKind.Number.ANY,
        new AnswerKind.FreeText());
  }

  InterviewEvent event(InterviewState state) {
    int which = chance.nextInt(100);
    if (which < 60) {
      return replied(state.turn(), state);
    }
    if (which < 68) {
      return new InterviewEvent.Speaking(near(state.turn()), speech(false));
    }
    if (which < 78) {
      int number = 1 + chance.nextInt(state.utterances() + 1);
      return new InterviewEvent.Interrupted(new UtteranceId(number), chance.nextInt(400));
    }
    if (which < 88) {
      return replied(near(state.turn()), state);
    }
    if (which < 96) {
      return new InterviewEvent.Tick(pending(state));
    }
    return which < 99
        ? new InterviewEvent.Reconnected()
        : new InterviewEvent.HungUp(pending(state));
  }

  InterviewEvent.Replied replied(TurnId turn, InterviewState state) {
    Heard heard =
        chance.nextInt(8) == 0
            ? new Heard.Silence()
            : chance.nextInt(8) == 0 ? new Heard.Keys("" + chance.nextInt(11)) : speech(true);
    return new InterviewEvent.Replied(turn, heard, understanding(heard.words(), state));
  }

  private TurnId near(TurnId turn) {
    return new TurnId(Math.max(1, turn.number() + chance.nextInt(4) - 2));
  }

  private Heard speech(boolean complete) {
    StringBuilder words = new StringBuilder();
    int count = chance.nextInt(20) == 0 ? 0 : 1 + chance.nextInt(3);
    for (int word = 0; word < count; word++) {
      words.append(SECRET).append(pick(chance, "ja", "nej", "fyra", "tio", "mm")).append(' ');
    }
    return new Heard.Speech(words.toString(), OptionalDouble.empty(), complete, Optional.empty());
  }

  private Optional<Understanding> pending(InterviewState state) {
    return chance.nextInt(3) == 0
        ? Optional.empty()
        : Optional.of(understanding(state.pendingWords(), state));
  }

  /** Mostly one that fits; the value, the evidence or the intent may be wrong. */
  private Understanding understanding(String words, InterviewState state) {
    String evidence = chance.nextInt(10) == 0 ? SECRET + "annat" : words;
    Intent likely = state.consented() ? Intent.ANSWER : Intent.AFFIRM;
    Intent intent = chance.nextInt(3) == 0 ? pick(chance, Intent.values()) : likely;
    double confidence = chance.nextDouble();
    return switch (intent) {
      case ANSWER -> Understanding.answer(value(words, state), confidence, evidence);
      case CALL_LATER -> Understanding.callLater(callback(), confidence, evidence);
      default -> Understanding.of(intent, confidence, evidence);
    };
  }

  private CallbackTime callback() {
    return chance.nextBoolean()
        ? CallbackTime.SOME_TIME
        : CallbackTime.at(LocalDate.of(2026, 11, 24), java.time.LocalTime.NOON);
  }

  private AnswerValue value(String words, InterviewState state) {
    AnswerKind kind = state.current().map(Question::kind).orElse(new AnswerKind.FreeText());
    boolean free =
        kind instanceof AnswerKind.FreeText
            || state.step() == InterviewState.Step.FOLLOW_UP
            || chance.nextInt(10) == 0;
    if (free) {
      return new AnswerValue.Words(chance.nextInt(5) == 0 ? SECRET + "påhittat" : words);
    }
    if (kind instanceof AnswerKind.YesNo) {
      return new AnswerValue.YesOrNo(chance.nextBoolean());
    }
    if (kind instanceof AnswerKind.Choice) {
      return new AnswerValue.Option(pick(chance, "frukt", "bröd", "ost"));
    }
    if (kind instanceof AnswerKind.Number) {
      return new AnswerValue.Quantity(BigDecimal.valueOf(chance.nextInt(20) - 4));
    }
    return new AnswerValue.Score(chance.nextInt(14) - 1);
  }
}
