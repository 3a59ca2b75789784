package dev.callkit.intake;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import dev.callkit.call.CallRequest;
import dev.callkit.call.PhoneNumber;
import dev.callkit.intake.IntakeResult.Accepted;
import dev.callkit.intake.IntakeResult.Reason;
import dev.callkit.intake.IntakeResult.Rejected;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Who may be rung.
 *
 * @param countryCodes allowed country calling codes; default 46 only
 * @param cooldown how long a person is left alone after an interview or a refusal, per business;
 *     zero for not at all; default 30 d
 * @param freshFor how long after the verification a request is accepted; default 24 h
 * @param hours when dialling is allowed
 */
public record IntakePolicy(
    Set<Integer> countryCodes, Duration cooldown, Duration freshFor, CallingHours hours) {
  /** The defaults named above. */
  public static final IntakePolicy DEFAULT =
      new IntakePolicy(Set.of(46), Duration.ofDays(30), Duration.ofHours(24), CallingHours.DEFAULT);

  private static final Set<PhoneNumberType> ORDINARY =
      EnumSet.of(
          PhoneNumberType.MOBILE,
          PhoneNumberType.FIXED_LINE,
          PhoneNumberType.FIXED_LINE_OR_MOBILE,
          PhoneNumberType.VOIP);
  // The host's clock and ours are never quite the same.
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

  /**
   * Copies the set.
   *
   * @throws IllegalArgumentException if no country is allowed or a duration is negative
   */
  public IntakePolicy {
    countryCodes = Set.copyOf(countryCodes);
    if (countryCodes.isEmpty()) {
      throw new IllegalArgumentException("countryCodes: expected at least one");
    }
    if (cooldown.isNegative() || freshFor.isNegative()) {
      throw new IllegalArgumentException("cooldown and freshFor: expected 0 or more");
    }
  }

  /** {@return the same policy with other calling hours} */
  public IntakePolicy during(CallingHours newHours) {
    return new IntakePolicy(countryCodes, cooldown, freshFor, newHours);
  }

  /** {@return the same policy with another cooldown} */
  public IntakePolicy withCooldown(Duration rest) {
    return new IntakePolicy(countryCodes, rest, freshFor, hours);
  }

  /** Asks the gates at the request. */
  public IntakeResult atRequest(CallRequest request, KnownPerson person, Instant now) {
    Instant verifiedAt = request.basis().verifiedAt();
    if (!request.basis().automatedCallAgreed()) {
      return new Rejected(Reason.NO_BASIS);
    }
    if (verifiedAt.isAfter(now.plus(CLOCK_SKEW)) || verifiedAt.plus(freshFor).isBefore(now)) {
      return new Rejected(Reason.STALE);
    }
    Optional<Reason> barred = number(request.respondent().phone());
    if (barred.isPresent()) {
      return new Rejected(barred.get());
    }
    if (person.suppressed()) {
      return new Rejected(Reason.SUPPRESSED);
    }
    boolean resting =
        person.lastInterview().map(last -> last.plus(cooldown).isAfter(now)).orElse(false);
    return resting ? new Rejected(Reason.COOLDOWN) : atDial(request, now, true);
  }

  /**
   * Asks once more before dialling, when time has passed. The suppression list is asked by the
   * store in the transaction that decides to dial.
   *
   * @param first whether this is the first attempt
   */
  public IntakeResult atDial(CallRequest request, Instant now, boolean first) {
    Instant verifiedAt = request.basis().verifiedAt();
    // The host's clock may be a little ahead of ours: what it has verified lies in the past.
    Optional<Instant> justAsked =
        first ? Optional.of(verifiedAt.isAfter(now) ? now : verifiedAt) : Optional.empty();
    return hours
        .next(now, request.respondent().zone(), justAsked)
        .<IntakeResult>map(Accepted::new)
        .orElseGet(() -> new Rejected(Reason.NO_CALLING_HOURS));
  }

  private Optional<Reason> number(PhoneNumber phone) {
    PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    try {
      Phonenumber.PhoneNumber parsed = numbers.parse(phone.e164(), "ZZ");
      if (!countryCodes.contains(parsed.getCountryCode())) {
        return Optional.of(Reason.COUNTRY);
      }
      if (!numbers.isValidNumber(parsed)) {
        return Optional.of(Reason.NUMBER_INVALID);
      }
      return ORDINARY.contains(numbers.getNumberType(parsed))
          ? Optional.empty()
          : Optional.of(Reason.NUMBER_TYPE);
    } catch (NumberParseException unreadable) {
      return Optional.of(Reason.NUMBER_INVALID);
    }
  }
}
