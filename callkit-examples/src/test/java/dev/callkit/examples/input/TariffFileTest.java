package dev.callkit.examples.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callkit.call.PhoneNumber;
import dev.callkit.cost.Money;
import dev.callkit.cost.Tariff;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class TariffFileTest {
  private static final PhoneNumber MOBILE = PhoneNumber.of("+46701740605");

  private static Tariff parse(String text) {
    return TariffFile.parse(new TextFile("prices.json", text));
  }

  @Test
  void theBundledPricesHaveOneForASwedishMobile() {
    assertThat(TariffFile.bundled().rate("anybody", MOBILE)).isPresent();
  }

  @Test
  void pricesAreReadAsTheyAreWritten() {
    Tariff tariff =
        parse(
            """
            {"version": "december", "from": "2026-12-01", "currency": "SEK",
             "prices": [
               {"to": "+", "line": {"perMinute": 9, "billing": "started minute"}},
               {"carrier": "televerket", "to": "+467",
                "line": {"perMinute": 0.6, "billing": "started minute"},
                "services": {"perMinute": 0.3, "billing": "second"}, "perAttempt": 0.05}],
             "exchange": {"USD": 10.5}}
            """);
    assertThat(tariff.version()).isEqualTo("december");
    assertThat(tariff.validFrom()).isEqualTo(LocalDate.of(2026, 12, 1));
    assertThat(tariff.rate("televerket", MOBILE).orElseThrow().estimate(Duration.ofSeconds(70)))
        .isEqualTo(Money.of("1.60", "SEK"));
    assertThat(tariff.rate("another", MOBILE).orElseThrow().estimate(Duration.ofSeconds(70)))
        .isEqualTo(Money.of("18", "SEK"));
    assertThat(tariff.rate("televerket", MOBILE).orElseThrow().convert(Money.of("2", "USD")))
        .contains(Money.of("21", "SEK"));
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnceWithItsPlace() {
    assertThatThrownBy(
            () ->
                parse(
                    """
                    {"version": "", "from": "soon", "currency": "kronor",
                     "prices": [{"to": "46", "line": {"perMinute": -1, "billing": "hour"}}, 7],
                     "exchange": {"dollar": 1, "USD": 0}, "discount": 5}
                    """))
        .isInstanceOfSatisfying(
            BadInput.class,
            bad ->
                assertThat(bad.problems())
                    .hasSize(10)
                    .allMatch(problem -> problem.startsWith("prices.json:"))
                    .anyMatch(problem -> problem.contains("currency: expected three letters"))
                    .anyMatch(problem -> problem.contains("prices[0].line.perMinute: expected 0"))
                    .anyMatch(problem -> problem.contains("prices[0].line.billing: expected"))
                    .anyMatch(problem -> problem.contains("prices[1]: expected an object")));
  }

  @Test
  void anEmptyListAndAMissingFieldAreNamed() {
    assertThatThrownBy(() -> parse("{\"prices\": []}"))
        .hasMessageContaining("version: expected a name")
        .hasMessageContaining("from: expected the first day")
        .hasMessageContaining("prices: expected a list of 1 or more prices, got none");
    assertThatThrownBy(() -> parse("[]")).hasMessageContaining("expected an object with version");
  }
}
