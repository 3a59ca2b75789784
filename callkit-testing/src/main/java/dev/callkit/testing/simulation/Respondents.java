package dev.callkit.testing.simulation;

import dev.callkit.telephony.DialRequest;
import java.util.List;
import java.util.function.Supplier;

/** Who is at the other end when a number is rung. Thread-safe. */
@FunctionalInterface
public interface Respondents {

  /** {@return a respondent for this one attempt} */
  SimulatedRespondent at(DialRequest request);

  /** The same kind of person for every call, made anew each time. */
  static Respondents always(Supplier<SimulatedRespondent> person) {
    return request -> person.get();
  }

  /**
   * What happens at the first attempt, the second, and so on; the last one repeats.
   *
   * @param attempts one or more
   * @throws IllegalArgumentException if there is none
   */
  static Respondents byAttempt(List<Supplier<SimulatedRespondent>> attempts) {
    List<Supplier<SimulatedRespondent>> people = List.copyOf(attempts);
    if (people.isEmpty()) {
      throw new IllegalArgumentException("attempts: expected at least one");
    }
    return request -> people.get(Math.min(request.attempt().number(), people.size()) - 1).get();
  }
}
