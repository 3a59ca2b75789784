package dev.callkit.testing.simulation;

import dev.callkit.conduct.Conversations;
import dev.callkit.conduct.Speaker;
import dev.callkit.dialogue.Heard;
import dev.callkit.interview.Line;
import dev.callkit.telephony.Capability;
import dev.callkit.telephony.HangupCause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The words on one line. Everything happens in the leg's mailbox; only {@link #speak} is called
 * from elsewhere. What was planned for a moment that has passed otherwise (an utterance that was
 * interrupted, a listening that was replaced) is told by its step number and does nothing.
 */
final class SimulatedTalk implements Speaker {
  private static final Duration PER_KEY = Duration.ofMillis(400);
  private static final Duration KEYS_APART = Duration.ofSeconds(2);
  private static final Duration LONG_REPLY = Duration.ofSeconds(3);
  private static final Duration MOST_BETWEEN_PARTIALS = Duration.ofSeconds(10);

  private final SimulatedLeg leg;
  private final SimulatedRespondent respondent;
  private final Station station;
  private final Conversations conversations;
  private final Mailbox mailbox;

  private final SpokenOnce once = new SpokenOnce();
  private final Deque<Line> queue = new ArrayDeque<>();
  private final StringBuilder said = new StringBuilder();
  private volatile boolean over;
  private long step;

  private Optional<Line.Say> saying = Optional.empty();
  private Instant sayingSince = Instant.EPOCH;
  private boolean filling;
  private Optional<Line.Listen> listening = Optional.empty();
  private boolean inputBegun;
  private Optional<Voice> voice = Optional.empty();

  // A reply that came when nobody listened, and whether one is being thought of.
  private Optional<Reply> kept = Optional.empty();
  private boolean asking;

  SimulatedTalk(
      SimulatedLeg leg,
      SimulatedRespondent respondent,
      Station station,
      Conversations conversations,
      Mailbox mailbox) {
    this.leg = leg;
    this.respondent = respondent;
    this.station = station;
    this.conversations = conversations;
    this.mailbox = mailbox;
  }

  // Our words.

  @Override
  public boolean speak(List<Line> lines) {
    if (over) {
      return false;
    }
    List<Line> copy = List.copyOf(lines);
    mailbox.post(() -> take(copy));
    return true;
  }

  @Override
  public boolean fill(String words) {
    if (!over) {
      mailbox.post(() -> fillIn(words));
    }
    return !over;
  }

  private void fillIn(String words) {
    if (over || filling || saying.isPresent() || listening.isPresent()) {
      return;
    }
    filling = true;
    leg.sound(new Audible.WeFill(now(), words));
    said(words);
    mailbox.postAfter(
        station.ourTime(words.length()),
        () -> {
          filling = false;
          if (!over && !queue.isEmpty()) {
            next();
          }
        });
  }

  private void take(List<Line> lines) {
    List<Line> fresh = once.fresh(lines);
    if (over || fresh.isEmpty()) {
      return;
    }
    if (listening.isPresent()) {
      cutTheirWords();
      listening = Optional.empty();
      step++;
    }
    queue.removeIf(Line.Listen.class::isInstance);
    queue.addAll(fresh);
    if (saying.isEmpty() && !filling) {
      next();
    }
  }

  private void next() {
    step++;
    saying = Optional.empty();
    listening = Optional.empty();
    Line line = queue.poll();
    if (line instanceof Line.Say say) {
      say(say);
    } else if (line instanceof Line.Listen listen) {
      listen(listen);
    } else if (line instanceof Line.HangUp) {
      leg.endByUs();
    }
  }

  private void say(Line.Say say) {
    saying = Optional.of(say);
    sayingSince = now();
    leg.sound(new Audible.WeSay(now(), say.id(), say.text()));
    respondent
        .whileHearing(say)
        .filter(interjection -> interjection.afterCharacters() < say.text().length())
        .ifPresent(interjection -> plan(interjection, say));
    inThisStep(
        station.ourTime(say.text().length()),
        () -> {
          said(say.text());
          next();
        });
  }

