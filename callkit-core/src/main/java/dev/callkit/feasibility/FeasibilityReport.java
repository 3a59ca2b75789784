package dev.callkit.feasibility;

import dev.callkit.question.Catalogue.Promise;
import dev.callkit.question.CustomerFacts;
import dev.callkit.question.SelectionTuning;
import java.util.List;
import java.util.Optional;

/**
 * Which promises of a catalogue can be kept.
 *
 * @param budgetSeconds the talk time for questions of one call
 * @param customers how many synthetic customers were served
 * @param loadPerMille how much of all talk time the promised frequencies need, in thousandths:
 *     1,000 is all of it
 * @param kinds the kinds of customers that the catalogue tells apart, those whose questions need
 *     the most time first
 * @param promises what was promised and what was reached, in catalogue order
 * @param suggestions the nearest frequencies that could be kept, in catalogue order; empty if all
 *     is well or if frequencies alone do not help
 * @param feasible whether everything was reached as it stands, at no more than {@link
 *     #MOST_LOAD_PER_MILLE}
 * @param feasibleAsSuggested whether everything would be with the suggestions
 * @param warnings what is legal and probably not meant, one sentence each
 */
public record FeasibilityReport(
    int budgetSeconds,
    int customers,
    int loadPerMille,
    List<KindOfCustomer> kinds,
    List<Reached> promises,
    List<Suggestion> suggestions,
    boolean feasible,
    boolean feasibleAsSuggested,
    List<String> warnings) {
  /** Above this load exact frequencies are not promised, whatever a dry run shows: 95 %. */
  public static final int MOST_LOAD_PER_MILLE = SelectionTuning.MOST_PROMISED_LOAD_PER_MILLE;

  /** Copies the lists. */
  public FeasibilityReport {
    kinds = List.copyOf(kinds);
    promises = List.copyOf(promises);
    suggestions = List.copyOf(suggestions);
    warnings = List.copyOf(warnings);
  }

  /**
   * Customers to whom the same questions apply.
   *
   * @param example one of them
   * @param sharePerMille how many of all customers they are, in thousandths
   * @param loadPerMille how much of their own calls' talk time the questions need that apply to
   *     them, in thousandths; over 1,000 part of it has to wait for other customers
   */
  public record KindOfCustomer(CustomerFacts example, int sharePerMille, int loadPerMille) {}

  /**
   * What became of one promise.
   *
   * @param promise what was promised
   * @param seconds the planned time
   * @param counted how many customers it applied to
   * @param asked how many of them were asked
   * @param verdict what that means
   */
  public record Reached(Promise promise, int seconds, int counted, int asked, Verdict verdict) {

    /** {@return after how many customers it was really asked, on average; empty if never} */
    public Optional<Double> reachedNth() {
      return asked == 0 ? Optional.empty() : Optional.of((double) counted / asked);
    }

    /** {@return the share of the promised asks that took place, 1 for all; 1 if none were due} */
    public double share() {
      int promised = counted / promise.everyNth();
      return promised == 0 ? 1 : Math.min(1, (double) asked / promised);
    }
  }

  /** What became of a promise. */
  public enum Verdict {
    /** It was reached. */
    KEPT,
    /** It was asked, but too rarely. */
    NOT_KEPT,
    /** It is longer than the whole time budget and is never asked. */
    TOO_LONG,
    /** It applied to none of the customers. */
    NEVER_APPLIED
  }

  /**
   * A frequency that could be kept.
   *
   * @param promise what stands in the catalogue
   * @param everyNth the frequency instead, at most every 100th
   */
  public record Suggestion(Promise promise, int everyNth) {
    /** {@return the suggestion in Swedish, for the shop owner} */
    public String inSwedish() {
      String what =
          promise.questions().size() == 1
              ? "fråga " + promise.questions().get(0)
              : "frågorna "
                  + promise.questions().get(0)
                  + " och "
                  + promise.questions().get(1)
                  + " tillsammans";
      return "ställ "
          + what
          + " till "
          + customerInSwedish(everyNth)
          + " i stället för "
          + nthInSwedish(promise.everyNth());
    }

    private static String customerInSwedish(int n) {
      return nthInSwedish(n) + " kund";
    }

    /** "varje", "varannan", "var 3:e", "var 21:a". */
    private static String nthInSwedish(int n) {
      if (n <= 2) {
        return n == 1 ? "varje" : "varannan";
      }
      boolean firstOrSecond = n % 10 == 1 || n % 10 == 2;
      boolean teen = n % 100 == 11 || n % 100 == 12;
      return "var " + n + (firstOrSecond && !teen ? ":a" : ":e");
    }

    /** {@return the suggestion in English} */
    public String inEnglish() {
      String what =
          promise.questions().size() == 1
              ? promise.questions().get(0).value()
              : promise.questions().get(0) + " with " + promise.questions().get(1);
      return "ask "
          + what
          + " of every "
          + nthInEnglish(everyNth)
          + "customer instead of every "
          + (promise.everyNth() == 1 ? "one" : nthInEnglish(promise.everyNth()).strip());
    }

    private static String nthInEnglish(int n) {
      if (n == 1) {
        return "";
      }
      boolean teen = n % 100 >= 11 && n % 100 <= 13;
      String ending =
          switch (teen ? 0 : n % 10) {
            case 1 -> "st";
            case 2 -> "nd";
            case 3 -> "rd";
            default -> "th";
          };
      return n + ending + " ";
    }
  }
}
