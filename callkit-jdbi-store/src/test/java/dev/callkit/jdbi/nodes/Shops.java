package dev.callkit.jdbi.nodes;

import dev.callkit.business.Business;
import dev.callkit.call.BusinessId;
import dev.callkit.call.PhoneNumber;
import dev.callkit.intake.CallingHours;
import dev.callkit.intake.IntakePolicy;
import dev.callkit.outcome.RetryPolicy;
import dev.callkit.question.AnswerKind;
import dev.callkit.question.Catalogue;
import dev.callkit.question.Question;
import dev.callkit.question.SelectionTuning;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Three shops and their customers, as every process knows them. */
final class Shops {
  static final List<BusinessId> ALL =
      List.of(new BusinessId("hallen"), new BusinessId("torget"), new BusinessId("boden"));

  private static final int FIRST_NUMBER = 1_000_000;

  /** Asked of everybody, of everybody with a follow-up, of every second one. */
  static final Catalogue CATALOGUE =
      Catalogue.builder()
          .questions(
              List.of(
                  Question.builder(
                          "nojd", "Hur nöjd var du, ett till fem?", AnswerKind.Rating.ONE_TO_FIVE)
                      .followUp("Vad var det som avgjorde?")
                      .time(Duration.ofSeconds(20))
                      .build(),
                  Question.builder("hittade", "Hittade du det du sökte?", new AnswerKind.YesNo())
                      .every(2)
                      .time(Duration.ofSeconds(10))
                      .build(),
                  Question.builder("battre", "Vad kan bli bättre?", new AnswerKind.FreeText())
                      .time(Duration.ofSeconds(20))
                      .build()))
          // Nothing is forgiven, so that every turn can be accounted for.
          .tuning(new SelectionTuning(SelectionTuning.DEFAULT.weights(), 1000, 200))
          .build();

  static Business shop(BusinessId id) {
    Duration soon = Duration.ofSeconds(8);
    return Business.builder(id, id.value())
        .catalogue(CATALOGUE)
        .intake(IntakePolicy.DEFAULT.during(CallingHours.always()))
        .retry(
            new RetryPolicy(
                3,
                Duration.ofHours(24),
                soon,
                List.of(soon),
                soon,
                Duration.ofSeconds(4),
                soon,
                Duration.ofDays(7)))
        .build();
  }

  /** The shop that asks for the call of this customer's number. */
  static BusinessId of(int customer) {
    return ALL.get(customer % ALL.size());
  }

  /** Every tenth customer is known to two shops: to the next one as well. */
  static PhoneNumber phone(int customer) {
    int person = customer % 10 == 9 ? customer - 1 : customer;
    return PhoneNumber.of(String.format(Locale.ROOT, "+4670%07d", FIRST_NUMBER + person));
  }

  /** The first customer with this number. */
  static int customer(PhoneNumber phone) {
    return Integer.parseInt(phone.e164().substring("+4670".length())) - FIRST_NUMBER;
  }

  static boolean isKnownTwice(int customer) {
    return customer % 10 == 8;
  }

  private Shops() {}
}