  private void plan(Interjection interjection, Line.Say say) {
    Duration until = station.ourTime(interjection.afterCharacters());
    if (interjection.reply() instanceof Reply.Leaves) {
      inThisStep(until, () -> stopFor(interjection));
    } else if (say.interruptible() && station.can(Capability.BARGE_IN)) {
      inThisStep(
          until,
          () -> {
            stopFor(interjection);
            conversations.interrupted(leg.attempt(), say.id(), interjection.afterCharacters());
          });
    } else {
      // Said into words that do not give way: it is heard when we listen.
      kept = kept.or(() -> Optional.of(interjection.reply()));
    }
  }

  private void stopFor(Interjection interjection) {
    cutOurWords(interjection.afterCharacters());
    step++;
    if (interjection.reply() instanceof Reply.Leaves leaves) {
      queue.clear();
      leave(leaves);
      return;
    }
    kept = kept.or(() -> Optional.of(interjection.reply()));
    while (queue.peek() instanceof Line.Say) {
      queue.remove();
    }
    // The report of the interruption goes out before what comes of it.
    mailbox.post(
        () -> {
          if (saying.isEmpty() && listening.isEmpty() && !over) {
            next();
          }
        });
  }

  private void cutOurWords(int heard) {
    saying.ifPresent(
        say -> {
          leg.sound(new Audible.WeStop(now(), say.id(), say.text(), heard));
          said(say.text().substring(0, heard));
        });
    saying = Optional.empty();
  }

  private void said(String words) {
    if (!said.isEmpty()) {
      said.append(' ');
    }
    said.append(words);
  }

  // Their turn.

  private void listen(Line.Listen listen) {
    listening = Optional.of(listen);
    inputBegun = false;
    Prompt prompt = new Prompt(said.toString(), listen);
    said.setLength(0);
    inThisStep(
        listen.noInputAfter(),
        () -> {
          if (!inputBegun) {
            leg.sound(new Audible.Silence(now(), listen.noInputAfter()));
            heard(listen, new Heard.Silence());
          }
        });
    if (kept.isPresent()) {
      Reply reply = kept.get();
      kept = Optional.empty();
      act(listen, reply);
    } else if (!asking) {
      asking = true;
      mailbox.beside(() -> ask(prompt));
    }
  }

  private void ask(Prompt prompt) {
    try {
      Reply reply = respondent.reply(prompt);
      mailbox.postAfter(reply.after(), () -> replied(reply.atOnce()));
    } catch (RuntimeException broken) {
      mailbox.post(() -> leg.end(HangupCause.NETWORK_FAILURE));
      throw broken;
    }
  }

  private void replied(Reply reply) {
    asking = false;
    if (over) {
      return;
    }
    if (listening.isPresent() && !inputBegun) {
      act(listening.get(), reply);
    } else if (!(reply instanceof Reply.Silence)) {
      kept = kept.or(() -> Optional.of(reply));
    }
  }

  private void act(Line.Listen listen, Reply reply) {
    if (reply instanceof Reply.Says says) {
      speakUp(listen, says.words(), says.confidence());
    } else if (reply instanceof Reply.Presses presses) {
      press(listen, presses.keys());
    } else if (reply instanceof Reply.Leaves leaves) {
      inputBegun = true;
      leave(leaves);
    }
    // A silence is what passes until the listening is over.
  }

  private void speakUp(Line.Listen listen, String words, OptionalDouble confidence) {
    boolean recognised = station.can(Capability.SPEECH_IN);
    inputBegun = recognised;
    Duration lasts = voice(words).lasts();
    if (recognised && station.can(Capability.STREAMING) && lasts.compareTo(LONG_REPLY) > 0) {
      Duration half = lasts.dividedBy(2);
      Duration apart = half.compareTo(MOST_BETWEEN_PARTIALS) < 0 ? half : MOST_BETWEEN_PARTIALS;
      partials(listen, apart, apart, lasts);
    }
    inThisStep(
        lasts,
        () -> {
          voice = Optional.empty();
          leg.sound(new Audible.TheySay(now(), words, true));
          if (recognised) {
            heard(listen, new Heard.Speech(words, confidence, true, Optional.empty()));
          }
        });
  }

