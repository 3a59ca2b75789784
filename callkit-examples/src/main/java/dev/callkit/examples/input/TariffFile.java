package dev.callkit.examples.input;

import dev.callkit.cost.Charge;
import dev.callkit.cost.Tariff;
import dev.callkit.examples.input.JsonValue.Fields;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A file with what calls cost: one price list. */
public final class TariffFile {
  static final String EXPECTED = "an object with version, from, currency and prices";

  private static final List<String> FIELDS =
      List.of("version", "from", "currency", "prices", "exchange");
  private static final List<String> PRICE =
      List.of("carrier", "to", "line", "services", "perAttempt");
  private static final List<String> BILLING = List.of("started minute", "second");
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
  private static final Pattern PREFIX = Pattern.compile("\\+[0-9]{0,15}");
  private static final BigDecimal DEAREST = BigDecimal.valueOf(1000);
  private static final BigDecimal LEAST_WORTH = new BigDecimal("0.000001");
  private static final BigDecimal MOST_WORTH = new BigDecimal("1000000");

  private final Problems problems;

  private TariffFile(Problems problems) {
    this.problems = problems;
  }

  /** {@return prices to try things with; nobody's in particular} */
  public static Tariff bundled() {
    String name = "tariff.json";
    try (InputStream in = TariffFile.class.getResourceAsStream("/dev/callkit/examples/" + name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing in the jar");
      }
      return parse(TextFile.of(name, in));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /**
   * Reads a file.
   *
   * @param path as the user wrote it
   * @throws BadInput naming all problems at once
   */
  public static Tariff read(String path) {
    return parse(TextFile.read(path));
  }

  /**
   * Reads a text.
   *
   * @throws BadInput naming all problems at once
   */
  static Tariff parse(TextFile file) {
    JsonValue root = JsonDocument.parse(file, EXPECTED);
    Problems problems = new Problems(file.name());
    Optional<Tariff> tariff = Optional.empty();
    if (root instanceof Fields fields) {
      tariff = new TariffFile(problems).tariff(new Section(fields, "", FIELDS, problems));
    } else {
      problems.add(root.line(), "", "expected " + EXPECTED + ", got " + root.got());
    }
    problems.throwIfAny();
    return tariff.orElseThrow();
  }

  private Optional<Tariff> tariff(Section document) {
    document.require("version", "a name for this list");
    document.require("from", "the first day it holds");
    document.require("currency", "three letters such as USD");
    document.require("prices", "a list of prices");
    Optional<String> version = document.text("version", 1, 40);
    Optional<LocalDate> from = document.day("from");
    Optional<String> currency =
        document.parsed("currency", CURRENCY, text -> text, "three letters such as USD");
    Tariff.Builder list =
        Tariff.from(
            from.orElse(LocalDate.EPOCH), version.orElse("unnamed"), currency.orElse("USD"));
    prices(document, list);
    exchange(document, list);
    // Whatever was wrong has been noted, and stops the file as a whole.
    return Optional.of(list.build());
  }

  private void prices(Section document, Tariff.Builder list) {
    String expected = "a list of 1 or more prices";
    List<JsonValue> items = document.items("prices", expected).orElse(List.of());
    if (items.isEmpty() && document.has("prices")) {
      document.wrong("prices", "expected " + expected + ", got none");
    }
    for (int place = 0; place < items.size(); place++) {
      String path = "prices[" + place + "]";
      if (items.get(place) instanceof Fields fields) {
        price(new Section(fields, path, PRICE, problems), list);
      } else {
        problems.add(
            items.get(place).line(), path, "expected an object, got " + items.get(place).got());
      }
    }
  }

  private static void price(Section price, Tariff.Builder list) {
    price.require("to", "what the numbers begin with, such as +46");
    price.require("line", "an object with perMinute and billing");
    Optional<String> to =
        price.parsed("to", PREFIX, text -> text, "what the numbers begin with, such as +46");
    Charge line = charge(price, "line");
    Charge services = charge(price, "services");
    String attempt =
        price
            .number("perAttempt", BigDecimal.ZERO, DEAREST)
            .map(BigDecimal::toPlainString)
            .orElse("0");
    Optional<String> carrier = price.text("carrier", 1, 40);
    if (to.isEmpty()) {
      return;
    }
    if (carrier.isPresent()) {
      list.rate(carrier.get(), to.get(), line, services, attempt);
    } else {
      list.anyCarrier(to.get(), line, services, attempt);
    }
  }

  private static Charge charge(Section price, String name) {
    Optional<Section> charge = price.section(name, List.of("perMinute", "billing"));
    if (charge.isEmpty()) {
      return Charge.NONE;
    }
    charge.get().require("perMinute", "a price");
    charge.get().require("billing", "\"started minute\" or \"second\"");
    String perMinute =
        charge
            .get()
            .number("perMinute", BigDecimal.ZERO, DEAREST)
            .map(BigDecimal::toPlainString)
            .orElse("0");
    boolean bySecond =
        charge
            .get()
            .oneOf("billing", BILLING, "\"started minute\" or \"second\"")
            .map("second"::equals)
            .orElse(false);
    return bySecond ? Charge.perSecond(perMinute) : Charge.perStartedMinute(perMinute);
  }

  private static void exchange(Section document, Tariff.Builder list) {
    Optional<Section> exchange = document.open("exchange", "an object of currencies");
    for (String other : exchange.map(Section::names).orElse(Set.of())) {
      if (!CURRENCY.matcher(other).matches()) {
        exchange.get().unknown(other, "three letters such as SEK");
        continue;
      }
      exchange
          .get()
          .number(other, LEAST_WORTH, MOST_WORTH)
          .ifPresent(worth -> list.exchange(other, worth.toPlainString()));
    }
  }
}
