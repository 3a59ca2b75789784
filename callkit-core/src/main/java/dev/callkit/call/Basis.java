package dev.callkit.call;

import java.time.Instant;

/**
 * Why this person may be rung: who asked, when and for what. It is stored with the call, so that
 * the question "why did you ring me?" has an answer.
 *
 * @param verification the host's proof that the person asked for the call
 * @param verifiedAt when it was given
 * @param purpose what the person agreed to, in the host's words, such as {@code feedback on a
 *     purchase}; 1 to 200 characters
 * @param automatedCallAgreed whether the person agreed to be rung by an automated voice; without it
 *     the call is refused at intake
 */
public record Basis(
    VerificationId verification, Instant verifiedAt, String purpose, boolean automatedCallAgreed) {
  /**
   * Checks the purpose.
   *
   * @throws IllegalArgumentException if the purpose is blank or longer than 200 characters
   */
  public Basis {
    if (purpose.isBlank() || purpose.length() > 200) {
      throw new IllegalArgumentException("purpose: expected 1 to 200 characters");
    }
  }
}
