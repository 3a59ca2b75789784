package dev.callkit.interview;

import dev.callkit.question.Question;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads lines back into the names of what they are. */
final class Spoken {

  static String text(List<Line> lines) {
    return says(lines).map(Line.Say::text).collect(Collectors.joining(" "));
  }

  static Stream<Line.Say> says(List<Line> lines) {
    return lines.stream().filter(Line.Say.class::isInstance).map(Line.Say.class::cast);
  }

  /** Script lines by their constant, questions by their id; "+" joins what is one utterance. */
  static String names(List<Line> lines, InterviewPlan plan, Instant now) {
    Map<String, String> known = known(plan, now);
    return says(lines)
        .map(say -> known.getOrDefault(say.text(), "?" + say.text()))
        .collect(Collectors.joining(" "));
  }

  private static Map<String, String> known(InterviewPlan plan, Instant now) {
    Phrases phrases = new Phrases(plan, now);
    Map<String, String> known = new HashMap<>();
    for (ScriptLine line : ScriptLine.values()) {
      known.put(phrases.line(line), line.name());
    }
    // Which of the neutral words it is matters to one test only.
    known.put(phrases.line(ScriptLine.ACKNOWLEDGE_SECOND), "ACKNOWLEDGE");
    known.put(phrases.line(ScriptLine.ACKNOWLEDGE_THIRD), "ACKNOWLEDGE");
    String disclosure = phrases.line(ScriptLine.DISCLOSURE);
    known.put(phrases.greeting() + " " + disclosure, "GREETING+DISCLOSURE");
    for (ScriptLine reason :
        List.of(ScriptLine.REASON, ScriptLine.RESUME, ScriptLine.RESUME_CALLBACK)) {
      known.put(
          phrases.line(reason) + " " + phrases.consent(ScriptLine.CONSENT),
          reason.name() + "+CONSENT");
    }
    known.put(phrases.consent(ScriptLine.CONSENT), "CONSENT");
    known.put(phrases.consent(ScriptLine.CONSENT_AGAIN), "CONSENT_AGAIN");
    for (Question question : plan.questions()) {
      known.put(phrases.question(question), question.id().value());
      known.put(question.text() + " " + phrases.hint(question.kind()), question.id() + "+HINT");
      question.followUp().ifPresent(probe -> known.put(probe, question.id() + "+PROBE"));
    }
    return known;
  }

  private Spoken() {}
}
