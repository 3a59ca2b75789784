package dev.callkit.call;

/**
 * "This customer has just been verified: ring them."
 *
 * @param business on whose behalf
 * @param respondent who is rung
 * @param visit what they are asked about
 * @param basis why they may be rung
 * @param priority who goes first among due calls
 */
public record CallRequest(
    BusinessId business, Respondent respondent, Visit visit, Basis basis, CallPriority priority) {

  /** A request of normal priority. */
  public static CallRequest of(
      BusinessId business, Respondent respondent, Visit visit, Basis basis) {
    return new CallRequest(business, respondent, visit, basis, CallPriority.NORMAL);
  }

  /** {@return the same request, ahead of the normal ones} */
  public CallRequest first() {
    return new CallRequest(business, respondent, visit, basis, CallPriority.HIGH);
  }
}
