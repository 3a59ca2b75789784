package dev.callkit.question;

import dev.callkit.call.CallId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What each question of one business is owed, what calls in progress have reserved, and how long
 * questions have taken. One value per business, replaced as a whole by compare-and-set in the
 * store. Immutable.
 */
public final class QuestionLedger {
  /** The ledger of a business that has rung nobody. */
  public static final QuestionLedger EMPTY = of(List.of(), List.of(), Map.of(), Map.of());

  // One column per figure: a selection copies them whole, so they are kept small and together.
  private final String[] ids;
  private final int[] everyNth;
  private final long[] owed;
  private final long[] gap;
  private final long[] takes;
  private final List<Reservation> open;
  private final Map<QuestionId, MeasuredTimes> measured;
  private final Map<PairRule.Alternate, QuestionId> lastWinners;

  /** Takes over what the draft has worked out, which is not touched afterwards. */
  QuestionLedger(LedgerDraft draft) {
    this.ids = draft.ids;
    this.everyNth = draft.everyNth;
    this.owed = draft.owed;
    this.gap = draft.gap;
    this.takes = draft.takes;
    this.open = draft.open;
    this.measured = draft.measured;
    this.lastWinners = draft.lastWinners;
  }

  private QuestionLedger(
      List<Standing> standings,
      List<Reservation> open,
      Map<QuestionId, MeasuredTimes> measured,
      Map<PairRule.Alternate, QuestionId> lastWinners) {
    this.ids = standings.stream().map(Standing::unit).toArray(String[]::new);
    this.everyNth = standings.stream().mapToInt(Standing::everyNth).toArray();
    this.owed = standings.stream().mapToLong(Standing::owed).toArray();
    this.gap = standings.stream().mapToLong(Standing::gap).toArray();
    this.takes = standings.stream().mapToLong(Standing::takes).toArray();
    this.open = List.copyOf(open);
    this.measured = Map.copyOf(measured);
    this.lastWinners = Map.copyOf(lastWinners);
  }

  /**
   * Takes what was stored.
   *
   * @param standings one per question or combination; the places in reservations are places in this
   *     list
   * @param open what calls in progress hold, in the order of reservation
   * @param measured how long questions have taken
   * @param lastWinners per rule that alternates, which of its questions was asked when both could
   *     be
   */
  public static QuestionLedger of(
      List<Standing> standings,
      List<Reservation> open,
      Map<QuestionId, MeasuredTimes> measured,
      Map<PairRule.Alternate, QuestionId> lastWinners) {
    return new QuestionLedger(standings, open, measured, lastWinners);
  }

  /**
   * What one question, or one combination of two, is owed.
   *
   * @param unit the question's id, or both ids of a combination joined by {@code +}
   * @param everyNth the frequency that {@code owed} is counted in
   * @param owed customers counted and not yet paid back by asking; a turn is {@code everyNth} of
   *     them. Negative for a moment where a customer who was asked turns out not to count
   * @param gap customers it applied to since it was last taken; starts at its frequency
   * @param takes how often it was taken
   */
  public record Standing(String unit, int everyNth, long owed, long gap, long takes) {}

  /**
   * {@return what everything is owed, in the order of the catalogue that was selected from last}
   */
  public List<Standing> standings() {
    List<Standing> all = new ArrayList<>(ids.length);
    for (int place = 0; place < ids.length; place++) {
      all.add(standing(place));
    }
    return List.copyOf(all);
  }

  /** {@return what a question, or a combination, is owed; empty if it has never been counted} */
  public Optional<Standing> standing(String unit) {
    int place = Arrays.asList(ids).indexOf(unit);
    return place < 0 ? Optional.empty() : Optional.of(standing(place));
  }

  private Standing standing(int place) {
    return new Standing(ids[place], everyNth[place], owed[place], gap[place], takes[place]);
  }

  /** {@return what calls in progress hold, in the order of reservation} */
  public List<Reservation> open() {
    return open;
  }

  /** {@return what this call holds, if anything} */
  public Optional<Reservation> open(CallId call) {
    for (Reservation reservation : open) {
      if (reservation.call().equals(call)) {
        return Optional.of(reservation);
      }
    }
    return Optional.empty();
  }

  /** {@return how long a question has taken when it was asked} */
  public MeasuredTimes measured(QuestionId question) {
    return measured.isEmpty()
        ? MeasuredTimes.NONE
        : measured.getOrDefault(question, MeasuredTimes.NONE);
  }

  /** {@return how long questions have taken; those that were never measured are missing} */
  public Map<QuestionId, MeasuredTimes> measured() {
    return measured;
  }

  /** {@return per rule that alternates, which of its questions was asked when both could be} */
  public Map<PairRule.Alternate, QuestionId> lastWinners() {
    return lastWinners;
  }

  /** Whether the columns stand for exactly these units, at these frequencies. */
  boolean fits(Units units) {
    return (ids == units.ids || Arrays.equals(ids, units.ids))
        && (everyNth == units.everyNth || Arrays.equals(everyNth, units.everyNth));
  }

  LedgerDraft draft() {
    return new LedgerDraft(
        ids, everyNth, owed.clone(), gap.clone(), takes.clone(), open, measured, lastWinners);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof QuestionLedger that
        && Arrays.equals(that.ids, ids)
        && Arrays.equals(that.everyNth, everyNth)
        && Arrays.equals(that.owed, owed)
        && Arrays.equals(that.gap, gap)
        && Arrays.equals(that.takes, takes)
        && that.open.equals(open)
        && that.measured.equals(measured)
        && that.lastWinners.equals(lastWinners);
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        Arrays.hashCode(ids), Arrays.hashCode(owed), Arrays.hashCode(gap), open, measured);
  }

  @Override
  public String toString() {
    return "QuestionLedger[" + ids.length + " standings, " + open.size() + " open]";
  }
}
