package dev.callkit.examples.server.figures;

import dev.callkit.cost.Money;
import dev.callkit.outcome.Disposition;
import dev.callkit.outcome.Outcome;
import dev.callkit.progress.CallRecord;
import dev.callkit.progress.Lateness;
import java.time.Instant;
import java.util.Optional;

/**
 * One call without its person and its words.
 *
 * @param requestedAt when it was requested
 * @param disposition what it came to; empty while it goes on
 * @param lateness how punctually it was first dialled
 * @param cost what it has cost, as far as is known
 */
public record Summary(
    Instant requestedAt,
    Optional<Disposition> disposition,
    Lateness lateness,
    Optional<Money> cost) {

  public static Summary of(CallRecord call) {
    return new Summary(
        call.requestedAt(), call.outcome().map(Outcome::disposition), call.lateness(), call.cost());
  }
}
