package dev.callkit.telephony;

import java.util.Optional;
import java.util.Set;

/**
 * A carrier. Implementations are thread-safe; every method may block and is called on a worker
 * thread.
 *
 * <ol>
 *   <li>{@code dial} rings at most once per call of it, whatever happens on the way: no automatic
 *       retries underneath.
 *   <li>If {@code dial} cannot tell whether the call was placed it throws {@link
 *       TelephonyException.Kind#OUTCOME_UNKNOWN}; every other kind means "certainly not dialled".
 *   <li>For each placed call exactly one {@link LegEvent.Ended} counts: the first that is reported.
 *       Reporting it again, or late, is harmless.
 *   <li>The attempt's id is part of every address the carrier calls back.
 *   <li>{@code hangUp} of a call that is over, or unknown, does nothing.
 *   <li>{@code findDialed} says {@link DialSearch.NotPlaced} only if the call can no longer ring.
 *   <li>No whole numbers, spoken words or secrets in logs, exception messages or {@code toString}.
 *   <li>The name, of lower-case letters, digits and hyphens, and the capabilities never change.
 *   <li>{@code lookUp} tells the same of a call as its reports do, once they have come.
 *   <li>{@code dial} comes back within 30 s, if need be with {@code OUTCOME_UNKNOWN}, and nothing
 *       of it is on its way to the carrier then: from then on the call may be searched for, and
 *       dialled again.
 * </ol>
 *
 * <p>{@code TelephonyProviderContract} in callkit-testing tries these rules.
 */
public interface TelephonyProvider {

  /** {@return a short name, the same for the life of the provider, such as {@code twilio}} */
  String name();

  /**
   * {@return what this carrier can do as it is configured; the same for the life of the provider}
   */
  Set<Capability> capabilities();

  /**
   * Rings somebody.
   *
   * @return the call, as soon as the carrier has accepted it
   * @throws TelephonyException if it was not or perhaps not placed; see the kind
   */
  CarrierCall dial(DialRequest request);

  /**
   * Ends a call; one that is already over is fine.
   *
   * @throws TelephonyException if the carrier could not be asked
   */
  void hangUp(CarrierCallId call);

  /**
   * {@return the carrier's own view of a call, or empty if it cannot tell}
   *
   * @throws TelephonyException if the carrier could not be asked
   */
  Optional<LegStatus> lookUp(CarrierCallId call);

  /**
   * Finds out what became of a {@code dial} whose answer was lost.
   *
   * @param lost the request as it was made
   * @throws TelephonyException if the carrier could not be asked
   */
  DialSearch findDialed(DialRequest lost);
}
