package dev.callkit.examples.server;

import dev.callkit.cost.Tariff;
import dev.callkit.examples.input.TariffFile;
import dev.callkit.examples.twilio.TwilioAccount;
import dev.callkit.examples.understanding.EngineChoice;
import dev.callkit.jdbi.StoreKeys;
import dev.callkit.twilio.WayToTalk;
import java.util.Optional;

/**
 * How the server is to run. {@link Environment} reads it.
 *
 * @param host where to listen
 * @param port where to listen; 0 for any that is free
 * @param publicUrl the address that others reach it at; empty for this machine only
 * @param jwtSecret what tokens are signed with; empty for demo mode
 * @param webhookSecret what reports of a custom carrier are signed with; empty if none is taken
 * @param keys what numbers, names and words are sealed with; empty for a file of keys
 * @param carrier who rings
 * @param twilio the account, with {@link Carrier#TWILIO}
 * @param way how words go to and fro there
 * @param engine who understands replies
 * @param requestsPerSecond how many requests a token may make
 * @param tariff what calls are estimated to cost
 */
public record ServerSettings(
    String host,
    int port,
    Optional<String> publicUrl,
    Optional<String> jwtSecret,
    Optional<String> webhookSecret,
    Optional<StoreKeys> keys,
    Carrier carrier,
    Optional<TwilioAccount> twilio,
    WayToTalk way,
    EngineChoice engine,
    int requestsPerSecond,
    Tariff tariff) {
  /** The shortest secret, in characters. */
  public static final int SHORTEST_SECRET = 32;

  /** Requests a second that a token may make, five seconds' worth at once. */
  public static final int DEFAULT_RATE = 500;

  /** This machine, for nobody else. */
  public static final String LOOPBACK = "127.0.0.1";

  /** Who rings. */
  public enum Carrier {
    /** Telephones in web pages. */
    BROWSER,
    /** Real telephones. */
    TWILIO,
    /** People who are played. */
    SIMULATED
  }

  /** {@return a server on this machine only, with a seeded store and a token that is printed} */
  public static ServerSettings demo(int port) {
    return new ServerSettings(
        LOOPBACK,
        port,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Carrier.BROWSER,
        Optional.empty(),
        WayToTalk.ConversationRelay.SWEDISH,
        EngineChoice.RULES,
        DEFAULT_RATE,
        TariffFile.bundled());
  }

  /** {@return the same with other prices} */
  public ServerSettings pricedBy(Tariff prices) {
    return new ServerSettings(
        host,
        port,
        publicUrl,
        jwtSecret,
        webhookSecret,
        keys,
        carrier,
        twilio,
        way,
        engine,
        requestsPerSecond,
        prices);
  }

  /** {@return whether it runs without secrets, on this machine only} */
  public boolean isDemo() {
    return jwtSecret.isEmpty();
  }

  /** Hides the secrets. */
  @Override
  public String toString() {
    return "ServerSettings[" + host + ":" + port + ", demo=" + isDemo() + ", " + carrier + "]";
  }
}
