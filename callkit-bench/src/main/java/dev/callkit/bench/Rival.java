package dev.callkit.bench;

import dev.callkit.call.CallId;
import dev.callkit.question.Catalogue;
import dev.callkit.question.Question;
import dev.callkit.question.QuestionLedger;
import dev.callkit.question.QuestionSelector;
import dev.callkit.question.Selection;
import dev.callkit.question.Selection.Chosen;
import dev.callkit.question.SelectionRequest;
import dev.callkit.question.Settlement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A simpler way to choose, to compare with: what is due is sorted and taken while it fits. Unlike a
 * real selector it keeps its counts to itself and gives no reasons: one catalogue, one run, one
 * thread, every call conducted.
 */
abstract class Rival implements QuestionSelector {
  private final int most;
  private long[] counted = {};

  /**
   * Knows nothing yet.
   *
   * @param most how many questions it asks in one call at most
   */
  Rival(int most) {
    this.most = most;
  }

  /** {@return whether a question, by its place, is due, after so many customers it applied to} */
  abstract boolean isDue(int place, Question question, long customers);

  /** Which one goes first: the smaller number. */
  abstract long rank(int place, Question question, long customers);

  /** Whether a question that was due is asked. */
  void decided(int place, Question question, boolean asked) {}

  /** A question that is due. */
  private record Due(int place, Question question, long rank) {}

  @Override
  public Reserved select(Catalogue catalogue, QuestionLedger ledger, SelectionRequest request) {
    List<Question> questions = catalogue.questions();
    if (counted.length == 0) {
      counted = new long[questions.size()];
    }
    List<Due> due = new ArrayList<>();
    for (int place = 0; place < questions.size(); place++) {
      Question question = questions.get(place);
      if (question.concerns(request.customer())) {
        long customers = ++counted[place];
        if (isDue(place, question, customers)) {
          due.add(new Due(place, question, rank(place, question, customers)));
        }
      }
    }
    due.sort((a, b) -> Long.compare(a.rank(), b.rank()));
    List<Chosen> chosen = new ArrayList<>();
    long room = request.budget().toSeconds();
    for (Due next : due) {
      Question question = next.question();
      long seconds = question.time().toSeconds();
      boolean asked = seconds <= room && chosen.size() < most;
      if (asked) {
        room -= seconds;
        chosen.add(
            new Chosen(question.id(), question.priority(), question.time(), Optional.empty()));
      }
      decided(next.place(), question, asked);
    }
    return new Reserved(new Selection(chosen, List.of()), ledger);
  }

  @Override
  public QuestionLedger settle(QuestionLedger ledger, CallId call, Settlement settlement) {
    return ledger;
  }

  /** Every n-th customer, the higher level first. What does not fit is lost. */
  static final class Modulo extends Rival {
    Modulo(int most) {
      super(most);
    }

    @Override
    boolean isDue(int place, Question question, long customers) {
      return customers % question.frequency().everyNth() == 0;
    }

    @Override
    long rank(int place, Question question, long customers) {
      return -question.priority().weight();
    }
  }

  /** The same, but what did not fit is marked and due until it is asked. */
  static final class CarryOver extends Rival {
    private final boolean[] carried;

    CarryOver(int questions) {
      super(Integer.MAX_VALUE);
      carried = new boolean[questions];
    }

    @Override
    boolean isDue(int place, Question question, long customers) {
      return carried[place] || customers % question.frequency().everyNth() == 0;
    }

    @Override
    long rank(int place, Question question, long customers) {
      return -question.priority().weight();
    }

    @Override
    void decided(int place, Question question, boolean asked) {
      carried[place] = !asked;
    }
  }

  /** Turns are owed as with us; the turn whose next one falls due the soonest goes first. */
  static final class EarliestDeadline extends Rival {
    private final long[] paid;

    EarliestDeadline(int questions) {
      super(Integer.MAX_VALUE);
      paid = new long[questions];
    }

    @Override
    boolean isDue(int place, Question question, long customers) {
      return customers - paid[place] >= question.frequency().everyNth();
    }

    @Override
    long rank(int place, Question question, long customers) {
      return 2L * question.frequency().everyNth() + paid[place] - customers;
    }

    @Override
    void decided(int place, Question question, boolean asked) {
      paid[place] += asked ? question.frequency().everyNth() : 0;
    }
  }
}
