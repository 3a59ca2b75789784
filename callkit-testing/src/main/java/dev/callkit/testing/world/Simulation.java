package dev.callkit.testing.world;

import dev.callkit.business.Business;
import dev.callkit.call.Respondent;
import dev.callkit.cost.Tariff;
import dev.callkit.store.Pacing;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A day of calls with everything that can go wrong, decided by one seed.
 *
 * <pre>{@code
 * SimulationReport report =
 *     Simulation.builder().seed(7).calls(500).accidents(Accidents.EVERYTHING).build().run();
 * assertThat(report.violated()).as(report.replay()).isEmpty();
 * }</pre>
 *
 * <p>Nodes, store and carrier run on one virtual clock and one thread. Immutable; each run begins
 * anew and gives the same report.
 */
public final class Simulation {
  /** Monday 2026-11-23, 09:00 in Sweden. */
  public static final Instant MONDAY_MORNING =
      LocalDateTime.of(2026, 11, 23, 9, 0).atZone(Respondent.SWEDEN).toInstant();

  final long seed;
  final int calls;
  final int perHour;
  final int nodes;
  final int killAt;
  final Instant start;
  final Duration lease;
  final Duration poll;
  final People people;
  final Accidents accidents;
  final Pacing pacing;
  final List<Business> businesses;
  final int carriers;
  final Optional<Tariff> tariff;
  final Mutant mutant;
  final IntConsumer progress;

  private Simulation(Builder builder) {
    this.seed = builder.seed;
    this.calls = builder.calls;
    this.perHour = builder.perHour;
    this.nodes = builder.nodes;
    this.killAt = builder.killAt;
    this.start = builder.start;
    this.lease = builder.lease;
    this.poll = builder.poll;
    this.people = builder.people;
    this.accidents = builder.accidents;
    this.pacing = builder.pacing;
    this.businesses = List.copyOf(builder.businesses);
    this.carriers = builder.carriers;
    this.tariff = Optional.ofNullable(builder.tariff);
    this.mutant = builder.mutant;
    this.progress = builder.progress;
  }

  /** {@return a builder with every default in place} */
  public static Builder builder() {
    return new Builder();
  }

  /** Runs it until every call is final, eight days at most after the last customer has come. */
  public SimulationReport run() {
    return new World(this).run();
  }

  /**
   * Runs it once for each moment at which a node can be killed: before and after each write to the
   * store and each request to the carrier. Only one node is killed each time; another one is
   * started five seconds later.
   *
   * @return the reports, the first of which is that of the run in which nobody was killed
   */
  public List<SimulationReport> runKillingAtEachMoment() {
    List<SimulationReport> reports = new ArrayList<>();
    World undisturbed = new World(this);
    reports.add(undisturbed.run());
    int moments = undisturbed.momentsPassed();
    for (int moment = 1; moment <= moments; moment++) {
      reports.add(new World(killedAt(moment)).run());
    }
    return List.copyOf(reports);
  }

  private Simulation killedAt(int moment) {
    Builder builder = new Builder();
    builder.seed = seed;
    builder.calls = calls;
    builder.perHour = perHour;
    builder.nodes = nodes;
    builder.start = start;
    builder.lease = lease;
    builder.poll = poll;
    builder.people = people;
    builder.accidents = accidents;
    builder.pacing = pacing;
    builder.businesses = businesses;
    builder.carriers = carriers;
    builder.tariff = tariff.orElse(null);
    builder.mutant = mutant;
    builder.killAt = moment;
    return builder.build();
  }

  /** Makes a simulation. Not thread-safe. */
  public static final class Builder {
    private long seed = 1;
    private int calls = 100;
    private int perHour = 600;
    private int nodes = 3;
    private int killAt;
    private Instant start = MONDAY_MORNING;
    private Duration lease = Duration.ofSeconds(30);
    private Duration poll = Duration.ofSeconds(5);
    private People people = People.ORDINARY;
    private Accidents accidents = Accidents.NONE;
    private Pacing pacing = Pacing.UNLIMITED;
    private List<Business> businesses = Shops.BOTH;
    private int carriers = 1;
    private @Nullable Tariff tariff;
    private Mutant mutant = Mutant.NONE;
    private IntConsumer progress = ended -> {};

    private Builder() {}

    /** Sets what decides every accident. Default 1. */
    public Builder seed(long number) {
      this.seed = number;
      return this;
    }

    /** Sets how many calls are asked for, 1 or more. Default 100. */
    public Builder calls(int number) {
      this.calls = number;
      return this;
    }

    /** Sets how many are asked for in an hour on average, 1 or more. Default 600. */
    public Builder perHour(int number) {
      this.perHour = number;
      return this;
    }

    /** Sets how many nodes there are, 1 or more. Default 3. */
    public Builder nodes(int number) {
      this.nodes = number;
      return this;
    }

    /** Sets when it begins. Default {@link Simulation#MONDAY_MORNING}. */
    public Builder start(Instant at) {
      this.start = at;
      return this;
    }

    /** Sets the nodes' lease. Default 30 s. */
    public Builder lease(Duration hold) {
      this.lease = hold;
      return this;
    }

    /** Sets how often a node looks for due calls. Default 5 s. */
    public Builder poll(Duration interval) {
      this.poll = interval;
      return this;
    }

    /** Sets who is rung. Default {@link People#ORDINARY}. */
    public Builder people(People mix) {
      this.people = mix;
      return this;
    }

    /** Sets what goes wrong. Default {@link Accidents#NONE}. */
    public Builder accidents(Accidents shares) {
      this.accidents = shares;
      return this;
    }

    /** Sets how fast calls are placed. Default without limits. */
    public Builder pacing(Pacing limits) {
      this.pacing = limits;
      return this;
    }

    /** Sets on whose behalf calls are made, in turn. Default two shops with five questions. */
    public Builder businesses(List<Business> shops) {
      this.businesses = List.copyOf(shops);
      return this;
    }

    /**
     * Sets how many carriers there are, 1 or 2: {@code simulated}, and {@code reserve} for what the
     * first one turns away. Default 1.
     */
    public Builder carriers(int number) {
      this.carriers = number;
      return this;
    }

    /** Sets what calls cost. Default nothing, so that no budget is kept. */
    public Builder tariff(Tariff prices) {
      this.tariff = prices;
      return this;
    }

    /** Breaks something on purpose. Default nothing. */
    Builder mutant(Mutant broken) {
      this.mutant = broken;
      return this;
    }

    /** Sets who is told how many calls have ended, now and then. Default nobody. */
    public Builder progress(IntConsumer ended) {
      this.progress = ended;
      return this;
    }

    /**
     * Makes the simulation.
     *
     * @throws IllegalArgumentException naming what is out of range
     */
    public Simulation build() {
      if (calls < 1 || perHour < 1 || nodes < 1) {
        throw new IllegalArgumentException(
            "calls, perHour, nodes: expected 1 or more, got "
                + calls
                + ", "
                + perHour
                + ", "
                + nodes);
      }
      if (carriers < 1 || carriers > 2) {
        throw new IllegalArgumentException("carriers: expected 1 or 2, got " + carriers);
      }
      if (businesses.isEmpty()) {
        throw new IllegalArgumentException("businesses: expected at least one");
      }
      return new Simulation(this);
    }
  }
}
