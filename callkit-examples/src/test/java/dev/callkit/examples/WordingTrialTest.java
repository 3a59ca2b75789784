package dev.callkit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.examples.terminal.Terminal;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTrialTest {
  private static final String[] AT_TEN = {"understand", "--now", "2026-11-23T10:00"};

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          rating1-5 | nästan en femma | ANSWER | 5
          rating1-5 | tre, nej vänta, fyra | ANSWER | 4
          rating1-5 | inte riktigt en femma men en fyra | ANSWER | 4
          nps | sju av tio | ANSWER | 7
          rating1-5 | tja | UNCLEAR | ``
          yesno | det har jag inte gjort | ANSWER | false
          yesno | dröj ett tag | HOLD | ``
          consent | hur sa | REPEAT | ``
          callback | ring efter fem | CALL_LATER | 2026-11-23T17:00
          callback | i morgon förmiddag | CALL_LATER | 2026-11-24
          callback | om tre kvart | CALL_LATER | 2026-11-23T10:45
          callback | fem i halv fyra | CALL_LATER | 2026-11-23T15:25
          consent | hej, tala in ett meddelande efter signalen | VOICEMAIL | ``
          text | vi stod och väntade länge vid kassan | ANSWER | vi stod och väntade länge vid kassan
          number | två och en halv | ANSWER | 2.5
          consent | `` | SILENCE | ``
          """)
  void understandsTheSamplesOfTheIssue(String expected, String said, String intent, String value) {
    CommandLineRun run = CommandLineRun.of(expected + "\t" + said + "\n", AT_TEN);

    assertThat(run.out()).isEqualTo(intent + "\t" + value + "\n");
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
  }

  @Test
  void aChoiceIsAnsweredAsItIsWritten() {
    assertThat(CommandLineRun.of("choice:liten|mellan|stor\tmittenalternativet\n", AT_TEN).out())
        .isEqualTo("ANSWER\tmellan\n");
  }

  @Test
  void aLineThatCannotBeReadShiftsNoOther() {
    CommandLineRun run =
        CommandLineRun.of(
            "consent\tja\nstars\tfem\nno tab\n\nchoice:a\ta\na\tb\tc\nconsent\tnej", AT_TEN);

    assertThat(run.out().lines())
        .containsExactly(
            "AFFIRM\t",
            "ERROR\tline 2: expected one of consent, rating1-5, nps, yesno, choice:a|b|c, number,"
                + " text, callback; got \"stars\"",
            "ERROR\tline 3: expected EXPECTED<tab>SAID, got 0 tabs",
            "ERROR\tline 4: expected EXPECTED<tab>SAID, got 0 tabs",
            "ERROR\tline 5: options: expected 2 to 9, got 1",
            "ERROR\tline 6: expected EXPECTED<tab>SAID, got 2 tabs",
            "DENY\t");
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isEqualTo(2);
  }

  @Test
  void aLineOfOtherBytesOrWithoutEndShiftsNoOther() {
    byte[] lines =
        ("consent\tja\ntext\tf\u00f6r dyrt\ntext\t" + "a".repeat(200_000) + "\nconsent\tnej\n")
            .getBytes(StandardCharsets.ISO_8859_1);

    CommandLineRun run = CommandLineRun.of(lines, false, true, AT_TEN);

    assertThat(run.out().lines())
        .containsExactly(
            "AFFIRM\t",
            "ERROR\tline 2: expected UTF-8, got other bytes",
            "ERROR\tline 3: expected a line of at most 100000 bytes, got 200005",
            "DENY\t");
    assertThat(run.code()).isEqualTo(2);
  }

  @Test
  void oneLineReadIsOneLinePrintedWhateverStandsInIt() {
    String strange = "text\tfin\u2028butik\u0085och\u000bbra\rpersonal\n";

    assertThat(CommandLineRun.of(strange, AT_TEN).out())
        .isEqualTo("ANSWER\tfin butik och bra personal\n");
  }

  @Test
  void readsAFileWithAByteOrderMarkAndWindowsLineEnds(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("lines.tsv");
    Files.writeString(file, "\uFEFFconsent\tja\r\nrating1-5\ten åtta\r\nrating1-5\ten fyra");

    CommandLineRun run = CommandLineRun.of("", "understand", file.toString());

    assertThat(run.out()).isEqualTo("AFFIRM\t\nUNCLEAR\t\nANSWER\t4\n");
  }

  @Test
  void nowMayHaveSecondsAndIsTheClockOtherwise() {
    String line = "callback\tom en timme\n";

    assertThat(CommandLineRun.of(line, "understand", "--now", "2026-11-23T10:00:30").out())
        .isEqualTo("CALL_LATER\t2026-11-23T11:00\n");
    assertThat(CommandLineRun.of(line, "understand").out())
        .isEqualTo("CALL_LATER\t2026-11-23T11:00\n");
  }

  @Test
  @SuppressWarnings("InputStreamSlowMultibyteRead") // slow is the point
  void eachLineIsPrintedBeforeTheNextIsRead() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    // Hands out one line, and the next only when the first has been answered.
    InputStream dialogue =
        new InputStream() {
          private final byte[] lines =
              "consent\tja\nconsent\tnej\n".getBytes(StandardCharsets.UTF_8);
          private int next;

          @Override
          public int read() {
            if (next > 0 && next < lines.length && lines[next - 1] == '\n') {
              assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("AFFIRM\t\n");
            }
            return next < lines.length ? lines[next++] : -1;
          }
        };
    PrintStream buffered =
        new PrintStream(new BufferedOutputStream(out), false, StandardCharsets.UTF_8);
    Terminal terminal = new Terminal(dialogue, buffered, buffered, false, true, 80);

    assertThat(Main.run(List.of(AT_TEN), terminal, () -> CommandLineRun.NOW, Map.of())).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("AFFIRM\t\nDENY\t\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tr-TR", "sv-SE", "ar-EG"})
  void theLocaleOfTheMachineChangesNothing(String tag) {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag(tag));
    try {
      assertThat(CommandLineRun.of("nps\tTIO\nchoice:BIL|TÅG\tbil\nnumber\t12,5\n", AT_TEN).out())
          .isEqualTo("ANSWER\t10\nANSWER\tBIL\nANSWER\t12.5\n");
    } finally {
      Locale.setDefault(before);
    }
  }
}
