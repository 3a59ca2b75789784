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
import dev.callkit.examples.understanding.EngineChoice;
import dev.callkit.intake.CallingHours;
import dev.callkit.intake.IntakePolicy;
import dev.callkit.intake.IntakeResult;
import dev.callkit.intake.KnownPerson;
import dev.callkit.outcome.RetryPolicy;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Everything the quickstart has been told, checked.
 *
 * @param questions what may be asked
 * @param customer who answers
 * @param phone whom to ring; empty for a fictitious number
 * @param firstName what to call them; empty for no name
 * @param rehearsed which customer of the store to take this one for, from 1; empty for the next one
 * @param budget talk time for questions
 * @param engine who understands what the customer says
 * @param realTime whether everything takes its time
 * @param json whether the record is printed as JSON
 */
record QuickstartSettings(
    CatalogueFile questions,
    Customer customer,
    Optional<PhoneNumber> phone,
    Optional<String> firstName,
    Optional<Integer> rehearsed,
    Duration budget,
    EngineChoice engine,
    boolean realTime,
    boolean json) {
  private static final BusinessId NAMELESS = new BusinessId("store");
  private static final int LONGEST_ID = 64;
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

  /** {@return the store on whose behalf is asked, at any hour} */
  Business business() {
    return business(AT_ANY_HOUR);
  }

  /**
   * {@return the store on whose behalf is asked}
   *
   * @param intake who may be rung, and when
   */
  Business business(IntakePolicy intake) {
    return Business.builder(id(), questions.business().orElse("Exempelbutiken"))
        .catalogue(questions.catalogue())
        .intake(intake)
        .retry(ONE_CALL)
        .questionTime(budget)
        .build();
  }

  /** A business for each name, so that the questions of one do not count for another. */
  private BusinessId id() {
    String plain =
        questions
            .business()
            .map(name -> Normalizer.normalize(name, Normalizer.Form.NFD))
            .orElse("")
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\p{M}", "")
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    return plain.isEmpty() || plain.length() > LONGEST_ID ? NAMELESS : new BusinessId(plain);
  }

  /**
   * {@return the request of a call to somebody who shopped two hours ago and agrees to it}
   *
   * @param number which customer of the store
   */
  CallRequest request(int number, PhoneNumber to, Instant now) {
    return request(id(), number, new Respondent(to, firstName, Respondent.SWEDEN), now);
  }

  /** {@return the verification of the n-th customer} */
  static VerificationId verification(int number) {
    return new VerificationId("receipt-" + number);
  }

  private static CallRequest request(
      BusinessId store, int number, Respondent respondent, Instant now) {
    Visit visit =
        new Visit(
            now.minus(Duration.ofHours(2)),
            Optional.empty(),
            Set.of(),
            Set.of("mejeri", "frukt och grönt"));
    Basis basis = new Basis(verification(number), now, "feedback on a purchase", true);
    return CallRequest.of(store, respondent, visit, basis);
  }

  /** {@return why this number is not one that may be rung, if it is not} */
  static Optional<String> barred(PhoneNumber number, Instant now) {
    CallRequest request = request(NAMELESS, 1, Respondent.of(number), now);
    return AT_ANY_HOUR.atRequest(request, KnownPerson.STRANGER, now)
            instanceof IntakeResult.Rejected rejected
        ? Optional.of("expected a Swedish mobile or landline; " + rejected.reason().text())
        : Optional.empty();
  }
}
