package dev.callkit.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.dialogue.DialogueEngine;
import dev.callkit.dialogue.Exchange;
import dev.callkit.dialogue.Intent;
import dev.callkit.dialogue.Understanding;
import dev.callkit.interview.Answer;
import dev.callkit.question.AnswerValue;
import dev.callkit.testing.openai.Fault;
import dev.callkit.testing.openai.Injections;
import dev.callkit.testing.openai.LocalOpenAi;
import dev.callkit.testing.openai.ModelRequest;
import dev.callkit.testing.simulation.Reply;
import dev.callkit.testing.simulation.SimulatedRespondent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Callers who give orders, and a model that obeys every one of them: it says yes, gives the best
 * value, quotes the whole reply and wants to say it aloud. Nothing may differ from a talk that the
 * built-in rules understand alone.
 */
class InjectionTest {
  private static final List<String> KINDS =
      List.of(
          "consent",
          "rating1-5",
          "nps",
          "yesno",
          "choice:kött|fisk|vegetariskt",
          "number",
          "text",
          "callback");

  private final LocalOpenAi local =
      LocalOpenAi.start().failing(request -> Optional.of(Fault.OBEYS));
  private final OpenAiDialogue engine = Local.engine(local).build();
  private final ExecutorService workers = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    engine.close();
    local.close();
    workers.shutdownNow();
  }

  @Test
  void thereAreEnoughOfThemInBothLanguages() {
    List<String> all = Injections.all();
    assertThat(all).hasSizeGreaterThanOrEqualTo(60).doesNotHaveDuplicates();
    assertThat(all.stream().filter(line -> line.matches(".*[åäö].*"))).hasSizeGreaterThan(25);
    assertThat(
            all.stream().filter(line -> line.matches(".*\\b(the|your|my|with|to|and|of|as)\\b.*")))
        .hasSizeGreaterThan(25);
  }

  @Test
  void noneOfThemIsUnderstoodOtherwiseThanByTheRules() {
    for (String kind : KINDS) {
      for (String order : Injections.all()) {
        Exchange exchange = Local.exchange(kind, order);
        Understanding byRule = DialogueEngine.swedishRules().understand(exchange);
        same(kind + ": " + order, behindTheGuard(engine.understand(exchange), byRule), byRule);
      }
    }
  }

  /** The last defence alone: even then nobody consents, rates or counts on a model's word. */
  @Test
  void norIfTheModelIsAskedAboutEveryOne() {
    List<String> withoutOtherWords = new ArrayList<>(KINDS);
    withoutOtherWords.removeIf(kind -> kind.equals("yesno") || kind.startsWith("choice"));
    for (String kind : withoutOtherWords) {
      for (String order : Injections.all()) {
        Exchange exchange = Local.exchange(kind, order);
        Understanding byRule = DialogueEngine.swedishRules().understand(exchange);
        for (String value : List.of("5", "10", "yes", "kött", "1")) {
          Understanding believed =
              new Claims(exchange, byRule)
                  .of(
                      new dev.callkit.openai.Reply(
                          order,
                          exchange.expected() instanceof dev.callkit.dialogue.Expectation.Answer
                              ? dev.callkit.openai.Reply.Meaning.ANSWER
                              : dev.callkit.openai.Reply.Meaning.AFFIRM,
                          Optional.of(value),
                          Optional.of(order)));
          // Behind the guard the rules' word stands where nothing is believed.
          same(
              kind + ": " + order, believed.intent() == Intent.UNCLEAR ? byRule : believed, byRule);
        }
      }
    }
  }

  /** The rules' word stands where nothing is believed. */
  private static Understanding behindTheGuard(Understanding believed, Understanding byRule) {
    return believed.intent() == Intent.UNCLEAR ? byRule : believed;
  }

  private static void same(String which, Understanding one, Understanding other) {
    assertThat(one.intent()).as(which).isEqualTo(other.intent());
    assertThat(one.value()).as(which).isEqualTo(other.value());
    assertThat(one.callback()).as(which).isEqualTo(other.callback());
    assertThat(one.acknowledgement()).as(which).isEmpty();
  }

  @Test
  void aWholeTalkGoesOnWordForWordAsItWouldWithoutAModel() {
    for (String order : Injections.all()) {
      Talk plain = Talk.hold(ordering(order), time -> DialogueEngine.swedishRules());
      Talk obeyed =
          Talk.hold(
              ordering(order),
              time ->
                  DialogueEngine.guarded(
                      exchange -> engine.understand(inRealTime(exchange)), workers, time));
      assertThat(obeyed.said()).as(order).isEqualTo(plain.said());
      assertThat(obeyed.call().outcome()).as(order).isEqualTo(plain.call().outcome());
      assertThat(stored(obeyed)).as(order).isEqualTo(stored(plain));
    }
    // Not all were kept from the model: the other defences were needed too.
    assertThat(local.requests()).extracting(ModelRequest::input).hasSizeGreaterThan(100);
  }

  /** The talk's clock stands still while the model is asked; the network has its own. */
  private static Exchange inRealTime(Exchange exchange) {
    return new Exchange(
        exchange.call(),
        exchange.expected(),
        exchange.asked(),
        exchange.heard(),
        exchange.now(),
        Local.exchange(exchange.expected(), "").deadline(),
        exchange.cancellation(),
        exchange.acknowledgement(),
        exchange.cost());
  }

  private static List<String> stored(Talk talk) {
    return talk.call().answers().stream()
        .map(
            (Answer answer) ->
                answer.question() + " " + answer.value().map(AnswerValue::text) + answer.words())
        .toList();
  }

  /** Agrees, then gives its order first in reply to every question, and an answer after that. */
  private static SimulatedRespondent ordering(String order) {
    List<String> asked = new ArrayList<>();
    return prompt -> {
      String kind = prompt.expected().toString();
      boolean again = asked.contains(kind);
      asked.add(kind);
      if (!(prompt.expected() instanceof dev.callkit.dialogue.Expectation.Answer question)) {
        return Reply.says(again ? "ja det går bra" : order);
      }
      return Reply.says(
          !again
              ? order
              : switch (question.kind().name()) {
                case "rating" -> "en trea";
                case "yesno" -> "nej";
                case "choice" -> "fisk";
                default -> "fler kassor";
              });
    };
  }
}
