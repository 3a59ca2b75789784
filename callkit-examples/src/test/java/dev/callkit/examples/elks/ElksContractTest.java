package dev.callkit.examples.elks;

import dev.callkit.call.AttemptId;
import dev.callkit.call.PhoneNumber;
import dev.callkit.conduct.Conversations;
import dev.callkit.telephony.LegEvents;
import dev.callkit.telephony.TelephonyException.Kind;
import dev.callkit.telephony.TelephonyProvider;
import dev.callkit.testing.contract.CarrierRig;
import dev.callkit.testing.contract.TelephonyProviderContract;
import java.time.InstantSource;
import java.util.List;

/** What every carrier promises, by one that can do little. */
class ElksContractTest extends TelephonyProviderContract {
  @Override
  protected CarrierRig rig(LegEvents legs, Conversations conversations) {
    return new Rig(legs, conversations);
  }

  private static final class Rig implements CarrierRig {
    private final LocalElks network = new LocalElks(heard -> "", 2);
    private final ElksHost host = new ElksHost();
    private final ElksTelephony carrier =
        new ElksTelephony(
            network.api(),
            "user",
            "password",
            PhoneNumber.of("+46701740699"),
            host.url(),
            LocalElks::audio,
            InstantSource.system());

    Rig(LegEvents legs, Conversations conversations) {
      carrier.attach(legs, conversations);
      host.serve(carrier);
    }

    @Override
    public TelephonyProvider provider() {
      return carrier;
    }

    @Override
    public void nextPerson(Meeting meeting) {
      network.nextPerson(meeting);
    }

    @Override
    public void nextRequest(Accident accident) {
      network.nextRequest(accident);
    }

    @Override
    public boolean nextRequestRefused(Kind kind) {
      switch (kind) {
        case REFUSED -> network.refuseNext(401);
        case RATE_LIMITED -> network.refuseNext(429);
        default -> {
          return false;
        }
      }
      return true;
    }

    private List<LocalElks.Call> of(AttemptId attempt) {
      return network.calls().stream()
          .filter(call -> call.order.getOrDefault("whenhangup", "").contains("/" + attempt + "/"))
          .toList();
    }

    @Override
    public int rings(AttemptId attempt) {
      return of(attempt).size();
    }

    @Override
    public void settle() {
      network.settle();
    }

    @Override
    public void reportEndAgain(AttemptId attempt) {
      of(attempt).forEach(network::report);
    }

    @Override
    public void close() {
      host.close();
      network.close();
    }
  }
}
