package dev.callkit.examples.elks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

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
import dev.callkit.conduct.Conversations;
import dev.callkit.conduct.Speaker;
import dev.callkit.dialogue.Heard;
import dev.callkit.intake.CallingHours;
import dev.callkit.intake.IntakePolicy;
import dev.callkit.interview.Line;
import dev.callkit.interview.TurnId;
import dev.callkit.interview.UtteranceId;
import dev.callkit.outcome.Disposition;
import dev.callkit.progress.CallRecord;
import dev.callkit.question.AnswerKind;
import dev.callkit.question.Catalogue;
import dev.callkit.question.Question;
import dev.callkit.store.CallStore;
import dev.callkit.telephony.HangupCause;
import dev.callkit.testing.contract.CarrierRig.Meeting;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whole interviews by telephone keys, over real HTTP. */
class ElksInterviewTest {
  private static final Business BUSINESS =
      Business.builder(new BusinessId("matboden"), "Matboden")
          .catalogue(
              new Catalogue(
                  List.of(
                      Question.builder(
                              "nojd",
                              "Hur nöjd var du med besöket, från ett till fem?",
                              AnswerKind.Rating.ONE_TO_FIVE)
                          .build(),
                      Question.builder(
                              "hittade", "Hittade du allt du letade efter?", new AnswerKind.YesNo())
                          .build(),
                      Question.builder(
                              "battre", "Vad kan vi göra bättre?", new AnswerKind.FreeText())
                          .build())))
          .intake(IntakePolicy.DEFAULT.during(CallingHours.always()))
          .build();

  private final ElksHost host = new ElksHost();

  @AfterEach
  void close() {
    host.close();
  }

  private static String presses(List<String> heard) {
    String last = heard.get(heard.size() - 1);
    return last.contains("nöjd") ? "4" : "1";
  }

  private CallRecord call(LocalElks network) throws Exception {
    ElksTelephony carrier =
        new ElksTelephony(
            network.api(),
            "user",
            "password",
            PhoneNumber.of("+46701740699"),
            host.url(),
            LocalElks::audio,
            InstantSource.system());
    host.serve(carrier);
    try (CallKit callKit =
        CallKit.builder()
            .telephony(carrier)
            .store(CallStore.inMemory())
            .business(BUSINESS)
            .build()) {
      carrier.attach(callKit.legEvents(), callKit.conversations());
      callKit.start();
      network.nextPerson(Meeting.ANSWERS);
      Instant now = Instant.now();
      CallSession session =
          callKit.request(
              CallRequest.of(
                  BUSINESS.id(),
                  Respondent.of(PhoneNumber.of("+46701740605")),
                  Visit.at(now.minus(Duration.ofHours(1))),
                  new Basis(new VerificationId("v-1"), now, "feedback on a purchase", true)));
      Instant latest = now.plusSeconds(60);
      while (!hasRung(session) && Instant.now().isBefore(latest)) {
        network.settle();
        LockSupport.parkNanos(20_000_000);
      }
      return session.snapshot();
    }
  }

  private static boolean hasRung(CallSession session) {
    return session.snapshot().attempts().stream().anyMatch(tried -> tried.endedAt().isPresent());
  }

  @Test
  void anInterviewIsHeldByKeysAndOnlyWhatKeysCanAnswerIsAsked() throws Exception {
    try (LocalElks network = new LocalElks(ElksInterviewTest::presses, 9)) {
      CallRecord call = call(network);

      List<String> heard = network.calls().get(0).heard;
      assertThat(call.outcome().orElseThrow().disposition())
          .as("%s", heard)
          .isEqualTo(Disposition.COMPLETE);
      assertThat(call.answers())
          .extracting(answer -> answer.question().value(), answer -> answer.words())
          .containsExactlyInAnyOrder(tuple("nojd", "4"), tuple("hittade", "1"));
      assertThat(heard.get(0)).contains("AI-assistent");
      assertThat(heard).noneMatch(text -> text.contains("göra bättre"));
    }
  }

  @Test
  void whoeverPressesNothingIsLeftInPeace() throws Exception {
    try (LocalElks network = new LocalElks(heard -> "", 9)) {
      CallRecord call = call(network);

      assertThat(call.attempts().get(0).cause()).contains(HangupCause.WE_HUNG_UP);
      assertThat(call.attempts().get(0).outcome().orElseThrow().disposition())
          .isNotIn(Disposition.COMPLETE, Disposition.PARTIAL, Disposition.TECHNICAL);
      assertThat(call.answers()).isEmpty();
    }
  }

  @Test
  void wordsThatComeWhenNobodyWaitsAnyMoreAreSaidAtTheNextRequest() throws Exception {
    ElksTelephony carrier =
        new ElksTelephony(
            new ElksTelephony.ElksApi(host.url(), "user", "password"),
            "password",
            PhoneNumber.of("+46701740699"),
            host.url(),
            LocalElks::audio,
            InstantSource.system(),
            Duration.ofMillis(1));
    Slow slow = new Slow();
    carrier.attach((attempt, event) -> {}, slow);
    String address = carrier.address(AttemptId.parse("matboden.c1.1"), "");
    String path = address.substring(host.url().toString().length());

    assertThat(json(carrier, path + "start")).contains("ivr").doesNotContain("Hej");
    slow.speaker.orElseThrow().speak(List.of(new Line.Say(new UtteranceId(1), "Hej", false)));
    assertThat(json(carrier, path + "turn/1")).contains("Hej");
  }

  private static String json(ElksTelephony carrier, String path) throws Exception {
    Map<String, String> fields = Map.of("callid", "c1", "result", "");
    return carrier.answer(path, fields).toCompletableFuture().get(5, TimeUnit.SECONDS).json();
  }

  /** Thinks for longer than anybody waits. */
  private static final class Slow implements Conversations {
    private Optional<Speaker> speaker = Optional.empty();

    @Override
    public void connected(AttemptId attempt, Speaker where) {
      speaker = Optional.of(where);
    }

    @Override
    public void heard(AttemptId attempt, TurnId turn, Heard heard, Speaker where) {
      throw new AssertionError("what was not said yet comes first");
    }

    @Override
    public void interrupted(AttemptId attempt, UtteranceId utterance, int playedUpTo) {}

    @Override
    public void dropped(AttemptId attempt) {}
  }

  @Test
  void anAddressThatWeDidNotGiveOutIsRefused() throws Exception {
    ElksTelephony carrier =
        new ElksTelephony(
            host.url(),
            "user",
            "password",
            PhoneNumber.of("+46701740699"),
            host.url(),
            LocalElks::audio,
            InstantSource.system());
    AttemptId attempt = AttemptId.parse("matboden.c1.1");
    for (String path :
        List.of(
            "/" + attempt + "/0123456789abcdef0123456789abcdef/start",
            "/" + attempt + "//start",
            "/" + attempt + "/start",
            "/../../etc/passwd/start",
            "/nobody/x/end",
            "")) {
      assertThat(carrier.answer(path, Map.of("callid", "c1")).toCompletableFuture().get().status())
          .as(path)
          .isEqualTo(403);
    }
  }
}
