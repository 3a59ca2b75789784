package dev.callkit.bench.twilio;

import dev.callkit.twilio.WebhookRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes requests as Twilio signs them. */
final class Signer {
  private final SecretKeySpec key;

  Signer(String token) {
    this.key = new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1");
  }

  WebhookRequest form(String address, Map<String, String> fields) {
    String url = address.replaceFirst("#.*", "");
    String signature = sign(url, fields);
    String body =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    return WebhookRequest.of(
        "POST",
        url,
        name -> name.equals("Content-Type") ? "application/x-www-form-urlencoded" : signature,
        body.getBytes(StandardCharsets.UTF_8));
  }

  WebhookRequest handshake(String url) {
    String signature = sign(url, Map.of());
    return WebhookRequest.handshake(url, name -> signature);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private String sign(String url, Map<String, String> fields) {
    StringBuilder data = new StringBuilder(url);
    new TreeMap<>(fields).forEach((name, value) -> data.append(name).append(value));
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(key);
      byte[] signature = mac.doFinal(data.toString().getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signature);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every Java has HmacSHA1", missing);
    }
  }
}
