package dev.callkit.conduct;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.call.CallId;
import dev.callkit.store.CallStore;
import dev.callkit.store.NodeId;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class DispatcherTest {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

  private final CallStore memory = CallStore.inMemory();
  private final Deque<Runnable> atOnce = new ArrayDeque<>();
  private final List<CallId> handled = new ArrayList<>();
  private final Deque<Runnable> inHand = new ArrayDeque<>();
  private Runnable whileLooking = () -> {};
  private Optional<Consumer<Instant>> listener = Optional.empty();
  private int looks;

  /** The in-memory store, watched: what happens while it is looked through, and who listens. */
  private final CallStore store =
      (CallStore)
          Proxy.newProxyInstance(
              CallStore.class.getClassLoader(),
              new Class<?>[] {CallStore.class},
              (proxy, method, arguments) -> {
                if (method.getName().equals("onDue")) {
                  @SuppressWarnings("unchecked")
                  Consumer<Instant> told = (Consumer<Instant>) arguments[0];
                  listener = Optional.of(told);
                  CallStore.Watch watch = () -> listener = Optional.empty();
                  return watch;
                }
                try {
                  Object result = method.invoke(memory, arguments);
                  if (method.getName().equals("claimDue")) {
                    looks++;
                    whileLooking.run();
                  }
                  return result;
                } catch (InvocationTargetException thrown) {
                  throw thrown.getCause();
                }
              });

  private final Dispatcher dispatcher =
      new Dispatcher(
          store,
          () -> NOW,
          new TaskScheduler() {
            @Override
            public void execute(Runnable task) {
              atOnce.add(task);
            }

            @Override
            public void schedule(Duration delay, Runnable task) {
              if (delay.isZero()) {
                atOnce.add(task);
              }
            }

            @Override
            public void close() {}
          },
          ConductorSettings.of(new NodeId("here")),
          (claim, lookedAt) -> {
            handled.add(claim.call().id());
            inHand.add(lookedAt);
          });

  private void runAll() {
    while (!atOnce.isEmpty()) {
      atOnce.remove().run();
    }
  }

  private CallId create() {
    return memory.create(Due.call(NOW), List.of()).id();
  }

  @Test
  void whatBecomesDueWhileItLooksDoesNotWaitForTheNextPoll() {
    List<CallId> late = new ArrayList<>();
    whileLooking =
        () -> {
          if (late.isEmpty()) {
            late.add(create());
            dispatcher.hint(NOW);
            runAll();
          }
        };
    dispatcher.start();
    runAll();
    assertThat(handled).isEqualTo(late);
    assertThat(looks).isEqualTo(2);
  }

  @Test
  void aBacklogIsClaimedAsItIsWorkedOffSoThatOtherNodesHaveTheirShare() {
    for (int call = 0; call < 260; call++) {
      memory.create(Due.call(NOW, call), List.of());
    }
    dispatcher.start();
    runAll();
    assertThat(handled).as("what one node has in hand").hasSize(100);
    assertThat(dispatcher.isIdle()).isFalse();
    for (int call = 0; call < 49; call++) {
      inHand.remove().run();
    }
    runAll();
    assertThat(handled).hasSize(100);
    inHand.remove().run();
    runAll();
    assertThat(handled).as("a batch more, as soon as there is room for one").hasSize(150);
    assertThat(memory.claimDue(new NodeId("there"), NOW, Duration.ofSeconds(30), 1000))
        .hasSize(110);
    while (!inHand.isEmpty()) {
      inHand.remove().run();
      runAll();
    }
    assertThat(handled).doesNotHaveDuplicates().hasSize(150);
    assertThat(dispatcher.isIdle()).isTrue();
  }

  @Test
  void theStoresWordMakesItLookUntilItStops() {
    dispatcher.start();
    runAll();
    CallId call = create();
    listener.orElseThrow().accept(NOW);
    runAll();
    assertThat(handled).containsExactly(call);
    dispatcher.stop();
    assertThat(listener).isEmpty();
  }
}
