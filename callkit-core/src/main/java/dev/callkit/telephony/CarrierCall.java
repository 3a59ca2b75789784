package dev.callkit.telephony;

/**
 * A call that the carrier has accepted.
 *
 * @param id the carrier's id
 * @param provider {@link TelephonyProvider#name()} of the carrier
 */
public record CarrierCall(CarrierCallId id, String provider) {}
