package dev.callkit.examples.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LayoutTest {
  @Test
  void wrapsAtSpaces() {
    assertThat(Layout.wrap("en två tre fyra", 7)).containsExactly("en två", "tre", "fyra");
    assertThat(Layout.wrap("en två", 6)).containsExactly("en två");
    assertThat(Layout.wrap("", 5)).containsExactly("");
    assertThat(Layout.wrap("  en   två ", 20)).containsExactly("en två");
  }

  @Test
  void breaksAWordThatIsTooLong() {
    assertThat(Layout.wrap("abcdefghij kl", 4)).containsExactly("abcd", "efgh", "ij", "kl");
    assertThat(Layout.wrap("😀😀😀", 2)).containsExactly("😀😀", "😀");
  }

  @Test
  void indentsFurtherLines() {
    assertThat(Layout.beside("Hon:  ", "en två tre", 12)).isEqualTo("Hon:  en två\n      tre");
  }

  @Test
  void aTableIsAsWideAsItNeedsToBe() {
    assertThat(Layout.table(List.of(List.of("A", "Bcd"), List.of("xx", "y")), 80))
        .isEqualTo("A   Bcd\n--  ---\nxx  y\n");
  }

  @Test
  void aTableThatIsTooWideWrapsItsWidestColumns() {
    String table =
        Layout.table(
            List.of(List.of("Fråga", "Ord"), List.of("a", "det var en lång väg att gå")), 20);

    assertThat(table)
        .isEqualTo(
            "Fråga  Ord\n-----  -------------\na      det var en\n       lång väg att\n       gå\n");
  }

  @Test
  void aTableOfLongWordsStillFits() {
    String table = Layout.table(List.of(List.of("A", "B"), List.of("a".repeat(90), "b c")), 30);

    assertThat(table.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(30));
    assertThat(table.replaceAll("[^a]", "")).hasSize(90);
  }

  @Test
  void nothingMovesTheCursor() {
    assertThat(Layout.plain("a\u001b[2Jb\nc\u2028d")).isEqualTo("a [2Jb c d");
  }
}
