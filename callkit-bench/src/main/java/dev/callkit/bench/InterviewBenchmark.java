package dev.callkit.bench;

import dev.callkit.dialogue.Heard;
import dev.callkit.dialogue.Intent;
import dev.callkit.dialogue.Understanding;
import dev.callkit.interview.Interview;
import dev.callkit.interview.InterviewEvent;
import dev.callkit.interview.InterviewLimits;
import dev.callkit.interview.InterviewPlan;
import dev.callkit.interview.InterviewState;
import dev.callkit.interview.InterviewStep;
import dev.callkit.interview.Script;
import dev.callkit.question.AnswerKind;
import dev.callkit.question.AnswerValue;
import dev.callkit.question.Question;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One turn of the interview machine: an answer comes in, the next question goes out. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class InterviewBenchmark {
  private static final Instant ANSWERED = Instant.parse("2026-11-23T09:00:00Z");
  private static final Instant LATER = ANSWERED.plusSeconds(30);

  private final InterviewState second = secondQuestion();
  private final InterviewEvent answer = four(second);
  private final InterviewEvent unclear =
      new InterviewEvent.Replied(second.turn(), Heard.speech("tja"), Understanding.unclear());

  /** A talk of six questions that waits for the answer to its second one. */
  private static InterviewState secondQuestion() {
    List<Question> questions =
        IntStream.rangeClosed(1, 6)
            .mapToObj(
                number ->
                    Question.builder(
                            "q" + number,
                            "Hur nöjd var du med besöket, från ett till fem?",
                            AnswerKind.Rating.ONE_TO_FIVE)
                        .time(Duration.ofSeconds(12))
                        .build())
            .toList();
    InterviewPlan plan =
        new InterviewPlan(
            "Matboden",
            Optional.of("Kim"),
            ANSWERED.minusSeconds(3600),
            ZoneId.of("Europe/Stockholm"),
            questions,
            Map.of(),
            Script.standard(),
            InterviewLimits.DEFAULT,
            false);
    InterviewState state = Interview.begin(plan, ANSWERED).state();
    state =
        Interview.on(
                state,
                new InterviewEvent.Replied(
                    state.turn(),
                    Heard.speech("ja visst"),
                    Understanding.of(Intent.AFFIRM, 0.95, "ja visst")),
                ANSWERED.plusSeconds(20))
            .state();
    return Interview.on(state, four(state), ANSWERED.plusSeconds(25)).state();
  }

  private static InterviewEvent four(InterviewState state) {
    return new InterviewEvent.Replied(
        state.turn(),
        Heard.speech("en fyra"),
        Understanding.answer(new AnswerValue.Score(4), 0.95, "en fyra"));
  }

  /** Answer, next question. */
  @Benchmark
  public InterviewStep answer() {
    return Interview.on(second, answer, LATER);
  }

  /** No match, reprompt. */
  @Benchmark
  public InterviewStep reprompt() {
    return Interview.on(second, unclear, LATER);
  }
}
