package dev.callkit.question;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;

/** What is asked as a whole, for one customer. */
record PlainItem(
    String id,
    List<Question> members,
    int n,
    Priority own,
    Priority level,
    int weight,
    long owed,
    long gap,
    int time) {
  /** Most urgent first, then by level, frequency and id. */
  static final Comparator<PlainItem> CANONICAL =
      ((Comparator<PlainItem>) (a, b) -> b.urgencyTimes(a.n()).compareTo(a.urgencyTimes(b.n())))
          .thenComparing(PlainItem::level)
          .thenComparing(PlainItem::n)
          .thenComparing(PlainItem::id);

  BigInteger urgencyTimes(int otherN) {
    return BigInteger.valueOf(weight)
        .multiply(BigInteger.valueOf(owed))
        .multiply(BigInteger.valueOf(otherN));
  }

  long hundredths() {
    BigInteger exact = urgencyTimes(100).divide(BigInteger.valueOf(n));
    return exact.min(BigInteger.valueOf(100_000_000)).longValueExact();
  }

  String group() {
    Question first = members.get(0);
    return first
        .topic()
        .orElse(first.departments().isEmpty() ? "" : first.departments().iterator().next());
  }

  boolean has(QuestionId id) {
    return members.stream().anyMatch(member -> member.id().equals(id));
  }
}
