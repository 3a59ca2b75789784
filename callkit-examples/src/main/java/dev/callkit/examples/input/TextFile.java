package dev.callkit.examples.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A file of text that a user named.
 *
 * @param name what to call it in messages
 * @param text what is in it, without a byte order mark
 */
public record TextFile(String name, String text) {
  // Far more than anybody writes by hand; /dev/zero ends here.
  private static final int MOST_BYTES = 10 * 1024 * 1024;

  /**
   * Reads a file as UTF-8, whatever the machine's locale.
   *
   * @param name the path, as the user wrote it
   * @throws BadInput if it cannot be read, is a directory, is longer than 10 MB or is not UTF-8
   */
  public static TextFile read(String name) {
    try {
      Path path = Path.of(name);
      if (Files.isDirectory(path)) {
        throw new BadInput(name + ": expected a file, got a directory");
      }
      try (InputStream in = Files.newInputStream(path)) {
        return of(name, in);
      }
    } catch (NoSuchFileException missing) {
      throw new BadInput(name + ": expected a file, found none of this name");
    } catch (AccessDeniedException denied) {
      throw new BadInput(name + ": expected a file that may be read, got \"permission denied\"");
    } catch (InvalidPathException unspeakable) {
      throw new BadInput(name + ": expected a file name that this machine's locale can express");
    } catch (IOException broken) {
      throw new BadInput(name + ": cannot be read (" + broken.getMessage() + ")");
    }
  }

  /**
   * Reads a stream to its end.
   *
   * @param name what to call it in messages
   * @throws IOException if the stream breaks
   * @throws BadInput if it is longer than 10 MB or not UTF-8
   */
  public static TextFile of(String name, InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new BadInput(name + ": expected at most 10 MB");
    }
    return new TextFile(name, decode(name, bytes));
  }

  private static String decode(String name, byte[] bytes) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(in, out, true);
    out.flip();
    if (result.isError()) {
      long line = out.chars().filter(character -> character == '\n').count() + 1;
      throw new BadInput(
          name
              + ":"
              + line
              + ": expected UTF-8, got the byte 0x"
              + Integer.toHexString(bytes[in.position()] & 0xff));
    }
    return withoutByteOrderMark(out.toString());
  }

  private static String withoutByteOrderMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /** Hides the text, which may hold what somebody said. */
  @Override
  public String toString() {
    return "TextFile[" + name + ", " + text.length() + " characters]";
  }
}
