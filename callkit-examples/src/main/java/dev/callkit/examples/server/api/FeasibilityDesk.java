package dev.callkit.examples.server.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callkit.call.BusinessId;
import dev.callkit.call.Respondent;
import dev.callkit.conduct.TaskScheduler;
import dev.callkit.examples.preview.FeasibilityJson;
import dev.callkit.examples.server.http.Json;
import dev.callkit.feasibility.CustomerMix;
import dev.callkit.feasibility.Feasibility;
import dev.callkit.feasibility.FeasibilityReport;
import dev.callkit.question.Catalogue;
import dev.callkit.question.QuestionLedger;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;

/**
 * Says at once which promises of a catalogue can be kept, and searches for nearest frequencies
 * behind it: one catalogue after the other, of each business the one that was asked about last, and
 * resting as long as it has worked, so that somebody who types takes no processor from those who
 * talk. The field {@code searched} tells whether the suggestions are in.
 */
final class FeasibilityDesk implements AutoCloseable {
  // Enough for a share to settle within a hundredth, and quick enough while somebody types.
  private static final int CUSTOMERS = 1_000;
  private static final int REMEMBERED = 256;

  private final InstantSource clock;
  private final TaskScheduler worker = TaskScheduler.threads(1);
  private final Map<Asked, ObjectNode> said = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<BusinessId, Asked> waiting = new LinkedHashMap<>();
  private boolean searching;

  private record Asked(Catalogue catalogue, LocalDate day, Duration budget) {}

  FeasibilityDesk(InstantSource clock) {
    this.clock = clock;
  }

  /** {@return the report, as the command {@code feasibility --json} prints it, and searched} */
  ObjectNode report(BusinessId business, Catalogue catalogue, Duration budget) {
    LocalDate day = clock.instant().atZone(Respondent.SWEDEN).toLocalDate();
    Asked asked = new Asked(catalogue, day, budget);
    synchronized (this) {
      ObjectNode before = said.get(asked);
      if (before != null) {
        return before;
      }
    }
    FeasibilityReport report = study(asked).asItStands(catalogue);
    ObjectNode json = json(report, report.feasible());
    remember(asked, json);
    if (!report.feasible()) {
      search(business, asked);
    }
    return json;
  }

  private static Feasibility study(Asked asked) {
    return new Feasibility(
        QuestionLedger.EMPTY,
        CustomerMix.assumed(asked.catalogue(), asked.day()),
        CUSTOMERS,
        asked.budget());
  }

  private synchronized void remember(Asked asked, ObjectNode json) {
    said.put(asked, json);
    if (said.size() > REMEMBERED) {
      said.remove(said.keySet().iterator().next());
    }
  }

  private synchronized void search(BusinessId business, Asked asked) {
    waiting.put(business, asked);
    if (!searching) {
      searching = true;
      begin(Duration.ZERO);
    }
  }

  private void begin(Duration rest) {
    try {
      worker.schedule(rest, this::next);
    } catch (RejectedExecutionException closing) {
      // Nobody asks any more.
    }
  }

  private void next() {
    Optional<Asked> asked = take();
    if (asked.isEmpty()) {
      return;
    }
    long began = System.nanoTime();
    try {
      remember(asked.get(), json(study(asked.get()).of(asked.get().catalogue()), true));
    } finally {
      begin(Duration.ofNanos(System.nanoTime() - began));
    }
  }

  private synchronized Optional<Asked> take() {
    Optional<BusinessId> first = waiting.keySet().stream().findFirst();
    searching = first.isPresent();
    return first.map(waiting::remove);
  }

  private static ObjectNode json(FeasibilityReport report, boolean searched) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      FeasibilityJson.write(report, "catalogue", json);
    } catch (IOException impossible) { // it is all in memory
      throw new UncheckedIOException(impossible);
    }
    return ((ObjectNode) Json.read(text.toString())).put("searched", searched);
  }

  @Override
  public void close() {
    worker.close();
  }
}
