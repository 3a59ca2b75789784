package dev.callkit.twilio;

import dev.callkit.call.AttemptId;
import dev.callkit.conduct.Conversations;
import dev.callkit.dialogue.Heard;
import dev.callkit.interview.TurnId;
import dev.callkit.telephony.CarrierCallId;
import dev.callkit.telephony.LegEvent;
import dev.callkit.telephony.LegEvents;
import dev.callkit.twilio.Documents.Leg;
import dev.callkit.twilio.Gate.Admitted;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers what Twilio asks at the public address, below which the host routes every POST and GET
 * here. Checks signatures; what is not Twilio's, or not of our account, or not to an address that
 * was made for this call, gets 403 and is counted. Never throws, and never answers with 5xx.
 *
 * <p>The same request again gets the same answer and changes nothing. Thread-safe.
 */
public final class TwilioWebhooks {
  private static final Logger log = LoggerFactory.getLogger(TwilioWebhooks.class);
  private static final int LARGEST_BODY = 100_000;

  /** More than so many lost sockets in a row, and the talk goes on by webhooks. */
  private static final int MOST_LOST_SOCKETS = 2;

  private record Key(AttemptId attempt, TurnId turn) {}

  private record Seen(AttemptId attempt, String sequence) {}

  private final Gate gate;
  private final Documents documents;
  private final Envelope envelope;
  private final CallMemory memory;
  private final Reports reports;
  private final Wiring wiring;
  private final boolean bySocket;

  private final Recent<Key, GatherReply> replies = new Recent<>(10_000);
  private final Recent<Seen, Boolean> seen = new Recent<>(40_000);

  TwilioWebhooks(
      Gate gate,
      Documents documents,
      Envelope envelope,
      CallMemory memory,
      Reports reports,
      Wiring wiring,
      boolean bySocket) {
    this.gate = gate;
    this.documents = documents;
    this.envelope = envelope;
    this.memory = memory;
    this.reports = reports;
    this.wiring = wiring;
    this.bySocket = bySocket;
  }

  /** {@return how many webhooks and sockets were refused so far} */
  public long refused() {
    return gate.refused();
  }

  /**
   * Answers one request; waits for the reply, up to 8 s and most often milliseconds.
   *
   * @return what the host's server is to answer
   */
  public WebhookResponse handle(WebhookRequest request) {
    try {
      return answer(request).toCompletableFuture().join();
    } catch (CompletionException broken) {
      return failed(broken);
    }
  }

  /**
   * Answers one request without keeping a thread.
   *
   * @return completes with what the host's server is to answer, within 8 s, on a thread of the
   *     library; never with an exception
   */
  public CompletionStage<WebhookResponse> answer(WebhookRequest request) {
    if (request.body().length > LARGEST_BODY) {
      return CompletableFuture.completedFuture(WebhookResponse.tooLarge());
    }
    try {
      Optional<Admitted> admitted = gate.admit(request);
      if (admitted.isEmpty()) {
        return CompletableFuture.completedFuture(WebhookResponse.forbidden());
      }
      return serve(admitted.get()).exceptionally(TwilioWebhooks::failed);
    } catch (RuntimeException broken) {
      return CompletableFuture.completedFuture(failed(broken));
    }
  }

  /** Twilio would say a sentence of its own, in English, to whoever listens; better nothing. */
  private static WebhookResponse failed(Throwable broken) {
    log.warn("a webhook failed with {}", broken.getClass().getSimpleName());
    return WebhookResponse.twiml(Documents.hangUp());
  }

  private CompletionStage<WebhookResponse> serve(Admitted request) {
    memory.belongs(request.callSid(), request.route().attempt());
    return switch (request.route().kind()) {
      case ANSWER -> answered(request);
      case TURN -> turn(request);
      case PARTIAL -> taken(() -> partial(request));
      case STATUS -> taken(() -> status(request));
      case DETECTION -> taken(() -> detected(request));
      case RECORDING -> taken(() -> recorded(request));
      case RELAY_END -> socketOver(request);
      case RELAY -> CompletableFuture.completedFuture(WebhookResponse.forbidden());
    };
  }

  private static CompletionStage<WebhookResponse> taken(Runnable report) {
    report.run();
    return CompletableFuture.completedFuture(WebhookResponse.noContent());
  }

  private static CompletionStage<WebhookResponse> twiml(String document) {
    return CompletableFuture.completedFuture(WebhookResponse.twiml(document));
  }

  private static Leg leg(Admitted request) {
    return new Leg(request.route().attempt(), request.callSid());
  }

  // The talk.

