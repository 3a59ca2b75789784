package dev.callkit.testing.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import dev.callkit.testing.simulation.Interjection;
import dev.callkit.testing.simulation.Reply;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Element;

/**
 * One session of ConversationRelay: speaks what comes over the socket, and tells what the person
 * does. Under the call's lock.
 */
final class RelayRun implements TwimlRun.Activity {
  private static final Duration LONG_REPLY = Duration.ofSeconds(3);
  // What was said last arrives before the network has noticed that nobody is there any more.
  private static final Duration HANG_UP_NOTICED = Duration.ofSeconds(1);
  private static final Duration BETWEEN_PARTIALS = Duration.ofSeconds(4);
  private static final Duration BETWEEN_KEYS = Duration.ofMillis(400);
  private static final Duration BEFORE_ACTION = Duration.ofMillis(500);
  private static final int MOST_BROKEN = 10;

  /** Words to speak. */
  private record Token(String words, boolean last, boolean interruptible) {}

  private final TwimlRun run;
  private final LocalCall call;
  private final Element connect;
  private final Element relay;
  private final String session;
  private final RelaySocket socket;

  private final Deque<Token> queue = new ArrayDeque<>();
  private final StringBuilder turn = new StringBuilder();
  private Optional<Token> saying = Optional.empty();
  private Optional<Reply> kept = Optional.empty();
  private boolean thinking;
  private boolean replying;
  private boolean over;
  private int turns;
  private int broken;

  RelayRun(TwimlRun run, Element connect, Element relay) {
    this.run = run;
    this.call = run.call();
    this.connect = connect;
    this.relay = relay;
    this.session = "VX" + call.sid().substring(2);
    this.socket = new RelaySocket(run.office().asking(), this::frame, this::closed);
  }

  private boolean is(String attribute) {
    return Twiml.attribute(relay, attribute).equals(Optional.of("true"));
  }

  private boolean tells(String event) {
    return Twiml.attribute(relay, "events").orElse("").contains(event);
  }

  void start() {
    String url = Twiml.attribute(relay, "url").orElse("");
    if (run.office().mishaps().hasNoSockets()) {
      run.inThisStep(BEFORE_ACTION, () -> failed("39001"));
      return;
    }
    call.asked(url);
    socket.open(url, setup());
  }

  private String setup() {
    Map<String, Object> parameters = new LinkedHashMap<>();
    for (Element parameter : Twiml.children(relay)) {
      parameters.put(parameter.getAttribute("name"), parameter.getAttribute("value"));
    }
    return RelayTelling.setup(session, call.standardFields(), parameters);
  }

  // What comes over the socket; not under the lock yet.

  private void frame(String text) {
    call.locked(() -> on(text));
  }

  private void closed(boolean opened) {
    call.locked(
        () -> {
          if (!over) {
            call.alert(opened ? 64105 : 64102, "socket");
            failed(opened ? "64105" : "39001");
          }
        });
  }

  private void on(String text) {
    if (over) {
      return;
    }
    JsonNode json = Json.read(text);
    switch (json.path("type").asText("")) {
      case "text" -> {
        if (json.path("token").isTextual()) {
          take(
              new Token(
                  json.path("token").asText(),
                  json.path("last").asBoolean(false),
                  json.path("interruptible").asBoolean(true)));
        } else {
          malformed();
        }
      }
      case "end" -> ended(json.path("handoffData").asText(""));
      default -> malformed();
    }
  }

  private void malformed() {
    broken++;
    call.alert(64107, "frame");
    tell(RelayTelling.error("Invalid message received"));
    if (broken >= MOST_BROKEN) {
      over = true;
      socket.close(1007, "");
      action("failed", Map.of("ErrorCode", "64105"));
    }
  }

  // Our words.

  private void take(Token token) {
    queue.add(token);
    if (replying && !token.interruptible()) {
      // Not documented: words that do not give way are spoken into theirs, which are lost.
      replying = false;
    }
    if (saying.isEmpty() && !replying) {
      speak();
    }
  }

  private void speak() {
    Token token = queue.poll();
    if (token == null) {
      return;
    }
    run.nextStep();
    boolean begins = turn.length() == 0;
    saying = Optional.of(token);
    if (begins) {
      speaking("agentSpeaking", true);
    }
    if (!token.words().isBlank()) {
      call.weSaid(token.words().strip());
      run.callee()
          .whileHearing(token.words())
          .filter(interjection -> interjection.afterCharacters() < token.words().length())
          .ifPresent(interjection -> plan(interjection, token));
    }
    run.inThisStep(run.office().speaking(token.words().length()), () -> spoken(token));
  }

  private void spoken(Token token) {
    run.nextStep();
    saying = Optional.empty();
    turn.append(token.words());
    run.heard(token.words().strip());
    if (tells("tokens-played") && !token.words().isBlank()) {
      info("tokensPlayed", token.words());
    }
    if (!queue.isEmpty() && !token.last()) {
      speak();
    } else if (token.last()) {
      speaking("agentSpeaking", false);
      turn.setLength(0);
      if (queue.isEmpty()) {
        theirTurn();
      } else {
        speak();
      }
    }
  }

