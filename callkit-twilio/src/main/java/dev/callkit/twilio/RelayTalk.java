package dev.callkit.twilio;

import dev.callkit.call.AttemptId;
import dev.callkit.conduct.Conversations;
import dev.callkit.conduct.Speaker;
import dev.callkit.dialogue.Heard;
import dev.callkit.interview.Line;
import dev.callkit.twilio.RelayFrames.Frame;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One talk over one socket. Everything happens in order; what was planned for a moment that has
 * passed otherwise is told by its step number and does nothing.
 *
 * <p>Twilio reports no silence, so it is measured here: from the end of our words, which Twilio
 * tells or which is reckoned, to the person's first sound.
 */
final class RelayTalk implements Speaker {
  private static final Duration KEYS_APART = Duration.ofSeconds(2);
  // Nobody speaks longer than this between two signs of it; then what came is all that comes.
  private static final Duration LONGEST_SPEECH = Duration.ofSeconds(12);
  // After our last word Twilio may still be about to speak the next chunk.
  private static final Duration REALLY_OVER = Duration.ofMillis(700);
  private static final Duration FIRST_SOUND = Duration.ofMillis(1_500);
  private static final int SLOWEST_CHARACTERS_PER_SECOND = 10;
  private static final int FASTEST_CHARACTERS_PER_SECOND = 25;

  private final AttemptId attempt;
  private final Wiring wiring;
  private final SocketSender sender;
  private final Runnable hangingUp;
  private final Conversations conversations;
  private final InOrder inOrder = new InOrder();

  private final Spoken spoken = new Spoken();
  private Optional<Line.Listen> listening = Optional.empty();
  private boolean speaking;
  private Instant speakingSince = Instant.EPOCH;
  private boolean twilioTells;
  private boolean agentOn;
  private boolean playedTells;
  private int played;
  private boolean ending;
  private String wordsSoFar = "";
  private final StringBuilder keys = new StringBuilder();
  private int lastUtterance;
  private int lastTurn;
  private long step;
  private volatile boolean open = true;

  RelayTalk(AttemptId attempt, Wiring wiring, SocketSender sender, Runnable hangingUp) {
    this.attempt = attempt;
    this.wiring = wiring;
    this.sender = sender;
    this.hangingUp = hangingUp;
    this.conversations = wiring.ports().conversations();
  }

  void begin() {
    conversations.connected(attempt, this);
  }

  /** The socket is gone. */
  void lost() {
    open = false;
    inOrder.run(
        () -> {
          step++;
          listening = Optional.empty();
          conversations.dropped(attempt);
        });
  }

  // Our words.

  @Override
  public boolean speak(List<Line> lines) {
    if (open) {
      inOrder.run(() -> take(lines));
    }
    return open;
  }

  @Override
  public boolean fill(String words) {
    if (open) {
      // A turn of its own to Twilio, so that it is spoken at once, whatever comes when.
      inOrder.run(() -> send(RelayFrames.text(words, true, true)));
    }
    return open;
  }

  private void take(List<Line> lines) {
    List<Line> fresh = lines.stream().filter(this::isFresh).toList();
    if (fresh.isEmpty() || ending) {
      return;
    }
    step++;
    listening = Optional.empty();
    forgetInput();
    spoken.clear();
    List<Line.Say> says =
        fresh.stream().filter(Line.Say.class::isInstance).map(Line.Say.class::cast).toList();
    for (int i = 0; i < says.size(); i++) {
      Line.Say say = says.get(i);
      boolean last = i == says.size() - 1;
      spoken.add(say);
      send(RelayFrames.text(last ? say.text() : say.text() + " ", last, say.interruptible()));
    }
    speaking = !says.isEmpty();
    speakingSince = wiring.clock().instant();
    played = 0;
    for (Line line : fresh) {
      if (line instanceof Line.Listen listen) {
        listening = Optional.of(listen);
      }
      ending |= line instanceof Line.HangUp;
    }
    int characters = says.stream().mapToInt(say -> say.text().length()).sum();
    if (speaking) {
      inThisStep(reckoned(characters), this::over);
    } else {
      over();
    }
  }

  /** A delivery that came twice is answered twice, and the second answer is the same. */
  private boolean isFresh(Line line) {
    if (line instanceof Line.Say say) {
      boolean fresh = say.id().number() > lastUtterance;
      lastUtterance = Math.max(lastUtterance, say.id().number());
      return fresh;
    }
    if (line instanceof Line.Listen listen) {
      boolean fresh = listen.turn().number() > lastTurn;
      lastTurn = Math.max(lastTurn, listen.turn().number());
      return fresh;
    }
    return true;
  }

  /** When our words are certainly over, should Twilio not tell. */
  private static Duration reckoned(int characters) {
    return FIRST_SOUND.plusMillis(characters * 1_000L / SLOWEST_CHARACTERS_PER_SECOND);
  }

