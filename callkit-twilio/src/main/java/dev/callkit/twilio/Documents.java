package dev.callkit.twilio;

import dev.callkit.call.AttemptId;
import dev.callkit.dialogue.Expectation;
import dev.callkit.dialogue.Heard;
import dev.callkit.interview.Line;
import dev.callkit.interview.TurnId;
import dev.callkit.question.AnswerKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The TwiML that we answer with. */
final class Documents {
  /** The one language that is spoken. */
  static final String LANGUAGE = "sv-SE";

  // What has begun with the first document, such as a recording, goes on.
  private static final String AGAIN = "again=1";

  private static final int LONGEST_HINT = 100;
  private static final int MOST_HINTS = 100;

  /**
   * Whose call a document is for.
   *
   * @param attempt which attempt
   * @param sid Twilio's id of the call
   */
  record Leg(AttemptId attempt, String sid) {}

  private final Addresses addresses;
  private final Envelope envelope;
  private final WayToTalk.Gather gather;
  private final WayToTalk.ConversationRelay relay;
  private final boolean record;

  Documents(
      Addresses addresses,
      Envelope envelope,
      WayToTalk.Gather gather,
      WayToTalk.ConversationRelay relay,
      boolean record) {
    this.addresses = addresses;
    this.envelope = envelope;
    this.gather = gather;
    this.relay = relay;
    this.record = record;
  }

  static String hangUp() {
    return new Xml().open("Response").open("Hangup").toString();
  }

  static String nothing() {
    return new Xml().open("Response").toString();
  }

  // By webhooks.

  /**
   * Carries out lines: what must be heard in full stands before the {@code <Gather>}, the rest
   * inside, where the person's voice stops it.
   *
   * @param first whether it is the first document of the call
   */
  String lines(Leg leg, List<Line> lines, boolean first) {
    Xml xml = new Xml().open("Response");
    if (first) {
      recording(xml, leg);
    }
    Optional<Line.Listen> listen =
        lines.stream()
            .filter(Line.Listen.class::isInstance)
            .map(Line.Listen.class::cast)
            .findFirst();
    boolean over = lines.stream().anyMatch(Line.HangUp.class::isInstance);
    int inFull = listen.isPresent() ? saidInFull(lines, listen.get()) : lines.size();
    lines.subList(0, inFull).forEach(line -> say(xml, line));
    if (over) {
      xml.open("Hangup").close();
    } else if (listen.isPresent()) {
      openGather(xml, leg, listen.get());
      lines.subList(inFull, lines.size()).forEach(line -> say(xml, line));
      xml.close();
    } else {
      // Nothing to say and nothing to wait for: what the talk stands at is asked for.
      redirect(xml, addresses.of(Kind.ANSWER, leg.attempt(), leg.sid(), AGAIN));
    }
    return xml.toString();
  }

