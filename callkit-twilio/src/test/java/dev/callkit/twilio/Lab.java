package dev.callkit.twilio;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.callkit.progress.CallRecord;
import dev.callkit.progress.CallStatus;
import dev.callkit.question.AnswerKind;
import dev.callkit.question.Catalogue;
import dev.callkit.question.Priority;
import dev.callkit.question.Question;
import dev.callkit.testing.simulation.FastTime;
import dev.callkit.testing.simulation.Reply;
import dev.callkit.testing.twilio.Callee;
import dev.callkit.testing.twilio.Callees;
import dev.callkit.testing.twilio.LocalTwilio;
import dev.callkit.testing.twilio.PlacedCall;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Everything between a host and a telephone, over real HTTP and sockets: nodes with their servers,
 * a local Twilio and the person who is rung. Monday 2026-11-23, 10 o'clock in Sweden; time passes
 * faster than on the wall.
 */
final class Lab implements AutoCloseable {
  static final String ACCOUNT = "AC00000000000000000000000000000001";
  static final String TOKEN = "0123456789abcdef0123456789abcdef";
  static final PhoneNumber FROM = PhoneNumber.of("+46701740699");
  static final BusinessId SHOP = new BusinessId("hallen");
  static final int PACE = 8;
  private static final Duration LONGEST = Duration.ofSeconds(40);

  private static final Catalogue CATALOGUE =
      new Catalogue(
          List.of(
              question(
                  "1-nojd",
                  "Hur nöjd är du med besöket, på en skala från ett till fem?",
                  AnswerKind.Rating.ONE_TO_FIVE),
              question(
                  "2-rekommendera",
                  "Hur troligt är det att du rekommenderar oss, från noll till tio?",
                  new AnswerKind.Nps()),
              question("3-hittade", "Hittade du allt du letade efter?", new AnswerKind.YesNo()),
              question("4-battre", "Vad kan vi göra bättre?", new AnswerKind.FreeText())));

  /** One process of the host. */
  final class Node implements AutoCloseable {
    final JavalinHost server;
    final TwilioTelephony twilio;
    final CallKit callKit;
    private final FastTime own;

    private Node(String name, JavalinHost server, TwilioTelephony twilio, FastTime own) {
      this.server = server;
      this.twilio = twilio;
      this.own = own;
      AtomicInteger ids = new AtomicInteger();
      this.callKit =
          CallKit.builder()
              .telephony(twilio)
              .store(store)
              .business(Business.builder(SHOP, "Hallens livs").catalogue(CATALOGUE).build())
              .clock(time)
              .tasks(own)
              .chance(() -> 0.5)
              .ids(() -> name + "-" + ids.incrementAndGet())
              .node(name)
              .build();
      twilio.attach(callKit.legEvents(), callKit.conversations());
      callKit.start();
    }

    /** The process dies: its connections break, and nothing of it happens any more. */
    void kill() {
      alive.remove(this);
      front.nodes(alive.stream().map(node -> node.server.url().getPort()).toList());
      own.close();
      server.close();
      twilio.close();
    }

    @Override
    public void close() {
      callKit.close();
      kill();
    }
  }

  final FastTime time;
  final LocalTwilio twilio;
  final HeldStore store = new HeldStore();
  final List<Node> nodes = new ArrayList<>();
  private final List<Node> alive = new CopyOnWriteArrayList<>();
  private final Front front = new Front();
  private final UnaryOperator<TwilioBuilder> how;

  private Lab(Callees callees, UnaryOperator<TwilioBuilder> how) {
    this.time =
        new FastTime(
            LocalDateTime.of(2026, 11, 23, 10, 0).atZone(Respondent.SWEDEN).toInstant(), PACE, 8);
    this.twilio = LocalTwilio.builder(ACCOUNT, TOKEN, time, callees).start();
    this.how = how;
  }

  /** One node, which talks in this way. */
  static Lab with(WayToTalk way, Callees callees) {
    return with(way, callees, builder -> builder);
  }

  static Lab with(WayToTalk way, Callees callees, UnaryOperator<TwilioBuilder> how) {
    Lab lab = new Lab(callees, builder -> how.apply(builder.talkBy(way)));
    lab.node("one");
    return lab;
  }

