package dev.callkit.twilio;

import dev.callkit.call.AttemptId;
import dev.callkit.call.BusinessId;
import dev.callkit.call.CallId;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Requests as Twilio makes them, and others. The formula stands here once more, on its own. */
final class Requests {
  static final String PUBLIC = "https://calls.example.com/twilio";
  static final String SID = "CA00000000000000000000000000000002";
  static final String OTHER_SID = "CA00000000000000000000000000000003";
  static final AttemptId ATTEMPT = attempt("a");
  static final AttemptId OTHER = attempt("b");

  private Requests() {}

  private static AttemptId attempt(String call) {
    return new AttemptId(new CallId(new BusinessId("shop"), call), 1);
  }

  static Addresses addresses() {
    return new Addresses(URI.create(PUBLIC), Lab.TOKEN);
  }

  /** An adapter at the public address, which reports there and dials nobody. */
  static TwilioTelephony adapter(WayToTalk way, Counting library) {
    TwilioTelephony twilio =
        TwilioTelephony.builder(Lab.ACCOUNT, Lab.TOKEN)
            .from(Lab.FROM)
            .publicUrl(URI.create(PUBLIC))
            .api(URI.create("http://127.0.0.1:1"))
            .talkBy(way)
            .build();
    twilio.attach(library, library);
    return twilio;
  }

  static Map<String, String> fields(String... more) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("AccountSid", Lab.ACCOUNT);
    fields.put("CallSid", SID);
    fields.put("CallStatus", "in-progress");
    for (int i = 0; i < more.length; i += 2) {
      fields.put(more[i], more[i + 1]);
    }
    return fields;
  }

  static String encode(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  static String sign(String token, String url, Map<String, String> fields) {
    StringBuilder data = new StringBuilder(url.replaceFirst("#.*", ""));
    new TreeMap<>(fields).forEach((name, value) -> data.append(name).append(value));
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(data.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }

  /** Twilio's own request to this address. */
  static WebhookRequest signed(String url, Map<String, String> fields) {
    return request(url, encode(fields), sign(Lab.TOKEN, url, fields));
  }

  /** A request with this body and signature; an empty signature is none. */
  static WebhookRequest request(String url, String body, String signature) {
    String target = URI.create(url.replaceFirst("#.*", "")).getRawPath();
    String query = URI.create(url.replaceFirst("#.*", "")).getRawQuery();
    return WebhookRequest.of(
        "POST",
        target + (query == null ? "" : "?" + query),
        name ->
            name.equals("Content-Type")
                ? "application/x-www-form-urlencoded"
                : name.equals("X-Twilio-Signature") && !signature.isEmpty() ? signature : null,
        body.getBytes(StandardCharsets.UTF_8));
  }

  static WebhookRequest handshake(String url, String signature) {
    return WebhookRequest.handshake(
        URI.create(url).getRawPath(), name -> name.equals("X-Twilio-Signature") ? signature : null);
  }
}
