package dev.callkit.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.callkit.call.PhoneNumber;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TariffTest {
  private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 1);

  private static final Tariff PRICES =
      Tariff.from(NOVEMBER, "2026-11", "USD")
          .rate("north", "+46", Charge.perStartedMinute("0.02"), Charge.NONE, "0")
          .rate("north", "+467", Charge.perStartedMinute("0.05"), Charge.NONE, "0")
          .rate("south", "+46", Charge.perStartedMinute("0.03"), Charge.NONE, "0")
          .anyCarrier("+", Charge.perStartedMinute("0.90"), Charge.NONE, "0")
          .anyCarrier("+46701", Charge.perStartedMinute("0.07"), Charge.NONE, "0")
          .build();

  private static Optional<Money> minute(Tariff tariff, String carrier, String number) {
    return tariff
        .rate(carrier, PhoneNumber.of(number))
        .map(rate -> rate.estimate(Duration.ofSeconds(60)));
  }

  @ParameterizedTest
  @CsvSource({
    // Carrier, number, a minute: the carrier's own price first, then the longest prefix.
    "north, +46701740605, 0.05",
    "north, +46846500400, 0.02",
    "south, +46701740605, 0.03",
    "east, +46701740605, 0.07",
    "east, +46731740605, 0.90",
    "north, +4740123456, 0.90"
  })
  void thePriceOfADestination(String carrier, String number, String price) {
    assertThat(minute(PRICES, carrier, number)).contains(Money.of(price, "USD"));
  }

  @Test
  void whereNothingFitsThereIsNoPrice() {
    Tariff few =
        Tariff.from(NOVEMBER, "few", "USD")
            .rate("north", "+46", Charge.NONE, Charge.NONE, "0.01")
            .build();
    assertThat(minute(few, "south", "+46701740605")).isEmpty();
    assertThat(minute(few, "north", "+4740123456")).isEmpty();
  }

  @Test
  void aPriceKnowsTheVersionItComesFrom() {
    assertThat(PRICES.rate("north", PhoneNumber.of("+46701740605")).map(Rate::tariff))
        .contains("2026-11");
  }

  @Test
  void theLatestListThatHasBegunHolds() {
    Tariff december = Tariff.from(LocalDate.of(2026, 12, 1), "2026-12", "USD").build();
    List<Tariff> lists = List.of(december, PRICES);
    assertThat(Tariff.at(LocalDate.of(2026, 10, 31), lists)).isEmpty();
    assertThat(Tariff.at(NOVEMBER, lists)).contains(PRICES);
    assertThat(Tariff.at(LocalDate.of(2026, 11, 30), lists)).contains(PRICES);
    assertThat(Tariff.at(LocalDate.of(2026, 12, 1), lists)).contains(december);
  }

  @Test
  void whatMakesNoSenseIsRefusedWhenTheListIsMade() {
    Tariff.Builder builder = Tariff.from(NOVEMBER, "2026-11", "USD");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.anyCarrier("46", Charge.NONE, Charge.NONE, "0"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.anyCarrier("+46", Charge.NONE, Charge.NONE, "free"));
    assertThatIllegalArgumentException().isThrownBy(() -> Tariff.from(NOVEMBER, " ", "USD"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tariff.from(NOVEMBER, "a", "dollars").build());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tariff.from(NOVEMBER, "a", "USD").exchange("SEK", "0").build());
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Tariff.from(NOVEMBER, "a", "USD")
                    .anyCarrier("+", Charge.NONE, Charge.NONE, "-1")
                    .build());
  }
}
