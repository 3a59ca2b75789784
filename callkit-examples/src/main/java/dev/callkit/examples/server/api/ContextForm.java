package dev.callkit.examples.server.api;

import dev.callkit.business.Business;
import dev.callkit.cost.Money;
import dev.callkit.examples.server.business.Settled;
import dev.callkit.examples.server.business.SettledJson;
import dev.callkit.examples.server.http.ApiError;
import dev.callkit.examples.server.http.Form;
import dev.callkit.intake.CallingHours.Window;
import dev.callkit.interview.Script;
import dev.callkit.interview.ScriptLine;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what a business wants to have settled; what it does not name stays as it is. */
final class ContextForm {
  private static final Pattern NAME = Pattern.compile("\\s*\\S.{0,78}");
  private static final Pattern LINE = Pattern.compile("(?s).{1,300}");
  private static final Pattern NOTE = Pattern.compile("(?s).{1,200}");
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
  private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]|24:00");

  private final Form form;
  private final Form preferences;
  private final boolean ringsPeople;

  ContextForm(Form form, boolean ringsPeople) {
    this.form = form;
    this.ringsPeople = ringsPeople;
    this.preferences =
        form.inside(
            "preferences", "questionTimeSeconds", "cooldownDays", "agreedByVerification", "budget");
  }

  /** {@return what is to hold; problems are kept for {@link #business}} */
  Settled settled(Settled before) {
    Form store = form.inside("store", "address", "openingHours", "departments", "categories");
    return new Settled(
        store.has("address")
            ? store.text("address", NOTE, "1 to 200 characters")
            : store.cleared("address") ? Optional.empty() : before.address(),
        store.has("openingHours")
            ? store.text("openingHours", NOTE, "1 to 200 characters")
            : store.cleared("openingHours") ? Optional.empty() : before.openingHours(),
        store.has("departments") ? store.names("departments") : before.departments(),
        store.has("categories") ? store.names("categories") : before.categories(),
        preferences.flag("agreedByVerification").orElse(before.agreedByVerification()),
        preferences.whole("cooldownDays", 0, 365).orElse(before.cooldownDays()),
        hours(before.hours()));
  }

  private Settled.Hours hours(Settled.Hours before) {
    Form hours =
        form.inside(
            "callingHours", "weekdays", "weekends", "justAsked", "justAskedForMinutes", "holidays");
    return new Settled.Hours(
        window(hours, "weekdays", before.weekdays()),
        window(hours, "weekends", before.weekends()),
        window(hours, "justAsked", before.justAsked()),
        hours.whole("justAskedForMinutes", 0, 120).orElse(before.justAskedForMinutes()),
        hours
            .oneOf("holidays", List.of("swedish", "none"))
            .map("swedish"::equals)
            .orElse(before.holidays()));
  }

  private Window window(Form hours, String name, Window before) {
    if (!hours.has(name)) {
      return before;
    }
    Form window = hours.inside(name, "from", "until").require("from", "until");
    Optional<String> from = window.text("from", TIME, "a time such as 09:00");
    Optional<String> until = window.text("until", TIME, "a time such as 20:00, or 24:00");
    if (from.isEmpty() || until.isEmpty()) {
      return before;
    }
    try {
      Window read = new Window(SettledJson.time(from.get()), SettledJson.time(until.get()));
      if (ringsPeople && !Settled.Hours.isDecent(read)) {
        hours.wrong(name, "hours between 07:00 and 22:00, since people are rung");
        return before;
      }
      return read;
    } catch (IllegalArgumentException | DateTimeException backwards) {
      hours.wrong(name, "from before until");
      return before;
    }
  }

  /**
   * {@return the business as it is to be}
   *
   * @throws ApiError with all problems
   */
  Business business(Business before) {
    String name = form.text("name", NAME, "1 to 80 characters").orElse(before.name());
    int seconds =
        preferences
            .whole("questionTimeSeconds", 60, 120)
            .orElse((int) before.questionTime().toSeconds());
    Optional<Money> budget = budget(before.budget());
    Script script = form.has("script") ? script() : before.script();
    form.done();
    try {
      Business.Builder changed =
          before.toBuilder().name(name).script(script).questionTime(Duration.ofSeconds(seconds));
      budget.ifPresentOrElse(changed::budget, changed::withoutBudget);
      return changed.build();
    } catch (IllegalArgumentException unsound) {
      // Such as questions that are to be asked together and do not fit into the new time.
      throw ApiError.malformed(List.of(String.valueOf(unsound.getMessage())));
    }
  }

  private Optional<Money> budget(Optional<Money> before) {
    if (!preferences.has("budget")) {
      return preferences.cleared("budget") ? Optional.empty() : before;
    }
    Form budget = preferences.inside("budget", "amount", "currency").require("amount", "currency");
    Optional<BigDecimal> amount = budget.amount("amount");
    Optional<String> currency = budget.text("currency", CURRENCY, "a code such as USD");
    return amount.isPresent() && currency.isPresent()
        ? Optional.of(new Money(amount.get(), currency.get()))
        : before;
  }

  private Script script() {
    List<String> names = Arrays.stream(ScriptLine.values()).map(CallJson::lower).toList();
    Form lines = form.inside("script", names.toArray(String[]::new));
    Map<ScriptLine, String> overrides = new HashMap<>();
    for (String name : names) {
      lines
          .text(name, LINE, "1 to 300 characters")
          .ifPresent(
              words -> overrides.put(ScriptLine.valueOf(name.toUpperCase(Locale.ROOT)), words));
    }
    try {
      return Script.with(overrides);
    } catch (IllegalArgumentException unsound) {
      form.wrong("script", "lines as the library takes them; " + unsound.getMessage());
      return Script.standard();
    }
  }
}
