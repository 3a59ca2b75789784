package dev.callkit.testing.world;

import dev.callkit.telephony.Capability;
import dev.callkit.telephony.CarrierCall;
import dev.callkit.telephony.CarrierCallId;
import dev.callkit.telephony.DialRequest;
import dev.callkit.telephony.DialSearch;
import dev.callkit.telephony.LegStatus;
import dev.callkit.telephony.TelephonyException;
import dev.callkit.telephony.TelephonyProvider;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** An adapter that works, to be broken in one place. */
class BrokenAdapter implements TelephonyProvider {
  final TelephonyProvider right;

  BrokenAdapter(TelephonyProvider right) {
    this.right = right;
  }

  @Override
  public String name() {
    return right.name();
  }

  @Override
  public Set<Capability> capabilities() {
    return right.capabilities();
  }

  @Override
  public CarrierCall dial(DialRequest request) {
    return right.dial(request);
  }

  @Override
  public void hangUp(CarrierCallId call) {
    right.hangUp(call);
  }

  @Override
  public Optional<LegStatus> lookUp(CarrierCallId call) {
    return right.lookUp(call);
  }

  @Override
  public DialSearch findDialed(DialRequest lost) {
    return right.findDialed(lost);
  }

  /** Tries again when something went wrong. */
  static final class DialsAgain extends BrokenAdapter {
    DialsAgain(TelephonyProvider right) {
      super(right);
    }

    @Override
    public CarrierCall dial(DialRequest request) {
      try {
        return right.dial(request);
      } catch (TelephonyException failed) {
        return right.dial(request);
      }
    }
  }

  /** Finds nothing where it did not look. */
  static final class FindsNothing extends BrokenAdapter {
    FindsNothing(TelephonyProvider right) {
      super(right);
    }

    @Override
    public DialSearch findDialed(DialRequest lost) {
      return new DialSearch.NotPlaced();
    }
  }

  /** Neither hangs up nor tells the carrier how long a call may last. */
  static final class NeverHangsUp extends BrokenAdapter {
    NeverHangsUp(TelephonyProvider right) {
      super(right);
    }

    @Override
    public CarrierCall dial(DialRequest request) {
      return right.dial(
          new DialRequest(
              request.attempt(), request.to(), request.ringTimeout(), Duration.ofHours(1)));
    }

    @Override
    public void hangUp(CarrierCallId call) {
      // Nothing happens.
    }
  }
}