  private void plan(Interjection interjection, Token token) {
    int characters = interjection.afterCharacters();
    run.inThisStep(
        run.office().speaking(characters),
        () -> {
          Reply reply = interjection.reply();
          // Words said into what does not give way are not reported: nobody hears them.
          if (reply instanceof Reply.Leaves) {
            call.end("completed", 200);
          } else if (reply instanceof Reply.Presses || token.interruptible()) {
            interrupt(token, characters);
            act(reply);
          }
        });
  }

  private void interrupt(Token token, int characters) {
    run.nextStep();
    String heard = turn + token.words().substring(0, characters);
    queue.clear();
    saying = Optional.empty();
    turn.setLength(0);
    run.takeHeard();
    speaking("agentSpeaking", false);
    tell(RelayTelling.interrupt(heard, run.office().speaking(heard.length())));
  }

  // Their turn.

  private void theirTurn() {
    if (kept.isPresent()) {
      Reply reply = kept.get();
      kept = Optional.empty();
      act(reply.atOnce());
      return;
    }
    if (thinking) {
      return;
    }
    Reply reply = run.callee().reply(run.takeHeard());
    if (reply instanceof Reply.Silence) {
      call.nobodySpeaks();
      return;
    }
    thinking = true;
    call.later(reply.after(), () -> ready(reply));
  }

  private void ready(Reply reply) {
    thinking = false;
    if (over || call.isOver()) {
      return;
    }
    if (saying.isPresent() || !queue.isEmpty()) {
      kept = Optional.of(reply);
    } else {
      act(reply);
    }
  }

  private void act(Reply reply) {
    turns++;
    if (run.office().mishaps().cutsSocketNow(turns)) {
      over = true;
      socket.abort();
      call.alert(64105, "socket");
      action("failed", Map.of("ErrorCode", "64105"));
      return;
    }
    run.nextStep();
    if (reply instanceof Reply.Says says) {
      voice(says.words(), true);
    } else if (reply instanceof Reply.Presses presses) {
      press(presses.keys(), 0);
    } else if (reply instanceof Reply.Leaves leaves) {
      voice(leaves.unfinished(), false);
    }
  }

  private void voice(String words, boolean complete) {
    replying = true;
    if (!words.isEmpty()) {
      speaking("clientSpeaking", true);
    }
    Duration lasts = run.office().speaking(words.length());
    if (is("partialPrompts") && (lasts.compareTo(LONG_REPLY) > 0 || !complete)) {
      partials(words, BETWEEN_PARTIALS);
    }
    Duration pause = Duration.ofMillis(Twiml.number(relay, "speechTimeout", 900));
    run.inThisStep(
        complete ? lasts.plus(pause) : lasts,
        () -> {
          replying = false;
          if (!complete) {
            prompt(words, false);
            call.later(HANG_UP_NOTICED, () -> call.end("completed", 200));
            return;
          }
          speaking("clientSpeaking", false);
          call.theySaid(words);
          prompt(words, true);
          run.nextStep();
          speak();
        });
  }

  private void partials(String words, Duration at) {
    int characters = (int) (at.toMillis() * run.office().times().charactersPerSecond() / 1_000);
    if (characters < words.length()) {
      run.inThisStep(at, () -> prompt(words.substring(0, characters), false));
      partials(words, at.plus(BETWEEN_PARTIALS));
    }
  }

  private void prompt(String words, boolean last) {
    if (!words.isBlank()) {
      tell(RelayTelling.prompt(words, last));
    }
  }

  private void press(String keys, int from) {
    replying = true;
    if (from == keys.length()) {
      replying = false;
      call.theySaid("[" + keys.length() + " keys]");
      speak();
      return;
    }
    if (is("dtmfDetection")) {
      tell(RelayTelling.key(keys.substring(from, from + 1)));
    }
    run.inThisStep(
        BETWEEN_KEYS,
        () -> {
          run.nextStep();
          press(keys, from + 1);
        });
  }

  // What we tell.

  private void speaking(String who, boolean on) {
    if (tells("speaker-events")) {
      info(who, on ? "on" : "off");
    }
  }

  private void info(String name, String value) {
    tell(RelayTelling.info(name, value, run.office().clock().instant()));
  }

  private void tell(String frame) {
    if (!over) {
      socket.send(frame);
    }
  }

  // The end.

  private void ended(String handoff) {
    over = true;
    socket.close(1000, "");
    action("ended", Map.of("HandoffData", handoff));
  }

  private void failed(String code) {
    over = true;
    action("failed", Map.of("ErrorCode", code, "ErrorMessage", "websocket"));
  }

  private void action(String how, Map<String, String> more) {
    Map<String, String> fields = new LinkedHashMap<>(more);
    fields.put("SessionId", session);
    fields.put("SessionStatus", how);
    fields.put("SessionDuration", "30");
    run.nextStep();
    run.inThisStep(
        BEFORE_ACTION,
        () ->
            Twiml.attribute(connect, "action")
                .ifPresentOrElse(url -> run.fetch(url, fields), run::next));
  }

  /** The call is over, or was sent elsewhere. */
  @Override
  public void stop() {
    if (over) {
      return;
    }
    over = true;
    socket.close(1000, "Closing websocket session");
    if (call.isOver()) {
      Map<String, String> fields = new LinkedHashMap<>(call.standardFields());
      fields.put("SessionId", session);
      fields.put("SessionStatus", "completed");
      fields.put("SessionDuration", "30");
      Twiml.attribute(connect, "action").ifPresent(url -> call.arrive(url, fields));
    }
  }
}
