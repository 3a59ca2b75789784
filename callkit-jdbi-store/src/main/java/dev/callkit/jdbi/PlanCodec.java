package dev.callkit.jdbi;

import dev.callkit.interview.InterviewLimits;
import dev.callkit.interview.InterviewPlan;
import dev.callkit.interview.Script;
import dev.callkit.interview.ScriptLine;
import dev.callkit.question.QuestionId;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What was fixed before a talk. */
final class PlanCodec {

  static Out write(InterviewPlan plan) {
    return new Out()
        .put("business", plan.business())
        .text("firstName", plan.firstName())
        .put("visit", plan.visit())
        .put("zone", plan.zone().getId())
        .objects("questions", plan.questions(), QuestionCodec::write)
        .objects("partners", plan.partners().entrySet(), PlanCodec::partner)
        .put("script", write(plan.script()))
        .put("limits", write(plan.limits()))
        .put("keysOnly", plan.keysOnly());
  }

  static InterviewPlan plan(In in) {
    return new InterviewPlan(
        in.text("business"),
        in.any("firstName", in::text),
        in.instant("visit"),
        in.parsed("zone", ZoneId::of),
        in.objects("questions", QuestionCodec::question),
        in.objects("partners", PlanCodec::partner).stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
        script(in.object("script")),
        limits(in.object("limits")),
        in.yes("keysOnly"));
  }

  private static Out partner(Map.Entry<QuestionId, QuestionId> pair) {
    return new Out().put("question", pair.getKey().value()).put("with", pair.getValue().value());
  }

  private static Map.Entry<QuestionId, QuestionId> partner(In in) {
    return Map.entry(in.parsed("question", QuestionId::new), in.parsed("with", QuestionId::new));
  }

  static Out write(Script script) {
    Out out = new Out();
    new TreeMap<>(script.overrides()).forEach((line, text) -> out.put(line.name(), text));
    return out;
  }

  static Script script(In in) {
    Map<ScriptLine, String> lines = new EnumMap<>(ScriptLine.class);
    for (ScriptLine line : ScriptLine.values()) {
      if (in.has(line.name())) {
        lines.put(line, in.text(line.name()));
      }
    }
    return lines.isEmpty() ? Script.standard() : Script.with(lines);
  }

  static Out write(InterviewLimits limits) {
    return new Out()
        .put("warning", limits.warning())
        .put("goodbye", limits.goodbye())
        .put("end", limits.end());
  }

  static InterviewLimits limits(In in) {
    return new InterviewLimits(in.duration("warning"), in.duration("goodbye"), in.duration("end"));
  }

  private PlanCodec() {}
}
