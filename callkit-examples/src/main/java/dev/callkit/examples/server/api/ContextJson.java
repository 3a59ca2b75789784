package dev.callkit.examples.server.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callkit.business.Business;
import dev.callkit.cost.Money;
import dev.callkit.examples.server.business.Settled;
import dev.callkit.examples.server.business.SettledJson;
import dev.callkit.examples.server.http.Json;
import dev.callkit.interview.ScriptLine;
import java.util.Optional;

/** What a business has settled, as the API shows it. */
final class ContextJson {

  static ObjectNode of(Business business, Settled settled) {
    ObjectNode json = Json.object();
    json.put("id", business.id().value());
    json.put("name", business.name());
    json.put("zone", business.zone().getId());
    json.set("store", SettledJson.store(settled));
    ObjectNode preferences = json.putObject("preferences");
    preferences.put("questionTimeSeconds", business.questionTime().toSeconds());
    preferences.put("cooldownDays", settled.cooldownDays());
    preferences.put("agreedByVerification", settled.agreedByVerification());
    money(preferences, "budget", business.budget());
    ObjectNode script = json.putObject("script");
    business.script().overrides().forEach((line, text) -> script.put(CallJson.lower(line), text));
    ObjectNode standard = json.putObject("standardScript");
    for (ScriptLine line : ScriptLine.values()) {
      if (line.overridable()) {
        standard.put(CallJson.lower(line), line.standard());
      }
    }
    json.set("callingHours", SettledJson.hours(settled.hours()));
    return json;
  }

  /** Writes a price that is null where there is none. */
  static void money(ObjectNode json, String field, Optional<Money> money) {
    if (money.isEmpty()) {
      json.putNull(field);
    } else {
      json.putObject(field)
          .put("amount", money.get().amount())
          .put("currency", money.get().currency());
    }
  }

  private ContextJson() {}
}
