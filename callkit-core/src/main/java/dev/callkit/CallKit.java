package dev.callkit;

import dev.callkit.business.Business;
import dev.callkit.business.BusinessDirectory;
import dev.callkit.call.CallId;
import dev.callkit.call.CallRequest;
import dev.callkit.conduct.BreakerSettings;
import dev.callkit.conduct.Carriers;
import dev.callkit.conduct.Conductor;
import dev.callkit.conduct.ConductorSettings;
import dev.callkit.conduct.Conversations;
import dev.callkit.conduct.Parts;
import dev.callkit.conduct.TaskScheduler;
import dev.callkit.cost.Tariff;
import dev.callkit.dialogue.DialogueEngine;
import dev.callkit.progress.CallRecord;
import dev.callkit.question.QuestionSelector;
import dev.callkit.store.CallStore;
import dev.callkit.store.NodeId;
import dev.callkit.store.Pacing;
import dev.callkit.telephony.LegEvents;
import dev.callkit.telephony.TelephonyProvider;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Rings people who have asked for it and holds short standardised interviews.
 *
 * <pre>{@code
 * CallKit callKit =
 *     CallKit.builder()
 *         .telephony(carrier)
 *         .store(CallStore.inMemory())
 *         .business(business)
 *         .build();
 * callKit.start();
 * CallSession session = callKit.request(request);
 * session.ended().thenAccept(call -> save(call.answers()));
 * }</pre>
 *
 * <p>Thread-safe. One instance per process is enough; several processes may share one store.
 */
public final class CallKit implements AutoCloseable {
  private final CallStore store;
  private final TaskScheduler tasks;
  private final boolean ownsTasks;
  private final Conductor conductor;
  private final Sessions sessions;
  private final Requests requests;

  private CallKit(Builder builder, CallStore store) {
    this.store = store;
    this.tasks = builder.tasks == null ? TaskScheduler.threads(builder.workers) : builder.tasks;
    this.ownsTasks = builder.tasks == null;
    this.sessions = new Sessions(store, tasks, builder.listeners);
    BusinessDirectory businesses = builder.directory();
    ConductorSettings settings =
        new ConductorSettings(
            new NodeId(builder.node == null ? builder.ids.get() : builder.node),
            builder.lease,
            builder.poll,
            builder.understandWithin,
            builder.pacing,
            builder.breaker);
    this.conductor =
        new Conductor(
            new Parts(
                store,
                businesses,
                new Carriers(
                    builder.carriers, settings.breaker(), builder.workers, tasks, builder.clock),
                List.copyOf(builder.tariffs),
                builder.engine,
                builder.selector,
                builder.clock,
                builder.chance,
                tasks,
                settings),
            sessions);
    this.requests =
        new Requests(store, businesses, builder.clock, builder.ids, sessions, conductor);
  }

  /** {@return a builder with every default in place} */
  public static Builder builder() {
    return new Builder();
  }

  /** Begins to dial calls that are due. Doing it again changes nothing. */
  public void start() {
    conductor.start();
  }

  /**
   * Asks for a call. The same verification again gives the same call.
   *
   * @return the handle on the stored call
   * @throws CallRejectedException if a gate refuses; asking again does not help unless the facts
   *     change
   * @throws dev.callkit.store.StoreException if the store does not answer; see {@code retryable()}
   */
  public CallSession request(CallRequest request) {
    CallRecord stored = requests.take(request);
    return handle(stored.id());
  }

  /** {@return the handle on a stored call, if there is one with this id} */
  public Optional<CallSession> session(CallId id) {
    return store.find(id).map(call -> handle(call.id()));
  }

  /** {@return where the carrier adapter brings the talk} */
  public Conversations conversations() {
    return conductor;
  }

  /** {@return where the carrier adapter reports what the network does} */
  public LegEvents legEvents() {
    return conductor;
  }

