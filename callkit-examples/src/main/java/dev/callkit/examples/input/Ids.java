package dev.callkit.examples.input;

import java.util.regex.Pattern;

/** How files name questions. */
final class Ids {
  /** What a name looks like, for messages. */
  static final String EXPECTED = "1 to 64 of A-Z a-z 0-9 _ -";

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  static boolean isOne(String text) {
    return ID.matcher(text).matches();
  }

  private Ids() {}
}