  private CompletionStage<WebhookResponse> answered(Admitted request) {
    if (bySocket) {
      return twiml(documents.relay(leg(request), 0));
    }
    return begin(request, request.route().number("again").isEmpty());
  }

  private CompletionStage<WebhookResponse> begin(Admitted request, boolean first) {
    GatherReply reply = reply(request, first);
    conversations().connected(request.route().attempt(), reply);
    return reply.answer();
  }

  private GatherReply reply(Admitted request, boolean first) {
    Leg leg = leg(request);
    return new GatherReply(
        documents,
        leg,
        first,
        document -> wiring.breakIn(leg.sid(), document),
        () -> memory.hangingUp(leg.sid()));
  }

  private CompletionStage<WebhookResponse> turn(Admitted request) {
    Optional<TurnId> turn = turnOf(request);
    if (turn.isEmpty()) {
      return begin(request, false);
    }
    AttemptId attempt = request.route().attempt();
    Heard heard = Words.of(request.fields());
    if (request.route().number("again").isPresent()) {
      Optional<GatherReply> awaited = replies.get(new Key(attempt, turn.get()));
      if (awaited.isPresent()) {
        return awaited.get().fetch();
      }
      // Another node has filled in for its reply; what it replies to comes along.
      Optional<Heard> opened = request.route().query().get("heard").flatMap(envelope::open);
      if (opened.isEmpty()) {
        return begin(request, false);
      }
      heard = opened.get();
    }
    GatherReply reply = reply(request, false).to(turn.get(), heard);
    replies.put(new Key(attempt, turn.get()), reply);
    conversations().heard(attempt, turn.get(), heard, reply);
    return reply.answer();
  }

  private static Optional<TurnId> turnOf(Admitted request) {
    return request.route().number("turn").filter(number -> number > 0).map(TurnId::new);
  }

  private void partial(Admitted request) {
    Optional<String> words =
        request.fields().get("UnstableSpeechResult").or(() -> request.fields().get("SpeechResult"));
    Optional<TurnId> turn = turnOf(request);
    if (words.isPresent() && turn.isPresent()) {
      GatherReply nobody = reply(request, false);
      nobody.given();
      conversations()
          .heard(
              request.route().attempt(),
              turn.get(),
              Heard.partial(Words.clipped(words.get())),
              nobody);
    }
  }

  private CompletionStage<WebhookResponse> socketOver(Admitted request) {
    FormFields fields = request.fields();
    if (Causes.isOver(fields.get("CallStatus").orElse(""))) {
      return twiml(Documents.nothing());
    }
    if (fields.get("HandoffData").map(RelayFrames.OVER::equals).orElse(false)) {
      memory.hangingUp(request.callSid());
      return twiml(Documents.hangUp());
    }
    int lost = request.route().number("lost").orElse(0) + 1;
    log.warn(
        "attempt {}: a socket was lost, code {}, the {}. of the call",
        request.route().attempt(),
        fields.get("ErrorCode").filter(code -> code.matches("\\d{1,6}")).orElse("-"),
        lost);
    return lost > MOST_LOST_SOCKETS
        ? begin(request, false)
        : twiml(documents.relay(leg(request), lost));
  }

  // The network.

  private void status(Admitted request) {
    AttemptId attempt = request.route().attempt();
    Optional<String> sequence = request.fields().get("SequenceNumber");
    if (sequence.isPresent() && !seen.add(new Seen(attempt, sequence.get()), true)) {
      return;
    }
    request
        .route()
        .number("limit")
        .ifPresent(seconds -> memory.limited(request.callSid(), Duration.ofSeconds(seconds)));
    Optional<LegEvent> event = reports.pushed(request.callSid(), request.fields());
    event.ifPresent(happened -> legs().accept(attempt, happened));
    if (event.filter(LegEvent.Ended.class::isInstance).isPresent()) {
      wiring.ended(attempt, new CarrierCallId(request.callSid()));
    }
  }

  private void detected(Admitted request) {
    Optional<String> verdict = request.fields().get("AnsweredBy");
    if (Causes.isMachine(verdict)) {
      memory.machine(request.callSid());
    }
    verdict
        .flatMap(Causes::verdict)
        .ifPresent(
            by ->
                legs()
                    .accept(
                        request.route().attempt(),
                        new LegEvent.Detected(wiring.clock().instant(), by)));
  }

  private void recorded(Admitted request) {
    wiring.recorded(request.route().attempt(), request.fields());
  }

  private Conversations conversations() {
    return wiring.ports().conversations();
  }

  private LegEvents legs() {
    return wiring.ports().legs();
  }

  @Override
  public String toString() {
    return "TwilioWebhooks[refused=" + refused() + "]";
  }
}
