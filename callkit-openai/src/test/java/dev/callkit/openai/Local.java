package dev.callkit.openai;

import dev.callkit.dialogue.Cancellation;
import dev.callkit.dialogue.Exchange;
import dev.callkit.dialogue.Expectation;
import dev.callkit.dialogue.Heard;
import dev.callkit.question.AnswerKind;
import dev.callkit.testing.corpus.ExpectationText;
import dev.callkit.testing.corpus.LabelledCorpus;
import dev.callkit.testing.openai.LocalOpenAi;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Engines that ask the local OpenAI, and what they are asked. */
final class Local {
  /** No key of anybody's; what must never be seen. */
  static final String KEY = "sk-test-0123456789abcdef";

  static final Expectation RATING = new Expectation.Answer(AnswerKind.Rating.ONE_TO_FIVE);
  static final Expectation YES_NO = new Expectation.Answer(new AnswerKind.YesNo());
  static final Expectation FOOD =
      new Expectation.Answer(new AnswerKind.Choice(List.of("kött", "fisk", "vegetariskt")));
  static final Expectation TEXT = new Expectation.Answer(new AnswerKind.FreeText());
  static final Expectation CONSENT = new Expectation.Consent();

  static OpenAiDialogue.Builder engine(LocalOpenAi local) {
    return OpenAiDialogue.builder(KEY).baseUrl(URI.create(local.url()));
  }

  static Exchange exchange(Expectation expected, String said) {
    return exchange(expected, said, Duration.ofSeconds(20));
  }

  static Exchange exchange(Expectation expected, String said, Duration within) {
    return new Exchange(
        Optional.empty(),
        expected,
        "Hur var det?",
        Heard.speech(said),
        LabelledCorpus.NOW,
        InstantSource.system().instant().plus(within),
        new Cancellation(),
        early -> {},
        cost -> {});
  }

  static Exchange exchange(String expected, String said) {
    return exchange(ExpectationText.parse(expected), said);
  }

  /** {@return how long something took} */
  static Duration timed(Runnable work) {
    Instant from = InstantSource.system().instant();
    work.run();
    return Duration.between(from, InstantSource.system().instant());
  }

  private Local() {}
}
