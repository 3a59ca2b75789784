package dev.callkit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.CallKit;
import dev.callkit.CallSession;
import dev.callkit.business.Business;
import dev.callkit.call.AttemptId;
import dev.callkit.call.Basis;
import dev.callkit.call.BusinessId;
import dev.callkit.call.CallRequest;
import dev.callkit.call.PhoneNumber;
import dev.callkit.call.Respondent;
import dev.callkit.call.VerificationId;
import dev.callkit.call.Visit;
import dev.callkit.dialogue.Heard;
import dev.callkit.interview.InterviewFact;
import dev.callkit.interview.InterviewState;
import dev.callkit.interview.Line;
import dev.callkit.interview.TurnId;
import dev.callkit.progress.CallEvent;
import dev.callkit.question.AnswerKind;
import dev.callkit.question.Catalogue;
import dev.callkit.question.Question;
import dev.callkit.store.CallStore;
import dev.callkit.store.StoreException;
import dev.callkit.telephony.AnsweredBy;
import dev.callkit.telephony.LegEvent;
import dev.callkit.testing.simulation.VirtualTime;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A store that does not answer for a while, in the middle of a talk. */
class StoreOutageTest {
  private static final BusinessId SHOP = new BusinessId("matboden");
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(5);

  /** In memory; the next calls of one of its methods fail, before or after they have worked. */
  private static final class FailingStore {
    private final CallStore memory = CallStore.inMemory();
    private String method = "save";
    private int failures;
    private boolean afterwards;
    private boolean retryable = true;

    CallStore port() {
      return (CallStore)
          Proxy.newProxyInstance(
              CallStore.class.getClassLoader(),
              new Class<?>[] {CallStore.class},
              (proxy, called, arguments) -> {
                boolean fails = failures > 0 && called.getName().equals(method);
                failures -= fails ? 1 : 0;
                if (fails && !afterwards) {
                  throw new StoreException("on purpose", retryable, new IllegalStateException());
                }
                try {
                  Object result = called.invoke(memory, arguments);
                  if (fails) {
                    throw new StoreException("on purpose", retryable, new IllegalStateException());
                  }
                  return result;
                } catch (InvocationTargetException thrown) {
                  throw thrown.getCause();
                }
              });
    }
  }

  private final VirtualTime time = new VirtualTime(Instant.parse("2026-11-23T09:00:00Z"));
  private final FailingStore store = new FailingStore();
  private final HandCarrier carrier = new HandCarrier();
  private final List<List<Line>> spoken = new ArrayList<>();
  private CallKit callKit;
  private CallSession session;

  @BeforeEach
  void aTalkHasBegun() {
    callKit =
        CallKit.builder()
            .telephony(carrier)
            .store(store.port())
            .business(
                Business.builder(SHOP, "Matboden")
                    .catalogue(
                        new Catalogue(
                            List.of(
                                question("nojd", "Hur nöjd var du med besöket, ett till fem?"),
                                question("utbud", "Hur var utbudet, ett till fem?"))))
                    .build())
            .clock(time)
            .tasks(time)
            .chance(() -> 0)
            .node("here")
            .build();
    callKit.start();
    session =
        callKit.request(
            CallRequest.of(
                SHOP,
                Respondent.of(PhoneNumber.of("+46701740605")),
                Visit.at(time.instant()),
                new Basis(new VerificationId("v1"), time.instant(), "feedback", true)));
    time.runFor(Duration.ofSeconds(1));
    callKit
        .legEvents()
        .accept(
            attempt(),
            new LegEvent.Answered(time.instant(), HandCarrier.call(1).id(), AnsweredBy.HUMAN));
    time.runFor(Duration.ofMillis(1));
  }

  private static Question question(String id, String text) {
    return Question.builder(id, text, AnswerKind.Rating.ONE_TO_FIVE)
        .time(Duration.ofSeconds(15))
        .build();
  }

  private AttemptId attempt() {
    return new AttemptId(session.id(), 1);
  }

  private void connect() {
    callKit.conversations().connected(attempt(), this::speak);
    time.runFor(Duration.ofMillis(1));
  }

  private boolean speak(List<Line> lines) {
    spoken.add(lines);
    return true;
  }

  private void hear(String words) {
    TurnId turn = session.snapshot().talk().map(InterviewState::turn).orElseThrow();
    callKit.conversations().heard(attempt(), turn, Heard.speech(words), this::speak);
    time.runFor(Duration.ofMillis(1));
  }

  private void fails(String method, int times, boolean afterwards) {
    store.method = method;
    store.failures = times;
    store.afterwards = afterwards;
  }

  private long repliesStored() {
    return session.events().stream()
        .filter(
            entry ->
                entry.event() instanceof CallEvent.Talk talk
                    && talk.fact() instanceof InterviewFact.Replied)
        .count();
  }

  @Test
  void anAnswerThatCannotBeSavedAtOnceIsSavedAndAnsweredLater() {
    connect();
    hear("ja visst");
    fails("save", 4, false);
    hear("fyra");
    assertThat(spoken).hasSize(2);
    time.runFor(Duration.ofSeconds(2));
    assertThat(session.snapshot().answers()).hasSize(1);
    assertThat(spoken).hasSize(3);
    assertThat(spoken.get(2)).anyMatch(Line.Listen.class::isInstance);
    assertThat(repliesStored()).isEqualTo(2);
  }

  @Test
  void anAnswerIsNotTakenForUnclearBecauseTheStoreCouldNotBeRead() {
    connect();
    hear("ja visst");
    TurnId turn = session.snapshot().talk().orElseThrow().turn();
    fails("find", 2, false);
    callKit.conversations().heard(attempt(), turn, Heard.speech("fyra"), this::speak);
    time.runFor(Duration.ofSeconds(1));
    assertThat(session.snapshot().answers())
        .extracting(answer -> answer.value().map(value -> value.text()).orElse("-"))
        .containsExactly("4");
  }

  @Test
  void aSaveThatWorkedThoughItsAnswerWasLostIsNotMadeTwice() {
    connect();
    fails("save", 1, true);
    hear("ja visst");
    time.runFor(Duration.ofSeconds(1));
    assertThat(spoken).hasSize(2);
    assertThat(spoken.get(1)).isEqualTo(session.snapshot().talk().orElseThrow().lastLines());
    assertThat(repliesStored()).isEqualTo(1);
  }

  @Test
  void aGreetingWaitsForTheStoreAsWell() {
    fails("save", 3, false);
    connect();
    assertThat(spoken).isEmpty();
    time.runFor(Duration.ofSeconds(2));
    assertThat(spoken).hasSize(1);
    assertThat(spoken.get(0)).anyMatch(Line.Say.class::isInstance);
  }

  @Test
  void whenItLastsTooLongNothingIsSaidAndThePersonIsHungUpOn() {
    connect();
    fails("save", Integer.MAX_VALUE, false);
    hear("ja visst");
    time.runFor(LONGEST_SILENCE.minusSeconds(1));
    assertThat(spoken).hasSize(1);
    time.runFor(Duration.ofSeconds(1));
    assertThat(spoken).hasSize(2);
    assertThat(spoken.get(1)).containsExactly(new Line.HangUp());
  }

  @Test
  void whatNoRetryCanHelpIsGivenUpAtOnce() {
    connect();
    store.retryable = false;
    fails("save", 1, false);
    hear("ja visst");
    assertThat(spoken.get(1)).containsExactly(new Line.HangUp());
  }
}
