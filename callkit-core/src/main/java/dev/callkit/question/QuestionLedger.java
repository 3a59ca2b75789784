package dev.callkit.question;

import dev.callkit.call.CallId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What each question of one business is owed, and what calls in progress have reserved. One value
 * per business, replaced as a whole by compare-and-set in the store.
 *
 * @param standings per question; a question that is missing is new
 * @param open per call, what it has reserved and not yet settled
 */
public record QuestionLedger(Map<QuestionId, Standing> standings, Map<CallId, Reservation> open) {
  /** The ledger of a business that has rung nobody. */
  public static final QuestionLedger EMPTY = new QuestionLedger(Map.of(), Map.of());

  /** Copies the maps. */
  public QuestionLedger {
    standings = Map.copyOf(standings);
    open = Map.copyOf(open);
  }

  /**
   * What one question is owed.
   *
   * @param owed customers counted and not yet paid back by asking; a turn is {@code frequency} of
   *     them
   * @param gap customers it applied to since it was last taken; starts at its frequency
   * @param takes how often it was taken
   */
  public record Standing(long owed, long gap, long takes) {}

  /**
   * What one call holds until it is settled.
   *
   * @param selection the decision, returned again if the same call selects again
   * @param counted the questions this customer counted for
   * @param taken what was taken from each chosen question
   * @param expiresAt when a forgotten reservation is given back
   */
  public record Reservation(
      Selection selection, List<QuestionId> counted, List<Take> taken, Instant expiresAt) {
    /** Copies the lists. */
    public Reservation {
      counted = List.copyOf(counted);
      taken = List.copyOf(taken);
    }
  }

  /**
   * One turn taken, with what it takes to give it back exactly.
   *
   * @param question whose turn
   * @param amount what was deducted from {@code owed}
   * @param gapBefore the gap before it was set to 0
   * @param takeNo the value of {@code takes} after taking
   */
  public record Take(QuestionId question, long amount, long gapBefore, long takeNo) {}

  /** {@return the standing of a question, that of a new one if it is not known} */
  public Standing standing(Question question) {
    return standings.getOrDefault(
        question.id(), new Standing(0, question.frequency().everyNth(), 0));
  }

  /** {@return this ledger with some standings replaced and one reservation added} */
  QuestionLedger reserve(Map<QuestionId, Standing> changed, CallId call, Reservation reservation) {
    Map<QuestionId, Standing> newStandings = new LinkedHashMap<>(standings);
    newStandings.putAll(changed);
    Map<CallId, Reservation> newOpen = new LinkedHashMap<>(open);
    newOpen.put(call, reservation);
    return new QuestionLedger(newStandings, newOpen);
  }

  /** {@return this ledger with some standings replaced and one reservation removed} */
  QuestionLedger release(Map<QuestionId, Standing> changed, CallId call) {
    Map<QuestionId, Standing> newStandings = new LinkedHashMap<>(standings);
    newStandings.putAll(changed);
    Map<CallId, Reservation> newOpen = new LinkedHashMap<>(open);
    newOpen.remove(call);
    return new QuestionLedger(newStandings, newOpen);
  }
}
