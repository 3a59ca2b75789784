package dev.callkit.call;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A phone number in E.164 form, {@code +46701234567}. Whether it may be rung is for {@code intake}
 * to say; here it only has to be a possible number.
 */
public final class PhoneNumber {
  // E.164 (ITU-T, 2010): a plus, a country code that does not begin with 0, at most 15 digits.
  private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");

  // The library underneath would also read letters, as on a keypad; nobody writes that here.
  private static final Pattern WRITTEN = Pattern.compile("\\+?[(0-9][0-9 ()./\\u00a0-]*");

  private final String e164;

  private PhoneNumber(String e164) {
    this.e164 = e164;
  }

  /**
   * Takes a number that is already in E.164 form, without asking whether it exists.
   *
   * @param e164 a plus and 7 to 15 digits
   * @throws IllegalArgumentException if it has another form; the message does not repeat the number
   */
  public static PhoneNumber of(String e164) {
    if (!E164.matcher(e164).matches()) {
      throw new IllegalArgumentException(
          "phone number: expected + and 7 to 15 digits, such as +46701234567");
    }
    return new PhoneNumber(e164);
  }

  /**
   * Reads a number as a person writes it, {@code 070-123 45 67} or {@code +46 70 123 45 67}.
   *
   * @param text the number; spaces, hyphens and brackets are fine
   * @param region the ISO 3166-1 country whose national form is meant without a country code, such
   *     as {@code SE}
   * @throws IllegalArgumentException if no possible number can be read; the message does not repeat
   *     the text
   */
  public static PhoneNumber parse(String text, String region) {
    PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    if (!WRITTEN.matcher(text.strip()).matches()) {
      throw new IllegalArgumentException(notANumber(region));
    }
    try {
      Phonenumber.PhoneNumber parsed = numbers.parse(text, region.toUpperCase(Locale.ROOT));
      if (!numbers.isPossibleNumber(parsed)) {
        throw new IllegalArgumentException(notANumber(region));
      }
      return of(numbers.format(parsed, PhoneNumberFormat.E164));
    } catch (NumberParseException unreadable) {
      // The cause's message may quote the text, so it is not passed on.
      throw new IllegalArgumentException(notANumber(region));
    }
  }

  private static String notANumber(String region) {
    return "phone number: expected a number that can be dialled, such as +46701234567 or, in "
        + region.toUpperCase(Locale.ROOT)
        + ", a national number";
  }

  /** {@return the whole number, for the carrier and for look-up keys; never for logs} */
  public String e164() {
    return e164;
  }

  /**
   * {@return the country code, the last two digits and how many are hidden: {@code +46*******67}}
   */
  @Override
  public String toString() {
    return e164.substring(0, 3) + "*".repeat(e164.length() - 5) + e164.substring(e164.length() - 2);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PhoneNumber number && number.e164.equals(e164);
  }

  @Override
  public int hashCode() {
    return e164.hashCode();
  }
}
