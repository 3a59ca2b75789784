package dev.callkit.testing.simulation;

import static dev.callkit.testing.simulation.Lines.hangUp;
import static dev.callkit.testing.simulation.Lines.say;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.call.AttemptId;
import dev.callkit.call.PhoneNumber;
import dev.callkit.dialogue.Expectation;
import dev.callkit.interview.Line;
import dev.callkit.interview.TurnId;
import dev.callkit.telephony.DialRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The carrier on threads. Paces are so fast that nothing need be waited for. */
@Timeout(30)
class RealTimeTest {
  private final RealTime time = new RealTime(8);
  private final CountDownLatch over = new CountDownLatch(20);

  @AfterEach
  void close() {
    time.close();
  }

  private SimulatedCarrier carrier(RecordingLibrary library, Respondents respondents) {
    SimulatedCarrier carrier =
        SimulatedCarrier.builder(time, respondents)
            .ourPace(100_000)
            .theirPace(100_000)
            .setUp(Duration.ZERO)
            .listener(
                (attempt, sound) -> {
                  library.heard(attempt, sound);
                  if (sound instanceof Audible.Over) {
                    over.countDown();
                  }
                })
            .build();
    carrier.attach(library, library);
    return carrier;
  }

  private static DialRequest request(int attempt) {
    return new DialRequest(
        AttemptId.parse("butiken.samtal." + attempt),
        PhoneNumber.of("+46701234567"),
        Duration.ofSeconds(30),
        Duration.ofSeconds(130));
  }

  private static Line listen(int turn, Duration noInputAfter) {
    return new Line.Listen(new TurnId(turn), new Expectation.Consent(), noInputAfter, List.of());
  }

  private static SimulatedRespondent answeringAtOnce(SimulatedRespondent respondent) {
    return respondent.meeting(Pickup.personAfter(Duration.ZERO));
  }

  @Test
  void talksOnManyLinesAtOnceAndEndsEachExactlyOnce() throws InterruptedException {
    Function<Optional<TurnId>, List<Line>> lines =
        RecordingLibrary.inTurn(
            List.of(
                List.of(say(1, "Hej!"), listen(1, Duration.ofSeconds(20))),
                List.of(say(2, "Tack!"), hangUp())));
    RecordingLibrary library = new RecordingLibrary(time, lines);
    SimulatedCarrier carrier =
        carrier(
            library,
            Respondents.always(
                () -> answeringAtOnce(prompt -> Reply.says("ja", Duration.ofMillis(1)))));

    for (int attempt = 1; attempt <= 20; attempt++) {
      carrier.dial(request(attempt));
    }

    assertThat(over.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(library.ends()).hasSizeLessThanOrEqualTo(20);
    assertThat(library.heard).hasSize(20);
    assertThat(library.sounds).filteredOn(Audible.Over.class::isInstance).hasSize(20);
  }

  @Test
  void wordsThatComeAfterTheSilenceAreHeardInTheNextListening() throws InterruptedException {
    CountDownLatch silenceReported = new CountDownLatch(1);
    Function<Optional<TurnId>, List<Line>> lines =
        turn -> {
          if (turn.isPresent() && turn.get().number() == 1) {
            silenceReported.countDown();
            return List.of(say(2, "Är du kvar?"), listen(2, Duration.ofSeconds(20)));
          }
          return turn.isPresent()
              ? List.of(hangUp())
              : List.of(say(1, "Hej!"), listen(1, Duration.ofMillis(20)));
        };
    RecordingLibrary library = new RecordingLibrary(time, lines);
    SimulatedRespondent slow =
        SimulatedRespondent.asking(
            prompt -> {
              try {
                silenceReported.await();
              } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
              }
              return Optional.of("ja");
            });
    CountDownLatch end = new CountDownLatch(1);
    SimulatedCarrier carrier =
        SimulatedCarrier.builder(time, Respondents.always(() -> answeringAtOnce(slow)))
            .ourPace(100_000)
            .theirPace(100_000)
            .setUp(Duration.ZERO)
            .listener(
                (attempt, sound) -> {
                  if (sound instanceof Audible.Over) {
                    end.countDown();
                  }
                })
            .build();
    carrier.attach(library, library);

    carrier.dial(request(1));

    assertThat(end.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(library.log.stream().map(entry -> entry.substring(entry.indexOf(' ') + 1)))
        .containsSubsequence("heard 1 ", "heard 2 ja");
  }
}
