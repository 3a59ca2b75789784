package dev.callkit.testing.simulation;

import dev.callkit.call.AttemptId;
import dev.callkit.conduct.Conversations;
import dev.callkit.conduct.Speaker;
import dev.callkit.dialogue.Heard;
import dev.callkit.interview.Line;
import dev.callkit.interview.TurnId;
import dev.callkit.interview.UtteranceId;
import dev.callkit.telephony.LegEvent;
import dev.callkit.telephony.LegEvents;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * Stands where the library would: writes down what the carrier reports and sounds, with seconds
 * since the start, and says the lines it was given.
 */
final class RecordingLibrary implements LegEvents, Conversations, CarrierListener {
  private final InstantSource clock;
  private final Instant start;
  private final Function<Optional<TurnId>, List<Line>> answers;

  final List<LegEvent> events = new CopyOnWriteArrayList<>();
  final List<Heard> heard = new CopyOnWriteArrayList<>();
  final List<String> log = new CopyOnWriteArrayList<>();
  final List<String> line = new CopyOnWriteArrayList<>();
  final List<Audible> sounds = new CopyOnWriteArrayList<>();
  volatile Speaker speaker = lines -> false;

  /**
   * Begins to record.
   *
   * @param answers what is said in reply to a turn; empty means the connection
   */
  RecordingLibrary(InstantSource clock, Function<Optional<TurnId>, List<Line>> answers) {
    this.clock = clock;
    this.start = clock.instant();
    this.answers = answers;
  }

  /** Says the first list when connected, the second in reply to turn 1, and so on. */
  static Function<Optional<TurnId>, List<Line>> inTurn(List<List<Line>> lines) {
    List<List<Line>> copy = new ArrayList<>(lines);
    return turn -> {
      int place = turn.map(TurnId::number).orElse(0);
      return place < copy.size() ? copy.get(place) : List.of();
    };
  }

  private String at(Instant when) {
    return Duration.between(start, when).toMillis() / 1000.0 + " ";
  }

  private void note(String what) {
    log.add(at(clock.instant()) + what);
  }

  @Override
  public void accept(AttemptId attempt, LegEvent event) {
    events.add(event);
    note(
        event instanceof LegEvent.Ended ended
            ? "Ended " + ended.cause()
            : event instanceof LegEvent.Answered answered
                ? "Answered " + answered.by()
                : event instanceof LegEvent.Detected detected
                    ? "Detected " + detected.by()
                    : "Ringing");
  }

  @Override
  public void connected(AttemptId attempt, Speaker to) {
    note("connected");
    speaker = to;
    to.speak(answers.apply(Optional.empty()));
  }

  @Override
  public void heard(AttemptId attempt, TurnId turn, Heard what, Speaker to) {
    heard.add(what);
    note("heard " + turn + " " + (what.isComplete() ? "" : "partial ") + what.words());
    if (what.isComplete()) {
      to.speak(answers.apply(Optional.of(turn)));
    }
  }

  @Override
  public void interrupted(AttemptId attempt, UtteranceId utterance, int playedUpTo) {
    note("interrupted " + utterance + " at " + playedUpTo);
  }

  @Override
  public void dropped(AttemptId attempt) {
    note("dropped");
  }

  @Override
  public void heard(AttemptId attempt, Audible sound) {
    sounds.add(sound);
    String what = "";
    if (sound instanceof Audible.WeSay say) {
      what = "we: " + say.text();
    } else if (sound instanceof Audible.WeFill filler) {
      what = "we fill in: " + filler.text();
    } else if (sound instanceof Audible.WeStop stop) {
      what = "we stop: " + stop.text().substring(0, stop.playedUpTo());
    } else if (sound instanceof Audible.TheySay say) {
      what = (say.complete() ? "they: " : "they, cut off: ") + say.words();
    } else if (sound instanceof Audible.TheyPress press) {
      what = "keys: " + press.keys();
    } else {
      what = sound.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    }
    line.add(at(sound.at()) + what);
  }

  List<LegEvent.Ended> ends() {
    return events.stream()
        .filter(LegEvent.Ended.class::isInstance)
        .map(LegEvent.Ended.class::cast)
        .toList();
  }

  boolean isOver() {
    return sounds.stream().anyMatch(Audible.Over.class::isInstance);
  }

  /** The kinds of sounds there were. */
  Set<Class<?>> kinds() {
    return Set.copyOf(sounds.stream().<Class<?>>map(Object::getClass).distinct().toList());
  }
}
