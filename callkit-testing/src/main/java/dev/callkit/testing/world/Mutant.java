package dev.callkit.testing.world;

import dev.callkit.store.CallStore;
import dev.callkit.telephony.TelephonyProvider;
import java.util.function.UnaryOperator;

/**
 * Something broken on purpose, to see that an invariant notices.
 *
 * @param store what becomes of the shared store
 * @param carrier what becomes of a node's way to the carrier
 */
record Mutant(UnaryOperator<CallStore> store, UnaryOperator<TelephonyProvider> carrier) {
  static final Mutant NONE = new Mutant(same -> same, same -> same);

  static Mutant store(UnaryOperator<CallStore> broken) {
    return new Mutant(broken, same -> same);
  }

  static Mutant carrier(UnaryOperator<TelephonyProvider> broken) {
    return new Mutant(same -> same, broken);
  }
}
