package dev.callkit.conduct;

import dev.callkit.progress.CallRecord;
import dev.callkit.progress.TimelineEntry;
import java.util.List;

/** Is told of every step once it is saved, by the node that saved it, in order per call. */
@FunctionalInterface
public interface StepObserver {

  /**
   * A step has been saved.
   *
   * @param call the call as saved
   * @param entries what the step appended to the timeline; may be empty
   */
  void saved(CallRecord call, List<TimelineEntry> entries);
}
