package dev.callkit.conduct;

import dev.callkit.call.AttemptId;
import dev.callkit.call.CallId;
import dev.callkit.cost.Money;
import dev.callkit.progress.Attempt;
import dev.callkit.progress.CallInput;
import dev.callkit.progress.CallRecord;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the dialogue engine has cost and is not saved yet. It is saved with the next step of its
 * call; what is reported when there may be none any more asks for one. Thread-safe.
 */
final class ModelCosts {

  private final Consumer<CallId> late;
  private final Map<AttemptId, Money> unsaved = new HashMap<>();
  private final Map<AttemptId, Integer> thinking = new HashMap<>();

  /**
   * Nothing yet.
   *
   * @param late is told of a call of which something was reported while nobody was waiting for the
   *     engine
   */
  ModelCosts(Consumer<CallId> late) {
    this.late = late;
  }

  void add(AttemptId attempt, Money more) {
    boolean awaited;
    synchronized (this) {
      unsaved.merge(attempt, more, ModelCosts::plus);
      awaited = thinking.containsKey(attempt);
    }
    if (!awaited) {
      late.accept(attempt.call());
    }
  }

  /** Of two currencies only one can be added up; an engine has one. */
  private static Money plus(Money before, Money more) {
    return before.currency().equals(more.currency()) ? before.plus(more) : before;
  }

  synchronized void thinks(AttemptId attempt) {
    thinking.merge(attempt, 1, Integer::sum);
  }

  synchronized void hasThought(AttemptId attempt) {
    thinking.computeIfPresent(attempt, (same, times) -> times == 1 ? null : times - 1);
  }

  /** {@return what a call is to be told of first; empty if everything is saved} */
  synchronized Optional<CallInput.Spent> of(CallId call) {
    return unsaved.entrySet().stream()
        .filter(entry -> entry.getKey().call().equals(call))
        .map(entry -> new CallInput.Spent(entry.getKey().number(), entry.getValue()))
        .findFirst();
  }

  /** A step of a call has been saved: what it has added is not saved a second time. */
  synchronized void saved(CallRecord before, CallRecord after) {
    for (Attempt then : before.attempts()) {
      Attempt now = after.attempts().get(then.number() - 1);
      AttemptId id = new AttemptId(after.id(), then.number());
      now.spending()
          .model()
          .map(all -> then.spending().model().map(all::less).orElse(all))
          .ifPresent(part -> unsaved.computeIfPresent(id, (same, all) -> left(all, part)));
    }
  }

  private static @Nullable Money left(Money all, Money part) {
    Money left = all.less(part);
    return left.amount().signum() == 0 ? null : left;
  }
}
