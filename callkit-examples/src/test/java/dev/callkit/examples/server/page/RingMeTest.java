package dev.callkit.examples.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Somebody is rung by the interview, in a real browser. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class RingMeTest {
  @RegisterExtension static final Dashboard DASHBOARD = new Dashboard();

  private static final String CONSENT = "Går det bra att vi börjar?";

  private final Browser browser = DASHBOARD.browser();
  private final Telephone telephone = new Telephone(browser);

  // First, while the server has no calls at all: what changes on screen is by this one.
  @Test
  @Order(1)
  void anInterviewHeldByTypingChangesEveryFigureOnScreen() {
    browser.visit("overview", Browser.WIDE);
    assertThat(browser.text("#invitation")).contains("Ring mig");
    browser.click("#ring-me");
    browser.until("it rings", () -> browser.text("#ring-who").equals("Matboden ringer"));
    telephone.answer();
    browser.until("the call is shown as it goes on", () -> browser.shows("#now-list a"));
    telephone.holdTheRest();
    assertThat(browser.text("#phone-note")).isEqualTo("Samtalet är slut.");

    browser.until("the funnel", () -> browser.text("[data-step=completed] b").equals("1"));
    assertThat(browser.text("[data-step=requested] b")).isEqualTo("1");
    browser.until("the outcome", () -> browser.text("#ends-legend").contains("hel intervju"));
    assertThat(browser.text("#tile-response .figure")).startsWith("100");
    browser.click("#coverage-toggle");
    assertThat(browser.text("#coverage-table tbody tr:first-child"))
        .startsWith("helhet")
        .endsWith("1 1");
    assertThat(browser.get("#coverage-chart").getDomAttribute("aria-label")).contains("helhet");

    browser.click("#coverage-toggle");
    browser.go("calls");
    browser.click("#call-list a");
    browser.until("the answers", () -> browser.all("#answers tbody tr").size() >= 5);
    assertThat(browser.text("#answers")).contains("4", "Fler ekologiska varor", "tre minuter");
    assertThat(browser.text("#call-talk")).contains("Jag är en AI-assistent", CONSENT);
    assertThat(browser.text("#call-timeline")).contains("Kunden samtyckte", "Klart: hel intervju");
    assertThat(browser.text("#main")).doesNotContain("null", "undefined", "_");
  }

  @Test
  void keysAnswerWhereADigitIsAnAnswer() {
    browser.visit("calls", Browser.WIDE);
    telephone.ringAndAnswer();
    browser.click("#keypad");
    telephone.untilAsked("consent");
    telephone.press("1");
    telephone.untilAsked("rating");
    telephone.press("5");
    browser.until("the answer is written down", () -> browser.text("#answers .value").equals("5"));
    telephone.hangUp();
    browser.until(
        "the end is told", () -> browser.text("#call-timeline").contains("kunden lade på"));
  }

  @Test
  void aPageLoadedAnewInMidCallGoesOnAtTheSameQuestion() {
    browser.visit("calls", Browser.WIDE);
    telephone.ringAndAnswer();
    telephone.say("ja");
    telephone.say("3");
    browser.until("the next question", () -> !telephone.expects().isEmpty());
    browser.reload();
    browser.until("the talk is there again", () -> browser.text("#talk").contains(CONSENT));
    telephone.holdTheRest();
    browser.until("the interview is whole", () -> browser.text("#call-tag").equals("hel intervju"));
    assertThat(browser.text("#answers tbody tr:first-child .value")).isEqualTo("3");
    assertThat(browser.text("#call-talk")).containsOnlyOnce(CONSENT);
  }

  @Test
  void nothingIsAnsweredBeforeItHasBeenAsked() {
    browser.visit("calls", Browser.WIDE);
    // As quick as nobody is: in the very moment in which the first words are there.
    browser.run(
        "const talk = document.getElementById('talk');"
            + "new MutationObserver((_, observer) => { observer.disconnect();"
            + " document.getElementById('say').value = 'ja';"
            + " document.getElementById('say-form').requestSubmit(); })"
            + ".observe(talk, { childList: true });");
    telephone.ringAndAnswer();
    browser.until("the question is put", () -> browser.text("#talk").contains(CONSENT));
    assertThat(browser.all("#talk .theirs")).isEmpty();
    assertThat(browser.get("#say").getDomProperty("value")).isEqualTo("ja");
    browser.get("#say").sendKeys(Keys.ENTER);
    telephone.untilAsked("rating");
    browser.until("it is written down", () -> browser.text("#call-timeline").contains("samtyckte"));
    assertThat(browser.text("#call-talk")).containsOnlyOnce(CONSENT);
    telephone.hangUp();
  }

  @Test
  void whoeverReadsFasterThanWeSpeakIsNotAskedTwice() {
    browser.visit("calls", Browser.WIDE);
    telephone.ringAndAnswer();
    browser.until("consent is asked for", () -> browser.text("#talk").contains(CONSENT));
    browser.get("#say").sendKeys("ja" + Keys.ENTER);
    telephone.untilAsked("rating");
    browser.until("it is written down", () -> browser.text("#call-timeline").contains("samtyckte"));
    assertThat(browser.text("#call-talk")).containsOnlyOnce(CONSENT);
    telephone.hangUp();
  }

  @Test
  void aCallThatIsDeclinedLeavesThePhoneReady() {
    browser.visit("calls", Browser.WIDE);
    browser.click("#ring-me");
    browser.click("#decline");
    browser.until(
        "the phone is ready", () -> telephone.is("idle") && browser.get("#ring-me").isEnabled());
    browser.until(
        "the call is told of", () -> browser.text("#call-timeline").contains("kunden avvisade"));
  }

  @Test
  void aRingingPhoneLeavesWhoeverWritesAlone() {
    browser.visit("questions", Browser.WIDE);
    browser.click("#question-list button");
    WebElement text = browser.get("#question-form [name=text]");
    text.sendKeys(" Hej");
    Object number = browser.run("return sessionStorage.getItem('callkit.number')");
    DASHBOARD.server().ring(UUID.randomUUID(), String.valueOf(number));
    browser.until("it rings", () -> browser.shows("#answer"));
    text.sendKeys(" du");
    assertThat(text.getDomProperty("value")).contains(" Hej du");
    browser.click("#decline");
    browser.until("it is quiet", () -> telephone.is("idle"));
  }

  @Test
  void whatSomebodySaysIsNeverMarkup() {
    String hostile = "<img src=x onerror=alert(1)><script>alert(2)</script>";
    browser.visit("calls", Browser.WIDE);
    telephone.ringAndAnswer();
    telephone.say("ja");
    telephone.say(hostile);
    browser.until("it is shown", () -> browser.text("#call-talk").contains(hostile));
    assertThat(browser.all("#call-talk img, #talk img, #call-talk script")).isEqualTo(List.of());
    telephone.hangUp();
  }
}
