package dev.callkit.bench;

import dev.callkit.CallKit;
import dev.callkit.CallSession;
import dev.callkit.business.Business;
import dev.callkit.call.Basis;
import dev.callkit.call.BusinessId;
import dev.callkit.call.CallRequest;
import dev.callkit.call.PhoneNumber;
import dev.callkit.call.Respondent;
import dev.callkit.call.VerificationId;
import dev.callkit.call.Visit;
import dev.callkit.intake.CallingHours;
import dev.callkit.intake.IntakePolicy;
import dev.callkit.progress.CallRecord;
import dev.callkit.question.AnswerKind;
import dev.callkit.question.Catalogue;
import dev.callkit.question.Question;
import dev.callkit.store.CallStore;
import dev.callkit.testing.simulation.Respondents;
import dev.callkit.testing.simulation.SimulatedCarrier;
import dev.callkit.testing.simulation.SimulatedRespondent;
import dev.callkit.testing.simulation.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A whole call, from the request to its last state, over the in-memory store in virtual time: four
 * questions, six turns, the simulated carrier and the polling included.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class WholeCallBenchmark {
  private static final BusinessId STORE = new BusinessId("matboden");
  private static final Instant MORNING = Instant.parse("2026-11-23T09:00:00Z");

  private VirtualTime time = new VirtualTime(MORNING);
  private CallKit callKit = wire(time);
  private int calls;

  /** A fresh library, so that no iteration pays for the calls of the one before. */
  @Setup(Level.Iteration)
  public void fresh() {
    callKit.close();
    time = new VirtualTime(MORNING);
    callKit = wire(time);
    callKit.start();
  }

  private static CallKit wire(VirtualTime time) {
    List<Question> questions =
        List.of(
            question("nojd", "Hur nöjd var du med besöket, från ett till fem?", 1),
            question("personal", "Hur upplevde du personalen, från ett till fem?", 2),
            question("utbud", "Hur upplevde du utbudet, från ett till fem?", 3),
            question("pris", "Hur upplevde du priserna, från ett till fem?", 4));
    Business business =
        Business.builder(STORE, "Matboden")
            .catalogue(new Catalogue(questions))
            .intake(IntakePolicy.DEFAULT.during(CallingHours.always()).withCooldown(Duration.ZERO))
            .build();
    SimulatedCarrier carrier =
        SimulatedCarrier.builder(
                time,
                Respondents.always(
                    () ->
                        SimulatedRespondent.scripted(
                            List.of("ja visst", "fyra", "en femma", "tre", "fyra"))))
            .build();
    CallKit callKit =
        CallKit.builder()
            .telephony(carrier)
            .store(CallStore.inMemory())
            .business(business)
            .clock(time)
            .tasks(time)
            .build();
    carrier.attach(callKit.legEvents(), callKit.conversations());
    return callKit;
  }

  private static Question question(String id, String text, int place) {
    return Question.builder(id, text, AnswerKind.Rating.ONE_TO_FIVE)
        .time(Duration.ofSeconds(10 + place))
        .build();
  }

  /** One call. */
  @Benchmark
  public CallRecord call() {
    Instant now = time.instant();
    CallRequest request =
        CallRequest.of(
            STORE,
            Respondent.of(PhoneNumber.of("+46701740605")),
            Visit.at(now),
            new Basis(new VerificationId("v" + calls++), now, "benchmark", true));
    CallSession session = callKit.request(request);
    boolean ended =
        time.runUntil(() -> session.snapshot().status().isFinal(), Duration.ofMinutes(5));
    if (!ended) {
      throw new IllegalStateException("the call did not end");
    }
    return session.snapshot();
  }
}
