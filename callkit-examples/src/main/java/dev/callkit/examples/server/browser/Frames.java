package dev.callkit.examples.server.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callkit.call.AttemptId;
import dev.callkit.dialogue.Expectation;
import dev.callkit.examples.server.http.Json;
import dev.callkit.interview.Line;
import java.util.List;
import java.util.Optional;

/** What goes over a phone's socket, as JSON. */
final class Frames {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** {@return what came; empty if it is no JSON object} */
  static Optional<JsonNode> read(String text) {
    try {
      return Optional.ofNullable(MAPPER.readTree(text)).filter(JsonNode::isObject);
    } catch (JsonProcessingException unreadable) {
      return Optional.empty();
    }
  }

  private static ObjectNode of(String type) {
    return Json.object().put("type", type);
  }

  static String registered(String number) {
    return Json.text(of("registered").put("number", number));
  }

  static String refused(String why) {
    return Json.text(of("refused").put("message", why));
  }

  static String ring(AttemptId attempt, String seal) {
    return Json.text(of("ring").put("attempt", attempt.toString()).put("seal", seal));
  }

  static String ended(AttemptId attempt) {
    return Json.text(of("ended").put("attempt", attempt.toString()));
  }

  static String fill(String words) {
    return Json.text(of("fill").put("text", words));
  }

  static String lines(List<Line> lines) {
    ObjectNode frame = of("lines");
    ArrayNode all = frame.putArray("lines");
    for (Line line : lines) {
      all.add(line(line));
    }
    return Json.text(frame);
  }

  private static ObjectNode line(Line line) {
    if (line instanceof Line.Say say) {
      return of("say")
          .put("utterance", say.id().number())
          .put("text", say.text())
          .put("interruptible", say.interruptible());
    }
    if (line instanceof Line.Listen listen) {
      return of("listen")
          .put("turn", listen.turn().number())
          .put("expects", expects(listen.expected()))
          .put("maxKeys", listen.expected().maxKeys())
          .put("noInputAfterMillis", listen.noInputAfter().toMillis());
    }
    return of("hangup");
  }

  private static String expects(Expectation expected) {
    return expected instanceof Expectation.Answer answer
        ? answer.kind().name()
        : expected instanceof Expectation.Consent ? "consent" : "callback";
  }

  private Frames() {}
}
