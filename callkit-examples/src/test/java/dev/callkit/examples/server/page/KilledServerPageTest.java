package dev.callkit.examples.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.examples.server.ServerProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What somebody sees whose server is killed in the middle of the call. */
@EnabledOnOs(OS.LINUX)
@Timeout(180)
final class KilledServerPageTest {
  @TempDir Path folder;

  @Test
  void thePhoneConnectsAgainAndTheInterviewGoesOn() throws Exception {
    Browser.expectOne();
    try (ServerProcess server = new ServerProcess(folder);
        Browser browser = Browser.open(server.url())) {
      Telephone telephone = new Telephone(browser);
      browser.visit("calls", Browser.WIDE);
      telephone.ringAndAnswer();
      telephone.say("ja");
      telephone.say("2");
      browser.until("the next question", () -> !telephone.expects().isEmpty());

      server.kill();
      browser.until(
          "the loss is told", () -> browser.text("#phone-note").startsWith("Kontakten bröts"));
      assertThat(telephone.is("talking")).isTrue();
      server.startAgain();

      telephone.holdTheRest();
      browser.until(
          "the interview is whole", () -> browser.text("#call-tag").equals("hel intervju"));
      assertThat(browser.text("#answers tbody tr:first-child .value")).isEqualTo("2");
      assertThat(browser.text("#call-timeline")).contains("Förbindelsen är tillbaka");
      assertThat(browser.text("#call-talk")).containsOnlyOnce("Går det bra att vi börjar?");
    }
  }
}
