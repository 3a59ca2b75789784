package dev.callkit.examples.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.callkit.call.BusinessId;
import dev.callkit.examples.server.ReferenceServer;
import dev.callkit.interview.ScriptLine;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** The pages of the dashboard, in a real browser. */
final class PagesTest {
  @RegisterExtension static final Dashboard DASHBOARD = new Dashboard();

  private static final List<String> PAGES =
      List.of("overview", "calls", "questions", "settings", "phone");
  private static final String CONTEXT =
      "/api/businesses/" + ReferenceServer.DEMO_BUSINESS.value() + "/context";

  private final Browser browser = DASHBOARD.browser();
  private final Telephone telephone = new Telephone(browser);

  @Test
  void thePageSpeaksSwedishAndEnglishAndRemembersWhich() {
    browser.visit("calls", Browser.WIDE);
    assertThat(browser.text("#h-calls")).isEqualTo("Samtal");
    browser.click("#language");
    assertThat(browser.text("#h-calls")).isEqualTo("Calls");
    assertThat(browser.get("html").getDomAttribute("lang")).isEqualTo("en");
    telephone.ringAndAnswer();
    telephone.say("nej tack");
    browser.until("the outcome in English", () -> browser.text("#call-tag").equals("refused"));
    browser.reload();
    browser.until("it is still English", () -> browser.text("#ring-me").equals("Ring me"));
    browser.until(
        "the call is there", () -> browser.text("#call-timeline").contains("Done: refused"));
    assertThat(browser.text("#main")).doesNotContain("_");
  }

  @Test
  void everyTextIsThereInBothLanguages() {
    Object missing =
        browser.await(
            "const keys = (texts, before) => Object.entries(texts).flatMap(([key, text]) =>"
                + " typeof text === 'object' ? keys(text, before + key + '.') : [before + key]);"
                + "const [a, b, c, d] = await Promise.all(['texts-sv', 'names-sv', 'texts-en', 'names-en']"
                + ".map(name => import('/scripts/' + name + '.js')));"
                + "const swedish = keys({ ...a.swedish, ...b.swedishNames }, '');"
                + "const english = keys({ ...c.english, ...d.englishNames }, '');"
                + "return [...swedish.filter(key => !english.includes(key)),"
                + " ...english.filter(key => !swedish.includes(key)), swedish.length > 200];");
    assertThat(missing).isEqualTo(List.of(true));
  }

  @Test
  void darkAndLightAreChosenAndRemembered() {
    browser.visit("overview", Browser.WIDE);
    String before = browser.get("body").getCssValue("background-color");
    browser.click("#theme");
    String after = browser.get("body").getCssValue("background-color");
    assertThat(after).isNotEqualTo(before);
    browser.reload();
    browser.until("the page is live", () -> browser.shows("#live.on"));
    assertThat(browser.get("body").getCssValue("background-color")).isEqualTo(after);
  }

  @Test
  void aChartThatIsThereIsChangedInPlace() {
    DASHBOARD.server().ring(UUID.randomUUID(), "+46701740605");
    browser.visit("overview", Browser.WIDE);
    browser.until("a chart", () -> chart("id") != null);
    Object before = chart("id");
    Object light = chart("data.datasets[1].backgroundColor");
    browser.click("#theme");
    browser.until(
        "it has the other colour", () -> !chart("data.datasets[1].backgroundColor").equals(light));
    browser.click("#period label:first-of-type");
    browser.click("#language");
    browser.until(
        "it has the other words", () -> "Reached".equals(chart("data.datasets[1].label")));
    assertThat(chart("id")).isEqualTo(before);
  }

  private Object chart(String what) {
    return browser.run("return Chart.getChart('coverage-chart')?." + what);
  }

  @Test
  void everyPageFitsAPhoneAndEveryControlHasAName() {
    browser.visit("overview", Browser.NARROW);
    for (String page : PAGES) {
      browser.go(page);
      browser.until(
          page,
          () -> browser.shows(page.equals("phone") ? "#phone" : "[data-section=" + page + "]"));
      expectFittingAndNamed(page);
    }
    telephone.ringAndAnswer();
    browser.click("#keypad");
    expectFittingAndNamed("talking");
    telephone.hangUp();
    browser.go("calls");
    browser.click("#call-list a");
    browser.until("the call", () -> browser.shows("#call-timeline"));
    expectFittingAndNamed("call");
    browser.go("questions");
    browser.click("#new-question");
    browser.click("#question-form summary");
    expectFittingAndNamed("new question");
  }

