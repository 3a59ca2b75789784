package dev.callkit.examples;

import dev.callkit.business.Business;
import dev.callkit.call.Basis;
import dev.callkit.call.BusinessId;
import dev.callkit.call.CallRequest;
import dev.callkit.call.PhoneNumber;
import dev.callkit.call.Respondent;
import dev.callkit.call.VerificationId;
import dev.callkit.call.Visit;
import dev.callkit.examples.input.CatalogueFile;
import dev.callkit.intake.CallingHours;
import dev.callkit.intake.IntakePolicy;
import dev.callkit.intake.IntakeResult;
import dev.callkit.intake.KnownPerson;
import dev.callkit.outcome.RetryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Everything the quickstart has been told, checked.
 *
 * @param questions what may be asked
 * @param customer who answers
 * @param respondent who is rung
 * @param number which customer of the store this is, from 1
 * @param budget talk time for questions
 * @param realTime whether everything takes its time
 * @param json whether the record is printed as JSON
 */
record QuickstartSettings(
    CatalogueFile questions,
    Customer customer,
    Respondent respondent,
    int number,
    Duration budget,
    boolean realTime,
    boolean json) {
  private static final BusinessId STORE = new BusinessId("store");
  // Around the clock, because no real telephone is rung: nobody's evening is disturbed.
  private static final IntakePolicy AT_ANY_HOUR =
      IntakePolicy.DEFAULT.during(CallingHours.always());

  /** One talk is held and shown: a callback that is agreed upon is noted and not made. */
  private static final RetryPolicy ONE_CALL =
      new RetryPolicy(
          1,
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          List.of(Duration.ofSeconds(1)),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          Duration.ofMillis(1));

  /** {@return the store on whose behalf is asked} */
  Business business() {
    return Business.builder(STORE, questions.business().orElse("Exempelbutiken"))
        .catalogue(questions.catalogue())
        .intake(AT_ANY_HOUR)
        .retry(ONE_CALL)
        .questionTime(budget)
        .build();
  }

  /** {@return the request of a call to somebody who shopped two hours ago and agrees to it} */
  CallRequest request(Instant now) {
    return request(respondent, now);
  }

  private static CallRequest request(Respondent respondent, Instant now) {
    Visit visit =
        new Visit(
            now.minus(Duration.ofHours(2)),
            Optional.empty(),
            Set.of(),
            Set.of("mejeri", "frukt och grönt"));
    Basis basis = new Basis(new VerificationId("receipt-1"), now, "feedback on a purchase", true);
    return CallRequest.of(STORE, respondent, visit, basis);
  }

  /** {@return why this number is not one that may be rung, if it is not} */
  static Optional<String> barred(PhoneNumber number, Instant now) {
    CallRequest request = request(Respondent.of(number), now);
    return AT_ANY_HOUR.atRequest(request, KnownPerson.STRANGER, now)
            instanceof IntakeResult.Rejected rejected
        ? Optional.of("expected a Swedish mobile or landline; " + rejected.reason().text())
        : Optional.empty();
  }
}
