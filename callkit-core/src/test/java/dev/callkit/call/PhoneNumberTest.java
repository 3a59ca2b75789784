package dev.callkit.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("locale")
class PhoneNumberTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "070-174 06 05",
        "0701740605",
        "+46 70 174 06 05",
        "0046701740605",
        "(070) 1740605"
      })
  void readsWhatPeopleWrite(String written) {
    assertThat(PhoneNumber.parse(written, "se")).isEqualTo(PhoneNumber.of("+46701740605"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hej", "99", "070-ABC", "+4670174060512345678", "++46701740605"})
  void refusesWhatIsNoNumberWithoutRepeatingIt(String written) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PhoneNumber.parse(written, "SE"))
        .withMessageStartingWith("phone number: expected")
        .withMessageNotContaining(written.isEmpty() ? "\0" : written)
        .withNoCause();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"46701740605", "+0701740605", "+46 701740605", "+123456", "+1234567890123456"})
  void takesNothingButE164(String written) {
    assertThatIllegalArgumentException().isThrownBy(() -> PhoneNumber.of(written));
  }

  @Test
  void showsTooLittleOfItselfToRing() {
    assertThat(PhoneNumber.of("+46701740605")).hasToString("+46*******05");
    assertThat(Respondent.of(PhoneNumber.of("+46701740605")).named("Kim").toString())
        .doesNotContain("Kim")
        .doesNotContain("1740605");
  }
}