  Node node(String name) {
    TwilioTelephony[] adapter = new TwilioTelephony[1];
    JavalinHost server = new JavalinHost(() -> adapter[0]);
    FastTime own = time.sameTime(8);
    adapter[0] =
        how.apply(
                TwilioTelephony.builder(ACCOUNT, TOKEN)
                    .from(FROM)
                    .publicUrl(URI.create("http://127.0.0.1:" + front.port() + "/twilio"))
                    .api(twilio.api())
                    .clock(time)
                    .tasks(own))
            .build();
    Node node = new Node(name, server, adapter[0], own);
    nodes.add(node);
    alive.add(node);
    front.nodes(alive.stream().map(each -> each.server.url().getPort()).toList());
    return node;
  }

  private static Question question(String id, String text, AnswerKind kind) {
    return Question.builder(id, text, kind)
        .priority(Priority.HIGH)
        .time(Duration.ofSeconds(15))
        .build();
  }

  /** Agrees, and answers every question. */
  static Callee friendly() {
    return friendlyBut(Map.of());
  }

  /** Agrees, and answers every question; but does something else at these pieces of ours. */
  static Callee friendlyBut(Map<String, Reply> other) {
    Map<String, Reply> replies = new LinkedHashMap<>(other);
    replies.putIfAbsent("skala från ett till fem", Reply.says("en fyra"));
    replies.putIfAbsent("noll till tio", Reply.says("nio"));
    replies.putIfAbsent("hittade du", Reply.says("ja det gjorde jag"));
    replies.putIfAbsent("göra bättre", Reply.says("fler kassor skulle behöva vara öppna"));
    replies.putIfAbsent("går det bra", Reply.says("ja det går bra"));
    replies.putIfAbsent("ja eller nej", Reply.says("ja det går bra"));
    return Callee.answering(replies, Reply.silence());
  }

  /** The first one is rung by the first call, and so on; the last one by all that follow. */
  static Callees inTurn(List<Supplier<Callee>> people) {
    AtomicInteger calls = new AtomicInteger();
    return call -> people.get(Math.min(calls.getAndIncrement(), people.size() - 1)).get();
  }

  CallSession request(int number) {
    Instant now = time.instant();
    PhoneNumber phone =
        PhoneNumber.of(String.format(Locale.ROOT, "+4670%07d", 1_740_600 + number % 100));
    return nodes
        .get(0)
        .callKit
        .request(
            CallRequest.of(
                SHOP,
                Respondent.of(phone).named("Anna"),
                Visit.at(now.minus(Duration.ofHours(1))),
                new Basis(
                    new VerificationId("besok-" + number), now, "feedback on a purchase", true)));
  }

  /** Lets time pass by leaps until the call is final; nobody is on the line meanwhile. */
  CallRecord finishInLeaps(CallSession session, Duration leap) {
    for (int leaps = 0; leaps < 6 && !session.snapshot().status().isFinal(); leaps++) {
      boolean over =
          twilio.await(
              () -> session.snapshot().status().isFinal() || isBetweenAttempts(session), LONGEST);
      assertThat(over).as(() -> session.snapshot().status() + ": " + said()).isTrue();
      if (isBetweenAttempts(session)) {
        time.skip(leap);
        twilio.await(() -> !isBetweenAttempts(session), LONGEST);
      }
    }
    return finish(session);
  }

  private static boolean isBetweenAttempts(CallSession session) {
    CallRecord call = session.snapshot();
    return call.status() == CallStatus.INITIATED
        && !call.attempts().isEmpty()
        && call.attempts().stream().allMatch(attempt -> attempt.endedAt().isPresent());
  }

  /** Waits until the call is final. */
  CallRecord finish(CallSession session) {
    assertThat(twilio.await(() -> session.snapshot().status().isFinal(), LONGEST))
        .as(
            () ->
                "an end of %s; %s; %s; %s"
                    .formatted(
                        session.snapshot().status(), twilio.alerts(), twilio.calls(), said()))
        .isTrue();
    return session.snapshot();
  }

  /** One call from request to end. */
  CallRecord callOnce() {
    return finish(request(1));
  }

  List<PlacedCall> placed() {
    return twilio.calls();
  }

  /** What was said on all lines, by both sides. */
  List<String> said() {
    return twilio.calls().stream().flatMap(call -> twilio.words(call.sid()).stream()).toList();
  }

  @Override
  public void close() {
    twilio.close();
    alive.forEach(Node::close);
    front.close();
    time.close();
  }
}
