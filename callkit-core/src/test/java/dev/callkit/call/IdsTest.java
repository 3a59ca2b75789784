package dev.callkit.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
  private static final CallId CALL = new CallId(new BusinessId("matboden"), "7f3a");

  @Test
  void idsReadWhatTheyWrite() {
    AttemptId attempt = new AttemptId(CALL, 2);
    assertThat(attempt).hasToString("matboden.7f3a.2");
    assertThat(AttemptId.parse("matboden.7f3a.2")).isEqualTo(attempt);
    assertThat(CallId.parse("matboden.7f3a")).isEqualTo(CALL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "a", "a.b", "a.b.", "a.b.0", "a.b.x", "a.b.-1", "a.b.c.1", "a..1", ".b.1", "a.b.1 "
      })
  void refusesWhatIsNoAttempt(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> AttemptId.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a.b", "a/b", "å", "a\n", "'; drop table"})
  void refusesCharactersThatDoNotTravel(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BusinessId(text))
        .withMessageContaining("businessId");
    assertThatIllegalArgumentException().isThrownBy(() -> new VerificationId(text));
    assertThatIllegalArgumentException().isThrownBy(() -> new CallId(CALL.business(), text));
  }
}
