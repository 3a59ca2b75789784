package dev.callkit.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callkit.dialogue.DialogueException;
import dev.callkit.interview.Answer;
import dev.callkit.question.AnswerKind;
import dev.callkit.question.AnswerValue;
import dev.callkit.question.Catalogue;
import dev.callkit.question.Question;
import dev.callkit.question.QuestionId;
import dev.callkit.testing.openai.Answers;
import dev.callkit.testing.openai.Fault;
import dev.callkit.testing.openai.LocalOpenAi;
import dev.callkit.testing.openai.ModelRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of a call when it is over. */
class CallAnalystTest {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  private static final Catalogue QUESTIONS =
      new Catalogue(
          List.of(
              Question.builder("battre", "Vad kan vi göra bättre?", new AnswerKind.FreeText())
                  .build()));
  private static final List<Answer> ANSWERS =
      List.of(
          answer("nojd", new AnswerValue.Score(4), "en fyra"),
          answer("battre", new AnswerValue.Words("fler kassor"), "fler kassor"));

  private final LocalOpenAi local = LocalOpenAi.start();
  private final OpenAiDialogue engine = Local.engine(local).build();

  @AfterEach
  void stop() {
    engine.close();
    local.close();
  }

  private static Answer answer(String question, AnswerValue value, String words) {
    return new Answer(
        new QuestionId(question),
        Answer.Status.ANSWERED,
        Optional.of(value),
        words,
        1,
        NOW,
        NOW,
        Optional.empty(),
        NOW);
  }

  private CallAnalysis analysed(String written) {
    local.answering(Answers.script(written));
    return engine.analyst().analyse(ANSWERS, QUESTIONS);
  }

  @ParameterizedTest
  @EnumSource(ModelProfile.Api.class)
  void oneRequestTellsAllThree(ModelProfile.Api api) {
    try (OpenAiDialogue other =
        Local.engine(local).models(ModelProfile.GPT_4O_MINI.over(api)).build()) {
      CallAnalysis analysis = other.analyst().analyse(ANSWERS, QUESTIONS);
      assertThat(analysis.summary()).isEqualTo("Kunden gav 2 svar.");
      assertThat(analysis.sentiment()).isBetween(-1.0, 1.0);
      assertThat(analysis.topics())
          .containsOnlyKeys(new QuestionId("nojd"), new QuestionId("battre"));
      assertThat(analysis.cost())
          .isEqualTo(PriceTable.NOVEMBER_2026.cost("gpt-4o-mini", other.used()));
      ModelRequest sent = local.requests().get(0);
      assertThat(local.requests()).hasSize(1);
      assertThat(PublishedSchemaTest.problems(api, sent.body())).isEmpty();
      assertThat(sent.input()).contains("Vad kan vi göra bättre?", "\"value\":\"4\"");
      assertThat(sent.instructions()).doesNotContain("fler kassor");
    }
  }

  @Test
  void topicsOfOtherQuestionsAndOddOnesAreLeftOut() {
    CallAnalysis analysis =
        analysed(
            """
            {"summary":"Bra.","sentiment":0.5,"topics":[
              {"question":"battre","topics":["köer","köer","<b>","=1+1","0701740605","a","b","c","d","e"]},
              {"question":"annat","topics":["köer"]}]}""");
    assertThat(analysis.topics())
        .containsOnly(
            java.util.Map.entry(new QuestionId("battre"), List.of("köer", "a", "b", "c", "d")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"summary\":\"Bra.\",\"sentiment\":1.1,\"topics\":[]}",
        "{\"summary\":\"Bra.\",\"sentiment\":\"hög\",\"topics\":[]}",
        "{\"summary\":\"  \",\"sentiment\":0,\"topics\":[]}",
        "{\"summary\":\"Ring 070-174 06 05.\",\"sentiment\":0,\"topics\":[]}",
        "{\"summary\":\"<script>alert()</script>\",\"sentiment\":0,\"topics\":[]}",
        "{\"summary\":\"Bra.\",\"sentiment\":0}",
        "Bra."
      })
  void whatIsNotAsAskedForIsNone(String written) {
    assertThatThrownBy(() -> analysed(written))
        .isInstanceOf(DialogueException.class)
        .hasMessage("OpenAI gpt-4o-mini: the analysis is not what was asked for");
  }

  @Test
  void aServiceThatIsDownIsSaidToBe() {
    local.failing(request -> Optional.of(Fault.SERVER_ERROR));
    assertThatThrownBy(() -> engine.analyst().analyse(ANSWERS, QUESTIONS))
        .isInstanceOf(DialogueException.class)
        .hasMessageContaining("status 500");
    assertThat(local.requests()).hasSize(2);
  }

  @Test
  void withoutAnswersThereIsNothingToSay() {
    assertThatThrownBy(() -> engine.analyst().analyse(List.of(), QUESTIONS))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(local.requests()).isEmpty();
  }

  @Test
  void itsTextHidesTheWords() {
    assertThat(analysed("{\"summary\":\"Blåbär.\",\"sentiment\":0.5,\"topics\":[]}").toString())
        .isEqualTo("CallAnalysis[sentiment=0.5, topics of 0 questions]");
  }
}
