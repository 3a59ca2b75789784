package dev.callkit.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whatever is thrown at the entry points, the host sees no exception, nobody is answered with 5xx,
 * and no other call than the one whose address and signature came is ever touched. By seed, so that
 * a failure can be had again: {@code -Dcallkit.fuzz.seed=N -Dcallkit.fuzz.rounds=N}.
 */
@Timeout(120)
class FuzzTest {
  private static final long SEED = Long.getLong("callkit.fuzz.seed", 1);
  private static final int ROUNDS = Integer.getInteger("callkit.fuzz.rounds", 20_000);
  private static final List<String> NAMES =
      List.of(
          "CallSid",
          "AccountSid",
          "CallStatus",
          "SpeechResult",
          "Digits",
          "Confidence",
          "SequenceNumber",
          "Timestamp",
          "SipResponseCode",
          "CallDuration",
          "AnsweredBy",
          "UnstableSpeechResult",
          "HandoffData",
          "SessionStatus",
          "ErrorCode",
          "RecordingSid",
          "RecordingStatus",
          "RecordingDuration");
  private static final List<String> VALUES =
      List.of(
          "",
          " ",
          "0",
          "-1",
          "999999999999999999999",
          "NaN",
          "1e400",
          "true",
          "null",
          "completed",
          "in-progress",
          "machine_start",
          "fax",
          "Mon, 99 Foo",
          "RE1",
          "\u0000",
          "\uD800",
          "åäö 🙂",
          "<Response/>",
          "{\"callkit\":\"over\"}",
          "5",
          "*#",
          Requests.OTHER_SID,
          Requests.SID,
          Lab.ACCOUNT);

  private final Random random = new Random(SEED);

  private <T> T oneOf(List<T> things) {
    return things.get(random.nextInt(things.size()));
  }

  private String value() {
    if (random.nextInt(40) == 0) {
      return "å".repeat(random.nextInt(60_000));
    }
    return oneOf(VALUES);
  }

  /** An address of ours for the one attempt, whole or spoilt. */
  private String address() {
    Kind kind = oneOf(List.of(Kind.values()));
    String query =
        oneOf(
            List.of(
                "",
                "turn=1",
                "turn=0",
                "turn=999999",
                "turn=9999999",
                "turn=-1",
                "turn=x",
                "turn=2&again=1",
                "turn=2&again=1&heard=AAAA",
                "lost=1",
                "lost=99",
                "again=1",
                "limit=1",
                "limit=xyz"));
    String url =
        Requests.addresses()
            .of(kind, Requests.ATTEMPT, Requests.SID, query)
            .replaceFirst("#.*", "");
    return switch (random.nextInt(12)) {
      case 0 -> url.substring(0, Math.max(Requests.PUBLIC.length(), random.nextInt(url.length())));
      case 1 -> url + "?&&==%41&" + "a=b&".repeat(random.nextInt(500));
      case 2 -> url.replace("/" + kind.segment() + "/", "/" + "x".repeat(9_000) + "/");
      case 3 -> url.replace(Requests.ATTEMPT.toString(), Requests.OTHER.toString());
      default -> url;
    };
  }

  @Test
  void webhooks() {
    for (WayToTalk way : List.of(WayToTalk.Gather.SWEDISH, WayToTalk.ConversationRelay.SWEDISH)) {
      Counting library = new Counting(true);
      try (TwilioTelephony twilio = Requests.adapter(way, library)) {
        for (int round = 0; round < ROUNDS / 2; round++) {
          webhook(twilio, round);
        }
        assertThat(library.told())
            .as("seed %d, %s", SEED, way)
            .isNotEmpty()
            .allMatch(told -> told.contains(Requests.ATTEMPT.toString()));
      }
    }
  }

  private void webhook(TwilioTelephony twilio, int round) {
    Map<String, String> fields = new LinkedHashMap<>();
    if (random.nextInt(10) > 0) {
      fields.putAll(Requests.fields());
    }
    for (int more = random.nextInt(6); more > 0; more--) {
      fields.put(oneOf(NAMES), value());
    }
    String url = address();
    String body = Requests.encode(fields);
    String signature = Requests.sign(Lab.TOKEN, url, fields);
    boolean whole = true;
    switch (random.nextInt(10)) {
      case 0 -> {
        body = body.substring(0, random.nextInt(body.length() + 1));
        whole = false;
      }
      case 1 -> {
        body = body + "&" + "%".repeat(1 + random.nextInt(3));
        whole = false;
      }
      case 2 -> {
        signature = oneOf(List.of("", "=", "åäö", "AAAA", signature.substring(1)));
        whole = false;
      }
      default -> {
        // As Twilio would send it.
      }
    }
    WebhookRequest request = request(url, body, signature);
    WebhookResponse response = twilio.webhooks().handle(request);
    assertThat(response.status())
        .as("seed %d, round %d, %s", SEED, round, whole)
        .isIn(200, 204, 403, 413);
  }

