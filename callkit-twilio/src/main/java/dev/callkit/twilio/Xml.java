package dev.callkit.twilio;

import java.util.ArrayDeque;
import java.util.Deque;

/** Writes one XML document, element by element. */
final class Xml {
  private final StringBuilder text =
      new StringBuilder(512).append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
  private final Deque<String> open = new ArrayDeque<>();
  private boolean inTag;

  /** Opens an element. */
  Xml open(String name) {
    endTag();
    text.append('<').append(name);
    open.push(name);
    inTag = true;
    return this;
  }

  /** Adds an attribute to the element that was just opened. */
  Xml with(String name, String value) {
    text.append(' ').append(name).append("=\"");
    escape(value);
    text.append('"');
    return this;
  }

  /** Adds an attribute. */
  Xml with(String name, long value) {
    return with(name, Long.toString(value));
  }

  /** Adds text to the open element. */
  Xml text(String words) {
    endTag();
    escape(words);
    return this;
  }

  /** Closes the innermost element. */
  Xml close() {
    String name = open.pop();
    if (inTag) {
      text.append("/>");
      inTag = false;
    } else {
      text.append("</").append(name).append('>');
    }
    return this;
  }

  private void endTag() {
    if (inTag) {
      text.append('>');
      inTag = false;
    }
  }

  private void escape(String raw) {
    raw.codePoints().filter(Xml::isAllowed).forEach(this::append);
  }

  /** What XML 1.0 allows; a control character in a question must not break a call. */
  private static boolean isAllowed(int character) {
    return character == '\t'
        || character == '\n'
        || character == '\r'
        || (character >= 0x20 && character <= 0xD7FF)
        || (character >= 0xE000 && character <= 0xFFFD)
        || (character >= 0x10000 && character <= 0x10FFFF);
  }

  private void append(int character) {
    switch (character) {
      case '&' -> text.append("&amp;");
      case '<' -> text.append("&lt;");
      case '>' -> text.append("&gt;");
      case '"' -> text.append("&quot;");
      default -> text.appendCodePoint(character);
    }
  }

  /** {@return the document; every element is closed} */
  @Override
  public String toString() {
    while (!open.isEmpty()) {
      close();
    }
    return text.toString();
  }
}
