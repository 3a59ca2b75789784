package dev.callkit.examples;

import dev.callkit.examples.input.Replies;
import java.util.Optional;

/**
 * Who is at the other end of the simulated line.
 *
 * @param kind somebody at the terminal, a file or another program, or the bundled one
 * @param replies what they say; nothing for the bundled one
 */
record Customer(Kind kind, Replies replies) {
  /** The kinds. */
  enum Kind {
    /** Somebody at the terminal. */
    TYPING,
    /** A file, or another program. */
    READING,
    /** The bundled one, who is friendly and says the same every time. */
    PLAYING
  }

  static Customer typing(Replies keyboard) {
    return new Customer(Kind.TYPING, keyboard);
  }

  static Customer reading(Replies replies) {
    return new Customer(Kind.READING, replies);
  }

  static Customer playing() {
    return new Customer(Kind.PLAYING, Optional::empty);
  }

  boolean isTyping() {
    return kind == Kind.TYPING;
  }
}
