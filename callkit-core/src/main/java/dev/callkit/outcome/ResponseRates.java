package dev.callkit.outcome;

import dev.callkit.outcome.Disposition.Group;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The standard's rates over final dispositions (AAPOR Standard Definitions, 9th edition, 2016). A
 * rate whose denominator is zero is not available.
 */
public final class ResponseRates {
  private final double i;
  private final double p;
  private final double r;
  private final double nc;
  private final double o;
  private final double uo;
  private final double e;

  private ResponseRates(Map<Group, Long> counts) {
    i = counts.getOrDefault(Group.INTERVIEW, 0L);
    p = counts.getOrDefault(Group.PARTIAL, 0L);
    r = counts.getOrDefault(Group.REFUSAL, 0L);
    nc = counts.getOrDefault(Group.NON_CONTACT, 0L);
    o = counts.getOrDefault(Group.OTHER, 0L);
    uo = counts.getOrDefault(Group.UNKNOWN_OTHER, 0L);
    double ne = counts.getOrDefault(Group.NOT_ELIGIBLE, 0L);
    double known = i + p + r + nc + o;
    e = known + ne == 0 ? 1 : known / (known + ne);
  }

  /** Counts final dispositions, one per call. */
  public static ResponseRates of(Collection<Disposition> finals) {
    EnumMap<Group, Long> counts = new EnumMap<>(Group.class);
    finals.forEach(disposition -> counts.merge(disposition.group(), 1L, Long::sum));
    return new ResponseRates(counts);
  }

  private static OptionalDouble rate(double numerator, double denominator) {
    return denominator == 0 ? OptionalDouble.empty() : OptionalDouble.of(numerator / denominator);
  }

  /** Everybody who is or, with this share, may be eligible. */
  private double base(double shareOfUnknown) {
    return i + p + r + nc + o + shareOfUnknown * uo;
  }

  /**
   * {@return the estimated share of eligible persons among the unknown, 0 to 1; 1 when nothing is
   * known}
   */
  public double eligibleShare() {
    return e;
  }

  /** {@return RR1: complete interviews over everybody} */
  public OptionalDouble rr1() {
    return rate(i, base(1));
  }

  /** {@return RR2: RR1 with partial interviews} */
  public OptionalDouble rr2() {
    return rate(i + p, base(1));
  }

  /** {@return RR3: complete interviews over the estimated eligible} */
  public OptionalDouble rr3() {
    return rate(i, base(e));
  }

  /** {@return RR4: RR3 with partial interviews} */
  public OptionalDouble rr4() {
    return rate(i + p, base(e));
  }

  /** {@return RR5: complete interviews over the known eligible} */
  public OptionalDouble rr5() {
    return rate(i, base(0));
  }

  /** {@return RR6: RR5 with partial interviews} */
  public OptionalDouble rr6() {
    return rate(i + p, base(0));
  }

  /** {@return COOP1: complete interviews over everybody reached} */
  public OptionalDouble coop1() {
    return rate(i, i + p + r + o);
  }

  /** {@return COOP2: COOP1 with partial interviews} */
  public OptionalDouble coop2() {
    return rate(i + p, i + p + r + o);
  }

  /** {@return COOP3: complete interviews over everybody reached who could have taken part} */
  public OptionalDouble coop3() {
    return rate(i, i + p + r);
  }

  /** {@return COOP4: COOP3 with partial interviews} */
  public OptionalDouble coop4() {
    return rate(i + p, i + p + r);
  }

  /** {@return REF1: refusals over everybody} */
  public OptionalDouble ref1() {
    return rate(r, base(1));
  }

  /** {@return REF2: refusals over the estimated eligible} */
  public OptionalDouble ref2() {
    return rate(r, base(e));
  }

  /** {@return REF3: refusals over the known eligible} */
  public OptionalDouble ref3() {
    return rate(r, base(0));
  }

  /** {@return CON1: persons reached over everybody} */
  public OptionalDouble con1() {
    return rate(i + p + r + o, base(1));
  }

  /** {@return CON2: persons reached over the estimated eligible} */
  public OptionalDouble con2() {
    return rate(i + p + r + o, base(e));
  }

  /** {@return CON3: persons reached over the known eligible} */
  public OptionalDouble con3() {
    return rate(i + p + r + o, base(0));
  }
}
