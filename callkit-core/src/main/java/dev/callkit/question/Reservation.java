package dev.callkit.question;

import dev.callkit.call.CallId;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** What one call holds of a ledger until it is settled. Immutable. */
public final class Reservation {
  private final CallId call;
  private final Selection selection;
  private final long[] counted;
  private final List<Take> taken;
  private final Instant expiresAt;

  /**
   * Takes what was stored.
   *
   * @param call whose it is
   * @param selection the decision, returned again if the same call selects again
   * @param counted for which of the ledger's standings, by their places, this customer counted
   * @param taken what was taken from each that was chosen
   * @param expiresAt when it counts as forgotten and is given back
   */
  public Reservation(
      CallId call, Selection selection, BitSet counted, List<Take> taken, Instant expiresAt) {
    this(call, selection, counted.toLongArray(), taken, expiresAt);
  }

  Reservation(
      CallId call, Selection selection, long[] counted, List<Take> taken, Instant expiresAt) {
    this.call = call;
    this.selection = selection;
    this.counted = counted;
    this.taken = List.copyOf(taken);
    this.expiresAt = expiresAt;
  }

  /**
   * One turn taken, with what it takes to give it back exactly.
   *
   * @param place of the standing it was taken from
   * @param questions what is asked for it: one question, or two in combination
   * @param amount what was deducted from {@code owed}, in customers
   * @param gapBefore the gap before it was set to 0
   * @param takeNo the value of {@code takes} after taking
   */
  public record Take(
      int place, List<QuestionId> questions, long amount, long gapBefore, long takeNo) {
    /** Copies the list. */
    public Take {
      questions = List.copyOf(questions);
    }
  }

  /** {@return whose it is} */
  public CallId call() {
    return call;
  }

  /** {@return the decision} */
  public Selection selection() {
    return selection;
  }

  /** {@return the places of the standings for which this customer counted, ascending} */
  public IntStream counted() {
    return BitSet.valueOf(counted).stream();
  }

  /** {@return what was taken} */
  public List<Take> taken() {
    return taken;
  }

  /** {@return when it counts as forgotten} */
  public Instant expiresAt() {
    return expiresAt;
  }

  long[] countedWords() {
    return counted;
  }

  Reservation until(Instant later) {
    return new Reservation(call, selection, counted, taken, later);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Reservation that
        && that.call.equals(call)
        && that.expiresAt.equals(expiresAt)
        && that.taken.equals(taken)
        && BitSet.valueOf(that.counted).equals(BitSet.valueOf(counted))
        && that.selection.equals(selection);
  }

  @Override
  public int hashCode() {
    return Objects.hash(call, taken, expiresAt);
  }

  @Override
  public String toString() {
    return "Reservation[" + call + ", " + taken.size() + " turns, until " + expiresAt + "]";
  }
}