  private void expectFittingAndNamed(String page) {
    Object width = browser.run("return document.documentElement.scrollWidth");
    assertThat(((Number) width).intValue()).as(page).isLessThanOrEqualTo(390);
    for (WebElement control :
        browser.all("button, a, input, select, textarea, summary, [role=img], [tabindex='0']")) {
      if (control.isDisplayed()) {
        assertThat(control.getAccessibleName())
            .as(page + " " + control.getDomProperty("outerHTML"))
            .isNotBlank();
      }
    }
  }

  @Test
  void thePromisesAreWorkedOutWhileOneWrites() {
    browser.visit("questions", Browser.WIDE);
    assertThat(browser.text("#h-feasibility")).isEqualTo("Löftena går att hålla");
    browser.click("#question-list button");
    WebElement seconds = browser.get("#question-form [name=seconds]");
    seconds.sendKeys(Keys.chord(Keys.CONTROL, "a"), "80");
    browser.until(
        "the promises are too many",
        () -> browser.text("#h-feasibility").equals("Alla löften går inte att hålla"));
    assertThat(browser.text("#feasibility")).contains("Så här blir det om du sparar", "hålls inte");
    browser.until(
        "suggestions are found",
        () -> !browser.shows("#searching") && browser.text("#feasibility").contains("Ställ fråga"));
    browser.click("#question-form .actions button[type=button]");
    browser.until(
        "nothing was saved", () -> browser.text("#h-feasibility").equals("Löftena går att hålla"));
  }

  @Test
  void aQuestionIsAddedChangedAndRemoved() {
    browser.visit("questions", Browser.WIDE);
    browser.click("#new-question");
    type("id", "musiken");
    type("text", "Vilken <b>musik</b> vill du höra i butiken?");
    new Select(browser.get("#question-form [name=kind]")).selectByValue("choice");
    browser.until("options", () -> browser.shows("#question-form [name=options]"));
    type("options", "jazz\nrock");
    type("frequency", Keys.chord(Keys.CONTROL, "a") + "50");
    browser.click("#save-question");
    browser.until("it is in the list", () -> browser.text("#question-list").contains("musiken"));
    assertThat(browser.text("[data-key=musiken]")).contains("<b>musik</b>", "var 50:e kund");
    JsonNode saved = DASHBOARD.server().ask("GET", "/api/questions/configurations/musiken", "");
    assertThat(saved.get("options").toString()).isEqualTo("[\"jazz\",\"rock\"]");

    browser.click("[data-key=musiken] button");
    browser.click("#question-form [name=enabled]");
    browser.click("#save-question");
    browser.until("it is off", () -> browser.text("[data-key=musiken] .tag").equals("avstängd"));

    browser.click("[data-key=musiken] button");
    browser.click("#question-form .danger");
    browser.accept();
    browser.until("it is gone", () -> browser.all("[data-key=musiken]").isEmpty());
  }

  private void type(String field, String text) {
    browser.get("#question-form [name=" + field + "]").sendKeys(text);
  }

  @Test
  void whatTheBusinessHasSettledIsShownAndChanged() {
    browser.visit("settings", Browser.WIDE);
    browser.until("the form", () -> browser.shows("#save-settings"));
    List<String> lines =
        Arrays.stream(ScriptLine.values())
            .filter(ScriptLine::overridable)
            .map(line -> line.name().toLowerCase(Locale.ROOT))
            .toList();
    assertThat(browser.all("[name^='line-']"))
        .extracting(field -> field.getDomAttribute("name").substring("line-".length()))
        .containsExactlyInAnyOrderElementsOf(lines);
    JsonNode before = DASHBOARD.server().ask("GET", CONTEXT, "");
    browser.get("[name=line-greeting]").sendKeys("God dag!");
    browser.get("#settings-form [name=name]").sendKeys(" i Solna");
    browser.click("#save-settings");
    browser.until("it is saved", () -> browser.text("#business").contains("Matboden i Solna"));
    JsonNode after = DASHBOARD.server().ask("GET", CONTEXT, "");
    assertThat(after.at("/script/greeting").asText()).isEqualTo("God dag!");

    browser.get("[name=line-greeting]").clear();
    browser.get("#settings-form [name=name]").sendKeys(Keys.BACK_SPACE.toString().repeat(8));
    browser.click("#save-settings");
    browser.until("it is as before", () -> browser.text("#business").trim().equals("Matboden"));
    assertThat(DASHBOARD.server().ask("GET", CONTEXT, "")).isEqualTo(before);
  }