  private WebhookRequest request(String url, String body, String signature) {
    String type =
        oneOf(
            List.of(
                "application/x-www-form-urlencoded; charset=UTF-8",
                "application/x-www-form-urlencoded",
                "application/json",
                "text/plain"));
    return WebhookRequest.of(
        oneOf(List.of("POST", "POST", "GET", "PUT")),
        url,
        name ->
            switch (name) {
              case "Content-Type" -> random.nextInt(8) == 0 ? null : type;
              case "X-Twilio-Signature" -> signature;
              default -> null;
            },
        body.getBytes(StandardCharsets.UTF_8));
  }

  private static final List<String> FRAMES =
      List.of(
          "{\"type\":\"setup\",\"accountSid\":\""
              + Lab.ACCOUNT
              + "\",\"callSid\":\""
              + Requests.SID
              + "\",\"customParameters\":{\"attempt\":\""
              + Requests.ATTEMPT
              + "\"}}",
          "{\"type\":\"setup\",\"accountSid\":\""
              + Lab.ACCOUNT
              + "\",\"callSid\":\""
              + Requests.OTHER_SID
              + "\",\"customParameters\":{\"attempt\":\""
              + Requests.OTHER
              + "\"}}",
          "{\"type\":\"prompt\",\"voicePrompt\":\"ja\",\"lang\":\"sv-SE\",\"last\":true}",
          "{\"type\":\"prompt\",\"voicePrompt\":\"ja det\",\"last\":false}",
          "{\"type\":\"prompt\",\"voicePrompt\":{\"a\":[]},\"last\":\"yes\"}",
          "{\"type\":\"prompt\"}",
          "{\"type\":\"dtmf\",\"digit\":\"5\"}",
          "{\"type\":\"dtmf\",\"digit\":5}",
          "{\"type\":\"dtmf\",\"digit\":\"hello\"}",
          "{\"type\":\"interrupt\",\"utteranceUntilInterrupt\":\"Går\",\"durationUntilInterruptMs\":\"460\"}",
          "{\"type\":\"interrupt\"}",
          "{\"type\":\"info\",\"name\":\"agentSpeaking\",\"value\":\"off\",\"ts\":1}",
          "{\"type\":\"info\",\"name\":\"clientSpeaking\",\"value\":\"on\"}",
          "{\"type\":\"info\",\"name\":\"tokensPlayed\",\"value\":12}",
          "{\"type\":\"error\",\"description\":\"x\"}",
          "{\"type\":\"new\"}",
          "{}",
          "[]",
          "null",
          "",
          "{\"type\":",
          "\u0000\uD800");

  @Test
  void sockets() {
    Counting library = new Counting(true);
    try (TwilioTelephony twilio = Requests.adapter(WayToTalk.ConversationRelay.SWEDISH, library)) {
      String url = Requests.addresses().socket(Requests.ATTEMPT, Requests.SID);
      WebhookRequest handshake = Requests.handshake(url, Requests.sign(Lab.TOKEN, url, Map.of()));
      for (int round = 0; round < ROUNDS / 20; round++) {
        List<String> frames = frames();
        boolean broken = random.nextInt(5) == 0;
        assertThatCode(() -> socket(twilio, handshake, frames, broken))
            .as("seed %d, round %d", SEED, round)
            .doesNotThrowAnyException();
      }
    }
    assertThat(library.told())
        .as("seed %d", SEED)
        .isNotEmpty()
        .allMatch(told -> told.contains(Requests.ATTEMPT.toString()));
  }

  private List<String> frames() {
    List<String> frames = new ArrayList<>();
    if (random.nextInt(3) > 0) {
      frames.add(FRAMES.get(0));
    }
    for (int more = random.nextInt(30); more > 0; more--) {
      String frame = oneOf(FRAMES);
      frames.add(
          switch (random.nextInt(15)) {
            case 0 -> frame.substring(0, random.nextInt(frame.length() + 1));
            case 1 -> "[".repeat(20_000);
            case 2 -> "{\"type\":\"prompt\",\"voicePrompt\":\"" + "å".repeat(70_000) + "\"}";
            default -> frame;
          });
    }
    return frames;
  }

  private static void socket(
      TwilioTelephony twilio, WebhookRequest handshake, List<String> frames, boolean broken) {
    TwilioSocket socket =
        twilio
            .sockets()
            .onOpen(
                handshake,
                new SocketSender() {
                  @Override
                  public void send(String text) {
                    if (broken) {
                      throw new IllegalStateException("gone");
                    }
                  }

                  @Override
                  public void close() {
                    if (broken) {
                      throw new IllegalStateException("gone");
                    }
                  }
                });
    frames.forEach(socket::onText);
    socket.onClose();
    socket.onText(frames.isEmpty() ? "" : frames.get(0));
    socket.onClose();
  }
}