  private void partials(Line.Listen listen, Duration at, Duration apart, Duration lasts) {
    if (at.compareTo(lasts) >= 0) {
      return;
    }
    inThisStep(
        apart,
        () -> {
          wordsSoFar(listen);
          partials(listen, at.plus(apart), apart, lasts);
        });
  }

  private void wordsSoFar(Line.Listen listen) {
    String soFar = spokenSoFar();
    if (!soFar.isEmpty()) {
      conversations.heard(leg.attempt(), listen.turn(), Heard.partial(soFar), this);
    }
  }

  private void press(Line.Listen listen, String keys) {
    int most = listen.expected().maxKeys();
    if (most == 0 || !station.can(Capability.KEYS)) {
      leg.sound(new Audible.TheyPress(now(), keys));
      return;
    }
    inputBegun = true;
    String taken = keys.substring(0, Math.min(most, keys.length()));
    Duration pressing = PER_KEY.multipliedBy(taken.length());
    Duration lasts = taken.length() < most ? pressing.plus(KEYS_APART) : pressing;
    inThisStep(
        lasts,
        () -> {
          leg.sound(new Audible.TheyPress(now(), taken));
          heard(listen, new Heard.Keys(taken));
        });
  }

  /** Goes, perhaps with some words before; {@code listening} need not be going on. */
  private void leave(Reply.Leaves leaves) {
    if (leaves.unfinished().isEmpty()) {
      leg.end(leaves.cause());
      return;
    }
    boolean delivered = station.can(Capability.SPEECH_IN) && station.can(Capability.STREAMING);
    // Not bound to this step: whatever we say meanwhile keeps nobody on the line.
    mailbox.postAfter(
        voice(leaves.unfinished()).lasts(),
        () -> {
          if (delivered) {
            listening.ifPresent(this::wordsSoFar);
          }
          leg.end(leaves.cause());
        });
  }

  /** The listening is over with this. */
  private void heard(Line.Listen listen, Heard heard) {
    cutTheirWords();
    listening = Optional.empty();
    step++;
    conversations.heard(leg.attempt(), listen.turn(), heard, this);
    if (station.faults().webhooksTwice()) {
      mailbox.postAfter(
          SimulatedLeg.SECOND_COPY_AFTER,
          () -> conversations.heard(leg.attempt(), listen.turn(), heard, this));
    }
  }

  private void cutTheirWords() {
    if (voice.isPresent()) {
      String soFar = spokenSoFar();
      voice = Optional.empty();
      if (!soFar.isEmpty()) {
        leg.sound(new Audible.TheySay(now(), soFar, false));
      }
    }
  }

  private String spokenSoFar() {
    return voice.map(speaking -> speaking.until(now())).orElse("");
  }

  /** The respondent begins to speak. */
  private Voice voice(String words) {
    Voice begun = new Voice(words, now(), station.theirPace());
    voice = Optional.of(begun);
    return begun;
  }

  // The end.

  /** The line is dead. */
  void stop() {
    over = true;
    step++;
    saying.ifPresent(
        say ->
            cutOurWords(
                Station.heardIn(
                    Duration.between(sayingSince, now()), station.ourPace(), say.text().length())));
    cutTheirWords();
    queue.clear();
    listening = Optional.empty();
  }

  private void inThisStep(Duration after, Runnable action) {
    long mine = step;
    mailbox.postAfter(
        after,
        () -> {
          if (mine == step) {
            action.run();
          }
        });
  }

  private Instant now() {
    return station.clock().instant();
  }
}
