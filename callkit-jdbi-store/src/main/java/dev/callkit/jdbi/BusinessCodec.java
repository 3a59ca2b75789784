package dev.callkit.jdbi;

import dev.callkit.business.Business;
import dev.callkit.question.Catalogue;
import dev.callkit.question.Frequency;
import dev.callkit.question.PairRule;
import dev.callkit.question.Priority;
import dev.callkit.question.QuestionId;
import dev.callkit.question.SelectionTuning;
import dev.callkit.question.StartingPhase;
import java.util.EnumMap;
import java.util.Map;

/** What a business has settled, beside its questions: wording, limits, pair rules, numbers. */
final class BusinessCodec {

  static Out write(Business business) {
    Catalogue catalogue = business.catalogue();
    return new Out()
        .put("script", PlanCodec.write(business.script()))
        .put("limits", PlanCodec.write(business.limits()))
        .put("questionTime", business.questionTime())
        .object("budget", business.budget(), CostCodec::write)
        .put("withoutBudget", business.budget().isEmpty())
        .put("start", catalogue.start())
        .put("tuning", write(catalogue.tuning()))
        .objects("pairs", catalogue.pairs(), BusinessCodec::write);
  }

  /** Reads what was written into a business and its catalogue, to which the questions are added. */
  static void read(In in, Business.Builder business, Catalogue.Builder catalogue) {
    business
        .script(PlanCodec.script(in.object("script")))
        .limits(PlanCodec.limits(in.object("limits")))
        .questionTime(in.duration("questionTime"));
    // What was written before there were budgets has the default.
    in.anyObject("budget", CostCodec::money).ifPresent(business::budget);
    if (in.yes("withoutBudget")) {
      business.withoutBudget();
    }
    catalogue.start(in.constant("start", StartingPhase.class)).tuning(tuning(in.object("tuning")));
    in.objects("pairs", BusinessCodec::pair).forEach(catalogue::pair);
  }

  private static Out write(SelectionTuning tuning) {
    Out weights = new Out();
    tuning.weights().forEach((level, weight) -> weights.put(level.name(), weight));
    return new Out()
        .put("weights", weights)
        .put("carry", tuning.carry())
        .put("relatedHundredths", tuning.relatedHundredths());
  }

  private static SelectionTuning tuning(In in) {
    In written = in.object("weights");
    Map<Priority, Integer> weights = new EnumMap<>(Priority.class);
    for (Priority level : Priority.values()) {
      weights.put(level, written.small(level.name()));
    }
    return new SelectionTuning(weights, in.small("carry"), in.small("relatedHundredths"));
  }

  private static Out write(PairRule rule) {
    Out out =
        Out.is(rule.name()).put("first", rule.first().value()).put("second", rule.second().value());
    return rule instanceof PairRule.Custom custom
        ? out.put("everyNth", custom.frequency().everyNth())
        : out;
  }

  private static PairRule pair(In in) {
    QuestionId first = in.parsed("first", QuestionId::new);
    QuestionId second = in.parsed("second", QuestionId::new);
    return switch (in.is()) {
      case "combine" -> new PairRule.Combine(first, second);
      case "custom" -> new PairRule.Custom(first, second, Frequency.every(in.small("everyNth")));
      case "exclude" -> new PairRule.Exclude(first, second);
      case "prefer" -> new PairRule.Prefer(first, second);
      case "alternate" -> new PairRule.Alternate(first, second);
      default -> throw in.unknown();
    };
  }

  private BusinessCodec() {}
}
