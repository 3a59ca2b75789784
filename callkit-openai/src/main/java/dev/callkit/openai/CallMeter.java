package dev.callkit.openai;

import dev.callkit.call.CallId;
import dev.callkit.cost.Money;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Counts what each call has taken. Thread-safe. */
final class CallMeter {
  private static final int MOST_CALLS = 10_000;

  private record Taken(long tokens, Optional<Money> cost) {}

  private final CallLimits limits;
  private final Map<CallId, Taken> calls =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<CallId, Taken> eldest) {
          return size() > MOST_CALLS;
        }
      };

  CallMeter(CallLimits limits) {
    this.limits = limits;
  }

  synchronized void add(CallId call, Usage usage, Optional<Money> cost) {
    Taken before = calls.getOrDefault(call, new Taken(0, Optional.empty()));
    Optional<Money> all = before.cost().map(sum -> cost.map(sum::plus).orElse(sum)).or(() -> cost);
    calls.put(call, new Taken(before.tokens() + usage.total(), all));
  }

  /** {@return whether a call has taken as much as it may} */
  synchronized boolean spent(CallId call) {
    Taken taken = calls.get(call);
    return taken != null
        && (taken.tokens() >= limits.tokens()
            || taken
                .cost()
                .flatMap(sum -> limits.cost().map(most -> !most.isMoreThan(sum)))
                .orElse(false));
  }
}