  @Test
  void whatIsNoTokenOpensNoBusiness() {
    browser.visit("overview", Browser.WIDE);
    browser.click("#add-business");
    browser.get("#token").sendKeys("hej");
    browser.click("#token-form .primary");
    browser.until(
        "it is refused", () -> browser.text("#token-problem").contains("ingen åtkomstnyckel"));
    browser.click("#token-cancel");
    assertThat(browser.text("#business").trim()).isEqualTo("Matboden");
  }

  @Test
  void aPageWithTwoTokensIsRungByEitherBusiness() {
    BusinessId other = new BusinessId("11111111-2222-4333-8444-555555555555");
    String token = DASHBOARD.server().open(other, "Grannen");
    browser.visit("calls", Browser.WIDE);
    browser.click("#add-business");
    browser.get("#token").sendKeys(token);
    browser.click("#token-form .primary");
    browser.until(
        "the other store is looked at",
        () -> browser.get("#business").getDomProperty("value").equals(other.value()));
    browser.until("it has no calls", () -> browser.shows("#no-calls"));
    telephone.ringAndAnswer();
    browser.until(
        "it says who it is", () -> browser.text("#talk").contains("på uppdrag av Grannen"));
    String talk = browser.text("#talk");
    new Select(browser.get("#business")).selectByVisibleText("Matboden");
    browser.until("the first store is looked at", () -> browser.shows("#call-empty"));
    assertThat(telephone.is("talking")).isTrue();
    assertThat(browser.text("#talk")).startsWith(talk);
    new Select(browser.get("#business")).selectByVisibleText("Grannen");
    telephone.hangUp();
    browser.until("its call is shown", () -> browser.text("#call-list").contains("+46"));
    new Select(browser.get("#ring-business")).selectByVisibleText("Matboden");
    browser.until(
        "both choices are one",
        () ->
            browser
                .get("#business")
                .getDomProperty("value")
                .equals(ReferenceServer.DEMO_BUSINESS.value()));
    browser.click("#ring-me");
    browser.until("it rings", () -> browser.text("#ring-who").equals("Matboden ringer"));
    browser.click("#decline");
    browser.until("it is quiet", () -> telephone.is("idle"));
  }

  @Test
  void questionsAreBroughtTogetherAndParted() {
    browser.visit("questions", Browser.WIDE);
    browser.until("the form", () -> browser.shows("#add-pair"));
    new Select(browser.get(".pair-form [name=rule]")).selectByValue("exclude");
    new Select(browser.get(".pair-form [name=second]")).selectByValue("kotid");
    browser.click("#add-pair");
    browser.until("the rule", () -> browser.text(".pair-list").contains("helhet + kotid"));
    assertThat(browser.text(".pair-list")).contains("aldrig i samma samtal");
    assertThat(
            DASHBOARD
                .server()
                .ask("GET", "/api/questions/configurations", "")
                .at("/catalogue/pairs"))
        .hasSize(1);
    browser.click(".pair-list button");
    browser.until("no rule", () -> browser.all(".pair-list li").isEmpty());
  }

  @Test
  void thePagesAreReachedByTheKeyboardAlone() {
    browser.visit("overview", Browser.WIDE);
    browser.get("body").sendKeys(Keys.TAB);
    assertThat(browser.focused()).isEqualTo("skip");
    browser.press(Keys.ENTER);
    assertThat(browser.focused()).isEqualTo("main");
    browser.press(Keys.TAB);
    assertThat(browser.run("return document.activeElement.name")).isEqualTo("days");
    browser.press(Keys.ARROW_LEFT);
    assertThat(browser.run("return document.querySelector('#period input:checked').value"))
        .isEqualTo("7");
  }
}
