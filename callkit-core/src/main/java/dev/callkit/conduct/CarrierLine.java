package dev.callkit.conduct;

import dev.callkit.telephony.Capability;
import dev.callkit.telephony.TelephonyProvider;

/**
 * One carrier as this node uses it. Dialling has a lane of its own, so that a carrier that hangs
 * there can still be asked to hang up.
 *
 * @param provider the carrier
 * @param breaker whether it is left alone
 * @param dials requests to dial
 * @param others look-ups, searches and hang-ups
 */
record CarrierLine(TelephonyProvider provider, Breaker breaker, Lane dials, Lane others) {
  String name() {
    return provider.name();
  }

  boolean hears() {
    return provider.capabilities().contains(Capability.SPEECH_IN);
  }
}
