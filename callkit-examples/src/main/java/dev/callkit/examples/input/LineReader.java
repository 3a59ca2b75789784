package dev.callkit.examples.input;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads lines of UTF-8 one at a time, and never further than asked, so that a person or another
 * program may write them one by one. A line ends with LF or CRLF; the last one may end with the
 * stream. Not thread-safe.
 */
public final class LineReader {
  /** The longest line, in bytes: hours of speech. */
  public static final int LONGEST = 100_000;

  /**
   * One line.
   *
   * @param number from 1
   * @param text without its end; empty if there is a problem
   * @param problem what was expected instead, if the line cannot be read
   */
  public record Line(long number, String text, Optional<String> problem) {
    /** Hides the text, which may be what somebody said. */
    @Override
    public String toString() {
      return "Line[" + number + ", " + text.length() + " characters]";
    }
  }

  private final InputStream in;
  private long number;

  /** Takes a stream; a byte order mark at its beginning is left out. */
  public LineReader(InputStream in) {
    this.in = in;
  }

  /**
   * {@return the next line, or empty at the end of the stream}
   *
   * @throws IOException if the stream breaks
   */
  public Optional<Line> next() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    long length = 0;
    int next = in.read();
    if (next < 0) {
      return Optional.empty();
    }
    for (; next >= 0 && next != '\n'; next = in.read()) {
      // The rest of an endless line is passed over, not kept.
      if (length++ < LONGEST) {
        bytes.write(next);
      }
    }
    number++;
    return Optional.of(
        length > LONGEST
            ? unreadable("expected a line of at most " + LONGEST + " bytes, got " + length)
            : decoded(bytes.toByteArray()));
  }

  private Line decoded(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (number == 1 && text.startsWith("\uFEFF")) {
        text = text.substring(1);
      }
      return new Line(
          number,
          text.endsWith("\r") ? text.substring(0, text.length() - 1) : text,
          Optional.empty());
    } catch (CharacterCodingException otherEncoding) {
      return unreadable("expected UTF-8, got other bytes");
    }
  }

  private Line unreadable(String problem) {
    return new Line(number, "", Optional.of(problem));
  }
}
