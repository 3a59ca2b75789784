package dev.callkit.intake;

import java.time.Instant;

/** Whether a person may be rung, and when. */
public sealed interface IntakeResult {

  /**
   * Yes.
   *
   * @param dialAt when, inside the calling hours
   */
  record Accepted(Instant dialAt) implements IntakeResult {}

  /**
   * No, and asking again later does not help unless the facts change.
   *
   * @param reason which gate
   */
  record Rejected(Reason reason) implements IntakeResult {}

  /** The gates. */
  enum Reason {
    /** The number cannot exist. */
    NUMBER_INVALID("the phone number is not one that can be dialled"),
    /** Premium, shared-cost, or another kind of number nobody may be made to pay for. */
    NUMBER_TYPE("the phone number is neither a mobile nor a fixed line"),
    /** The number belongs to a country that is not on the list. */
    COUNTRY("the phone number's country is not on the list of countries"),
    /** The person never wants to be rung. */
    SUPPRESSED("the person has asked never to be rung"),
    /** The person was reached too recently for the same business. */
    COOLDOWN("the person has been interviewed recently"),
    /** Nobody has agreed to an automated call. */
    NO_BASIS("the person has not agreed to an automated call"),
    /** The verification lies in the future or is too old to count as "just asked". */
    STALE("the verification is too old or lies in the future"),
    /** The business is not known. */
    UNKNOWN_BUSINESS("the business is not known"),
    /** The business has no question that could be asked. */
    NOTHING_TO_ASK("there is no question to ask"),
    /** The calling hours never open. */
    NO_CALLING_HOURS("there is no time at which the person may be rung");

    private final String text;

    Reason(String text) {
      this.text = text;
    }

    /** {@return the reason in English, without anything about the person} */
    public String text() {
      return text;
    }
  }
}
