package dev.callkit.examples.input;

import dev.callkit.question.Priority;
import dev.callkit.question.SelectionTuning;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the numbers of the selection from a catalogue file; what is missing is as always. */
final class TuningReader {

  /** {@return the numbers, or nothing if the file has none or something about them is wrong} */
  static Optional<SelectionTuning> read(Section document, Problems problems) {
    return document
        .section("tuning", List.of("weights", "carry", "related"))
        .flatMap(
            tuning -> {
              int before = problems.count();
              Map<Priority, Integer> weights = weights(tuning);
              int carry = tuning.whole("carry", 1, 1000).orElse(SelectionTuning.DEFAULT.carry());
              int related =
                  tuning
                      .whole("related", 0, 10_000)
                      .orElse(SelectionTuning.DEFAULT.relatedHundredths());
              return problems.count() > before
                  ? Optional.empty()
                  : Optional.of(new SelectionTuning(weights, carry, related));
            });
  }

  private static Map<Priority, Integer> weights(Section tuning) {
    Map<Priority, Integer> weights = new EnumMap<>(SelectionTuning.DEFAULT.weights());
    Optional<Section> written = tuning.section("weights", Levels.NAMES);
    if (written.isEmpty()) {
      return weights;
    }
    int above = 1000;
    String whose = "";
    boolean sound = true;
    for (Priority level : Priority.values()) {
      String name = Levels.name(level);
      Optional<Integer> weight = written.get().whole(name, 1, 1000);
      weight.ifPresent(own -> weights.put(level, own));
      // A number that is wrong by itself says nothing of those around it.
      sound &= weight.isPresent() || !written.get().has(name);
      int own = weights.getOrDefault(level, 1);
      if (sound && own > above) {
        written
            .get()
            .wrong(name, "expected at most " + above + ", the weight of " + whose + ", got " + own);
        sound = false;
      }
      above = own;
      whose = name;
    }
    return weights;
  }

  private TuningReader() {}
}
