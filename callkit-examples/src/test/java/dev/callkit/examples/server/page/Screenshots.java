package dev.callkit.examples.server.page;

import dev.callkit.examples.server.page.Respondent.Temper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.openqa.selenium.Dimension;

/**
 * Saves pictures of every page, empty and after a fortnight of calls, in light and dark, wide and
 * narrow: {@code mvn -q test-compile exec:java -Dexec.classpathScope=test
 * -Dexec.mainClass=dev.callkit.examples.server.page.Screenshots -Dexec.args=DIR}.
 */
final class Screenshots {
  private static final int DAYS = 14;
  private static final List<Temper> TEMPERS =
      List.of(
          Temper.PATIENT,
          Temper.PATIENT,
          Temper.UNWILLING,
          Temper.PATIENT,
          Temper.BUSY,
          Temper.PATIENT,
          Temper.HURRIED,
          Temper.PATIENT,
          Temper.PATIENT,
          Temper.WRONG,
          Temper.PATIENT);
  private static final List<String> PAGES = List.of("overview", "calls", "questions", "settings");

  private final Path directory;
  private final Browser browser;

  private Screenshots(Path directory, Browser browser) {
    this.directory = directory;
    this.browser = browser;
  }

  public static void main(String[] arguments) throws Exception {
    Path directory = Path.of(arguments.length > 0 ? arguments[0] : "target/screenshots");
    try (PageServer server = new PageServer();
        Browser browser = Browser.open(server.url())) {
      new Screenshots(directory, browser).empty();
    }
    try (PageServer server = new PageServer(Duration.ofDays(DAYS))) {
      fill(server);
      try (Browser browser = Browser.open(server.url())) {
        new Screenshots(directory, browser).full();
      }
    }
  }

  private static void fill(PageServer server) throws Exception {
    int seat = 0;
    for (int day = 0; day < DAYS; day++) {
      List<CompletableFuture<Void>> calls = new ArrayList<>();
      for (int call = 0; call < 3 + day % 4; call++) {
        calls.add(Respondent.rung(server, seat, TEMPERS.get(seat % TEMPERS.size()), seat));
        seat++;
      }
      CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);
      server.advance(Duration.ofDays(1));
    }
  }

  private void empty() {
    browser.visit("overview", Browser.WIDE);
    save("empty-overview-wide-light");
    browser.visit("phone", Browser.NARROW);
    save("empty-phone-narrow-light");
    browser.go("calls");
    save("empty-calls-narrow-light");
  }

  private void full() {
    for (String theme : List.of("light", "dark")) {
      pages("wide-" + theme, theme, Browser.WIDE);
      pages("narrow-" + theme, theme, Browser.NARROW);
    }
    english();
    call("light", Browser.WIDE, "wide");
    call("dark", Browser.NARROW, "narrow");
  }

  private void theme(String theme) {
    browser.run("localStorage.setItem('callkit.theme', arguments[0])", theme);
    browser.reload();
    browser.until("the page is live", () -> browser.shows("#live.on"));
  }

  private void pages(String suffix, String theme, Dimension size) {
    browser.visit("overview", size);
    theme(theme);
    for (String page : PAGES) {
      browser.go(page);
      browser.until(page, () -> browser.shows("[data-section=" + page + "] .card"));
      save(page + "-" + suffix);
      whole(page + "-" + suffix + "-whole", size);
    }
    browser.go("calls");
    browser.click("#call-list li:nth-child(3) a");
    browser.until("a call", () -> browser.shows("#call-facts"));
    save("call-" + suffix);
    whole("call-" + suffix + "-whole", size);
    browser.go("questions");
    browser.click("#question-list li:nth-child(6) button");
    browser.until("a form", () -> browser.shows("#question-form"));
    save("question-" + suffix);
    browser.click("#question-form summary");
    whole("question-" + suffix + "-whole", size);
    browser.go("overview");
    browser.click("#coverage-toggle");
    browser.click("#costs-toggle");
    whole("tables-" + suffix + "-whole", size);
  }

  private void english() {
    browser.visit("overview", Browser.WIDE);
    browser.click("#language");
    whole("overview-wide-english", Browser.WIDE);
    browser.go("settings");
    browser.until("settings", () -> browser.shows("#settings-form fieldset"));
    save("settings-wide-english");
    browser.read("docs.html");
    browser.until("the document", () -> browser.shows(".opblock"));
    save("docs-wide");
  }

  /** A call as it goes on. */
  private void call(String theme, Dimension size, String name) {
    browser.visit("calls", size);
    theme(theme);
    browser.go("phone");
    save("phone-" + name + "-" + theme);
    browser.click("#ring-me");
    browser.until("it rings", () -> browser.shows("#answer"));
    save("ringing-" + name + "-" + theme);
    browser.click("#answer");
    for (String answer : List.of("ja", "4")) {
      browser.until(
          "our turn",
          () ->
              !browser.all("#say[placeholder*='Ja eller'],#say[placeholder*='siffra']").isEmpty());
      browser.get("#say").sendKeys(answer);
      browser.click("#send");
    }
    browser.click("#keypad");
    browser.until("a question", () -> browser.all("#talk .bubble").size() > 5);
    if (size.equals(Browser.WIDE)) {
      browser.go("overview");
      browser.until("the call is shown", () -> browser.shows("#now a"));
    }
    save("talking-" + name + "-" + theme);
    browser.click("#hang-up");
    browser.until("it is over", () -> browser.shows("#ring-me"));
    save("over-" + name + "-" + theme);
  }

  private void save(String name) {
    browser.saveScreenshot(directory.resolve(name + ".png"));
  }

  /** The whole length of a page. */
  private void whole(String name, Dimension size) {
    Object height = browser.run("return document.documentElement.scrollHeight");
    browser.resize(new Dimension(size.getWidth(), ((Number) height).intValue()));
    save(name);
    browser.resize(size);
  }
}
