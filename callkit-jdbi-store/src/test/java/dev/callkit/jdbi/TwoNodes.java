package dev.callkit.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.callkit.CallKit;
import dev.callkit.CallListener;
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
import dev.callkit.dialogue.Heard;
import dev.callkit.intake.CallingHours;
import dev.callkit.intake.IntakePolicy;
import dev.callkit.interview.Line;
import dev.callkit.interview.TurnId;
import dev.callkit.outcome.RetryPolicy;
import dev.callkit.progress.CallEvent;
import dev.callkit.progress.CallRecord;
import dev.callkit.progress.TimelineEntry;
import dev.callkit.question.AnswerKind;
import dev.callkit.question.Catalogue;
import dev.callkit.question.Question;
import dev.callkit.telephony.AnsweredBy;
import dev.callkit.telephony.CarrierCallId;
import dev.callkit.telephony.HangupCause;
import dev.callkit.telephony.LegEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Two nodes in this process, each with a pool of its own; the test is the carrier. */
final class TwoNodes implements AutoCloseable {
  static final BusinessId SHOP = new BusinessId("matboden");

  /** How long a thread waits for a connection, and the pool to find out whether it still works. */
  static final Duration CONNECTION = Duration.ofSeconds(1);

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(45);

  private final List<AutoCloseable> open = new ArrayList<>();
  private final BlockingQueue<AttemptId> dials = new LinkedBlockingQueue<>();
  private final BlockingQueue<CallEvent> events = new LinkedBlockingQueue<>();
  private final List<AttemptId> dialled = new CopyOnWriteArrayList<>();
  private volatile Callable<Void> whileDialling = () -> null;
  private final CallKit first;
  private final CallKit second;

  /** Starts them; the schema is made if it is not there. */
  TwoNodes(String url, String schema, Duration patience) {
    this.first = node(url, schema, patience);
    this.second = node(url, schema, patience);
  }

  private CallKit node(String url, String schema, Duration patience) {
    HikariDataSource pool = TestPostgres.pooled(url, 4);
    pool.setConnectionTimeout(CONNECTION.toMillis());
    pool.setValidationTimeout(CONNECTION.toMillis());
    open.add(pool);
    JdbiCallStore store =
        JdbiCallStore.builder(pool, TestPostgres.KEYS).schema(schema).patience(patience).build();
    store.migrate();
    CallKit node =
        CallKit.builder()
            .telephony(new NoOpCarrier(dial -> dial(dial.attempt())))
            .store(store)
            .business(shop())
            .listener(
                new CallListener() {
                  @Override
                  public void onEvent(CallRecord call, TimelineEntry entry) {
                    events.add(entry.event());
                  }
                })
            .build();
    node.start();
    open.add(0, node);
    return node;
  }

  private static Business shop() {
    Duration soon = Duration.ofSeconds(1);
    return Business.builder(SHOP, "Matboden")
        .catalogue(
            new Catalogue(
                List.of(
                    Question.builder(
                            "hittade", "Hittade du allt du letade efter?", new AnswerKind.YesNo())
                        .build(),
                    Question.builder("battre", "Vad kan bli bättre?", new AnswerKind.FreeText())
                        .build())))
        .intake(IntakePolicy.DEFAULT.during(CallingHours.always()))
        .retry(
            new RetryPolicy(
                3, Duration.ofHours(24), soon, List.of(soon), soon, soon, soon, Duration.ofDays(7)))
        .build();
  }

  private void dial(AttemptId attempt) {
    try {
      whileDialling.call();
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
    dialled.add(attempt);
    dials.add(attempt);
  }

  CallKit first() {
    return first;
  }

  CallKit second() {
    return second;
  }

  /** What happens while the carrier is being asked to dial. */
  void whileDialling(Callable<Void> accident) {
    whileDialling = accident;
  }

  CallSession request(CallKit node, int customer) {
    Instant now = Instant.now();
    return node.request(
        CallRequest.of(
            SHOP,
            Respondent.of(
                PhoneNumber.of(String.format(Locale.ROOT, "+4670%07d", 1_740_600 + customer))),
            Visit.at(now),
            new Basis(new VerificationId("v" + customer), now, "feedback on a purchase", true)));
  }

  /** Every dial so far, in order. */
  List<AttemptId> dialled() {
    return List.copyOf(dialled);
  }

  AttemptId awaitDial() throws InterruptedException {
    AttemptId attempt = dials.poll(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS);
    assertThat(attempt).as("a dial within %s", LONGEST_WAIT).isNotNull();
    return attempt;
  }

  void awaitEvent(Class<? extends CallEvent> kind) throws InterruptedException {
    CallEvent event;
    do {
      event = events.poll(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS);
      assertThat(event).as("%s within %s", kind.getSimpleName(), LONGEST_WAIT).isNotNull();
    } while (!kind.isInstance(event));
  }

  /** The person picks up, and hears the introduction. */
  Talk answered(CallKit node, CallSession session) throws InterruptedException {
    if (dialled.size() < 2) {
      awaitDial();
    }
    Talk talk = new Talk(dialled.get(dialled.size() - 1));
    node.legEvents()
        .accept(
            talk.attempt,
            new LegEvent.Answered(
                Instant.now(), new CarrierCallId(talk.attempt.toString()), AnsweredBy.HUMAN));
    node.conversations().connected(talk.attempt, talk);
    talk.awaitReply();
    return talk;
  }

  /** One line: what is said on it in both directions. */
  final class Talk implements Speaker {
    private final AttemptId attempt;
    private final BlockingQueue<List<Line>> replies = new LinkedBlockingQueue<>();
    private final List<String> fillers = new CopyOnWriteArrayList<>();
    private List<Line> lines = List.of();

    private Talk(AttemptId attempt) {
      this.attempt = attempt;
    }

    @Override
    public boolean speak(List<Line> reply) {
      return replies.add(reply);
    }

    @Override
    public boolean fill(String words) {
      return fillers.add(words);
    }

    /** The person says something; the reply is still to come. */
    void says(CallKit node, String words) {
      TurnId turn =
          lines.stream()
              .filter(Line.Listen.class::isInstance)
              .map(line -> ((Line.Listen) line).turn())
              .findFirst()
              .orElseThrow();
      node.conversations().heard(attempt, turn, Heard.speech(words), this);
    }

    void hears(CallKit node, String words) throws InterruptedException {
      says(node, words);
      awaitReply();
    }

    void awaitReply() throws InterruptedException {
      List<Line> reply = replies.poll(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS);
      assertThat(reply).as("a reply within %s", LONGEST_WAIT).isNotNull();
      lines = reply;
    }

    /** The last reply. */
    List<Line> lines() {
      return lines;
    }

    String said() {
      return lines.stream()
          .filter(Line.Say.class::isInstance)
          .map(line -> ((Line.Say) line).text())
          .collect(Collectors.joining(" "));
    }

    List<String> fillers() {
      return List.copyOf(fillers);
    }

    void reportsEnd(CallKit node, HangupCause cause) {
      node.legEvents().accept(attempt, LegEvent.Ended.of(Instant.now(), cause));
    }

    CallRecord ends(CallKit node, HangupCause cause) throws InterruptedException {
      reportsEnd(node, cause);
      awaitEvent(CallEvent.Closed.class);
      return node.session(attempt.call()).orElseThrow().snapshot();
    }
  }

  @Override
  public void close() {
    for (AutoCloseable one : open) {
      try {
        one.close();
      } catch (Exception failed) {
        throw new IllegalStateException(failed);
      }
    }
  }
}
