package dev.callkit.call;

import java.util.regex.Pattern;

/** The one rule for id texts: they travel in URLs, logs and keys, so they stay plain. */
final class Ids {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  static String check(String field, String value) {
    if (!PLAIN.matcher(value).matches()) {
      throw new IllegalArgumentException(
          field + ": expected 1 to 64 of A-Z a-z 0-9 _ -, got " + value.length() + " characters");
    }
    return value;
  }

  private Ids() {}
}
