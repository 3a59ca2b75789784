package dev.callkit.testing.world;

import dev.callkit.business.Business;
import dev.callkit.call.BusinessId;
import dev.callkit.question.AnswerKind;
import dev.callkit.question.Catalogue;
import dev.callkit.question.Priority;
import dev.callkit.question.Question;
import java.time.Duration;
import java.util.List;

/** Two shops, so that there is something to be kept apart. */
final class Shops {
  static final Catalogue CATALOGUE =
      new Catalogue(
          List.of(
              question("nojd", "Hur nöjd är du med besöket, på en skala från ett till fem?")
                  .priority(Priority.CRITICAL)
                  .build(),
              Question.builder(
                      "hittade", "Hittade du allt du letade efter?", new AnswerKind.YesNo())
                  .every(2)
                  .priority(Priority.HIGH)
                  .time(Duration.ofSeconds(12))
                  .build(),
              Question.builder(
                      "rekommendera",
                      "Hur troligt är det att du rekommenderar oss, från noll till tio?",
                      new AnswerKind.Nps())
                  .every(3)
                  .time(Duration.ofSeconds(15))
                  .build(),
              Question.builder("battre", "Vad kan vi göra bättre?", new AnswerKind.FreeText())
                  .every(2)
                  .priority(Priority.LOW)
                  .time(Duration.ofSeconds(25))
                  .build(),
              Question.builder(
                      "kassa",
                      "Betalade du i vanlig kassa eller självscanning?",
                      new AnswerKind.Choice(List.of("vanlig kassa", "självscanning")))
                  .every(5)
                  .time(Duration.ofSeconds(12))
                  .build()));

  static final List<Business> BOTH =
      List.of(
          Business.builder(new BusinessId("hallen"), "Hallens livs").catalogue(CATALOGUE).build(),
          Business.builder(new BusinessId("torget"), "Torgets livs").catalogue(CATALOGUE).build());

  private static Question.Builder question(String id, String text) {
    return Question.builder(id, text, AnswerKind.Rating.ONE_TO_FIVE).time(Duration.ofSeconds(12));
  }

  private Shops() {}
}