  /** How many lines from the beginning are not to be interrupted. */
  private static int saidInFull(List<Line> lines, Line.Listen listen) {
    // What somebody agrees to must have been heard, and Twilio does not tell here how much was.
    boolean consent = listen.expected() instanceof Expectation.Consent;
    int inFull = 0;
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i) instanceof Line.Say say && (consent || !say.interruptible())) {
        inFull = i + 1;
      }
    }
    return inFull;
  }

  private void say(Xml xml, Line line) {
    if (line instanceof Line.Say say) {
      say(xml, say.text());
    }
  }

  private void say(Xml xml, String words) {
    // An empty one ends the call.
    if (!words.isBlank()) {
      xml.open("Say").with("language", LANGUAGE).with("voice", gather.voice()).text(words).close();
    }
  }

  private void openGather(Xml xml, Leg leg, Line.Listen listen) {
    int keys = listen.expected().maxKeys();
    boolean ownWords = ownWords(listen.expected());
    Duration pause = ownWords ? gather.longPause() : gather.quickPause();
    String turn = "turn=" + listen.turn();
    xml.open("Gather")
        .with("input", keys > 0 ? "speech dtmf" : "speech")
        .with("language", LANGUAGE)
        .with("speechModel", gather.speechModel())
        .with("speechTimeout", pause.toSeconds())
        .with("timeout", Math.max(1, listen.noInputAfter().toSeconds()))
        .with("profanityFilter", "false")
        .with("actionOnEmptyResult", "true")
        .with("method", "POST")
        .with("action", addresses.of(Kind.TURN, leg.attempt(), leg.sid(), turn));
    if (keys > 0) {
      xml.with("numDigits", keys);
    }
    if (ownWords) {
      xml.with("partialResultCallback", addresses.of(Kind.PARTIAL, leg.attempt(), leg.sid(), turn));
    }
    String hints = hints(listen.hints());
    if (!hints.isEmpty()) {
      xml.with("hints", hints);
    }
  }

  private static boolean ownWords(Expectation expected) {
    return expected instanceof Expectation.Answer answer
        && answer.kind() instanceof AnswerKind.FreeText;
  }

  private static String hints(List<String> words) {
    return String.join(
        ",",
        words.stream()
            .map(word -> word.replace(',', ' ').strip())
            .filter(word -> !word.isEmpty() && word.length() <= LONGEST_HINT)
            .limit(MOST_HINTS)
            .toList());
  }

  /** Says a few words, or waits a second, and asks again for the reply to this turn. */
  String notReady(Leg leg, TurnId turn, Heard heard, Optional<String> filler) {
    Xml xml = new Xml().open("Response");
    filler.ifPresentOrElse(
        words -> say(xml, words), () -> xml.open("Pause").with("length", 1).close());
    String query =
        "turn="
            + turn
            + "&again=1"
            + envelope.seal(heard).map(closed -> "&heard=" + closed).orElse("");
    redirect(xml, addresses.of(Kind.TURN, leg.attempt(), leg.sid(), query));
    return xml.toString();
  }

  /** This node does not answer in time: asks again how the talk stands, perhaps at another one. */
  String startOver(Leg leg) {
    Xml xml = new Xml().open("Response");
    redirect(xml, addresses.of(Kind.ANSWER, leg.attempt(), leg.sid(), AGAIN));
    return xml.toString();
  }

  private static void redirect(Xml xml, String address) {
    xml.open("Redirect").with("method", "POST").text(address).close();
  }

  // By a socket.

  /**
   * Connects the call with a socket of ours.
   *
   * @param lost how many sockets of this call were lost before, in a row
   */
  String relay(Leg leg, int lost) {
    Xml xml = new Xml().open("Response");
    if (lost == 0) {
      recording(xml, leg);
    }
    xml.open("Connect")
        .with("method", "POST")
        .with("action", addresses.of(Kind.RELAY_END, leg.attempt(), leg.sid(), "lost=" + lost));
    xml.open("ConversationRelay")
        .with("url", addresses.socket(leg.attempt(), leg.sid()))
        .with("language", LANGUAGE)
        .with("ttsProvider", relay.ttsProvider())
        .with("voice", relay.voice())
        .with("transcriptionProvider", relay.transcriptionProvider())
        .with("speechModel", relay.speechModel())
        .with("interruptible", "any")
        .with("interruptSensitivity", relay.interruptSensitivity())
        .with("reportInputDuringAgentSpeech", "none")
        .with("dtmfDetection", "true")
        .with("partialPrompts", "true")
        .with("profanityFilter", "false")
        .with("speechTimeout", relay.speechTimeout().toMillis())
        .with("events", "speaker-events tokens-played");
    xml.open("Parameter").with("name", "attempt").with("value", leg.attempt().toString()).close();
    return xml.toString();
  }

  private void recording(Xml xml, Leg leg) {
    if (record) {
      xml.open("Start").open("Recording").with("channels", "dual");
      xml.with(
          "recordingStatusCallback", addresses.of(Kind.RECORDING, leg.attempt(), leg.sid(), ""));
      xml.close().close();
    }
  }
}
