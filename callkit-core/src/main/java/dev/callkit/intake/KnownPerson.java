package dev.callkit.intake;

import java.time.Instant;
import java.util.Optional;

/**
 * What the store knows of a person when a request comes in.
 *
 * @param suppressed whether the person never wants to be rung
 * @param lastInterview when the person was last interviewed, or declined, for this business
 */
public record KnownPerson(boolean suppressed, Optional<Instant> lastInterview) {
  /** Somebody we have never rung. */
  public static final KnownPerson STRANGER = new KnownPerson(false, Optional.empty());
}
