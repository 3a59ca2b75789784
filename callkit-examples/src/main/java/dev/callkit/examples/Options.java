package dev.callkit.examples;

import dev.callkit.call.PhoneNumber;
import dev.callkit.call.Respondent;
import dev.callkit.cost.Tariff;
import dev.callkit.examples.input.BadInput;
import dev.callkit.examples.input.CatalogueFile;
import dev.callkit.examples.input.ContextFile;
import dev.callkit.examples.input.TariffFile;
import dev.callkit.question.Catalogue;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the commands have in common in reading their options. */
final class Options {

  /** {@return a whole number; {@code least}, and a problem, if the text is none or out of range} */
  static int whole(String option, String text, int least, int most, List<String> problems) {
    String plain = text.strip();
    if (plain.matches("[0-9]{1,9}")) {
      int number = Integer.parseInt(plain);
      if (number >= least && number <= most) {
        return number;
      }
    }
    problems.add(option + ": expected " + least + " to " + most + ", got \"" + plain + "\"");
    return least;
  }

  /** {@return the prices of a file, or the bundled ones if none is named} */
  static Optional<Tariff> tariff(@Nullable String path, List<String> problems) {
    return noting(problems, () -> path == null ? TariffFile.bundled() : TariffFile.read(path));
  }

  /** {@return the questions of a file, or the bundled ones if none is named; at least one} */
  static Optional<CatalogueFile> catalogue(@Nullable String path, List<String> problems) {
    Optional<CatalogueFile> catalogue =
        noting(problems, () -> path == null ? CatalogueFile.bundled() : CatalogueFile.read(path));
    if (catalogue.isPresent() && catalogue.get().catalogue().questions().isEmpty()) {
      problems.add(
          catalogue.get().name()
              + ": questions: expected at least one, got none; no call is placed");
    }
    return catalogue;
  }

  /**
   * {@return what a file says of the customers, or that nothing is known of them if none is named}
   *
   * @param now when they are rung
   * @param catalogue the questions it may name; empty if they could not be read
   */
  static Optional<ContextFile> context(
      @Nullable String path,
      Instant now,
      Optional<CatalogueFile> catalogue,
      List<String> problems) {
    Optional<Catalogue> known = catalogue.map(CatalogueFile::catalogue);
    return noting(
        problems,
        () ->
            path == null
                ? ContextFile.unknown(now, Respondent.SWEDEN)
                : ContextFile.read(path, now, Respondent.SWEDEN, known));
  }

  /** {@return a number that may be rung; nothing, and a problem, if the text is none} */
  static Optional<PhoneNumber> phone(String text, InstantSource clock, List<String> problems) {
    try {
      PhoneNumber number = PhoneNumber.parse(text, "SE");
      Optional<String> barred = QuickstartSettings.barred(number, clock.instant());
      barred.ifPresent(reason -> problems.add("--phone: " + reason));
      return barred.isPresent() ? Optional.empty() : Optional.of(number);
    } catch (IllegalArgumentException unreadable) {
      problems.add("--phone: expected a Swedish phone number such as " + FictitiousNumbers.EXAMPLE);
      return Optional.empty();
    }
  }

  /** {@return what to call somebody, if there is a name; a problem if it is none} */
  static Optional<String> firstName(@Nullable String name, List<String> problems) {
    Optional<String> stripped = Optional.ofNullable(name).map(String::strip);
    if (stripped.isPresent() && (stripped.get().isEmpty() || stripped.get().length() > 60)) {
      problems.add("--name: expected 1 to 60 characters, got " + stripped.get().length());
    }
    return stripped;
  }

  /** {@return what was read; nothing, and its problems, if it is not as expected} */
  static <T> Optional<T> noting(List<String> problems, Supplier<T> reading) {
    try {
      return Optional.of(reading.get());
    } catch (BadInput bad) {
      problems.addAll(bad.problems());
      return Optional.empty();
    }
  }

  private Options() {}
}
