package dev.callkit.twilio;

import dev.callkit.twilio.FormFields.Field;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Twilio's signature of requests ("Validating requests are coming from Twilio", read 2026-11):
 * Base64 of HMAC-SHA1 over the address and, for a form, its sorted fields. Compared in constant
 * time.
 */
final class Signatures {
  private static final Comparator<String> BY_BYTES =
      (one, other) -> Arrays.compareUnsigned(utf8(one), utf8(other));

  private final SecretKeySpec key;

  Signatures(String authToken) {
    this.key = new SecretKeySpec(utf8(authToken), "HmacSHA1");
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** {@return whether a form, or a request without a body if there are no fields, is Twilio's} */
  boolean ofForm(String url, FormFields form, String signature) {
    String fields = sorted(form);
    return anyAddress(url, fields, signature);
  }

  /** {@return whether a request whose body's hash stands in the address is Twilio's} */
  boolean ofBody(String url, FormFields query, byte[] body, String signature) {
    Optional<byte[]> claimed = query.get("bodySHA256").flatMap(Signatures::hex);
    return claimed.isPresent()
        && MessageDigest.isEqual(claimed.get(), sha256(body))
        && anyAddress(url, "", signature);
  }

  private static Optional<byte[]> hex(String text) {
    try {
      return Optional.of(HexFormat.of().parseHex(text.toLowerCase(Locale.ROOT)));
    } catch (IllegalArgumentException notHex) {
      return Optional.empty();
    }
  }

  private boolean anyAddress(String url, String fields, String signature) {
    byte[] given;
    try {
      given = Base64.getDecoder().decode(signature);
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
    boolean matches = false;
    // All of them, so that the time tells nothing.
    for (String address : addresses(url)) {
      matches |= MessageDigest.isEqual(hmac(address + fields), given);
    }
    return matches;
  }

  /** As Twilio may have signed it: over TLS it drops the port, or does not. */
  private static List<String> addresses(String url) {
    int authority = url.indexOf("://") + 3;
    int path = url.indexOf('/', authority);
    int end = path < 0 ? url.length() : path;
    int colon = url.indexOf(':', authority);
    boolean hasPort = colon >= 0 && colon < end;
    List<String> addresses = new ArrayList<>();
    addresses.add(url);
    if (hasPort) {
      addresses.add(url.substring(0, colon) + url.substring(end));
    } else {
      String port = url.startsWith("https:") || url.startsWith("wss:") ? ":443" : ":80";
      addresses.add(url.substring(0, end) + port + url.substring(end));
    }
    return addresses;
  }

  private static String sorted(FormFields form) {
    StringBuilder data = new StringBuilder();
    List<String> names = form.all().stream().map(Field::name).distinct().sorted(BY_BYTES).toList();
    for (String name : names) {
      // Twilio's own libraries take a repeated field's values once each, sorted.
      Set<String> values = new LinkedHashSet<>();
      form.all().stream()
          .filter(field -> field.name().equals(name))
          .map(Field::value)
          .sorted(BY_BYTES)
          .forEach(values::add);
      values.forEach(value -> data.append(name).append(value));
    }
    return data.toString();
  }

  private byte[] hmac(String data) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(key);
      return mac.doFinal(utf8(data));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every Java has HmacSHA1", missing);
    }
  }

  private static byte[] sha256(byte[] body) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(body);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every Java has SHA-256", missing);
    }
  }

  /** Shows no key. */
  @Override
  public String toString() {
    return "Signatures";
  }
}