  /**
   * Makes this node ready to be stopped, as in a rolling deployment: it claims no more calls, lets
   * the talks end that it is holding, and hands over those that are still going on when the time is
   * over. Their holds end, so that the node to which the carrier connects next goes on at once with
   * the interview where it is. What the carrier reports meanwhile is handled as always; {@link
   * #start} is not called again. Does not block; {@link #close} afterwards:
   *
   * <pre>{@code
   * callKit.drain(Duration.ofMinutes(2)).toCompletableFuture().join();
   * callKit.close();
   * }</pre>
   *
   * @param atMost how long talks may go on here, 0 or more; two minutes let every talk end
   * @return completes with whether all had ended by then
   */
  public CompletionStage<Boolean> drain(Duration atMost) {
    return conductor.drain(atMost);
  }

  /**
   * Claims no more calls, waits a bounded time for the steps that are running, and leaves
   * everything else to the next start or to other nodes. The carrier, the store and a scheduler
   * that was handed in are the host's to close.
   */
  @Override
  public void close() {
    conductor.stop();
    if (ownsTasks) {
      tasks.close();
    }
  }

  private CallSession handle(CallId id) {
    return new StoredSession(id, store, conductor, sessions);
  }

  /**
   * Wires the parts together. Each setter replaces what it set before, except {@link #business},
   * {@link #listener}, {@link #failover} and {@link #tariff}, which add. Not thread-safe.
   */
  public static final class Builder {
    private final List<TelephonyProvider> carriers = new ArrayList<>();
    private final List<TelephonyProvider> failover = new ArrayList<>();
    private final List<Tariff> tariffs = new ArrayList<>();
    private @Nullable CallStore store;
    private @Nullable BusinessDirectory businesses;
    private final Map<Object, Business> settled = new LinkedHashMap<>();
    private final List<CallListener> listeners = new ArrayList<>();
    private DialogueEngine engine = DialogueEngine.swedishRules();
    private QuestionSelector selector = QuestionSelector.owedTurns();
    private InstantSource clock = InstantSource.system();
    private DoubleSupplier chance = () -> ThreadLocalRandom.current().nextDouble();
    private Supplier<String> ids = () -> UUID.randomUUID().toString();
    private @Nullable TaskScheduler tasks;
    private int workers = 64;
    private @Nullable String node;
    private Duration lease = Duration.ofSeconds(30);
    private Duration poll = Duration.ofSeconds(1);
    private Duration understandWithin = Duration.ofMillis(2500);
    private Pacing pacing = Pacing.UNLIMITED;
    private BreakerSettings breaker = BreakerSettings.DEFAULT;

    private Builder() {}

    /** Sets the carrier, the one that is preferred if there are more. Required. */
    public Builder telephony(TelephonyProvider carrier) {
      carriers.clear();
      carriers.add(carrier);
      return this;
    }

    /**
     * Adds a carrier to dial with when those before it are out of reach, refuse us, or are busy. It
     * is asked only when it is certain that nobody has been rung, and never for a number that is
     * bad itself. Default none.
     */
    public Builder failover(TelephonyProvider carrier) {
      failover.add(carrier);
      return this;
    }

    /**
     * Sets when a carrier that fails again and again is left alone for a while; its calls wait or
     * go to the next one. Default {@link BreakerSettings#DEFAULT}.
     */
    public Builder breaker(BreakerSettings settings) {
      this.breaker = settings;
      return this;
    }

    /**
     * Sets what remembers. Required; {@link CallStore#inMemory()} forgets when the process ends.
     */
    public Builder store(CallStore memory) {
      this.store = memory;
      return this;
    }

    /**
     * Adds a price list, by which the cost of calls is estimated and their budgets are kept; of
     * several the latest holds that has begun. Default none: then only what carriers and engines
     * report is known, and no budget is kept.
     */
    public Builder tariff(Tariff prices) {
      tariffs.add(prices);
      return this;
    }

    /** Adds a business. At least one, or a {@link #businesses directory}, is required. */
    public Builder business(Business business) {
      settled.put(business.id(), business);
      return this;
    }

