package dev.callkit.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.callkit.call.Basis;
import dev.callkit.call.BusinessId;
import dev.callkit.call.CallRequest;
import dev.callkit.call.PhoneNumber;
import dev.callkit.call.Respondent;
import dev.callkit.call.VerificationId;
import dev.callkit.call.Visit;
import dev.callkit.intake.IntakeResult.Accepted;
import dev.callkit.intake.IntakeResult.Reason;
import dev.callkit.intake.IntakeResult.Rejected;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntakePolicyTest {
  /** A Monday, 10:00 in Stockholm. */
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

  /** From the range that PTS keeps free for fiction. */
  private static final String FICTION = "+46701740605";

  private static final IntakePolicy POLICY = IntakePolicy.DEFAULT;

  private static CallRequest request(String phone, Instant verifiedAt, boolean agreed) {
    return CallRequest.of(
        new BusinessId("matboden"),
        Respondent.of(PhoneNumber.of(phone)),
        Visit.at(verifiedAt),
        new Basis(new VerificationId("v1"), verifiedAt, "feedback on a purchase", agreed));
  }

  private static IntakeResult ask(String phone) {
    return POLICY.atRequest(request(phone, NOW, true), KnownPerson.STRANGER, NOW);
  }

  @ParameterizedTest
  @ValueSource(strings = {FICTION, "+46701740699", "+46313900600", "+46846500400"})
  void ordinarySwedishNumbersAreRungAtOnce(String phone) {
    assertThat(ask(phone)).isEqualTo(new Accepted(NOW));
  }

  @ParameterizedTest
  @CsvSource({
    // Premium rate, shared cost, free phone, personal number, pager.
    "+469001234567, NUMBER_TYPE",
    "+46771123456, NUMBER_TYPE",
    "+4620123456, NUMBER_TYPE",
    "+46751234567, NUMBER_TYPE",
    "+46740123456, NUMBER_TYPE",
    // Norway, Estonia, the United States, a satellite.
    "+4740123456, COUNTRY",
    "+3725123456, COUNTRY",
    "+12125550123, COUNTRY",
    "+881612345678, COUNTRY",
    // Too short, too long, an area code that is not given out.
    "+46701234, NUMBER_INVALID",
    "+46701740605123, NUMBER_INVALID",
    "+46112345, NUMBER_INVALID"
  })
  void otherNumbersAreRefusedBeforeACarrierHearsOfThem(String phone, Reason reason) {
    assertThat(ask(phone)).isEqualTo(new Rejected(reason));
  }

  @Test
  void anotherCountryCanBeAllowed() {
    IntakePolicy nordic =
        new IntakePolicy(Set.of(46, 47), Duration.ZERO, Duration.ofHours(24), CallingHours.DEFAULT);
    assertThat(nordic.atRequest(request("+4740123456", NOW, true), KnownPerson.STRANGER, NOW))
        .isEqualTo(new Accepted(NOW));
  }

  @Test
  void withoutAnAgreedAutomatedCallNobodyIsRung() {
    assertThat(POLICY.atRequest(request(FICTION, NOW, false), KnownPerson.STRANGER, NOW))
        .isEqualTo(new Rejected(Reason.NO_BASIS));
  }

  @Test
  void aVerificationIsFreshForADay() {
    Instant day = NOW.minus(Duration.ofHours(24));
    assertThat(POLICY.atRequest(request(FICTION, day, true), KnownPerson.STRANGER, NOW))
        .isInstanceOf(Accepted.class);
    assertThat(
            POLICY.atRequest(request(FICTION, day.minusMillis(1), true), KnownPerson.STRANGER, NOW))
        .isEqualTo(new Rejected(Reason.STALE));
  }

  @Test
  void aVerificationFromTheFutureIsStaleUnlessItIsTheClocks() {
    Instant soon = NOW.plus(Duration.ofMinutes(5));
    assertThat(POLICY.atRequest(request(FICTION, soon, true), KnownPerson.STRANGER, NOW))
        .isEqualTo(new Accepted(NOW));
    assertThat(
            POLICY.atRequest(request(FICTION, soon.plusMillis(1), true), KnownPerson.STRANGER, NOW))
        .isEqualTo(new Rejected(Reason.STALE));
  }

  @Test
  void aHostsClockThatIsAheadDelaysNobodyUntilMonday() {
    Instant sundayEvening = Instant.parse("2026-11-29T18:00:00Z");
    CallRequest request = request(FICTION, sundayEvening.plusSeconds(2), true);
    assertThat(POLICY.atRequest(request, KnownPerson.STRANGER, sundayEvening))
        .isEqualTo(new Accepted(sundayEvening));
  }

  @Test
  void whoAskedNeverToBeRungIsNotRung() {
    KnownPerson suppressed = new KnownPerson(true, Optional.empty(), Map.of());
    assertThat(POLICY.atRequest(request(FICTION, NOW, true), suppressed, NOW))
        .isEqualTo(new Rejected(Reason.SUPPRESSED));
  }

  @Test
  void whoWasInterviewedRestsForThirtyDays() {
    Instant last = NOW.minus(Duration.ofDays(30));
    assertThat(asked(POLICY, last)).isInstanceOf(Accepted.class);
    assertThat(asked(POLICY, last.plusMillis(1))).isEqualTo(new Rejected(Reason.COOLDOWN));
    assertThat(asked(POLICY.withCooldown(Duration.ZERO), NOW.minusMillis(1)))
        .isInstanceOf(Accepted.class);
  }

  private static IntakeResult asked(IntakePolicy policy, Instant lastInterview) {
    return policy.atRequest(
        request(FICTION, NOW, true),
        new KnownPerson(false, Optional.of(lastInterview), Map.of()),
        NOW);
  }

  @Test
  void outsideTheHoursTheCallIsPutOff() {
    Instant night = Instant.parse("2026-11-24T01:00:00Z");
    assertThat(
            POLICY.atRequest(
                request(FICTION, night.minus(Duration.ofHours(3)), true),
                KnownPerson.STRANGER,
                night))
        .isEqualTo(new Accepted(Instant.parse("2026-11-24T08:00:00Z")));
  }

  @Test
  void onlyTheFirstAttemptIsJustAskedFor() {
    Instant sundayEvening = Instant.parse("2026-11-29T18:00:00Z");
    CallRequest request = request(FICTION, sundayEvening, true);
    assertThat(POLICY.atDial(request, sundayEvening, true)).isEqualTo(new Accepted(sundayEvening));
    assertThat(POLICY.atDial(request, sundayEvening, false))
        .isEqualTo(new Accepted(Instant.parse("2026-11-30T08:00:00Z")));
  }

  @Test
  void hoursThatNeverOpenAreARefusal() {
    CallingHours never =
        new CallingHours(
            CallingHours.Window.ALL_DAY,
            CallingHours.Window.ALL_DAY,
            CallingHours.Window.ALL_DAY,
            Duration.ZERO,
            day -> true);
    assertThat(POLICY.during(never).atDial(request(FICTION, NOW, true), NOW, true))
        .isEqualTo(new Rejected(Reason.NO_CALLING_HOURS));
  }

  @Test
  void aReasonSaysNothingAboutThePerson() {
    for (Reason reason : Reason.values()) {
      assertThat(reason.text()).doesNotContainPattern("[0-9+]").isNotBlank();
    }
  }

  @Test
  void aPolicyWithoutCountriesOrWithNegativeTimesIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new IntakePolicy(Set.of(), Duration.ZERO, Duration.ZERO, CallingHours.DEFAULT));
    assertThatIllegalArgumentException().isThrownBy(() -> POLICY.withCooldown(Duration.ofDays(-1)));
  }
}
