package dev.callkit.twilio;

/**
 * The host's end of one socket. Thread-safe; neither method waits for the network. One that fails
 * may throw: the talk then waits for Twilio to connect again.
 */
public interface SocketSender {

  /** Sends one text frame. Frames arrive in the order of the calls, which come one at a time. */
  void send(String text);

  /** Closes the socket with an ordinary status code, 1000. Closing it again does nothing. */
  void close();
}
