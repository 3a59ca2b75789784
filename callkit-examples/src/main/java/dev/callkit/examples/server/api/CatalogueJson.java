package dev.callkit.examples.server.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callkit.examples.server.http.Json;
import dev.callkit.question.AnswerKind;
import dev.callkit.question.Catalogue;
import dev.callkit.question.PairRule;
import dev.callkit.question.Priority;
import dev.callkit.question.Question;
import dev.callkit.question.SelectionTuning;
import dev.callkit.question.Trigger;
import java.time.DayOfWeek;
import java.util.Locale;

/** Writes a catalogue as the catalogue file that it would be read from (docs/catalogue.md). */
final class CatalogueJson {

  /** {@return the whole document} */
  static ObjectNode document(String business, Catalogue catalogue) {
    ObjectNode json = Json.object();
    json.put("business", business);
    ArrayNode questions = json.putArray("questions");
    catalogue.questions().forEach(question -> questions.add(question(question)));
    ArrayNode pairs = json.putArray("pairs");
    catalogue.pairs().forEach(rule -> pairs.add(pair(rule)));
    json.put("start", CallJson.lower(catalogue.start()));
    SelectionTuning tuning = catalogue.tuning();
    ObjectNode numbers = json.putObject("tuning");
    ObjectNode weights = numbers.putObject("weights");
    for (Priority level : Priority.values()) {
      weights.put(CallJson.lower(level), tuning.weights().get(level));
    }
    numbers.put("carry", tuning.carry());
    numbers.put("related", tuning.relatedHundredths());
    return json;
  }

  /** {@return one question} */
  static ObjectNode question(Question question) {
    ObjectNode json = Json.object();
    json.put("id", question.id().value());
    json.put("text", question.text());
    json.put("kind", question.kind().name());
    kind(json, question.kind());
    json.put("frequency", question.frequency().everyNth());
    json.put("priority", CallJson.lower(question.priority()));
    question.topic().ifPresent(topic -> json.put("topic", topic));
    json.set("departments", Json.texts(question.departments()));
    ArrayNode triggers = json.putArray("triggers");
    question.triggers().forEach(trigger -> triggers.add(trigger(trigger)));
    ObjectNode period = json.putObject("period");
    question.period().from().ifPresent(day -> period.put("from", day.toString()));
    question.period().until().ifPresent(day -> period.put("until", day.toString()));
    json.put("cooldownDays", question.cooldown().toDays());
    json.put("seconds", question.time().toSeconds());
    question.followUp().ifPresent(probe -> json.put("followUp", probe));
    json.put("enabled", question.enabled());
    return json;
  }

  private static void kind(ObjectNode json, AnswerKind kind) {
    if (kind instanceof AnswerKind.Rating rating) {
      json.putObject("scale").put("lowest", rating.lowest()).put("highest", rating.highest());
    } else if (kind instanceof AnswerKind.Choice choice) {
      json.set("options", Json.texts(choice.options()));
    } else if (kind instanceof AnswerKind.Number number) {
      ObjectNode range = json.putObject("range");
      number.least().ifPresent(least -> range.put("least", least));
      number.most().ifPresent(most -> range.put("most", most));
    }
  }

  private static ObjectNode trigger(Trigger trigger) {
    ObjectNode json = Json.object();
    if (trigger instanceof Trigger.Category category) {
      json.set("category", Json.texts(category.anyOf()));
    } else if (trigger instanceof Trigger.Amount amount) {
      ObjectNode bounds = json.putObject("amount");
      amount.least().ifPresent(least -> bounds.put("least", least));
      amount.most().ifPresent(most -> bounds.put("most", most));
    } else if (trigger instanceof Trigger.VisitTime visit) {
      ObjectNode time = json.putObject("visit");
      ArrayNode days = time.putArray("days");
      for (DayOfWeek day : visit.days()) {
        days.add(day.name().substring(0, 3).toLowerCase(Locale.ROOT));
      }
      time.put("from", visit.from().toString());
      time.put("until", visit.until().toString());
    }
    trigger.raisesTo().ifPresent(level -> json.put("priority", CallJson.lower(level)));
    return json;
  }

  private static ObjectNode pair(PairRule rule) {
    ObjectNode json = Json.object();
    json.put("rule", rule.name());
    json.putArray("questions").add(rule.first().value()).add(rule.second().value());
    if (rule instanceof PairRule.Custom custom) {
      json.put("frequency", custom.frequency().everyNth());
    }
    return json;
  }

  private CatalogueJson() {}
}
