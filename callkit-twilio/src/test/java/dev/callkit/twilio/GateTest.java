package dev.callkit.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is answered, and who gets 403. */
class GateTest {
  private static final Addresses ADDRESSES = Requests.addresses();
  private static final String TURN =
      ADDRESSES.of(Kind.TURN, Requests.ATTEMPT, Requests.SID, "turn=3");
  private static final String STATUS = ADDRESSES.of(Kind.STATUS, Requests.ATTEMPT, "limit=125");

  private final Counting library = new Counting(true);
  private final TwilioTelephony twilio = Requests.adapter(WayToTalk.Gather.SWEDISH, library);
  private final TwilioWebhooks webhooks = twilio.webhooks();

  @AfterEach
  void close() {
    twilio.close();
  }

  private void refuses(WebhookRequest request) {
    long before = webhooks.refused();
    WebhookResponse response = webhooks.handle(request);
    assertThat(response.status()).isEqualTo(403);
    assertThat(response.body()).isEmpty();
    assertThat(webhooks.refused()).isEqualTo(before + 1);
    assertThat(library.told()).isEmpty();
  }

  private static Map<String, String> speech() {
    return Requests.fields("SpeechResult", "Ja, på tisdag – åäö", "Confidence", "0.87");
  }

  @Test
  void whatTwilioHasSignedIsAnswered() {
    WebhookResponse response = webhooks.handle(Requests.signed(TURN, speech()));

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.contentType()).startsWith("text/xml");
    assertThat(response.body()).startsWith("<?xml").contains("<Gather", "sv-SE");
    assertThat(library.told()).hasSize(1);
    assertThat(webhooks.refused()).isZero();
  }

  @Test
  void whatIsNotSignedOrSignedByAnotherKeyIsRefused() {
    Map<String, String> fields = speech();
    String body = Requests.encode(fields);
    refuses(Requests.request(TURN, body, ""));
    refuses(Requests.request(TURN, body, "nonsense"));
    refuses(Requests.request(TURN, body, Requests.sign("another token", TURN, fields)));
  }

  @Test
  void whatWasChangedOnTheWayIsRefused() {
    String signature = Requests.sign(Lab.TOKEN, TURN, speech());
    Map<String, String> changed = speech();
    changed.put("SpeechResult", "Nej");
    refuses(Requests.request(TURN, Requests.encode(changed), signature));
    Map<String, String> more = speech();
    more.put("Digits", "5");
    refuses(Requests.request(TURN, Requests.encode(more), signature));
    refuses(
        Requests.request(TURN.replace("turn=3", "turn=4"), Requests.encode(speech()), signature));
  }

  @Test
  void anAddressServesItsOwnCallAndAttemptOnly() {
    // Signed by Twilio all of them, as for another call of the same account.
    Map<String, String> otherCall = speech();
    otherCall.put("CallSid", Requests.OTHER_SID);
    refuses(Requests.signed(TURN, otherCall));
    refuses(
        Requests.signed(
            TURN.replace(Requests.ATTEMPT.toString(), Requests.OTHER.toString()), speech()));
    Map<String, String> otherAccount = speech();
    otherAccount.put("AccountSid", "AC00000000000000000000000000000009");
    refuses(Requests.signed(TURN, otherAccount));
    refuses(Requests.signed(STATUS.replace("/status/", "/turn/"), speech()));
  }

  @Test
  void anAttemptHasOneCall() {
    assertThat(webhooks.handle(Requests.signed(STATUS, Requests.fields())).status()).isEqualTo(204);
    int before = library.told().size();
    Map<String, String> second = Requests.fields();
    second.put("CallSid", Requests.OTHER_SID);
    assertThat(webhooks.handle(Requests.signed(STATUS, second)).status()).isEqualTo(403);
    assertThat(library.told()).hasSize(before);
  }

  @Test
  void aJsonBodyIsCheckedByItsHashAndServesOnlyWithTheCallInTheAddress() {
    String json = "{\"CallSid\":\"" + Requests.SID + "\"}";
    String url = STATUS.replaceFirst("#.*", "") + "&bodySHA256=" + "0".repeat(64);
    WebhookRequest request =
        WebhookRequest.of(
            "POST",
            url,
            name ->
                name.equals("Content-Type")
                    ? "application/json"
                    : Requests.sign(Lab.TOKEN, url, Map.of()),
            json.getBytes(StandardCharsets.UTF_8));
    refuses(request);
  }

  @Test
  void aGetIsCheckedByItsRawQuery() {
    String url =
        STATUS.replaceFirst("#.*", "")
            + "&AccountSid="
            + Lab.ACCOUNT
            + "&CallStatus=ringing&From=%2B46701740699&CallSid="
            + Requests.SID;
    WebhookRequest get =
        WebhookRequest.of(
            "GET",
            url,
            name ->
                name.equals("X-Twilio-Signature") ? Requests.sign(Lab.TOKEN, url, Map.of()) : null,
            new byte[0]);
    assertThat(webhooks.handle(get).status()).isEqualTo(204);
    assertThat(library.told()).singleElement().asString().contains("Ringing");
  }

  @Test
  void theSameRequestAgainGetsTheStoredReplyAndIsBroughtAsTheSameTurn() {
    WebhookRequest request = Requests.signed(TURN, speech());
    String first = webhooks.handle(request).body();
    String second = webhooks.handle(request).body();

    assertThat(second).isEqualTo(first);
    assertThat(library.told().stream().distinct()).hasSize(1);
  }

  @Test
  void theSameReportAgainIsBroughtOnce() {
    Map<String, String> report = Requests.fields("SequenceNumber", "2");
    webhooks.handle(Requests.signed(STATUS, report));
    webhooks.handle(Requests.signed(STATUS, report));
    assertThat(library.told()).hasSize(1);
  }

  // Sockets.

  private static final String SOCKET = ADDRESSES.socket(Requests.ATTEMPT, Requests.SID);

  /** A socket's other end that remembers. */
  private static final class End implements SocketSender {
    private final List<String> sent = new ArrayList<>();
    private boolean closed;

    @Override
    public void send(String text) {
      sent.add(text);
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private static String setup(Map<String, String> other) {
    Map<String, String> values =
        new HashMap<>(
            Map.of(
                "account", Lab.ACCOUNT,
                "call", Requests.SID,
                "attempt", Requests.ATTEMPT.toString()));
    values.putAll(other);
    return "{\"type\":\"setup\",\"accountSid\":\"%s\",\"callSid\":\"%s\",\"customParameters\":{\"attempt\":\"%s\"}}"
        .formatted(values.get("account"), values.get("call"), values.get("attempt"));
  }

  @Test
  void aSignedSocketOfItsCallTalks() {
    End end = new End();
    TwilioSocket socket =
        twilio
            .sockets()
            .onOpen(Requests.handshake(SOCKET, Requests.sign(Lab.TOKEN, SOCKET, Map.of())), end);
    socket.onText(setup(Map.of()));

    assertThat(end.closed).isFalse();
    assertThat(end.sent).singleElement().asString().contains("Går det bra?");
  }

  @Test
  void aSocketThatIsNotSignedIsClosedAndCounted() {
    for (String signature :
        List.of("", "nonsense", Requests.sign("another token", SOCKET, Map.of()))) {
      End end = new End();
      WebhookRequest handshake = Requests.handshake(SOCKET, signature);
      assertThat(twilio.sockets().admits(handshake)).isFalse();
      TwilioSocket socket = twilio.sockets().onOpen(handshake, end);
      socket.onText(setup(Map.of()));
      assertThat(end.closed).isTrue();
      assertThat(end.sent).isEmpty();
    }
    assertThat(library.told()).isEmpty();
    assertThat(webhooks.refused()).isEqualTo(6);
  }

  @Test
  void aSocketServesItsOwnCallOnly() {
    for (Map<String, String> foreign :
        List.of(
            Map.of("call", Requests.OTHER_SID),
            Map.of("account", "AC00000000000000000000000000000009"),
            Map.of("attempt", Requests.OTHER.toString()))) {
      End end = new End();
      TwilioSocket socket =
          twilio
              .sockets()
              .onOpen(Requests.handshake(SOCKET, Requests.sign(Lab.TOKEN, SOCKET, Map.of())), end);
      socket.onText(setup(foreign));
      socket.onText("{\"type\":\"prompt\",\"voicePrompt\":\"ja\",\"last\":true}");
      assertThat(end.closed).isTrue();
    }
    assertThat(library.told()).isEmpty();
    assertThat(webhooks.refused()).isEqualTo(3);
  }
}
