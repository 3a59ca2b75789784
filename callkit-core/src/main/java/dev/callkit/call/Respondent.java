package dev.callkit.call;

import java.time.ZoneId;
import java.util.Optional;

/**
 * The person to be interviewed.
 *
 * @param phone the number to ring
 * @param firstName what to call the person in the greeting; empty if not known
 * @param zone where the person lives: calling hours and "i morgon" mean this zone's clock
 */
public record Respondent(PhoneNumber phone, Optional<String> firstName, ZoneId zone) {
  /** The zone of Sweden, where the default number plan is. */
  public static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if a first name is blank or longer than 60 characters
   */
  public Respondent {
    firstName = firstName.map(String::strip);
    firstName.ifPresent(
        name -> {
          if (name.isEmpty() || name.length() > 60) {
            throw new IllegalArgumentException("firstName: expected 1 to 60 characters");
          }
        });
  }

  /** A person in Sweden whose name is not known. */
  public static Respondent of(PhoneNumber phone) {
    return new Respondent(phone, Optional.empty(), SWEDEN);
  }

  /** {@return the same person, greeted by this first name} */
  public Respondent named(String name) {
    return new Respondent(phone, Optional.of(name), zone);
  }

  /** {@return the same person, living by this zone's clock} */
  public Respondent in(ZoneId newZone) {
    return new Respondent(phone, firstName, newZone);
  }

  /** Hides the name as well as the number. */
  @Override
  public String toString() {
    return "Respondent[phone=" + phone + ", zone=" + zone + "]";
  }
}
