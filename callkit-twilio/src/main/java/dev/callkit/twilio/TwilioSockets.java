package dev.callkit.twilio;

/**
 * Takes the sockets that Twilio opens to the public address, for ConversationRelay. The host's
 * server brings what happens on each: {@link #onOpen}, then {@link TwilioSocket#onText} for every
 * frame, then {@link TwilioSocket#onClose} once. Thread-safe.
 *
 * <p>A server that closes sockets on which nothing happens must be told to wait longer than people
 * are silent: Jetty does after 30 s unless its idle timeout is set.
 */
public final class TwilioSockets {
  private final Gate gate;
  private final Wiring wiring;
  private final CallMemory memory;

  TwilioSockets(Gate gate, Wiring wiring, CallMemory memory) {
    this.gate = gate;
    this.wiring = wiring;
    this.memory = memory;
  }

  /**
   * {@return whether a handshake is Twilio's, for servers that can refuse it with 403 before it
   * becomes a socket. One that is not is counted}
   */
  public boolean admits(WebhookRequest handshake) {
    return gate.admitSocket(handshake).isPresent();
  }

  /**
   * A socket is open.
   *
   * @param handshake the request that asked for it; checked again
   * @param sender the host's end
   * @return where to bring what arrives; closed at once if the handshake was not Twilio's
   */
  public TwilioSocket onOpen(WebhookRequest handshake, SocketSender sender) {
    return new TwilioSocket(gate, wiring, memory, gate.admitSocket(handshake), sender);
  }
}
