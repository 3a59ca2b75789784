package dev.callkit.twilio;

import dev.callkit.conduct.Conversations;
import dev.callkit.telephony.LegEvents;
import dev.callkit.testing.contract.CarrierRig;
import dev.callkit.testing.contract.TelephonyProviderContract;
import org.junit.jupiter.api.Timeout;

/** What every carrier promises, talking by {@code ConversationRelay}. */
@Timeout(60)
class RelayContractTest extends TelephonyProviderContract {
  @Override
  protected CarrierRig rig(LegEvents legs, Conversations conversations) {
    return new LocalTwilioRig(WayToTalk.ConversationRelay.SWEDISH, legs, conversations);
  }
}