  /** Our words are over. */
  private void over() {
    step++;
    speaking = false;
    if (ending) {
      hangUp();
    } else {
      listening.ifPresent(listen -> inThisStep(listen.noInputAfter(), this::silence));
    }
  }

  private void hangUp() {
    hangingUp.run();
    send(RelayFrames.end());
    open = false;
  }

  private void send(String frame) {
    try {
      sender.send(frame);
    } catch (RuntimeException gone) {
      open = false;
    }
  }

  // What comes in.

  void frame(Frame frame) {
    inOrder.run(() -> on(frame));
  }

  private void on(Frame frame) {
    if (frame instanceof RelayFrames.Prompt prompt) {
      prompt(prompt);
    } else if (frame instanceof RelayFrames.Key key) {
      key(key.digit());
    } else if (frame instanceof RelayFrames.Interrupt interrupt) {
      interrupted(interrupt.heard());
    } else if (frame instanceof RelayFrames.Played chunk) {
      playedTells = true;
      played += Spoken.letters(chunk.words());
    } else if (frame instanceof RelayFrames.Speaking change) {
      if (change.agent()) {
        weSpeak(change.on());
      } else {
        theySpeak(change.on());
      }
    }
  }

  private void weSpeak(boolean on) {
    twilioTells = true;
    agentOn = on;
    if (!speaking) {
      return;
    }
    // Between two chunks it is quiet as well, and before the first one after a filler.
    boolean allPlayed = !playedTells || played >= spoken.letters();
    step++;
    inThisStep(!on && allPlayed ? REALLY_OVER : reckoned(spoken.characters()), this::over);
  }

  private void theySpeak(boolean on) {
    if (listening.isEmpty() || speaking) {
      return;
    }
    step++;
    inThisStep(on ? LONGEST_SPEECH : listening.get().noInputAfter(), this::silence);
  }

  private void prompt(RelayFrames.Prompt prompt) {
    if (listening.isEmpty()) {
      // Said while we think of a reply: it was no answer to what has not been asked yet.
      return;
    }
    // Had it been said into our words, an interruption would have been told before.
    speaking = false;
    if (prompt.last()) {
      heard(Words.spoken(prompt.words(), OptionalDouble.empty()));
    } else if (!prompt.words().isBlank()) {
      step++;
      wordsSoFar = prompt.words();
      inThisStep(LONGEST_SPEECH, this::silence);
      conversations.heard(attempt, listening.get().turn(), Heard.partial(prompt.words()), this);
    }
  }

  private void interrupted(String words) {
    if (!speaking || spoken.isEmpty()) {
      return;
    }
    cut(spoken.heard(words));
    if (ending) {
      hangUp();
    } else {
      step++;
      inThisStep(LONGEST_SPEECH, this::silence);
    }
  }

  private void cut(Spoken.Cut cut) {
    speaking = false;
    conversations.interrupted(attempt, cut.utterance(), cut.playedUpTo());
  }

  private void key(String digit) {
    int most = listening.map(listen -> listen.expected().maxKeys()).orElse(0);
    if (most == 0 || Words.keys(digit).isEmpty()) {
      return;
    }
    if (speaking && !spoken.isEmpty() && certainlySpeaking()) {
      // Keys come through also where our words do not give way; how much was heard is not told.
      cut(spoken.unheard());
    }
    speaking = false;
    step++;
    keys.append(Words.keys(digit).orElseThrow().words());
    if (keys.length() >= most) {
      pressed();
    } else {
      inThisStep(KEYS_APART, this::pressed);
    }
  }

  private boolean certainlySpeaking() {
    if (twilioTells) {
      return agentOn;
    }
    long millis = spoken.characters() * 1_000L / FASTEST_CHARACTERS_PER_SECOND;
    return wiring.clock().instant().isBefore(speakingSince.plusMillis(millis));
  }

  private void pressed() {
    Words.keys(keys.toString()).ifPresent(this::heard);
  }

  /** Nothing has come for as long as is listened; or no more, of somebody who had begun. */
  private void silence() {
    heard(Words.spoken(wordsSoFar, OptionalDouble.empty()));
  }

  /** The listening is over with this. */
  private void heard(Heard heard) {
    step++;
    Optional<Line.Listen> listened = listening;
    listening = Optional.empty();
    forgetInput();
    listened.ifPresent(listen -> conversations.heard(attempt, listen.turn(), heard, this));
  }

  private void forgetInput() {
    keys.setLength(0);
    wordsSoFar = "";
  }

  private void inThisStep(Duration after, Runnable action) {
    long mine = step;
    wiring.later(
        after,
        () ->
            inOrder.run(
                () -> {
                  if (open && mine == step) {
                    action.run();
                  }
                }));
  }
}
