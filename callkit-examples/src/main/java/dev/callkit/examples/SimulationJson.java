package dev.callkit.examples;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.callkit.outcome.ResponseRates;
import dev.callkit.progress.LatenessReport;
import dev.callkit.testing.world.SimulationReport;
import java.io.IOException;
import java.util.Map;
import java.util.OptionalDouble;

/** A simulated day as one JSON document. Times are seconds, rates fractions or null. */
final class SimulationJson {

  static void write(SimulationReport report, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeNumberField("seed", report.seed());
    json.writeNumberField("calls", report.calls());
    json.writeObjectFieldStart("dispositions");
    for (Map.Entry<?, Integer> each : report.dispositions().entrySet()) {
      json.writeNumberField(each.getKey().toString(), each.getValue());
    }
    json.writeEndObject();
    rates(report.rates(), json);
    json.writeNumberField("consented", report.consented());
    json.writeNumberField("endedProperly", report.endedProperly());
    json.writeNumberField("attempts", report.attempts());
    lateness(report.lateness(), json);
    json.writeArrayFieldStart("questions");
    for (Map.Entry<?, SimulationReport.Asked> each : report.questions().entrySet()) {
      json.writeStartObject();
      json.writeStringField("question", each.getKey().toString());
      json.writeNumberField("promised", each.getValue().promised());
      json.writeNumberField("asked", each.getValue().reached());
      json.writeEndObject();
    }
    json.writeEndArray();
    if (report.cost().isPresent()) {
      json.writeObjectFieldStart("cost");
      json.writeNumberField("amount", report.cost().get().amount());
      json.writeStringField("currency", report.cost().get().currency());
      json.writeEndObject();
    } else {
      json.writeNullField("cost");
    }
    json.writeNumberField("nodesKilled", report.nodesKilled());
    json.writeArrayFieldStart("invariants");
    for (SimulationReport.Checked each : report.invariants()) {
      json.writeStartObject();
      json.writeStringField("sentence", each.sentence());
      json.writeNumberField("checks", each.checks());
      json.writeNumberField("violations", each.violations());
      json.writeStringField("first", each.first().orElse(null));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeStringField("digest", report.digest());
    json.writeEndObject();
  }

  private static void rates(ResponseRates rates, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("rates");
    OptionalDouble[] all = {
      rates.rr1(),
      rates.rr2(),
      rates.rr3(),
      rates.rr4(),
      rates.rr5(),
      rates.rr6(),
      rates.coop1(),
      rates.coop2(),
      rates.coop3(),
      rates.coop4(),
      rates.ref1(),
      rates.ref2(),
      rates.ref3(),
      rates.con1(),
      rates.con2(),
      rates.con3()
    };
    String[] names = {
      "rr1", "rr2", "rr3", "rr4", "rr5", "rr6", "coop1", "coop2", "coop3", "coop4", "ref1", "ref2",
      "ref3", "con1", "con2", "con3"
    };
    for (int place = 0; place < names.length; place++) {
      if (all[place].isPresent()) {
        json.writeNumberField(names[place], all[place].getAsDouble());
      } else {
        json.writeNullField(names[place]);
      }
    }
    json.writeEndObject();
  }

  private static void lateness(LatenessReport lateness, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("lateness");
    json.writeNumberField("dialled", lateness.dialled());
    json.writeNumberField("punctual", lateness.punctual());
    json.writeNumberField("medianSeconds", lateness.median().toMillis() / 1000.0);
    json.writeNumberField("p99Seconds", lateness.p99().toMillis() / 1000.0);
    json.writeNumberField("worstSeconds", lateness.worst().toMillis() / 1000.0);
    json.writeObjectFieldStart("causes");
    for (Map.Entry<?, Integer> each : lateness.causes().entrySet()) {
      json.writeNumberField(each.getKey().toString(), each.getValue());
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private SimulationJson() {}
}
