package dev.callkit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateTest {

  @Test
  void aDayIsToldInTablesThatFitTheTerminal() {
    CommandLineRun run = CommandLineRun.of("", "simulate", "--calls", "60", "--faults", "bad-day");

    assertThat(run.code()).isZero();
    // The progress bar has gone.
    assertThat(run.err()).endsWith("\r").matches("[\\r #\\[\\]0-9of]*");
    assertThat(run.out())
        .contains(
            "Disposition", "AAPOR", "Response", "Cooperation", "Said yes", "Rung", "Cost", " USD, ")
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
        .hasSize(12)
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
  void pricesAreForTheUserToSay(@TempDir Path directory) throws IOException {
    Path prices = directory.resolve("prices.json");
    Files.writeString(
        prices,
        """
        {"version": "2026-12", "from": "2026-01-01", "currency": "SEK", "exchange": {"USD": 10},
         "prices": [{"to": "+46", "line": {"perMinute": 0.5, "billing": "second"}}]}
        """);
    JsonNode cost =
        CommandLineRun.of("", "simulate", "--calls", "60", "--tariff", prices.toString(), "--json")
            .json()
            .get("cost");
    assertThat(cost.get("currency").asText()).isEqualTo("SEK");
    // Sixty calls of a minute and a half at most, and as little again for the engine.
    assertThat(cost.get("amount").asDouble()).isBetween(5.0, 90.0);
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
            "81",
            "--carriers",
            "3",
            "--tariff",
            "nowhere.json");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err().lines())
        .containsExactly(
            "--calls: expected 1 to 100000, got \"0\"",
            "--per-hour: expected 1 to 20000, got \"x\"",
            "--carriers: expected 1 to 2, got \"3\"",
            "nowhere.json: expected a file, found none of this name",
            "--decline: expected 0 to 80, got \"81\"",
            "--faults: expected none, bad-day or everything, got \"some\"");
  }
}
