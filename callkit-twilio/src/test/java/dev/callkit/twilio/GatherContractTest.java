package dev.callkit.twilio;

import dev.callkit.conduct.Conversations;
import dev.callkit.telephony.LegEvents;
import dev.callkit.testing.contract.CarrierRig;
import dev.callkit.testing.contract.TelephonyProviderContract;
import org.junit.jupiter.api.Timeout;

/** What every carrier promises, talking by {@code Gather}. */
@Timeout(60)
class GatherContractTest extends TelephonyProviderContract {
  @Override
  protected CarrierRig rig(LegEvents legs, Conversations conversations) {
    return new LocalTwilioRig(WayToTalk.Gather.SWEDISH, legs, conversations);
  }
}
