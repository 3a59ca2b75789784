package dev.callkit.feasibility;

import dev.callkit.question.Catalogue;
import dev.callkit.question.CustomerFacts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Which customers come, one after the other. Implementations are pure and thread-safe. */
public interface CustomerMix {

  /**
   * {@return the facts of one customer; the same number gives the same facts, on every machine}
   *
   * @param number from 0
   */
  CustomerFacts customer(int number);

  /** Customers who are all alike. */
  static CustomerMix alike(CustomerFacts facts) {
    return number -> facts;
  }

  /**
   * Customers of several kinds, in no particular order.
   *
   * @param kinds at least one, each with a share of at least 1
   * @throws IllegalArgumentException if there are none, or the shares together pass two thousand
   *     million
   */
  static CustomerMix of(List<Kind> kinds) {
    List<Kind> fixed = List.copyOf(kinds);
    long all = fixed.stream().mapToLong(Kind::share).sum();
    if (fixed.isEmpty() || all > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "customer mix: expected at least one kind, and shares of at most 2147483647 together");
    }
    return number -> {
      long drawn = Drawing.below(number, 0, (int) all);
      for (Kind kind : fixed) {
        drawn -= kind.share();
        if (drawn < 0) {
          return kind.facts();
        }
      }
      throw new IllegalStateException("a draw beyond the last kind");
    };
  }

  /**
   * Customers as nobody has measured them: drawn so that everything the catalogue makes a
   * difference of comes about. Visits are spread evenly over a week of opening hours (08 to 21), a
   * dozen customers in a row at the same time of day, as they come in life; of the amounts,
   * categories and departments that triggers and tags tell apart each is equally likely, and so is
   * none of them.
   *
   * @param day today by the store's calendar, for active periods
   */
  static CustomerMix assumed(Catalogue catalogue, LocalDate day) {
    return new AssumedCustomers(catalogue, day);
  }

  /**
   * One kind of customer.
   *
   * @param share how many of these come, in proportion to the other kinds; 1 or more
   * @param facts what is known of them
   */
  record Kind(int share, CustomerFacts facts) {
    /**
     * Checks the share.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public Kind {
      if (share < 1) {
        throw new IllegalArgumentException("share: expected 1 or more, got " + share);
      }
    }
  }

  /** {@return the first customers} */
  default List<CustomerFacts> first(int count) {
    List<CustomerFacts> customers = new ArrayList<>(count);
    for (int number = 0; number < count; number++) {
      customers.add(customer(number));
    }
    return customers;
  }
}
