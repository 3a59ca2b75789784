package dev.callkit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.testing.openai.Fault;
import dev.callkit.testing.openai.LocalOpenAi;
import dev.callkit.testing.openai.ModelRequest;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A model on the command line, against the local OpenAI. */
class ModelTest {
  private static final String KEY = "sk-test-0123456789abcdef";

  private final LocalOpenAi local = LocalOpenAi.start();
  private final Map<String, String> environment =
      Map.of("OPENAI_API_KEY", KEY, "OPENAI_BASE_URL", local.url());

  @AfterEach
  void stop() {
    local.close();
  }

  private CommandLineRun run(String stdin, String... args) {
    CommandLineRun run = CommandLineRun.in(environment, stdin, args);
    assertThat(run.out() + run.err()).doesNotContain(KEY);
    return run;
  }

  @Test
  void theQuickstartHoldsTheInterviewWithTheModelWhereThereIsAKey() {
    CommandLineRun run = run("");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("Disposition  COMPLETE")
        .containsPattern("understood\\s+by\\s+gpt-4o-mini\\s+at\\s+localhost");
    // One to warm up, and one for each thing that was said.
    assertThat(local.requests())
        .hasSizeGreaterThan(4)
        .extracting(ModelRequest::model)
        .containsOnly("gpt-4o-mini");
    assertThat(run.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
  }

  @Test
  void whoeverWantsTheRulesGetsThem() {
    CommandLineRun run = run("", "--engine", "rules");
    assertThat(run.out()).contains("Disposition  COMPLETE").doesNotContain("gpt");
    assertThat(local.requests()).isEmpty();
  }

  @Test
  void anotherModelMayBeAsked() {
    run("", "--model", "gpt-6-luna");
    assertThat(local.requests()).extracting(ModelRequest::model).containsOnly("gpt-6-luna");
  }

  @Test
  void withAModelThatIsDownTheRulesHoldTheInterview() {
    local.failing(request -> Optional.of(Fault.SERVER_ERROR));
    CommandLineRun run = run("");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("Disposition  COMPLETE");
  }

  @Test
  void wordingsAreUnderstoodByTheModelIfItIsNamed() {
    String lines = "rating1-5\tnästan en femma\ntext\tfler kassor\n";
    assertThat(run(lines, "understand").out()).isEqualTo("ANSWER\t5\nANSWER\tfler kassor\n");
    assertThat(local.requests()).isEmpty();
    assertThat(run(lines, "understand", "--engine", "openai").out())
        .isEqualTo("ANSWER\t5\nANSWER\tfler kassor\n");
    assertThat(local.requests()).hasSize(2);
  }

  @Test
  void aFailureIsSaidAndTheRulesAnswer() {
    local.failing(request -> Optional.of(Fault.UNAUTHORIZED));
    CommandLineRun run = run("rating1-5\tfyra\n", "understand", "--engine", "openai");
    assertThat(run.out()).isEqualTo("ANSWER\t4\n");
    assertThat(run.err()).contains("NOT_ALLOWED, status 401", "the rules answered");
  }

  @Test
  void aCorpusIsEvaluatedClassByClass() {
    CommandLineRun run =
        run("", "evaluate", "--engine", "openai", "--corpus", "development", "--first", "50");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .startsWith("50 replies, understood by gpt-4o-mini at localhost.\n\nClass")
        .containsPattern("AFFIRM +\\d+ +\\d+ +\\d+\\.\\d % +\\d+ +\\d+  0\\.\\d{4} USD\n")
        .containsPattern("all +(49|50) +50 +(98|100)\\.0 % ")
        .contains("No usable answer to 0 of 50", "Cost of them all: 0.0");
    assertThat(local.requests()).hasSizeGreaterThan(25);
  }

  @Test
  void aModelThatDoesNotAnswerIsNotEvaluated() {
    local.failing(request -> Optional.of(Fault.UNAUTHORIZED));
    CommandLineRun run = run("", "evaluate", "--engine", "openai");
    assertThat(run.code()).isEqualTo(Main.BAD_INPUT);
    assertThat(run.err()).contains("--engine openai: the model does not answer");
  }

  @Test
  void theRulesAreEvaluatedWithoutAKey() {
    CommandLineRun run = CommandLineRun.of("", "evaluate", "--first", "100");
    assertThat(run.code()).isZero();
    assertThat(run.out()).startsWith("100 replies, understood by the built-in rules.");
    assertThat(run.out()).doesNotContain("USD");
  }

  @Test
  void everythingThatIsWrongIsSaidTogether() {
    CommandLineRun run =
        CommandLineRun.of("", "evaluate", "--engine", "gpt", "--corpus", "all", "--first", "0");
    assertThat(run.code()).isEqualTo(Main.BAD_INPUT);
    assertThat(run.err().lines())
        .containsExactly(
            "--engine: expected rules or openai, got \"gpt\"",
            "--first: expected 1 to 10000, got \"0\"",
            "--corpus: expected held-out, development or further, got \"all\"");
    assertThat(CommandLineRun.of("", "understand", "--engine", "openai").err())
        .isEqualTo("--engine openai: expected an API key in OPENAI_API_KEY, found none\n");
    assertThat(
            CommandLineRun.in(
                    Map.of("OPENAI_API_KEY", KEY, "OPENAI_BASE_URL", "nowhere"),
                    "",
                    "understand",
                    "--engine",
                    "openai")
                .err())
        .isEqualTo("OPENAI_BASE_URL: expected a URL such as https://api.openai.com/v1\n");
  }
}
