package dev.callkit.examples.server.carrier;

import dev.callkit.conduct.Conversations;
import dev.callkit.telephony.DialRequest;
import dev.callkit.telephony.LegEvents;
import dev.callkit.telephony.TelephonyProvider;
import dev.callkit.testing.simulation.Pickup;
import dev.callkit.testing.simulation.RealTime;
import dev.callkit.testing.simulation.SimulatedCarrier;
import dev.callkit.testing.simulation.SimulatedRespondent;
import io.javalin.config.RoutesConfig;
import java.time.Duration;

/**
 * People who are played, so that a dashboard has something to show: of eight, five answer the
 * questions, one says no, one has a voicemail, and one does not pick up. Their talks last as long
 * as real ones. They live in this process and are gone with it.
 */
public final class SimulatedTelephones implements Telephones {
  private static final Duration PICKS_UP_AFTER = Duration.ofSeconds(3);

  private final RealTime time = new RealTime(16);
  private final SimulatedCarrier carrier =
      SimulatedCarrier.builder(time, SimulatedTelephones::whoIsThere).build();

  private static SimulatedRespondent whoIsThere(DialRequest request) {
    long seed = Integer.toUnsignedLong(request.attempt().hashCode());
    return switch ((int) (seed % 8)) {
      case 0 -> SimulatedRespondent.declines().meeting(Pickup.personAfter(PICKS_UP_AFTER));
      case 1 -> SimulatedRespondent.voicemail();
      case 2 -> SimulatedRespondent.doesNotAnswer();
      default -> SimulatedRespondent.cooperative(seed).meeting(Pickup.personAfter(PICKS_UP_AFTER));
    };
  }

  @Override
  public TelephonyProvider provider() {
    return carrier;
  }

  @Override
  public void attach(LegEvents legs, Conversations conversations) {
    carrier.attach(legs, conversations);
  }

  @Override
  public void routes(RoutesConfig routes) {
    // Nobody calls back.
  }

  @Override
  public void close() {
    time.close();
  }
}
