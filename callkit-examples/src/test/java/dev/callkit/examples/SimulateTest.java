package dev.callkit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class SimulateTest {

  @Test
  void aDayIsToldInTablesThatFitTheTerminal() {
    CommandLineRun run = CommandLineRun.of("", "simulate", "--calls", "60", "--faults", "bad-day");

    assertThat(run.code()).isZero();
    // The progress bar has gone.
    assertThat(run.err()).endsWith("\r").matches("[\\r #\\[\\]0-9of]*");
    assertThat(run.out())
        .contains("Disposition", "AAPOR", "Response", "Cooperation", "Said yes", "Rung")
        .contains("No attempt rings twice.", "Digest");
    assertThat(run.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
  }

  @Test
  void theSameSeedIsTheSameDayAndAnotherIsNot() {
    JsonNode one = day("1");
    assertThat(day("1")).isEqualTo(one);
    assertThat(day("2").get("digest")).isNotEqualTo(one.get("digest"));
    assertThat(one.get("calls").asInt()).isEqualTo(60);
    assertThat(one.get("invariants"))
        .hasSize(11)
        .allSatisfy(each -> assertThat(each.get("violations").asLong()).isZero());
    assertThat(one.get("lateness").get("p99Seconds").asDouble()).isNotNegative();
    assertThat(one.get("rates").get("rr1").asDouble()).isBetween(0.0, 1.0);
  }

  private static JsonNode day(String seed) {
    return CommandLineRun.of(
            "", "simulate", "--calls", "60", "--seed", seed, "--faults", "everything", "--json")
        .json();
  }

  @Test
  void whoAnswersIsForTheUserToSay() {
    JsonNode nobody =
        CommandLineRun.of("", "simulate", "--calls", "60", "--no-answer", "80", "--json").json();
    assertThat(nobody.get("dispositions").get("NO_ANSWER").asInt()).isGreaterThan(20);
  }

  @Test
  void badInputIsSaidAtOnce() {
    CommandLineRun run =
        CommandLineRun.of(
            "",
            "simulate",
            "--calls",
            "0",
            "--per-hour",
            "x",
            "--faults",
            "some",
            "--decline",
            "81");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err().lines())
        .containsExactly(
            "--calls: expected 1 to 100000, got \"0\"",
            "--per-hour: expected 1 to 20000, got \"x\"",
            "--decline: expected 0 to 80, got \"81\"",
            "--faults: expected none, bad-day or everything, got \"some\"");
  }
}
