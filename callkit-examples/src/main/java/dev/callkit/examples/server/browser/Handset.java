package dev.callkit.examples.server.browser;

import dev.callkit.call.AttemptId;
import dev.callkit.conduct.Speaker;
import dev.callkit.interview.Line;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The page of this server that holds a call: where our words go. Thread-safe. */
final class Handset implements Speaker {
  private final AttemptId attempt;
  private @Nullable PhoneConnection connection;
  private boolean closing;

  Handset(AttemptId attempt) {
    this.attempt = attempt;
  }

  AttemptId attempt() {
    return attempt;
  }

  synchronized void connect(PhoneConnection socket) {
    connection = socket;
  }

  /** {@return whether no socket had it, and now this one has} */
  synchronized boolean offer(PhoneConnection socket) {
    if (connection != null) {
      return false;
    }
    connection = socket;
    return true;
  }

  /** {@return whether it was this socket that is gone} */
  synchronized boolean disconnect(PhoneConnection socket) {
    boolean ours = connection == socket;
    connection = ours ? null : connection;
    return ours;
  }

  /** {@return whether we have asked the page to hang up} */
  synchronized boolean isClosing() {
    return closing;
  }

  @Override
  public boolean speak(List<Line> lines) {
    synchronized (this) {
      closing |= lines.stream().anyMatch(Line.HangUp.class::isInstance);
    }
    return lines.isEmpty() || send(Frames.lines(lines));
  }

  @Override
  public boolean fill(String words) {
    return send(Frames.fill(words));
  }

  boolean send(String frame) {
    PhoneConnection socket;
    synchronized (this) {
      socket = connection;
    }
    return socket != null && socket.send(frame);
  }
}
