package dev.callkit.examples.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

/**
 * An interview by voice. A browser without a screen has neither voice nor ears, so it gets some
 * that the test can hear and speak into.
 */
final class VoiceTest {
  @RegisterExtension static final Dashboard DASHBOARD = new Dashboard();

  private static final String VOICE_AND_EARS =
      """
      window.spoken = [];
      window.longWinded = false;
      Object.defineProperty(window, 'speechSynthesis', { configurable: true, value: {
        speak(words) {
          window.spoken.push(`${words.lang} ${words.text}`);
          if (window.longWinded) words.onboundary({ charIndex: 5 });
          else setTimeout(() => words.onend(), 5);
        },
        cancel() { window.spoken.push('cut'); },
      } });
      window.SpeechRecognition = class {
        start() { window.ears = this; }
        abort() { if (window.ears === this) window.ears = null; }
        hears(transcript, isFinal) {
          this.onresult({ results: [Object.assign([{ transcript }], { isFinal })] });
        }
      };
      """;

  private final Browser browser = DASHBOARD.browser();
  private final Telephone telephone = new Telephone(browser);

  private void begin() {
    browser.prepare(VOICE_AND_EARS);
    browser.visit("calls", Browser.WIDE);
    telephone.ringAndAnswer();
    browser.click("#voice");
    speak("consent", "ja, det går bra");
  }

  /** Says something once it is our turn, with a pause for thought. */
  private void speak(String expected, String words) {
    telephone.untilAsked(expected);
    browser.run("ears.hears(arguments[0].slice(0, 3), false)", words);
    browser.run("ears.hears(arguments[0], true)", words);
  }

  private String spoken() {
    return String.valueOf(browser.run("return spoken.join('\\n')"));
  }

  @Test
  void whatIsSaidAloudIsAnswered() {
    begin();
    speak("rating", "fyra tycker jag");
    browser.until("the answer", () -> browser.text("#answers .value").equals("4"));
    assertThat(browser.text("#answers .words")).contains("fyra tycker jag");
    assertThat(spoken()).contains("sv-SE Hur nöjd är du med ditt besök");
    telephone.hangUp();
    assertThat(browser.run("return ears")).as("nobody listens any more").isNull();
  }

  @Test
  void whoeverSpeaksOverAQuestionIsHeardAndTheQuestionIsCut() {
    begin();
    telephone.untilAsked("rating");
    browser.run("longWinded = true; ears.hears('tre', true)");
    browser.until("the next question begins", () -> spoken().contains("Hittade du allt"));
    assertThat(telephone.expects()).as("nobody listens while it is said").isEmpty();
    browser.get("#say").sendKeys("ja" + Keys.ENTER);
    browser.until(
        "the interruption", () -> browser.text("#call-timeline").contains("Kunden avbröt oss"));
    browser.until("the answer", () -> browser.all("#answers tbody tr").size() == 2);
    assertThat(spoken()).contains("cut");
    telephone.hangUp();
  }

  @Test
  void aBrowserThatMayNotListenStillReadsAloud() {
    begin();
    telephone.untilAsked("rating");
    browser.run("ears.onerror({ error: 'not-allowed' })");
    browser.until("it says so", () -> browser.text("#toast").contains("läsa upp men inte höra"));
    browser.get("#say").sendKeys("5" + Keys.ENTER);
    browser.until("the next question is read", () -> spoken().contains("Hittade du allt"));
    assertThat(browser.get("#voice").getDomAttribute("aria-pressed")).isEqualTo("true");
    telephone.hangUp();
  }
}
