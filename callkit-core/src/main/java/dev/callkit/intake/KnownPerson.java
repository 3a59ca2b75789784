package dev.callkit.intake;

import dev.callkit.question.QuestionId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What the store knows of a person when a request comes in.
 *
 * @param suppressed whether the person never wants to be rung
 * @param lastInterview when the person was last interviewed, or declined, for this business
 * @param asked when each question of this business was last put to the person; questions that never
 *     were are missing
 */
public record KnownPerson(
    boolean suppressed, Optional<Instant> lastInterview, Map<QuestionId, Instant> asked) {
  /** Somebody we have never rung. */
  public static final KnownPerson STRANGER = new KnownPerson(false, Optional.empty(), Map.of());

  /** Copies the map. */
  public KnownPerson {
    asked = Map.copyOf(asked);
  }
}
