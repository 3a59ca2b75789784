package dev.callkit.examples.server.page;

import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The phone in the page, and somebody who uses it. */
final class Telephone {
  private final Browser browser;

  Telephone(Browser browser) {
    this.browser = browser;
  }

  /** Asks to be rung, and answers. */
  void ringAndAnswer() {
    browser.click("#ring-me");
    answer();
  }

  void answer() {
    browser.click("#answer");
    browser.until("we speak", () -> is("talking"));
  }

  boolean is(String state) {
    return state.equals(browser.get("#phone").getDomAttribute("data-state"));
  }

  /** {@return what is waited for; empty while nothing is} */
  String expects() {
    String expected = browser.get("#phone").getDomAttribute("data-expects");
    return expected == null ? "" : expected;
  }

  void untilAsked(String expected) {
    browser.until("a turn for " + expected, () -> expects().equals(expected));
  }

  /** Types, once it is our turn. {@return false if the call is over instead} */
  boolean say(String words) {
    browser.until("a turn, or the end", () -> is("idle") || !expects().isEmpty());
    if (is("idle")) {
      return false;
    }
    int before = said();
    WebElement field = browser.get("#say");
    field.sendKeys(words + Keys.ENTER);
    browser.until("the words are said", () -> said() > before || is("idle"));
    return true;
  }

  private int said() {
    return browser.all("#talk .bubble.theirs").size();
  }

  /** Answers whatever is asked until the call is over. */
  void holdTheRest() {
    boolean goesOn = true;
    while (goesOn) {
      browser.until("a turn, or the end", () -> is("idle") || !expects().isEmpty());
      goesOn = say(fitting(expects()));
    }
  }

  private static String fitting(String expected) {
    return switch (expected) {
      case "consent" -> "ja, det går bra";
      case "rating" -> "4";
      case "nps" -> "9";
      case "yesno" -> "ja";
      case "choice" -> "priset, eller i självscanningen";
      case "number" -> "tre minuter";
      default -> "Fler ekologiska varor";
    };
  }

  void press(String key) {
    browser.click("#pad [data-key='" + key + "']");
  }

  void hangUp() {
    browser.click("#hang-up");
    browser.until("the call is over", () -> is("idle"));
  }
}