    /** Sets where businesses are found, in place of those added one by one. */
    public Builder businesses(BusinessDirectory directory) {
      this.businesses = directory;
      return this;
    }

    /** Sets what understands replies. Default {@link DialogueEngine#swedishRules()}. */
    public Builder dialogue(DialogueEngine understanding) {
      this.engine = understanding;
      return this;
    }

    /** Sets what chooses questions. Default {@link QuestionSelector#owedTurns()}. */
    public Builder selector(QuestionSelector questions) {
      this.selector = questions;
      return this;
    }

    /** Adds a listener. Default none. */
    public Builder listener(CallListener listener) {
      listeners.add(listener);
      return this;
    }

    /** Sets the clock. Default the system's. */
    public Builder clock(InstantSource time) {
      this.clock = time;
      return this;
    }

    /** Sets the chance that spreads retries, from 0 (inclusive) to 1 (exclusive). */
    public Builder chance(DoubleSupplier numbers) {
      this.chance = numbers;
      return this;
    }

    /** Sets where ids come from: 1 to 64 of {@code A-Z a-z 0-9 _ -}. Default random UUIDs. */
    public Builder ids(Supplier<String> source) {
      this.ids = source;
      return this;
    }

    /** Sets what runs the work, and is closed by the host. Default daemon threads of our own. */
    public Builder tasks(TaskScheduler scheduler) {
      this.tasks = scheduler;
      return this;
    }

    /** Sets how many steps run at once on our own threads, 1 to 1,000. Default 64. */
    public Builder workers(int threads) {
      this.workers = threads;
      return this;
    }

    /** Sets this node's name, different for every instance on one store. Default a new id. */
    public Builder node(String name) {
      this.node = name;
      return this;
    }

    /**
     * Sets how long this node holds a call without renewing, 3 s or more: after a crash another
     * node goes on after this long. Default 30 s.
     */
    public Builder lease(Duration hold) {
      this.lease = hold;
      return this;
    }

    /** Sets how often due calls are looked for, more than 0. Default 1 s. */
    public Builder poll(Duration interval) {
      this.poll = interval;
      return this;
    }

    /** Sets how long an engine may think about one reply, more than 0. Default 2.5 s. */
    public Builder understandWithin(Duration deadline) {
      this.understandWithin = deadline;
      return this;
    }

    /**
     * Sets how fast calls are placed and how many are in progress, on all nodes of the store
     * together; every node should say the same. Default {@link Pacing#UNLIMITED}.
     */
    public Builder pacing(Pacing limits) {
      this.pacing = limits;
      return this;
    }

    private BusinessDirectory directory() {
      Map<Object, Business> fixed = Map.copyOf(settled);
      return businesses == null ? id -> Optional.ofNullable(fixed.get(id)) : businesses;
    }

    /**
     * Builds what has been wired. Nothing is dialled before {@link CallKit#start()}.
     *
     * @throws IllegalStateException naming everything that is missing or out of range
     */
    public CallKit build() {
      List<String> problems = new ArrayList<>();
      if (carriers.isEmpty()) {
        problems.add("telephony: expected a carrier, got none");
      }
      carriers.addAll(failover);
      failover.clear();
      Carriers.sameName(carriers)
          .map(name -> "failover: expected carriers of different names, got twice " + name)
          .ifPresent(problems::add);
      if (store == null) {
        problems.add("store: expected a call store, got none");
      }
      if (businesses == null && settled.isEmpty()) {
        problems.add("business: expected at least one business or a directory, got none");
      }
      if (workers < 1 || workers > 1000) {
        problems.add("workers: expected 1 to 1000, got " + workers);
      }
      try {
        new ConductorSettings(new NodeId("check"), lease, poll, understandWithin, pacing, breaker);
      } catch (IllegalArgumentException outOfRange) {
        problems.add(String.valueOf(outOfRange.getMessage()));
      }
      if (store == null || !problems.isEmpty()) {
        throw new IllegalStateException("CallKit cannot be built: " + String.join("; ", problems));
      }
      return new CallKit(this, store);
    }
  }
}
