package dev.callkit.twilio;

import dev.callkit.twilio.RelayFrames.Frame;
import java.util.Optional;

/**
 * One socket that Twilio has opened to the host's server. The host brings what arrives, in order.
 * Nothing here throws; whatever comes that is no message of this talk is dropped. Thread-safe.
 */
public final class TwilioSocket {
  private static final int LONGEST_FRAME = 64_000;
  private static final int MOST_BROKEN = 20;

  private final Gate gate;
  private final Wiring wiring;
  private final CallMemory memory;
  private final Optional<Route> route;
  private final SocketSender sender;

  private final Object lock = new Object();
  private Optional<RelayTalk> talk = Optional.empty();
  private boolean over;
  private int broken;

  /** A socket; one without a route is refused. */
  TwilioSocket(
      Gate gate, Wiring wiring, CallMemory memory, Optional<Route> route, SocketSender sender) {
    this.gate = gate;
    this.wiring = wiring;
    this.memory = memory;
    this.route = route;
    this.sender = sender;
    if (route.isEmpty()) {
      close();
    }
  }

  /** A text frame has arrived. */
  public void onText(String text) {
    Optional<Frame> frame =
        text.length() > LONGEST_FRAME ? Optional.empty() : RelayFrames.read(text);
    Optional<RelayTalk> known;
    boolean noise;
    synchronized (lock) {
      if (over) {
        return;
      }
      if (frame.isEmpty()) {
        broken++;
      }
      noise = broken > MOST_BROKEN;
      known = talk;
    }
    if (noise) {
      close();
    } else if (frame.isPresent()) {
      if (known.isPresent()) {
        known.get().frame(frame.get());
      } else if (frame.get() instanceof RelayFrames.Setup setup) {
        begin(setup);
      }
    }
  }

  /** The first message says whose call it is; until then nothing else counts. */
  private void begin(RelayFrames.Setup setup) {
    Route socket = route.orElseThrow();
    if (!gate.isBound(socket, setup.account(), setup.callSid(), setup.attempt())) {
      close();
      return;
    }
    memory.belongs(setup.callSid(), socket.attempt());
    RelayTalk fresh =
        new RelayTalk(socket.attempt(), wiring, sender, () -> memory.hangingUp(setup.callSid()));
    synchronized (lock) {
      if (over || talk.isPresent()) {
        return;
      }
      talk = Optional.of(fresh);
    }
    fresh.begin();
  }

  /** The socket has closed, whoever closed it. */
  public void onClose() {
    Optional<RelayTalk> lost;
    synchronized (lock) {
      if (over) {
        return;
      }
      over = true;
      lost = talk;
    }
    lost.ifPresent(RelayTalk::lost);
  }

  /** {@return whether it was refused, or is over} */
  public boolean isOver() {
    synchronized (lock) {
      return over;
    }
  }

  private void close() {
    onClose();
    try {
      sender.close();
    } catch (RuntimeException gone) {
      // It is what was wanted.
      return;
    }
  }
}
