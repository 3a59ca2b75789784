package dev.callkit.progress;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a host writes into a call's timeline: what its own systems or people did about the call. It
 * is sealed, exported and erased like everything else there, so it may hold words.
 *
 * @param type what happened, such as {@code coupon_sent}: 1 to 64 characters of {@code a-z 0-9 _ .
 *     -}
 * @param details more about it, in their order; at most 200, each with a name of 1 to 100
 *     characters and a text of at most 20,000
 */
public record HostNote(String type, Map<String, String> details) {
  /** The most details there may be. */
  public static final int MOST_DETAILS = 200;

  /** The longest text of a detail, in characters. */
  public static final int LONGEST_TEXT = 20_000;

  private static final Pattern TYPE = Pattern.compile("[a-z0-9_.-]{1,64}");
  private static final int LONGEST_NAME = 100;

  /**
   * Copies the details.
   *
   * @throws IllegalArgumentException if the type or a detail is out of range; the message names
   *     lengths and no text
   */
  public HostNote {
    if (!TYPE.matcher(type).matches()) {
      throw new IllegalArgumentException("type: expected 1 to 64 characters of a-z 0-9 _ . -");
    }
    if (details.size() > MOST_DETAILS) {
      throw new IllegalArgumentException(
          "details: expected at most " + MOST_DETAILS + ", got " + details.size());
    }
    details.forEach(HostNote::check);
    details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
  }

  private static void check(String name, String text) {
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw new IllegalArgumentException(
          "details: expected names of 1 to " + LONGEST_NAME + " characters, got " + name.length());
    }
    if (text.length() > LONGEST_TEXT) {
      throw new IllegalArgumentException(
          "details: expected texts of at most "
              + LONGEST_TEXT
              + " characters, got "
              + text.length());
    }
  }

  /** Shows the type alone: details may hold what somebody said. */
  @Override
  public String toString() {
    return "HostNote[" + type + "]";
  }
}
