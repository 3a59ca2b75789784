package dev.callkit.testing.twilio;

import dev.callkit.testing.simulation.Interjection;
import dev.callkit.testing.simulation.Reply;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Element;

/** One {@code <Gather>}: says what is nested in it, and listens. */
final class GatherRun {
  private static final Duration LONGEST_SPEECH = Duration.ofSeconds(60);
  private static final Duration LONG_REPLY = Duration.ofSeconds(3);
  // What was said last arrives before the network has noticed that nobody is there any more.
  private static final Duration HANG_UP_NOTICED = Duration.ofSeconds(1);
  private static final Duration BETWEEN_PARTIALS = Duration.ofSeconds(5);

  private final TwimlRun run;
  private final LocalCall call;
  private final Element gather;
  private final Deque<String> says = new ArrayDeque<>();
  private final boolean speech;
  private final int timeout;
  private final int speechTimeout;

  GatherRun(TwimlRun run, Element gather) {
    this.run = run;
    this.call = run.call();
    this.gather = gather;
    for (Element say : Twiml.children(gather)) {
      says.add(say.getTextContent());
    }
    List<String> input = List.of(Twiml.attribute(gather, "input").orElse("dtmf").split(" "));
    this.speech = input.contains("speech");
    this.timeout = Twiml.number(gather, "timeout", 5);
    this.speechTimeout = Twiml.number(gather, "speechTimeout", timeout);
  }

  private int mostKeys() {
    String input = Twiml.attribute(gather, "input").orElse("dtmf");
    return input.contains("dtmf") ? Twiml.number(gather, "numDigits", 32) : 0;
  }

  void start() {
    String words = says.poll();
    if (words == null) {
      listen();
      return;
    }
    call.weSaid(words);
    run.callee()
        .whileHearing(words)
        .filter(interjection -> interjection.afterCharacters() < words.length())
        .ifPresent(interjection -> plan(interjection, words));
    run.inThisStep(
        run.office().speaking(words.length()),
        () -> {
          run.heard(words);
          run.nextStep();
          start();
        });
  }

  /** The person's voice, or a key, stops what is nested. */
  private void plan(Interjection interjection, String words) {
    run.inThisStep(
        run.office().speaking(interjection.afterCharacters()),
        () -> {
          run.nextStep();
          says.clear();
          run.heard(words.substring(0, interjection.afterCharacters()));
          run.takeHeard();
          act(interjection.reply());
        });
  }

  private void listen() {
    run.nextStep();
    Reply reply = run.callee().reply(run.takeHeard());
    if (reply instanceof Reply.Silence) {
      call.nobodySpeaks();
    }
    run.inThisStep(Duration.ofSeconds(timeout), this::nothing);
    if (!(reply instanceof Reply.Silence)) {
      run.inThisStep(reply.after(), () -> act(reply));
    }
  }

  private void act(Reply reply) {
    if (reply instanceof Reply.Says says && speech) {
      speak(says);
    } else if (reply instanceof Reply.Presses presses && mostKeys() > 0) {
      press(presses.keys());
    } else if (reply instanceof Reply.Leaves leaves) {
      run.nextStep();
      partials(leaves.unfinished(), Duration.ZERO);
      run.inThisStep(
          run.office().speaking(leaves.unfinished().length()),
          () -> {
            partial(leaves.unfinished());
            call.later(HANG_UP_NOTICED, () -> call.end("completed", 200));
          });
    }
  }

  private void speak(Reply.Says reply) {
    run.nextStep();
    Duration lasts = run.office().speaking(reply.words().length());
    boolean cut = lasts.compareTo(LONGEST_SPEECH) > 0;
    int most = (int) (LONGEST_SPEECH.toSeconds() * run.office().times().charactersPerSecond());
    String words = cut ? reply.words().substring(0, most) : reply.words();
    if (lasts.compareTo(LONG_REPLY) > 0) {
      partials(words, BETWEEN_PARTIALS);
    }
    Duration until = cut ? LONGEST_SPEECH : lasts.plus(Duration.ofSeconds(speechTimeout));
    run.inThisStep(
        until,
        () -> {
          call.theySaid(words);
          Map<String, String> fields = new LinkedHashMap<>();
          fields.put("SpeechResult", words);
          fields.put(
              "Confidence", String.format(Locale.ROOT, "%.4f", reply.confidence().orElse(0.87)));
          fields.put("Language", "sv-SE");
          over(fields);
        });
  }

  private void partials(String words, Duration at) {
    Duration next = at.isZero() ? BETWEEN_PARTIALS : at;
    int characters = (int) (next.toMillis() * run.office().times().charactersPerSecond() / 1_000);
    if (characters < words.length()) {
      run.inThisStep(next, () -> partial(words.substring(0, characters)));
      partials(words, next.plus(BETWEEN_PARTIALS));
    }
  }

  private void partial(String words) {
    Optional<String> url = Twiml.attribute(gather, "partialResultCallback");
    if (url.isPresent() && !words.isBlank()) {
      Map<String, String> fields = new LinkedHashMap<>(call.standardFields());
      fields.put("UnstableSpeechResult", words);
      fields.put("Stability", "0.8");
      call.arrive(url.get(), fields);
    }
  }

  private void press(String keys) {
    run.nextStep();
    String taken = keys.substring(0, Math.min(mostKeys(), keys.length()));
    Duration pressing = Duration.ofMillis(400L * taken.length());
    Duration wait = taken.length() < mostKeys() ? pressing.plusSeconds(timeout) : pressing;
    run.inThisStep(
        wait,
        () -> {
          call.theySaid("[" + taken.length() + " keys]");
          over(Map.of("Digits", taken, "FinishedOnKey", ""));
        });
  }

  private void nothing() {
    if (Twiml.attribute(gather, "actionOnEmptyResult").equals(Optional.of("true"))) {
      over(Map.of());
    } else {
      run.next();
    }
  }

  private void over(Map<String, String> result) {
    run.fetch(Twiml.attribute(gather, "action").orElseThrow(), result);
  }
}
