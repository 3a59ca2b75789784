package dev.callkit.twilio;

import dev.callkit.call.AttemptId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The addresses that Twilio calls. Each holds its attempt and a binding that only we can make, over
 * the attempt and, once it is known, Twilio's id of the call: an address serves no other call.
 */
final class Addresses {
  // Of a status report, a lost one costs more than a late one.
  private static final String PERSISTENT = "#rc=3&rp=ct,rt,5xx";
  private static final String QUICK = "#ct=2000&rc=1&rp=ct,rt";
  private static final int BINDING_BYTES = 16;

  private final String base;
  private final SecretKeySpec key;

  /**
   * Makes addresses.
   *
   * @param publicUrl where the host's server is reached from outside, without a slash at the end
   * @param authToken the secret they are bound with
   */
  Addresses(URI publicUrl, String authToken) {
    String text = publicUrl.toString();
    this.base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    this.key =
        new SecretKeySpec(
            hmac(
                new SecretKeySpec(authToken.getBytes(StandardCharsets.UTF_8), "HmacSHA256"),
                "callkit addresses"),
            "HmacSHA256");
  }

  /** An address made before the call is placed. */
  String of(Kind kind, AttemptId attempt, String query) {
    return address(base, kind, attempt, "", query) + PERSISTENT;
  }

  /** An address in a document; Twilio waits for its answer while somebody listens. */
  String of(Kind kind, AttemptId attempt, String callSid, String query) {
    return address(base, kind, attempt, kind.ofOneCall() ? callSid : "", query) + QUICK;
  }

  /** The address of a talk's socket. */
  String socket(AttemptId attempt, String callSid) {
    return address(socketBase(), Kind.RELAY, attempt, callSid, "");
  }

  private String address(String from, Kind kind, AttemptId attempt, String callSid, String query) {
    return from
        + "/"
        + kind.segment()
        + "/"
        + attempt
        + "/"
        + binding(attempt, callSid)
        + (query.isEmpty() ? "" : "?" + query);
  }

  /** {@return what Twilio called, by our own configuration} */
  String called(Route route) {
    return (route.kind() == Kind.RELAY ? socketBase() : base) + route.tail();
  }

  private String socketBase() {
    return base.replaceFirst("^http", "ws");
  }

  /** {@return whether we made this address, for this call if it is bound to one} */
  boolean isOurs(Route route, String callSid) {
    String expected = binding(route.attempt(), route.kind().ofOneCall() ? callSid : "");
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8),
        route.binding().getBytes(StandardCharsets.UTF_8));
  }

  private String binding(AttemptId attempt, String callSid) {
    byte[] mac = hmac(key, attempt + "|" + callSid);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Arrays.copyOf(mac, BINDING_BYTES));
  }

  private static byte[] hmac(SecretKeySpec key, String data) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(data.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every Java has HmacSHA256", missing);
    }
  }

  /** Shows no key. */
  @Override
  public String toString() {
    return "Addresses[" + base + "]";
  }
}
