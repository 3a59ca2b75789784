package dev.callkit.question;

import java.util.Locale;

/**
 * Why one candidate was chosen or not. It holds numbers; {@link #text()} renders them when somebody
 * reads.
 *
 * @param question the candidate
 * @param reason what decided
 * @param customersToGo for {@link Reason#NOT_DUE} and {@link Reason#TOO_SOON}: after how many more
 *     customers it is due or may be repeated; else 0
 * @param urgencyHundredths weight of its level times turns owed, in hundredths, for candidates that
 *     are due; else 0
 */
public record Verdict(
    QuestionId question, Reason reason, long customersToGo, long urgencyHundredths) {

  /** What decided over a candidate. */
  public enum Reason {
    /** Chosen first: the most urgent of those due. */
    HEAD(true),
    /** Chosen: it fitted into the time that was left. */
    PACKED(true),
    /** Switched off or outside its period; the customer does not count for it. */
    NOT_ACTIVE(false),
    /** It does not concern this customer; the customer does not count for it. */
    NOT_TRIGGERED(false),
    /** The carrier cannot hear speech and keys cannot answer it; the customer does not count. */
    NOT_ANSWERABLE(false),
    /** Its turn has not come. */
    NOT_DUE(false),
    /** It was asked too recently to be asked again, though it is owed a turn. */
    TOO_SOON(false),
    /** It is longer than the whole time budget. */
    TOO_LONG(false),
    /** Due, but others were more urgent and the time did not suffice; it comes first next time. */
    NO_TIME(false);

    private final boolean chosen;

    Reason(boolean chosen) {
      this.chosen = chosen;
    }

    /** {@return whether the question is asked} */
    public boolean chosen() {
      return chosen;
    }
  }

  /** {@return the verdict in English, for logs, tables and dashboards} */
  public String text() {
    return switch (reason) {
      case HEAD -> "asked first, urgency " + urgency();
      case PACKED -> "asked, urgency " + urgency();
      case NOT_ACTIVE -> "off or outside its period";
      case NOT_TRIGGERED -> "does not concern this customer";
      case NOT_ANSWERABLE -> "keys cannot answer it";
      case NOT_DUE -> "not due, " + customersToGo + " to go";
      case TOO_SOON -> "asked recently, " + customersToGo + " to go";
      case TOO_LONG -> "longer than the time budget";
      case NO_TIME -> "no time, urgency " + urgency() + ", deferred";
    };
  }

  private String urgency() {
    return String.format(Locale.ROOT, "%d.%02d", urgencyHundredths / 100, urgencyHundredths % 100);
  }
}
