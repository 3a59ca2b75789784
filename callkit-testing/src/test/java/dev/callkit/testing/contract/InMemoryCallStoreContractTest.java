package dev.callkit.testing.contract;

import dev.callkit.store.CallStore;
import org.junit.jupiter.api.Nested;

class InMemoryCallStoreContractTest {

  @Nested
  class Rules extends CallStoreContract {
    @Override
    protected CallStore emptyStore() {
      return CallStore.inMemory();
    }

    @Override
    protected CallStore seenByAnotherNode(CallStore store) {
      return store;
    }
  }

  @Nested
  class Stories extends CallStoreStoryContract {
    @Override
    protected CallStore emptyStore() {
      return CallStore.inMemory();
    }

    @Override
    protected CallStore seenByAnotherNode(CallStore store) {
      return store;
    }
  }

  @Nested
  class Paces extends CallStorePacingContract {
    @Override
    protected CallStore emptyStore() {
      return CallStore.inMemory();
    }

    @Override
    protected CallStore seenByAnotherNode(CallStore store) {
      return store;
    }
  }
}
