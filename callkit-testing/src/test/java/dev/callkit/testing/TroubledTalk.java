package dev.callkit.testing;

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
import dev.callkit.conduct.Speaker;
import dev.callkit.dialogue.DialogueEngine;
import dev.callkit.dialogue.Heard;
import dev.callkit.interview.InterviewFact;
import dev.callkit.interview.InterviewState;
import dev.callkit.interview.Line;
import dev.callkit.interview.Script;
import dev.callkit.interview.TurnId;
import dev.callkit.progress.CallEvent;
import dev.callkit.question.AnswerKind;
import dev.callkit.question.Catalogue;
import dev.callkit.question.Question;
import dev.callkit.store.CallStore;
import dev.callkit.store.StoreException;
import dev.callkit.telephony.AnsweredBy;
import dev.callkit.telephony.HangupCause;
import dev.callkit.telephony.LegEvent;
import dev.callkit.testing.simulation.VirtualTime;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A talk of two questions, in virtual time, with a store that can be told to fail. */
final class TroubledTalk {
  static final BusinessId SHOP = new BusinessId("matboden");
  static final Duration LEASE = Duration.ofSeconds(60);
  static final Duration MOMENT = Duration.ofMillis(1);

  /** In memory; the next calls of some of its methods fail, before or after they have worked. */
  static final class FailingStore {
    private final CallStore memory = CallStore.inMemory();
    private List<String> methods = List.of();
    private int failures;
    private boolean afterwards;
    private Runnable meanwhile = () -> {};
    boolean retryable = true;

    /** From now on so many calls of a method fail. */
    void fails(String method, int times) {
      methods = List.of(method);
      failures = times;
    }

    /** From now on so many calls of a method work, and say that they have not. */
    void loses(String method, int times) {
      fails(method, times);
      afterwards = true;
    }

    /** From now on nobody answers. */
    void isAway() {
      methods = List.of("find", "save", "claimDue", "ledger", "person");
      failures = Integer.MAX_VALUE;
    }

    void isBack() {
      failures = 0;
    }

    /** From now on each failure takes its time. */
    void takesLong(Runnable wait) {
      meanwhile = wait;
    }

    CallStore port() {
      return (CallStore)
          Proxy.newProxyInstance(
              CallStore.class.getClassLoader(),
              new Class<?>[] {CallStore.class},
              (proxy, called, arguments) -> {
                boolean fails = failures > 0 && methods.contains(called.getName());
                failures -= fails ? 1 : 0;
                if (fails && !afterwards) {
                  meanwhile.run();
                  throw failure();
                }
                try {
                  Object result = called.invoke(memory, arguments);
                  if (fails) {
                    throw failure();
                  }
                  return result;
                } catch (InvocationTargetException thrown) {
                  throw thrown.getCause();
                }
              });
    }

    private StoreException failure() {
      return new StoreException("on purpose", retryable, new IllegalStateException());
    }
  }

  final VirtualTime time = new VirtualTime(Instant.parse("2026-11-23T09:00:00Z"));
  final FailingStore store = new FailingStore();
  final HandCarrier carrier = new HandCarrier();
  final List<List<Line>> spoken = new ArrayList<>();
  final List<String> filled = new ArrayList<>();
  final CallKit callKit;
  final CallSession session;
  private int attempt = 1;

  /** Where our words go: a line that can be spoken to at any time. */
  final Speaker speaker =
      new Speaker() {
        @Override
        public boolean speak(List<Line> lines) {
          return spoken.add(lines);
        }

        @Override
        public boolean fill(String words) {
          return filled.add(words);
        }
      };

  TroubledTalk() {
    this(DialogueEngine.swedishRules(), Script.standard());
  }

  /** Requested and dialled, not yet answered. */
  TroubledTalk(DialogueEngine engine, Script script) {
    callKit =
        CallKit.builder()
            .telephony(carrier)
            .store(store.port())
            .business(
                Business.builder(SHOP, "Matboden")
                    .script(script)
                    .catalogue(
                        new Catalogue(
                            List.of(
                                question("nojd", "Hur nöjd var du med besöket, ett till fem?"),
                                question("utbud", "Hur var utbudet, ett till fem?"))))
                    .build())
            .dialogue(engine)
            .clock(time)
            .tasks(time)
            .chance(() -> 0)
            .node("here")
            .lease(LEASE)
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
  }

  private static Question question(String id, String text) {
    return Question.builder(id, text, AnswerKind.Rating.ONE_TO_FIVE)
        .time(Duration.ofSeconds(15))
        .build();
  }

  AttemptId attempt() {
    return new AttemptId(session.id(), attempt);
  }

  /** From now on the second attempt is meant. */
  void nextAttempt() {
    attempt++;
  }

  void answer() {
    report(new LegEvent.Answered(time.instant(), HandCarrier.call(attempt).id(), AnsweredBy.HUMAN));
  }

  void end(HangupCause cause) {
    report(LegEvent.Ended.of(time.instant(), cause));
  }

  private void report(LegEvent event) {
    callKit.legEvents().accept(attempt(), event);
    time.runFor(MOMENT);
  }

  void connect() {
    callKit.conversations().connected(attempt(), speaker);
    time.runFor(MOMENT);
  }

  /** Answered, introduced and agreed to. */
  TroubledTalk consented() {
    answer();
    connect();
    hear("ja visst");
    return this;
  }

  TurnId turn() {
    return session.snapshot().talk().map(InterviewState::turn).orElseThrow();
  }

  void hear(String words) {
    hear(turn(), words);
  }

  void hear(TurnId turn, String words) {
    callKit.conversations().heard(attempt(), turn, Heard.speech(words), speaker);
    time.runFor(MOMENT);
  }

  List<Line> lastSpoken() {
    return spoken.get(spoken.size() - 1);
  }

  long repliesStored() {
    return session.events().stream()
        .filter(
            entry ->
                entry.event() instanceof CallEvent.Talk talk
                    && talk.fact() instanceof InterviewFact.Replied)
        .count();
  }
}
