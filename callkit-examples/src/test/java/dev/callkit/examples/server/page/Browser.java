package dev.callkit.examples.server.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A real Chromium, of this machine: nothing is downloaded. */
final class Browser implements AutoCloseable {
  static final Dimension WIDE = new Dimension(1440, 900);
  static final Dimension NARROW = new Dimension(390, 844);

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final List<String> PLACES = List.of("/usr/bin", "/usr/local/bin", "/opt/chromium");

  // It warns of every Chromium that is newer than itself; what is used here has long been the same.
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  private final ChromeDriver driver;
  private final String url;
  private int visits;

  private Browser(ChromeDriver driver, String url) {
    this.driver = driver;
    this.url = url;
  }

  /** Skips the test where there is no browser. */
  static void expectOne() {
    assumeTrue(
        Files.isExecutable(find("chromium")) && Files.isExecutable(find("chromedriver")),
        "no chromium and chromedriver here: apt-get install chromium chromium-driver");
  }

  /** Opens one, or skips the test where there is none. */
  static Browser open(String url) {
    expectOne();
    SELENIUM.setLevel(Level.SEVERE);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(find("chromium").toFile());
    options.addArguments(
        "--headless=new", "--lang=sv-SE", "--disable-dev-shm-usage", "--no-first-run");
    options.addArguments(
        "--disable-background-networking",
        "--hide-scrollbars",
        "--disable-gpu",
        "--force-color-profile=srgb");
    if (System.getProperty("user.name").equals("root")) {
      options.addArguments("--no-sandbox"); // Chromium refuses to run as root with it
    }
    options.setExperimentalOption("prefs", Map.of("intl.accept_languages", "sv-SE,sv"));
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(find("chromedriver").toFile())
            .usingAnyFreePort()
            .build();
    return new Browser(new ChromeDriver(service, options), url);
  }

  private static Path find(String name) {
    return Stream.concat(PLACES.stream(), Stream.of(System.getenv("PATH").split(":", -1)))
        .map(place -> Path.of(place, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(Path.of(name));
  }

  /** Opens a part of the dashboard as somebody does who has never been there. */
  void visit(String part, Dimension size) {
    arrive(part, size);
    until("the page is live", () -> !all("#live.on").isEmpty());
  }

  /** The same, where it may not be let in. */
  void arrive(String part, Dimension size) {
    resize(size);
    driver.get(url + "icon.svg");
    driver.executeScript("sessionStorage.clear(); localStorage.clear();");
    driver.executeScript("localStorage.setItem('callkit.language', 'sv');");
    // Another one each time, since whoever has just been interviewed is left alone.
    driver.executeScript("sessionStorage.setItem('callkit.number', arguments[0]);", nextNumber());
    driver.get(url + "#" + part);
  }

  private String nextNumber() {
    visits++;
    return "+467017406%02d".formatted(100 - visits);
  }

  void resize(Dimension size) {
    // The window is not the page: what is asked for is what the page has.
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of(
            "width",
            size.getWidth(),
            "height",
            size.getHeight(),
            "deviceScaleFactor",
            1,
            "mobile",
            false));
  }

  void go(String part) {
    driver.executeScript("location.hash = arguments[0]", part);
  }

  /** Runs a script in every page that is opened from now on, before the page's own. */
  void prepare(String script) {
    driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
  }

  /** Opens another page. */
  void read(String path) {
    driver.get(url + path);
  }

  void reload() {
    driver.navigate().refresh();
  }

  WebElement find(By by) {
    return driver.findElement(by);
  }

  WebElement get(String css) {
    return driver.findElement(By.cssSelector(css));
  }

  List<WebElement> all(String css) {
    return driver.findElements(By.cssSelector(css));
  }

  /** {@return the text that is shown; empty if there is no such element} */
  String text(String css) {
    List<WebElement> found = all(css);
    return found.isEmpty() ? "" : found.get(0).getText();
  }

  boolean shows(String css) {
    return all(css).stream().anyMatch(WebElement::isDisplayed);
  }

  void click(String css) {
    until(css + " can be pressed", () -> shows(css) && get(css).isEnabled());
    // Into the middle of the page, as somebody would, rather than just below the bars.
    driver.executeScript("arguments[0].scrollIntoView({ block: 'center' })", get(css));
    get(css).click();
  }

  Object run(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /** Runs a script that may wait. {@return what it returns} */
  Object await(String script) {
    String then =
        "const done = arguments[0]; (async () => {"
            + script
            + "})().then(done, error => done(String(error)))";
    return driver.executeAsyncScript(then);
  }

  /** {@return the id of what has the focus} */
  String focused() {
    return String.valueOf(run("return document.activeElement.id"));
  }

  void press(CharSequence key) {
    driver.switchTo().activeElement().sendKeys(key);
  }

  /** Says yes to what the browser asks. */
  void accept() {
    driver.switchTo().alert().accept();
  }

  /** A condition that may look at what is being replaced. */
  interface Condition {
    boolean holds();
  }

  void until(String what, Condition condition) {
    new WebDriverWait(driver, PATIENCE, Duration.ofMillis(50))
        .ignoring(StaleElementReferenceException.class)
        .withMessage(what)
        .until(ignored -> condition.holds());
  }

  /** No script failed, nothing was missing, and the page's own rules on content were kept. */
  void expectNoComplaints() {
    List<String> complaints =
        driver.manage().logs().get(LogType.BROWSER).getAll().stream()
            .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
            .map(LogEntry::getMessage)
            // Asked for where there is no page that could name its icon, as before a visit.
            .filter(message -> !message.contains("/favicon.ico"))
            .toList();
    assertThat(complaints).isEmpty();
  }

  void saveScreenshot(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}
