package dev.callkit.progress;

import dev.callkit.question.Settlement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one input led to. Record, entries, settlement and suppression are saved in one transaction,
 * before any effect.
 *
 * @param record the call afterwards, still with the version it was read with
 * @param entries what happened, in order
 * @param settlement how the questions it had reserved are settled; empty for not now
 * @param suppress whether the person's number is put on the suppression list
 * @param effects what to do afterwards
 */
public record CallStep(
    CallRecord record,
    List<TimelineEntry> entries,
    Optional<Settlement> settlement,
    boolean suppress,
    Set<CallEffect> effects) {
  /** Copies the collections. */
  public CallStep {
    entries = List.copyOf(entries);
    EnumSet<CallEffect> copy = EnumSet.noneOf(CallEffect.class);
    copy.addAll(effects);
    effects = copy;
  }

  /** {@return a step that changes nothing} */
  public static CallStep nothing(CallRecord record) {
    return new CallStep(record, List.of(), Optional.empty(), false, Set.of());
  }

  /** {@return this step and the next one as one, saved together} */
  public CallStep and(CallStep next) {
    List<TimelineEntry> all = new ArrayList<>(entries);
    all.addAll(next.entries);
    EnumSet<CallEffect> both = EnumSet.noneOf(CallEffect.class);
    both.addAll(effects);
    both.addAll(next.effects);
    return new CallStep(
        next.record, all, next.settlement.or(() -> settlement), suppress || next.suppress, both);
  }
}
