package dev.callkit.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.dialogue.DialogueException;
import dev.callkit.dialogue.Exchange;
import dev.callkit.dialogue.Heard;
import dev.callkit.testing.openai.Fault;
import dev.callkit.testing.openai.LocalOpenAi;
import dev.callkit.testing.openai.ModelRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Nothing that was said, and no key, gets out, whatever goes wrong. */
class PrivacyTest {
  private static final String WORDS = "jag heter Gunhild och min blåbärspaj var sur";
  private static final String NUMBER = "0701740605";
  // They take their time, and their messages are those of the others.
  private static final Set<Fault> SLOW =
      EnumSet.of(Fault.NEVER_ANSWERS, Fault.TOO_SLOW, Fault.TRICKLES, Fault.SLOW_FIRST_BYTE);

  private static void hidesEverything(String text) {
    assertThat(text).doesNotContain("Gunhild", "blåbär", "sur", NUMBER, Local.KEY, "sk-test");
  }

  @Test
  void neitherLogsNorExceptionsNorTextsHoldWordsOrKeys() {
    List<String> seen = new ArrayList<>();
    try (Logged logged = Logged.everything();
        LocalOpenAi local = LocalOpenAi.start();
        OpenAiDialogue engine = Local.engine(local).build()) {
      for (ModelProfile.Api api : ModelProfile.Api.values()) {
        for (Fault fault : EnumSet.complementOf(EnumSet.copyOf(SLOW))) {
          local.failing(request -> Optional.of(fault));
          seen.addAll(told(local, ModelProfile.GPT_4O_MINI.over(api)));
        }
      }
      engine.warmUp();
      seen.add(engine.toString());
      seen.add(Local.engine(local).toString());
      seen.add(local.toString());
      local.requests().forEach(request -> seen.add(request.toString()));
      seen.addAll(logged.lines().stream().filter(line -> !line.contains("MockWebServer")).toList());
      assertThat(local.requests()).hasSizeGreaterThan(50);
    }
    assertThat(seen).hasSizeGreaterThan(100).allSatisfy(PrivacyTest::hidesEverything);
  }

  /** What an engine of its own says: an accident may make it keep silent for a while. */
  private static List<String> told(LocalOpenAi local, ModelProfile model) {
    Exchange exchange = Local.exchange(Local.TEXT, WORDS + " " + NUMBER, Duration.ofSeconds(2));
    List<String> told = new ArrayList<>(List.of(exchange.toString()));
    try (OpenAiDialogue engine = Local.engine(local).models(model).build()) {
      told.add(engine.understand(exchange).toString());
    } catch (DialogueException failed) {
      told.add(failed.toString());
      assertThat(failed.getCause()).isNull();
      assertThat(failed.getSuppressed()).isEmpty();
    }
    return told;
  }

  @Test
  void whatIsOurOwnHidesItsWordsToo() {
    hidesEverything(
        new Prompt("", WORDS, "x", Map.of(), "x", 1).toString()
            + new Written("m", WORDS, Usage.NONE)
            + new Reply(WORDS, Reply.Meaning.ANSWER, Optional.of(WORDS), Optional.of(WORDS))
            + Heard.speech(WORDS));
  }

  @Test
  void theIntroductionIsNotSent() {
    try (LocalOpenAi local = LocalOpenAi.start();
        OpenAiDialogue engine = Local.engine(local).build()) {
      Exchange consent = Local.exchange(Local.CONSENT, "ja det går bra");
      engine.understand(
          new Exchange(
              consent.call(),
              consent.expected(),
              "Hej Gunhild! Går det bra att vi börjar?",
              consent.heard(),
              consent.now(),
              consent.deadline(),
              consent.cancellation(),
              consent.acknowledgement(),
              consent.cost()));
      ModelRequest sent = local.requests().get(0);
      assertThat(sent.body()).doesNotContain("Gunhild", "går bra att vi börjar");
      assertThat(sent.input()).isEqualTo("{\"expected\":\"consent\",\"heard\":\"ja det går bra\"}");
    }
  }

  @Test
  void nothingIsStoredAndThePrefixIsTheSameForEverybody() {
    try (LocalOpenAi local = LocalOpenAi.start();
        OpenAiDialogue engine = Local.engine(local).build()) {
      engine.understand(Local.exchange(Local.TEXT, "fler kassor"));
      engine.understand(Local.exchange(Local.RATING, "en fyra"));
      List<String> prefixes =
          local.requests().stream()
              .map(request -> request.body().replace(escaped(request.input()), ""))
              .toList();
      assertThat(prefixes.get(0)).isEqualTo(prefixes.get(1)).contains("\"store\":false");
      // Caching begins at 1,024 tokens, of four characters as a rule.
      assertThat(Instructions.UNDERSTAND.length() / 4).isGreaterThan(1_024);
    }
  }

  private static String escaped(String text) {
    String quoted = com.fasterxml.jackson.databind.node.TextNode.valueOf(text).toString();
    return quoted.substring(1, quoted.length() - 1);
  }
}
