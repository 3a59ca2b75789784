package dev.callkit.testing.contract;

import dev.callkit.conduct.Conversations;
import dev.callkit.telephony.LegEvents;

class SimulatedCarrierContractTest extends TelephonyProviderContract {
  @Override
  protected CarrierRig rig(LegEvents legs, Conversations conversations) {
    return new SimulatedRig(legs, conversations);
  }
}
