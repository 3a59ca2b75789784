package dev.callkit.question;

import java.util.Locale;
import java.util.Optional;

/**
 * Why one candidate was chosen or not. It holds numbers; {@link #text()} renders them when somebody
 * reads.
 *
 * @param question the candidate
 * @param reason what decided
 * @param toGo for {@link Reason#NOT_DUE} and {@link Reason#TOO_SOON} after how many more customers
 *     it is due or may be repeated, for {@link Reason#COOLDOWN} after how many more days; else 0
 * @param urgencyHundredths weight of its level times turns owed, in hundredths, for candidates that
 *     are due; else 0
 * @param other for {@link Reason#EXCLUDED} the question that goes before it; else empty
 */
public record Verdict(
    QuestionId question,
    Reason reason,
    long toGo,
    long urgencyHundredths,
    Optional<QuestionId> other) {

  /** What decided over a candidate. */
  public enum Reason {
    /** Chosen first: the most urgent of those due. */
    HEAD(true, true),
    /** Chosen: it is in the set that makes the most of the time that was left. */
    PACKED(true, true),
    /** Switched off or outside its period; the customer does not count for it. */
    NOT_ACTIVE(false, false),
    /** It does not concern this customer; the customer does not count for it. */
    NOT_TRIGGERED(false, false),
    /** The carrier cannot hear speech and keys cannot answer it; the customer does not count. */
    NOT_ANSWERABLE(false, false),
    /** Its turn has not come. */
    NOT_DUE(false, true),
    /** It was asked too recently to be asked again, though it is owed a turn. */
    TOO_SOON(false, true),
    /** This person was asked it too recently. */
    COOLDOWN(false, true),
    /** It is longer than the whole time budget. */
    TOO_LONG(false, true),
    /** A pair rule lets another one go first. */
    EXCLUDED(false, true),
    /** Due, but others were more urgent and the time did not suffice; it comes first next time. */
    NO_TIME(false, true);

    private final boolean chosen;
    private final boolean counts;

    Reason(boolean chosen, boolean counts) {
      this.chosen = chosen;
      this.counts = counts;
    }

    /** {@return whether the question is asked} */
    public boolean chosen() {
      return chosen;
    }

    /** {@return whether the customer counts for the question} */
    public boolean counts() {
      return counts;
    }
  }

  /** A verdict in which no other question plays a part. */
  public Verdict(QuestionId question, Reason reason, long toGo, long urgencyHundredths) {
    this(question, reason, toGo, urgencyHundredths, Optional.empty());
  }

  /** {@return the verdict in English, for logs, tables and dashboards} */
  public String text() {
    return switch (reason) {
      case HEAD -> "most urgent, urgency " + urgency();
      case PACKED -> "asked, urgency " + urgency();
      case NOT_ACTIVE -> "off or outside its period";
      case NOT_TRIGGERED -> "does not concern this customer";
      case NOT_ANSWERABLE -> "keys cannot answer it";
      case NOT_DUE -> "not due, " + toGo + " to go";
      case TOO_SOON -> "asked recently, " + toGo + " to go";
      case COOLDOWN ->
          "asked this person recently, " + toGo + (toGo == 1 ? " day to go" : " days to go");
      case TOO_LONG -> "longer than the time budget";
      case EXCLUDED ->
          other.map(QuestionId::value).orElse("another") + " goes first, urgency " + urgency();
      case NO_TIME -> "no time, urgency " + urgency() + ", deferred";
    };
  }

  private String urgency() {
    return String.format(Locale.ROOT, "%d.%02d", urgencyHundredths / 100, urgencyHundredths % 100);
  }
}
