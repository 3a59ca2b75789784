package dev.callkit.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostNoteTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "Coupon", "a b", "å", "a/b"})
  void aTypeIsAShortPlainName(String type) {
    assertThatThrownBy(() -> new HostNote(type, Map.of())).hasMessageStartingWith("type: expected");
    assertThatThrownBy(() -> new HostNote("x".repeat(65), Map.of()))
        .hasMessageStartingWith("type: expected");
  }

  @Test
  void detailsAreBoundedAndNeverQuoted() {
    String text = "hemligt".repeat(3_000);
    assertThatThrownBy(() -> new HostNote("a", Map.of("words", text)))
        .hasMessage("details: expected texts of at most 20000 characters, got 21000");
    assertThatThrownBy(() -> new HostNote("a", Map.of(" ", "x")))
        .hasMessageStartingWith("details: expected names");
    Map<String, String> many = new LinkedHashMap<>();
    for (int number = 0; number <= HostNote.MOST_DETAILS; number++) {
      many.put("n" + number, "");
    }
    assertThatThrownBy(() -> new HostNote("a", many))
        .hasMessage("details: expected at most 200, got 201");
  }

  @Test
  void detailsKeepTheirOrderAndAreNotShown() {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("z", "hemligt");
    details.put("a", "ord");
    HostNote note = new HostNote("coupon_sent", details);
    details.clear();
    assertThat(note.details().keySet()).containsExactly("z", "a");
    assertThat(note).hasToString("HostNote[coupon_sent]");
  }
}
