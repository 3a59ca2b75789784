package dev.callkit.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.callkit.outcome.Disposition.Group;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponseRatesTest {
  private static final Offset<Double> EXACT = within(1e-12);

  /** I 40, P 10, R 20, NC 15, O 15, UO 50, NE 25: known 100, e = 100/125 = 0.8. */
  private static ResponseRates hundredFifty() {
    List<Disposition> finals = new ArrayList<>();
    finals.addAll(Collections.nCopies(40, Disposition.COMPLETE));
    finals.addAll(Collections.nCopies(10, Disposition.PARTIAL));
    finals.addAll(Collections.nCopies(12, Disposition.REFUSAL));
    finals.addAll(Collections.nCopies(8, Disposition.BREAK_OFF));
    finals.addAll(Collections.nCopies(15, Disposition.NON_CONTACT));
    finals.addAll(Collections.nCopies(5, Disposition.LANGUAGE));
    finals.addAll(Collections.nCopies(10, Disposition.CALLBACK));
    finals.addAll(Collections.nCopies(30, Disposition.NO_ANSWER));
    finals.addAll(Collections.nCopies(20, Disposition.VOICEMAIL));
    finals.addAll(Collections.nCopies(25, Disposition.WRONG_PERSON));
    return ResponseRates.of(finals);
  }

  private static void is(OptionalDouble rate, double expected) {
    assertThat(rate.orElseThrow()).isEqualTo(expected, EXACT);
  }

  @Test
  void theRatesByHand() {
    ResponseRates rates = hundredFifty();
    assertThat(rates.eligibleShare()).isEqualTo(0.8, EXACT);
    is(rates.rr1(), 40 / 150.0);
    is(rates.rr2(), 50 / 150.0);
    is(rates.rr3(), 40 / 140.0);
    is(rates.rr4(), 50 / 140.0);
    is(rates.rr5(), 0.40);
    is(rates.rr6(), 0.50);
    is(rates.coop1(), 40 / 85.0);
    is(rates.coop2(), 50 / 85.0);
    is(rates.coop3(), 40 / 70.0);
    is(rates.coop4(), 50 / 70.0);
    is(rates.ref1(), 20 / 150.0);
    is(rates.ref2(), 20 / 140.0);
    is(rates.ref3(), 0.20);
    is(rates.con1(), 85 / 150.0);
    is(rates.con2(), 85 / 140.0);
    is(rates.con3(), 0.85);
  }

  @Test
  void withoutCallsNoRateIsAvailable() {
    ResponseRates none = ResponseRates.of(List.of());
    assertThat(none.eligibleShare()).isEqualTo(1);
    assertThat(
            List.of(
                none.rr1(),
                none.rr2(),
                none.rr3(),
                none.rr4(),
                none.rr5(),
                none.rr6(),
                none.coop1(),
                none.coop2(),
                none.coop3(),
                none.coop4(),
                none.ref1(),
                none.ref2(),
                none.ref3(),
                none.con1(),
                none.con2(),
                none.con3()))
        .allMatch(OptionalDouble::isEmpty);
  }

  @Test
  void whereNobodyWasReachedTheKnownRatesAreNotAvailable() {
    ResponseRates unknown = ResponseRates.of(List.of(Disposition.BUSY, Disposition.NO_ANSWER));
    is(unknown.rr1(), 0);
    is(unknown.rr3(), 0);
    assertThat(unknown.rr5()).isEmpty();
    assertThat(unknown.coop1()).isEmpty();
    assertThat(unknown.coop3()).isEmpty();
    assertThat(unknown.ref3()).isEmpty();
    assertThat(unknown.con3()).isEmpty();
  }

  @Test
  void whereNobodyIsEligibleTheEstimateIsZero() {
    ResponseRates none = ResponseRates.of(List.of(Disposition.FAX, Disposition.NO_ANSWER));
    assertThat(none.eligibleShare()).isZero();
    is(none.rr1(), 0);
    assertThat(none.rr3()).as("0 of 0").isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "COMPLETE, 1.1, INTERVIEW",
    "PARTIAL, 1.2, PARTIAL",
    "REFUSAL, 2.112, REFUSAL",
    "BREAK_OFF, 2.12, REFUSAL",
    "NON_CONTACT, 2.20, NON_CONTACT",
    "VOICEMAIL_OF_RESPONDENT, 2.221, NON_CONTACT",
    "LANGUAGE, 2.33, OTHER",
    "CALLBACK, 2.35, OTHER",
    "NOT_ATTEMPTED, 3.11, UNKNOWN_OTHER",
    "BUSY, 3.12, UNKNOWN_OTHER",
    "NO_ANSWER, 3.13, UNKNOWN_OTHER",
    "VOICEMAIL, 3.14, UNKNOWN_OTHER",
    "BLOCKED, 3.15, UNKNOWN_OTHER",
    "TECHNICAL, 3.16, UNKNOWN_OTHER",
    "WRONG_PERSON, 4.10, NOT_ELIGIBLE",
    "FAX, 4.20, NOT_ELIGIBLE",
    "NON_WORKING, 4.31, NOT_ELIGIBLE",
    "DISCONNECTED, 4.32, NOT_ELIGIBLE",
    "OUT_OF_SERVICE, 4.33, NOT_ELIGIBLE",
    "NOTHING_TO_ASK, 4.80, NOT_ELIGIBLE"
  })
  void codesAndGroupsAreTheStandards(Disposition disposition, String code, Group group) {
    assertThat(disposition.code()).isEqualTo(code);
    assertThat(disposition.group()).isEqualTo(group);
  }

  @Test
  void everyDispositionIsInTheTable() {
    assertThat(Disposition.values()).hasSize(20);
  }
}
