package dev.callkit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
  private static final String NO_NUMBER =
      "--phone: expected a Swedish phone number such as 070-1740605";

  @TempDir Path folder;

  private static void refuses(List<String> problems, String... args) {
    CommandLineRun run = CommandLineRun.of("", args);
    assertThat(run.err().lines()).containsExactlyElementsOf(problems);
    assertThat(run.out()).isEmpty();
    assertThat(run.code()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "", "07", "112", "070-17406050000000000", "+46"})
  void aPhoneNumberThatIsNoneIsOneProblem(String phone) {
    refuses(List.of(NO_NUMBER), "--phone", phone);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0900-1234567 | the phone number is neither a mobile nor a fixed line
          +12025550123 | the phone number's country is not on the list of countries
          """)
  void aPhoneNumberThatMayNotBeRungIsOneProblem(String phone, String reason) {
    refuses(List.of("--phone: expected a Swedish mobile or landline; " + reason), "--phone", phone);
  }

  @ParameterizedTest
  @ValueSource(strings = {"070-174 06 05", "+46701740605", "0046701740605", "08-46500400"})
  void aSwedishNumberIsRungHoweverItIsWritten(String phone) {
    assertThat(CommandLineRun.of("", "--phone", phone, "--json").code()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "10001", "-1", "x", "1.5", "", "99999999999"})
  void theCustomerIsANumber(String customer) {
    refuses(
        List.of("--customer: expected 1 to 10000, got \"" + customer + "\""),
        "--customer=" + customer);
  }

  @Test
  void theBudgetAndTheNameHaveLimits() {
    refuses(List.of("--budget: expected 10 to 120, got \"9\""), "--budget", "9");
    refuses(List.of("--budget: expected 10 to 120, got \"121\""), "--budget", "121");
    refuses(List.of("--name: expected 1 to 60 characters, got 0"), "--name", " ");
    refuses(List.of("--name: expected 1 to 60 characters, got 61"), "--name", "å".repeat(61));
  }

  @Test
  void allProblemsAreSaidAtOnce() throws IOException {
    Path questions = folder.resolve("q.json");
    Files.writeString(
        questions, "[{\"id\": \"a\", \"text\": \"Hej?\", \"kind\": \"x\",\n\"frequency\": 101}]");
    Path replies = folder.resolve("r.txt");
    Files.write(replies, "ja\nö\nnej\nå\n".getBytes(StandardCharsets.ISO_8859_1));

    refuses(
        List.of(
            "Unknown options: '--frobnicate', 'x' (--help tells what there is)",
            questions + ":1: questions[0].text: expected 10 to 500 characters, got 4",
            questions
                + ":1: questions[0].kind: expected one of rating, nps, yesno, choice, number,"
                + " text, got \"x\"",
            questions + ":2: questions[0].frequency: expected 1 to 100, got 101",
            replies + ":2: expected UTF-8, got the byte 0xf6",
            "--customer: expected 1 to 10000, got \"0\"",
            NO_NUMBER),
        "--questions",
        questions.toString(),
        "--replies",
        replies.toString(),
        "--customer",
        "0",
        "--phone",
        "?",
        "--frobnicate",
        "x");
  }

  @Test
  void filesThatCannotBeReadAreNamed() {
    Path missing = folder.resolve("missing");
    refuses(
        List.of(
            missing + ": expected a file, found none of this name",
            folder + ": expected a file, got a directory"),
        "--questions",
        missing.toString(),
        "--replies",
        folder.toString());
    refuses(
        List.of(missing + ": expected a file, found none of this name"),
        "understand",
        missing.toString());
    refuses(List.of(folder + ": expected a file, got a directory"), "understand", "" + folder);
  }

  @Test
  void theCommandLineIsRefusedWhereItIsNotUnderstood() {
    refuses(
        List.of(
            "Missing required parameter for option '--questions' (FILE)"
                + " (--help tells what there is)"),
        "--questions");
    refuses(
        List.of("understand: expected no options before it, they belong to the quickstart"),
        "--json",
        "understand");
    refuses(
        List.of("--now: expected a local date and time such as 2026-11-23T10:00"),
        "understand",
        "--now",
        "10:00");
    refuses(
        List.of("Unknown option: '--json' (--help tells what there is)"), "understand", "--json");
  }

  @Test
  void aReplyThatIsNotUtf8IsNamedWithItsLine() {
    byte[] replies = "ja\nf\u00f6r dyrt\n".getBytes(StandardCharsets.ISO_8859_1);

    CommandLineRun run = CommandLineRun.of(replies, false, true, "--replies", "-", "--json");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).endsWith("standard input:2: expected UTF-8, got other bytes\n");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void helpTellsEveryOption() {
    CommandLineRun run = CommandLineRun.of("", "--help");

    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains(
            "--replies",
            "--questions",
            "--json",
            "--real-time",
            "--customer",
            "--phone",
            "--name",
            "--budget",
            "--data",
            "--database-url",
            "--in-memory",
            "--keys",
            "understand",
            "select",
            "Exit codes");
    assertThat(CommandLineRun.of("", "understand", "--help").out())
        .contains("--now", "choice:a|b|c");
  }

  @Test
  void versionTellsTheBuild() {
    CommandLineRun run = CommandLineRun.of("", "--version");

    assertThat(run.code()).isZero();
    assertThat(run.out()).matches("callkit [0-9]+\\.[0-9]+\\.[0-9]+(-SNAPSHOT)?\nJava .*\n");
  }
}
