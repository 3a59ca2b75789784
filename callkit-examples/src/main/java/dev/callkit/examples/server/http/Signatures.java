package dev.callkit.examples.server.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Signatures of webhooks: {@code t=<seconds>,v1=<hex>}, where the hex is HMAC-SHA256 of {@code
 * <seconds>.<body>}. One that is older or newer than five minutes is no longer one.
 */
public final class Signatures {
  /** The header that carries it. */
  public static final String HEADER = "CallKit-Signature";

  private static final Duration WINDOW = Duration.ofMinutes(5);
  private static final Pattern FORM = Pattern.compile("t=([0-9]{1,12}),v1=([0-9a-f]{64})");

  private final byte[] key;

  /** Takes the secret that the sender has as well. */
  public Signatures(String secret) {
    this.key = secret.getBytes(StandardCharsets.UTF_8);
  }

  /** {@return the header for a body that is sent now} */
  public String sign(byte[] body, Instant now) {
    long seconds = now.getEpochSecond();
    return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(hash(seconds, body));
  }

  /** {@return whether a body came from somebody with the secret, of late} */
  public boolean fits(String header, byte[] body, Instant now) {
    Matcher parts = FORM.matcher(header);
    if (!parts.matches()) {
      return false;
    }
    long seconds = Long.parseLong(parts.group(1));
    boolean late = Math.abs(now.getEpochSecond() - seconds) > WINDOW.toSeconds();
    byte[] given = HexFormat.of().parseHex(parts.group(2));
    return MessageDigest.isEqual(hash(seconds, body), given) && !late;
  }

  private byte[] hash(long seconds, byte[] body) {
    return Hmac.sha256(key, (seconds + ".").getBytes(StandardCharsets.UTF_8), body);
  }
}
