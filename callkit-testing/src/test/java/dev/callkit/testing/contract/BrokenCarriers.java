package dev.callkit.testing.contract;

import dev.callkit.call.AttemptId;
import dev.callkit.conduct.Conversations;
import dev.callkit.telephony.CarrierCall;
import dev.callkit.telephony.CarrierCallId;
import dev.callkit.telephony.DialRequest;
import dev.callkit.telephony.DialSearch;
import dev.callkit.telephony.LegEvent;
import dev.callkit.telephony.LegEvents;
import dev.callkit.telephony.LegStatus;
import dev.callkit.telephony.TelephonyException;
import dev.callkit.telephony.TelephonyException.Kind;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Adapters as one writes them at first. */
final class BrokenCarriers {

  /** Tries again when the answer is lost. */
  static class DialsAgain extends TelephonyProviderContract {
    @Override
    protected CarrierRig rig(LegEvents legs, Conversations conversations) {
      return new SimulatedRig(legs, conversations) {
        @Override
        public CarrierCall dial(DialRequest request) {
          try {
            return super.dial(request);
          } catch (TelephonyException lost) {
            return super.dial(request);
          }
        }
      };
    }
  }

  /** Takes a lost answer for "not dialled". */
  static class TakesLostForUnavailable extends TelephonyProviderContract {
    @Override
    protected CarrierRig rig(LegEvents legs, Conversations conversations) {
      return new SimulatedRig(legs, conversations) {
        @Override
        public CarrierCall dial(DialRequest request) {
          try {
            return super.dial(request);
          } catch (TelephonyException lost) {
            throw new TelephonyException(Kind.UNAVAILABLE, "no answer came");
          }
        }
      };
    }
  }

  /** Remembers the attempt in a field. */
  static class ReportsTheLastAttempt extends TelephonyProviderContract {
    @Override
    protected CarrierRig rig(LegEvents legs, Conversations conversations) {
      return new SimulatedRig(legs, conversations) {
        private Optional<AttemptId> last = Optional.empty();

        @Override
        public CarrierCall dial(DialRequest request) {
          last = Optional.of(request.attempt());
          return super.dial(request);
        }

        @Override
        void report(AttemptId attempt, LegEvent event) {
          super.report(last.orElse(attempt), event);
        }
      };
    }
  }

  /** Passes on that the carrier knows no such call. */
  static class CannotHangUpTwice extends TelephonyProviderContract {
    @Override
    protected CarrierRig rig(LegEvents legs, Conversations conversations) {
      return new SimulatedRig(legs, conversations) {
        private final Set<CarrierCallId> over = new HashSet<>();

        @Override
        public void hangUp(CarrierCallId call) {
          if (!over.add(call)) {
            throw new TelephonyException(Kind.REFUSED, "404: no such call");
          }
          super.hangUp(call);
        }
      };
    }
  }

  /** Finds nothing where it did not look. */
  static class FindsNothing extends TelephonyProviderContract {
    @Override
    protected CarrierRig rig(LegEvents legs, Conversations conversations) {
      return new SimulatedRig(legs, conversations) {
        @Override
        public DialSearch findDialed(DialRequest lost) {
          return new DialSearch.NotPlaced();
        }
      };
    }
  }

  /** Tells the log whom it could not ring. */
  static class NamesTheNumber extends TelephonyProviderContract {
    @Override
    protected CarrierRig rig(LegEvents legs, Conversations conversations) {
      return new SimulatedRig(legs, conversations) {
        @Override
        public CarrierCall dial(DialRequest request) {
          try {
            return super.dial(request);
          } catch (TelephonyException failed) {
            throw new TelephonyException(failed.kind(), "could not ring " + request.to().e164());
          }
        }
      };
    }
  }

  /** Never notices an end. */
  static class LooksUpOnce extends TelephonyProviderContract {
    @Override
    protected CarrierRig rig(LegEvents legs, Conversations conversations) {
      return new SimulatedRig(legs, conversations) {
        @Override
        public Optional<LegStatus> lookUp(CarrierCallId call) {
          return Optional.of(new LegStatus(LegStatus.Phase.TALKING, Optional.empty()));
        }
      };
    }
  }

  private BrokenCarriers() {}
}
