package dev.callkit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.dialogue.DialogueEngine;
import dev.callkit.dialogue.Heard;
import dev.callkit.dialogue.Understanding;
import dev.callkit.interview.Line;
import dev.callkit.interview.Script;
import dev.callkit.interview.ScriptLine;
import dev.callkit.interview.TurnId;
import dev.callkit.telephony.HangupCause;
import dev.callkit.testing.simulation.Audible;
import dev.callkit.testing.simulation.SimulatedRespondent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A word or two while the person waits for us. */
class FillerTest {
  private static final Duration FILLED_AFTER = Duration.ofMillis(1_200);
  private static final String MOMENT = "Ett ögonblick.";

  private TroubledTalk talk = new TroubledTalk();

  @Test
  void itComesOnceAndAfterTwelveTenthsOfASecond() {
    talk.consented();
    talk.store.fails("save", Integer.MAX_VALUE);
    talk.hear("fyra");
    talk.time.runFor(FILLED_AFTER.minusMillis(2));
    assertThat(talk.filled).isEmpty();
    talk.time.runFor(Duration.ofMillis(1));
    assertThat(talk.filled).containsExactly(MOMENT);
    talk.time.runFor(Duration.ofSeconds(2));
    talk.store.isBack();
    talk.time.runFor(Duration.ofSeconds(20));
    assertThat(talk.filled).containsExactly(MOMENT);
    assertThat(talk.lastSpoken()).anyMatch(Line.Listen.class::isInstance);
  }

  @Test
  void theNextTurnMayHaveOneOfItsOwn() {
    talk.consented();
    talk.store.fails("save", 5);
    talk.hear("fyra");
    talk.time.runFor(Duration.ofSeconds(3));
    talk.store.fails("save", 5);
    talk.hear("fyra");
    talk.time.runFor(Duration.ofSeconds(3));
    assertThat(talk.filled).containsExactly(MOMENT, MOMENT);
  }

  @Test
  void aReplyThatIsReadyHasNone() {
    talk.consented();
    talk.hear("fyra");
    talk.time.runFor(Duration.ofSeconds(10));
    assertThat(talk.filled).isEmpty();
  }

  @Test
  void itIsNoPartOfTheTalk() {
    talk.consented();
    talk.store.fails("save", 5);
    talk.hear("fyra");
    talk.time.runFor(Duration.ofSeconds(3));
    assertThat(talk.filled).hasSize(1);
    assertThat(talk.session.events()).noneMatch(entry -> entry.toString().contains(MOMENT));
    assertThat(talk.session.snapshot().talk().orElseThrow().lastPrompt()).doesNotContain(MOMENT);
  }

  @Test
  void aTurnThatIsDeliveredTwiceHasOne() {
    talk.consented();
    TurnId turn = talk.turn();
    talk.store.fails("save", 6);
    talk.hear(turn, "fyra");
    talk.hear(turn, "fyra");
    talk.time.runFor(Duration.ofSeconds(4));
    assertThat(talk.filled).containsExactly(MOMENT);
    assertThat(talk.spoken).hasSize(4);
    assertThat(talk.spoken.get(3)).isEqualTo(talk.spoken.get(2));
  }

  @Test
  void beforeTheIntroductionThereIsNone() {
    talk.answer();
    talk.store.fails("save", Integer.MAX_VALUE);
    talk.connect();
    talk.time.runFor(Duration.ofSeconds(6));
    assertThat(talk.filled).isEmpty();
    assertThat(talk.lastSpoken()).containsExactly(new Line.HangUp());
  }

  @Test
  void whoIsHungUpOnIsToldWhy() {
    talk.consented();
    talk.store.isAway();
    talk.hear(new TurnId(2), "fyra");
    talk.time.runFor(Duration.ofSeconds(6));
    assertThat(talk.filled)
        .containsExactly(
            MOMENT, "Förlåt, tekniken krånglar hos oss och jag måste lägga på. Hej så länge!");
    assertThat(talk.lastSpoken()).containsExactly(new Line.HangUp());
  }

  @Test
  void aSlowEngineIsFilledInForByAnotherWord() {
    talk = new TroubledTalk(thinkingFor(Duration.ofMillis(2_400)), Script.standard());
    talk.consented();
    talk.hear("fyra");
    assertThat(talk.filled).containsExactly("Mm.", "Mm.");
    assertThat(talk.spoken).hasSize(3);
  }

  @Test
  void anEngineThatTakesLongerThanAStoreMayIsNotHungUpOn() {
    talk = new TroubledTalk(thinkingFor(Duration.ofSeconds(7)), Script.standard());
    talk.answer();
    talk.connect();
    talk.hear("ja visst");
    assertThat(talk.spoken).hasSize(2);
    assertThat(talk.lastSpoken()).noneMatch(Line.HangUp.class::isInstance);
  }

  /** The rules, but time goes by while they work. */
  private DialogueEngine thinkingFor(Duration thinking) {
    return exchange -> {
      talk.time.runFor(thinking);
      Understanding meant = DialogueEngine.swedishRules().understand(exchange);
      return meant;
    };
  }

  @Test
  void aBusinessMayWordItItself() {
    talk =
        new TroubledTalk(
            DialogueEngine.swedishRules(),
            Script.with(Map.of(ScriptLine.ONE_MOMENT, "Vänta ett litet tag.")));
    talk.consented();
    talk.store.fails("save", 5);
    talk.hear("fyra");
    talk.time.runFor(Duration.ofSeconds(3));
    assertThat(talk.filled).containsExactly("Vänta ett litet tag.");
  }

  @Test
  void aPersonWhoHasHungUpHearsNone() {
    talk.consented();
    TurnId turn = talk.turn();
    talk.store.fails("save", 2);
    talk.callKit.conversations().heard(talk.attempt(), turn, Heard.speech("fyra"), lines -> false);
    talk.end(HangupCause.RESPONDENT_HUNG_UP);
    talk.time.runFor(Duration.ofSeconds(3));
    assertThat(talk.filled).isEmpty();
    assertThat(talk.session.snapshot().answers()).hasSize(1);
  }

  @Test
  void itIsHeardOnTheLineBeforeTheReply() {
    Duration thinking = Duration.ofSeconds(2);
    Shop[] open = new Shop[1];
    Shop shop =
        Shop.with(
            () -> SimulatedRespondent.cooperative(3),
            exchange -> {
              open[0].time.runFor(thinking);
              return DialogueEngine.swedishRules().understand(exchange);
            });
    open[0] = shop;
    List<Audible> sounds = shop.sounds(shop.callOnce(), 1);
    assertThat(sounds).anyMatch(Audible.WeFill.class::isInstance);
    for (int place = 1; place < sounds.size(); place++) {
      if (sounds.get(place) instanceof Audible.WeFill filler) {
        assertThat(sounds.get(place - 1)).isInstanceOf(Audible.TheySay.class);
        assertThat(silence(sounds.get(place - 1), filler)).isEqualTo(FILLED_AFTER);
        assertThat(sounds.get(place + 1)).isInstanceOf(Audible.WeSay.class);
        assertThat(silence(filler, sounds.get(place + 1))).isLessThan(Duration.ofSeconds(2));
      }
    }
  }

  private static Duration silence(Audible before, Audible after) {
    Instant from = before.at();
    return Duration.between(from, after.at());
  }
}
