package dev.callkit.examples.server.browser;

/** The socket of one page. Thread-safe. */
public interface PhoneConnection {

  /**
   * Sends a text.
   *
   * @return false if the page is gone
   */
  boolean send(String text);
}
