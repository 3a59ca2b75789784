package dev.callkit.examples.twilio;

import dev.callkit.twilio.TwilioTelephony;
import io.javalin.Javalin;

/** A server for Twilio and for nothing else. */
public final class TwilioServer implements AutoCloseable {
  private final Javalin server;

  /**
   * Opens it.
   *
   * @param twilio what answers
   * @param port where to listen, on every address of this machine; 0 for any that is free
   */
  public TwilioServer(TwilioTelephony twilio, int port) {
    this.server =
        Javalin.create(
                config -> {
                  config.startup.showJavalinBanner = false;
                  new TwilioRoutes(twilio).in(config.routes, "");
                })
            .start(port);
  }

  /** {@return where it listens} */
  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.stop();
  }
}
