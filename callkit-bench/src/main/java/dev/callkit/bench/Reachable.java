package dev.callkit.bench;

import dev.callkit.question.CustomerFacts;
import dev.callkit.question.Question;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;

/**
 * How large a share of its promises the worst question could get, whoever chooses, even with the
 * whole future known. Below 1 a catalogue is not feasible, however low its load.
 *
 * <p>Give every question a price such that all that is promised per customer costs 1 together. Then
 * a way to choose that reaches the share s everywhere earns s per customer, and no call can earn
 * more than its best packing does. So the best packings bound s, and the smallest bound over all
 * prices is what can be reached (linear programming duality). Prices are found by a linear program
 * to which packings are added as they turn out to be needed.
 */
final class Reachable {
  private static final double CLOSE_ENOUGH = 1e-4;

  /** Customers to whom the same questions apply. */
  private record Kind(List<Boolean> applies, double share) {}

  private final int[] seconds;
  private final double[] promised;
  private final List<Kind> kinds = new ArrayList<>();
  private final List<LinearConstraint> packings = new ArrayList<>();

  private Reachable(Workload workload) {
    List<Question> questions = workload.questions();
    this.seconds = questions.stream().mapToInt(each -> (int) each.time().toSeconds()).toArray();
    this.promised = new double[questions.size()];
    Map<List<Boolean>, Integer> counts = new LinkedHashMap<>();
    for (CustomerFacts customer : workload.customers()) {
      counts.merge(
          questions.stream().map(each -> each.concerns(customer)).toList(), 1, Integer::sum);
    }
    counts.forEach(
        (concerns, count) -> {
          double share = (double) count / workload.customers().size();
          for (int place = 0; place < promised.length; place++) {
            if (concerns.get(place)) {
              promised[place] += share / questions.get(place).frequency().everyNth();
            }
          }
          kinds.add(new Kind(concerns, share));
        });
  }

  /** {@return the share, 0 to 1, too high by a ten-thousandth at most} */
  static double worstShare(Workload workload) {
    return Math.min(1, new Reachable(workload).bound());
  }

  private double bound() {
    double[] prices = new double[promised.length];
    for (int place = 0; place < prices.length; place++) {
      prices[place] = 1 / (promised[place] * prices.length);
    }
    double best = price(prices);
    while (true) {
      // Variables: a price per question, and the most that a call of each kind can earn.
      double[] solution = cheapest();
      double reached = 0;
      for (int kind = 0; kind < kinds.size(); kind++) {
        reached += kinds.get(kind).share() * solution[promised.length + kind];
      }
      best = Math.min(best, price(Arrays.copyOf(solution, promised.length)));
      if (best - reached < CLOSE_ENOUGH || reached > 1) {
        return best;
      }
    }
  }

  private double[] cheapest() {
    double[] earned = new double[promised.length + kinds.size()];
    for (int kind = 0; kind < kinds.size(); kind++) {
      earned[promised.length + kind] = kinds.get(kind).share();
    }
    List<LinearConstraint> constraints = new ArrayList<>(packings);
    constraints.add(
        new LinearConstraint(Arrays.copyOf(promised, earned.length), Relationship.EQ, 1));
    return new SimplexSolver()
        .optimize(
            new LinearObjectiveFunction(earned, 0),
            new LinearConstraintSet(constraints),
            GoalType.MINIMIZE,
            new NonNegativeConstraint(true),
            new MaxIter(1_000_000))
        .getPoint();
  }

  /** What the best packings earn at these prices; they become constraints. */
  private double price(double[] prices) {
    double earned = 0;
    for (int kind = 0; kind < kinds.size(); kind++) {
      boolean[] packed = pack(prices, kinds.get(kind).applies());
      double[] row = new double[prices.length + kinds.size()];
      row[prices.length + kind] = -1;
      for (int place = 0; place < prices.length; place++) {
        row[place] = packed[place] ? 1 : 0;
        earned += packed[place] ? kinds.get(kind).share() * prices[place] : 0;
      }
      packings.add(new LinearConstraint(row, Relationship.LEQ, 0));
    }
    return earned;
  }

  /** The questions of one call that are worth the most together. */
  private boolean[] pack(double[] prices, List<Boolean> applies) {
    double[] best = new double[Workload.BUDGET + 1];
    boolean[][] taken = new boolean[prices.length][Workload.BUDGET + 1];
    for (int place = 0; place < prices.length; place++) {
      for (int room = Workload.BUDGET; applies.get(place) && room >= seconds[place]; room--) {
        double with = prices[place] + best[room - seconds[place]];
        if (with > best[room]) {
          best[room] = with;
          taken[place][room] = true;
        }
      }
    }
    boolean[] packed = new boolean[prices.length];
    int room = Workload.BUDGET;
    for (int place = prices.length - 1; place >= 0; place--) {
      if (taken[place][room]) {
        packed[place] = true;
        room -= seconds[place];
      }
    }
    return packed;
  }
}
