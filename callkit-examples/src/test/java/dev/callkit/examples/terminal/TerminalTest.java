package dev.callkit.examples.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalTest {
  @Test
  void theWidthIsSetFoundOrEighty() {
    assertThat(Terminal.columns("", 0)).isEqualTo(80);
    assertThat(Terminal.columns("", 120)).isEqualTo(120);
    assertThat(Terminal.columns("100", 120)).isEqualTo(100);
    assertThat(Terminal.columns("wide", 0)).isEqualTo(80);
    assertThat(Terminal.columns("-5", 0)).isEqualTo(80);
    assertThat(Terminal.columns("3", 0)).isEqualTo(40);
    assertThat(Terminal.columns("9999", 0)).isEqualTo(200);
  }

  @Test
  void theShellSaysWhatIsATerminal() {
    assertThat(TerminalProbe.finding("in\nout\n24 80\n"))
        .isEqualTo(new TerminalProbe.Finding(true, true, 80));
    assertThat(TerminalProbe.finding("in\n50 132\n"))
        .isEqualTo(new TerminalProbe.Finding(true, false, 132));
    assertThat(TerminalProbe.finding("")).isEqualTo(new TerminalProbe.Finding(false, false, 0));
    assertThat(TerminalProbe.finding("sh: something is wrong\n"))
        .isEqualTo(new TerminalProbe.Finding(false, false, 0));
  }

  @Test
  void underTestNobodyTypes() {
    assertThat(TerminalProbe.look().outIsTerminal()).isFalse();
    assertThat(TerminalProbe.consoleIsTerminal()).isFalse();
  }

  @Test
  void lostArgumentsAreMended() {
    String commandLine = "java\0-jar\0callkit.jar\0--name\0Åsa\0";

    assertThat(Arguments.mended(List.of("--name", "\uFFFD\uFFFDsa"), commandLine))
        .containsExactly("--name", "Åsa");
    assertThat(Arguments.mended(List.of("--name", "\uFFFD\uFFFDke"), commandLine))
        .containsExactly("--name", "\uFFFD\uFFFDke");
    assertThat(Arguments.mended(List.of("a", "b", "c", "d", "e", "\uFFFD"), commandLine))
        .containsExactly("a", "b", "c", "d", "e", "\uFFFD");
    assertThat(Arguments.asTyped(new String[] {"--name", "Åsa"})).containsExactly("--name", "Åsa");
  }
}
