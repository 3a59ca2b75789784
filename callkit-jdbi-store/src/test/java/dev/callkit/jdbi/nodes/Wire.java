package dev.callkit.jdbi.nodes;

import dev.callkit.dialogue.Expectation;
import dev.callkit.interview.Line;
import dev.callkit.interview.TurnId;
import dev.callkit.interview.UtteranceId;
import dev.callkit.question.AnswerKind;
import dev.callkit.testing.corpus.ExpectationText;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How nodes and carrier write to each other: forms one way, lines of text the other. */
final class Wire {
  private static final String TAB = "\t";

  static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + encode(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  static Map<String, String> fields(String form) {
    Map<String, String> fields = new TreeMap<>();
    for (String field : form.split("&", -1)) {
      int equals = field.indexOf('=');
      if (equals > 0) {
        fields.put(field.substring(0, equals), decode(field.substring(equals + 1)));
      }
    }
    return fields;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** What the carrier is to do. */
  static String text(List<Line> lines) {
    return lines.stream().map(Wire::text).collect(Collectors.joining("\n"));
  }

  private static String text(Line line) {
    if (line instanceof Line.Say say) {
      return String.join(TAB, "say", say.id().toString(), say.text());
    }
    if (line instanceof Line.Listen listen) {
      return String.join(
          TAB,
          "listen",
          listen.turn().toString(),
          text(listen.expected()),
          Long.toString(listen.noInputAfter().toMillis()));
    }
    return "hang up";
  }

  static List<Line> lines(String text) {
    return text.lines().filter(line -> !line.isEmpty()).map(Wire::line).toList();
  }

  private static Line line(String text) {
    String[] parts = text.split(TAB, -1);
    return switch (parts[0]) {
      case "say" -> new Line.Say(new UtteranceId(Integer.parseInt(parts[1])), parts[2], false);
      case "listen" ->
          new Line.Listen(
              new TurnId(Integer.parseInt(parts[1])),
              ExpectationText.parse(parts[2]),
              Duration.ofMillis(Long.parseLong(parts[3])),
              List.of());
      default -> new Line.HangUp();
    };
  }

  private static String text(Expectation expected) {
    if (expected instanceof Expectation.Answer answer) {
      if (answer.kind() instanceof AnswerKind.Rating scale) {
        return "rating" + scale.lowest() + "-" + scale.highest();
      }
      return answer.kind() instanceof AnswerKind.YesNo ? "yesno" : "text";
    }
    return expected instanceof Expectation.Consent ? "consent" : "callback";
  }

  private Wire() {}
}
