package dev.callkit.testing.simulation;

import dev.callkit.conduct.Conversations;
import dev.callkit.conduct.TaskScheduler;
import dev.callkit.telephony.Capability;
import dev.callkit.telephony.CarrierCall;
import dev.callkit.telephony.CarrierCallId;
import dev.callkit.telephony.DialRequest;
import dev.callkit.telephony.DialSearch;
import dev.callkit.telephony.LegEvents;
import dev.callkit.telephony.LegStatus;
import dev.callkit.telephony.TelephonyException;
import dev.callkit.telephony.TelephonyProvider;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A carrier that rings nobody: at the other end of each line is a {@link SimulatedRespondent}.
 *
 * <p>Everything takes the time it would take: ringing, speaking, thinking, silence. The
 * respondent's voice stops an utterance of ours that gives way; words spoken into one that does not
 * are heard when we listen, and so is a reply that comes after its listening was over. A line with
 * a machine that is detected at the answer is not connected to the conversation. A call that is
 * hung up before an answer ends with {@code CANCELED}, one with a detected machine with {@code
 * MACHINE}.
 *
 * <p>Thread-safe. Calls are remembered as long as the carrier lives.
 */
public final class SimulatedCarrier implements TelephonyProvider {
  /** What it can do unless told otherwise: everything but recording. */
  public static final Set<Capability> DEFAULT_CAPABILITIES =
      Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(Capability.RECORDING)));

  private record Ports(LegEvents legs, Conversations conversations) {}

  private final String name;
  private final Station station;
  private final Respondents respondents;
  private final Function<DialRequest, Optional<TelephonyException>> failing;

  private final Object lock = new Object();
  private final Map<CarrierCallId, SimulatedLeg> legs = new HashMap<>();
  private final List<DialRequest> placed = new ArrayList<>();
  private volatile Optional<Ports> ports = Optional.empty();

  private SimulatedCarrier(Builder builder) {
    this.name = builder.name;
    this.respondents = builder.respondents;
    this.failing = builder.failing;
    this.station =
        new Station(
            builder.clock,
            builder.tasks,
            builder.capabilities,
            builder.ourPace,
            builder.theirPace,
            builder.setUp,
            builder.detection,
            builder.faults,
            builder.listener);
  }

  /**
   * {@return a builder with every default in place}
   *
   * @param time both clock and threads, such as {@link VirtualTime} or {@link RealTime}
   * @param respondents who is at the other end
   */
  public static <T extends InstantSource & TaskScheduler> Builder builder(
      T time, Respondents respondents) {
    return builder(time, time, respondents);
  }

  /**
   * {@return a builder with every default in place}
   *
   * @param clock tells the time
   * @param tasks runs the work
   * @param respondents who is at the other end
   */
  public static Builder builder(InstantSource clock, TaskScheduler tasks, Respondents respondents) {
    return new Builder(clock, tasks, respondents);
  }

  /** Says where to report; once, before the first call is dialled. */
  public void attach(LegEvents legEvents, Conversations conversations) {
    ports = Optional.of(new Ports(legEvents, conversations));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Set<Capability> capabilities() {
    return station.capabilities();
  }

  /**
   * Rings somebody.
   *
   * @throws IllegalStateException if {@link #attach} has not been called
   */
  @Override
  public CarrierCall dial(DialRequest request) {
    Ports to =
        ports.orElseThrow(
            () -> new IllegalStateException("simulated carrier: expected attach() before dial()"));
    Optional<TelephonyException> failure = failing.apply(request);
    if (failure.isPresent()) {
      throw failure.get();
    }
    SimulatedRespondent respondent = respondents.at(request);
    SimulatedLeg leg;
    synchronized (lock) {
      CarrierCallId id = new CarrierCallId("sim-" + (placed.size() + 1));
      leg = new SimulatedLeg(id, request, respondent, station, to.legs(), to.conversations());
      legs.put(id, leg);
      placed.add(request);
    }
    leg.start();
    if (station.faults().dialAnswerLost()) {
      throw new TelephonyException(
          TelephonyException.Kind.OUTCOME_UNKNOWN,
          "attempt " + request.attempt() + ": expected an answer, got none");
    }
    return new CarrierCall(leg.id(), name);
  }

  @Override
  public void hangUp(CarrierCallId call) {
    if (!station.can(Capability.HANG_UP)) {
      throw new TelephonyException(
          TelephonyException.Kind.REFUSED, "call " + call + ": this carrier cannot hang up");
    }
    find(call).ifPresent(SimulatedLeg::hangUp);
  }

  @Override
  public Optional<LegStatus> lookUp(CarrierCallId call) {
    return station.can(Capability.LOOK_UP)
        ? find(call).map(SimulatedLeg::status)
        : Optional.empty();
  }

  @Override
  public DialSearch findDialed(DialRequest lost) {
    if (!station.can(Capability.FIND_DIALED)) {
      return new DialSearch.Unknown();
    }
    synchronized (lock) {
      // Nothing is ever under way here: a call is placed before dial() returns, or never.
      return legs.values().stream()
          .filter(leg -> leg.attempt().equals(lost.attempt()))
          .findFirst()
          .<DialSearch>map(leg -> new DialSearch.Placed(new CarrierCall(leg.id(), name)))
          .orElseGet(DialSearch.NotPlaced::new);
    }
  }

  /** {@return every call that was placed, in order: what a test looks at} */
  public List<DialRequest> placed() {
    synchronized (lock) {
      return List.copyOf(placed);
    }
  }

  private Optional<SimulatedLeg> find(CarrierCallId call) {
    synchronized (lock) {
      return Optional.ofNullable(legs.get(call));
    }
  }

  @Override
  public String toString() {
    return "SimulatedCarrier[" + name + ", " + placed().size() + " calls]";
  }

  /** Makes a carrier. Each setter replaces what it set before. Not thread-safe. */
  public static final class Builder {
    private final InstantSource clock;
    private final TaskScheduler tasks;
    private final Respondents respondents;
    private String name = "simulated";
    private Set<Capability> capabilities = DEFAULT_CAPABILITIES;
    private int ourPace = 14;
    private int theirPace = 14;
    private Duration setUp = Duration.ofSeconds(1);
    private Duration detection = Duration.ZERO;
    private Faults faults = Faults.NONE;
    private CarrierListener listener = CarrierListener.NONE;
    private Function<DialRequest, Optional<TelephonyException>> failing =
        request -> Optional.empty();

    private Builder(InstantSource clock, TaskScheduler tasks, Respondents respondents) {
      this.clock = clock;
      this.tasks = tasks;
      this.respondents = respondents;
    }

    /** Sets the name. Default {@code simulated}. */
    public Builder name(String text) {
      this.name = text;
      return this;
    }

    /** Sets what the carrier can do. Default {@link #DEFAULT_CAPABILITIES}. */
    public Builder capabilities(Set<Capability> abilities) {
      this.capabilities = Set.copyOf(abilities);
      return this;
    }

    /**
     * Sets how fast we speak, in characters per second. Default 14.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public Builder ourPace(int charactersPerSecond) {
      this.ourPace = positive("ourPace", charactersPerSecond);
      return this;
    }

    /**
     * Sets how fast respondents speak, in characters per second. Default 14.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public Builder theirPace(int charactersPerSecond) {
      this.theirPace = positive("theirPace", charactersPerSecond);
      return this;
    }

    private static int positive(String field, int charactersPerSecond) {
      if (charactersPerSecond < 1) {
        throw new IllegalArgumentException(
            field + ": expected 1 or more, got " + charactersPerSecond);
      }
      return charactersPerSecond;
    }

    /** Sets how long it takes from dialling to ringing, 0 or more. Default 1 s. */
    public Builder setUp(Duration time) {
      this.setUp = time;
      return this;
    }

    /**
     * Sets how long machine detection takes, 0 or more; if more, the talk begins meanwhile. Default
     * 0: the report of the answer says it.
     */
    public Builder detectionTakes(Duration time) {
      this.detection = time;
      return this;
    }

    /** Sets what goes wrong on the way. Default {@link Faults#NONE}. */
    public Builder faults(Faults accidents) {
      this.faults = accidents;
      return this;
    }

    /** Sets who listens in. Default nobody. */
    public Builder listener(CarrierListener whoListens) {
      this.listener = whoListens;
      return this;
    }

    /**
     * Sets which calls are not placed, and what {@code dial} throws for them. Default none. Also an
     * unknown outcome means here that it was not placed; the other case is {@link
     * Faults#dialAnswerLost()}.
     */
    public Builder failing(Function<DialRequest, Optional<TelephonyException>> refusal) {
      this.failing = refusal;
      return this;
    }

    /** Makes the carrier. */
    public SimulatedCarrier build() {
      return new SimulatedCarrier(this);
    }
  }
}
