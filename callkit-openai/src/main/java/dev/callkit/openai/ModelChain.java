package dev.callkit.openai;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The models that may be asked, in the order of preference, and the one that is. Whoever is gone
 * stays gone until the process starts again. Thread-safe.
 */
final class ModelChain {
  private static final Logger log = LoggerFactory.getLogger(ModelChain.class);
  private static final long WARN_DAYS = 90;

  private final List<ModelProfile> models;

  /**
   * Leaves out what has been shut down, and warns of what will be.
   *
   * @throws IllegalStateException if nothing is left
   */
  ModelChain(List<ModelProfile> preferred, LocalDate today) {
    this.models = new ArrayList<>(preferred);
    List<String> ended = new ArrayList<>();
    for (ModelProfile model : preferred) {
      model.shutdown().ifPresent(day -> see(model.id(), day, today, ended));
    }
    if (models.isEmpty()) {
      throw new IllegalStateException(
          "models: expected one that can still be asked on "
              + today
              + ", got only those that have been shut down: "
              + String.join(", ", ended));
    }
  }

  private void see(String id, LocalDate day, LocalDate today, List<String> ended) {
    if (!day.isAfter(today)) {
      ended.add(id + " (" + day + ")");
      models.removeIf(model -> model.id().equals(id));
      log.error("model {} was shut down on {}; it is not asked any more", id, day);
    } else if (ChronoUnit.DAYS.between(today, day) <= WARN_DAYS) {
      log.warn("model {} will be shut down on {}; name another one", id, day);
    }
  }

  /** Looks at what the service has announced. The last model is kept: it may still answer. */
  synchronized void announced(Map<String, LocalDate> ends, LocalDate today) {
    for (ModelProfile model : List.copyOf(models)) {
      Optional.ofNullable(ends.get(model.id()))
          .filter(day -> model.shutdown().filter(day::equals).isEmpty())
          .filter(day -> models.size() > 1 || day.isAfter(today))
          .ifPresent(day -> see(model.id(), day, today, new ArrayList<>()));
    }
  }

  synchronized ModelProfile current() {
    return models.get(0);
  }

  /** {@return whether there is another one to ask in place of a model that is gone} */
  synchronized boolean leave(ModelProfile gone) {
    if (!current().id().equals(gone.id())) {
      return true;
    }
    if (models.size() == 1) {
      return false;
    }
    models.remove(0);
    log.error("model {} is gone; asking {} from now on", gone.id(), current().id());
    return true;
  }

  /** {@return whether a model can be asked in another way, now that it has refused a parameter} */
  synchronized boolean adapt(ModelProfile asked, ModelFailure.Kind refused) {
    ModelProfile other =
        refused == ModelFailure.Kind.NO_TEMPERATURE
            ? asked.withoutTemperature()
            : asked.withoutEffort();
    if (other.equals(asked)) {
      return false;
    }
    if (models.get(0).equals(asked)) {
      models.set(0, other);
      log.warn("model {} does not take a parameter ({}); it is left out", asked.id(), refused);
    }
    return true;
  }

  @Override
  public synchronized String toString() {
    return models.stream().map(ModelProfile::id).toList().toString();
  }
}
