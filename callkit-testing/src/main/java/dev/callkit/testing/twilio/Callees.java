package dev.callkit.testing.twilio;

import java.util.function.Supplier;

/** Who is at the other end of each call. */
@FunctionalInterface
public interface Callees {

  /**
   * {@return who is rung; a new one for each call}
   *
   * @param call the call, as it was placed
   */
  Callee at(PlacedCall call);

  /** Everybody is of one kind. */
  static Callees always(Supplier<Callee> kind) {
    return call -> kind.get();
  }
}
