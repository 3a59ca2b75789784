package dev.callkit.examples.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.call.BusinessId;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Servers that are not run as a demo with telephones in pages. */
final class OtherServersPageTest {
  private static final BusinessId SHOP = new BusinessId("11111111-2222-4333-8444-555555555555");

  @Test
  void whereCustomersArePlayedThePageAsksForACallAndShowsIt() {
    Browser.expectOne();
    try (PageServer server = PageServer.with(Map.of("CALLKIT_CARRIER", "simulated"));
        Browser browser = Browser.open(server.url())) {
      browser.visit("calls", Browser.WIDE);
      assertThat(browser.shows("#new-number")).isFalse();
      assertThat(browser.text("#ring-me")).isEqualTo("Ring en spelad kund");
      browser.click("#ring-me");
      browser.until(
          "it says who answers", () -> browser.text("#phone-note").contains("spelad kund"));
      browser.until(
          "the call goes on", () -> browser.text("#call-timeline").contains("Samtalet begärdes"));
      browser.expectNoComplaints();
    }
  }

  @Test
  void aServerWithSecretsAsksForATokenAndForgetsItWithTheTab() {
    Browser.expectOne();
    try (PageServer server = PageServer.withSecrets();
        Browser browser = Browser.open(server.url())) {
      String token = server.open(SHOP, "Grannen");
      browser.arrive("overview", Browser.WIDE);
      browser.until("it welcomes", () -> browser.shows("#h-welcome"));
      assertThat(browser.shows("#phone")).isFalse();
      browser.click("#welcome-add");
      browser.get("#token").sendKeys(token.replace('.', '_'));
      browser.click("#token-form .primary");
      browser.until("it is refused", () -> !browser.text("#token-problem").isEmpty());
      browser.get("#token").clear();
      browser.get("#token").sendKeys(token);
      browser.click("#token-form .primary");
      browser.until("the store is open", () -> browser.text("#business").contains("Grannen"));
      browser.until("its figures are there", () -> browser.shows("#tiles"));
      Telephone telephone = new Telephone(browser);
      telephone.ringAndAnswer();
      browser.until("it says who it is", () -> browser.text("#talk").contains("Grannen"));
      telephone.hangUp();
      browser.run("sessionStorage.clear()");
      browser.reload();
      browser.until("it welcomes again", () -> browser.shows("#h-welcome"));
    }
  }
}
