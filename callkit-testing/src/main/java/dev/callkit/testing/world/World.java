package dev.callkit.testing.world;

import dev.callkit.CallKit;
import dev.callkit.CallRejectedException;
import dev.callkit.business.Business;
import dev.callkit.call.Basis;
import dev.callkit.call.BusinessId;
import dev.callkit.call.CallPriority;
import dev.callkit.call.CallRequest;
import dev.callkit.call.PhoneNumber;
import dev.callkit.call.Respondent;
import dev.callkit.call.VerificationId;
import dev.callkit.call.Visit;
import dev.callkit.cost.Money;
import dev.callkit.dialogue.DialogueEngine;
import dev.callkit.question.Question;
import dev.callkit.store.CallStore;
import dev.callkit.store.StoreException;
import dev.callkit.telephony.DialRequest;
import dev.callkit.telephony.TelephonyProvider;
import dev.callkit.testing.simulation.Audible;
import dev.callkit.testing.simulation.SimulatedCarrier;
import dev.callkit.testing.simulation.SimulatedRespondent;
import dev.callkit.testing.simulation.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** One run: builds the nodes, lets customers come, and waits for the end. */
final class World {
  // Somebody may say "i morgon klockan tio" again and again, over a weekend.
  private static final Duration LONGEST = Duration.ofDays(8);
  private static final Duration LATE_REPORTS = Duration.ofMinutes(10);
  private static final Duration RESTARTS_AFTER = Duration.ofSeconds(5);
  // Shorter than many talks, so that some are handed over.
  private static final Duration DRAINS_WITHIN = Duration.ofSeconds(20);
  private static final Duration ASKS_AGAIN_AFTER = Duration.ofSeconds(5);
  private static final double SHARE_OF_KNOWN_NUMBERS = 0.05;
  private static final List<String> NAMES = List.of("simulated", "reserve");
  private static final Money PER_EXCHANGE = Money.of("0.0002", "USD");

  private final Simulation plan;
  private final VirtualTime time;
  private final Random chance;
  private final CallStore shared;
  private final KillPoints kills;
  private final Witness witness;
  private final Network network;
  private final List<SimulatedCarrier> carriers;
  private final Map<Node, CallKit> alive = new LinkedHashMap<>();
  private boolean storeAway;
  private boolean carrierAway;
  private boolean over;
  private int requested;
  private int unanswered;
  private int ids;
  private int nodesStarted;
  private int nodesKilled;

  World(Simulation plan) {
    this.plan = plan;
    this.time = new VirtualTime(plan.start);
    this.chance = new Random(mixed(""));
    this.shared = plan.mutant.store().apply(CallStore.inMemory());
    this.kills = new KillPoints(plan.killAt);
    List<Question> questions =
        plan.businesses.stream().flatMap(each -> each.catalogue().questions().stream()).toList();
    this.witness = new Witness(questions, plan.tariff);
    this.network = new Network(time, plan.accidents, new Random(chance.nextLong()), witness);
    this.carriers = NAMES.stream().limit(plan.carriers).map(this::carrier).toList();
    carriers.forEach(carrier -> carrier.attach(network, network));
  }

  private SimulatedCarrier carrier(String name) {
    return SimulatedCarrier.builder(time, request -> respondent(name, request))
        .name(name)
        .listener(
            (attempt, sound) -> {
              witness.heard(attempt, sound);
              if (sound instanceof Audible.Over) {
                network.over(attempt);
              }
            })
        .build();
  }

  int momentsPassed() {
    return kills.passed();
  }

  private SimulatedRespondent respondent(String carrier, DialRequest request) {
    long customer = mixed(request.to().e164());
    long attempt = mixed(request.attempt().toString());
    People.Person person = plan.people.at(new Random(customer), new Random(attempt));
    witness.placed(request, carrier, person.refuses());
    return person.respondent();
  }

  /** Seeds that lie close together begin alike; these do not. */
  private long mixed(String text) {
    long mixed = plan.seed * 0x9E3779B97F4A7C15L + text.hashCode();
    mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
    return mixed ^ mixed >>> 31;
  }

  SimulationReport run() {
    for (int number = 0; number < plan.nodes; number++) {
      startNode();
    }
    time.schedule(Duration.ZERO, this::customerComes);
    scheduleOutage(
        plan.accidents.storeAway(), plan.accidents.storeAwayEvery(), away -> storeAway = away);
    scheduleOutage(
        plan.accidents.carrierAway(),
        plan.accidents.carrierAwayEvery(),
        away -> carrierAway = away);
    Duration coming = Duration.ofHours(2L * plan.calls / plan.perHour);
    time.runUntil(
        () -> requested == plan.calls && unanswered == 0 && witness.open() == 0,
        coming.plus(LONGEST));
    over = true;
    time.runFor(LATE_REPORTS);
    return new Reckoning(plan, shared, witness, nodesKilled).report();
  }

  // Nodes.

  private void startNode() {
    Node node = new Node("node-" + ++nodesStarted, time, this::died);
    Random own = new Random(chance.nextLong());
    FaultyStore store =
        new FaultyStore(
            shared, node, plan.accidents, own, () -> storeAway, time::runFor, kills, witness);
    Optional<Money> price = plan.tariff.map(list -> PER_EXCHANGE);
    CallKit.Builder builder =
        CallKit.builder()
            .telephony(gateway(carriers.get(0), node, own, () -> carrierAway))
            .store(store)
            .businesses(this::business)
            .dialogue(
                DialogueEngine.guarded(
                    new Engine(plan.accidents, own, price), new SameThread(), time))
            .pacing(plan.pacing)
            .clock(time)
            .tasks(node)
            .chance(own::nextDouble)
            .ids(() -> "c" + ++ids)
            .node(node.name())
            .lease(plan.lease)
            .poll(plan.poll);
    carriers.stream()
        .skip(1)
        .forEach(reserve -> builder.failover(gateway(reserve, node, own, () -> false)));
    plan.tariff.ifPresent(builder::tariff);
    CallKit callKit = builder.build();
    alive.put(node, callKit);
    network.join(node, callKit);
    callKit.start();
    if (!plan.accidents.nodeKilledEvery().isZero()) {
      time.schedule(
          exponential(own, plan.accidents.nodeKilledEvery()),
          () -> {
            if (!over) {
              node.kill();
            }
          });
    }
    if (!plan.accidents.nodeReplacedEvery().isZero()) {
      time.schedule(
          exponential(own, plan.accidents.nodeReplacedEvery()), () -> replace(node, callKit));
    }
  }

  /** A rolling deployment: no new calls go there, it finishes what it can, and another starts. */
  private void replace(Node node, CallKit callKit) {
    if (over || !node.isAlive()) {
      return;
    }
    alive.remove(node);
    callKit
        .drain(DRAINS_WITHIN)
        .whenComplete(
            (finished, never) -> {
              if (node.isAlive()) {
                callKit.close();
                node.close();
                network.leave(node);
                startNode();
              }
            });
  }

  private TelephonyProvider gateway(
      SimulatedCarrier carrier, Node node, Random own, BooleanSupplier away) {
    Gateway gateway = new Gateway(carrier, node, plan.accidents, own, kills, away, time);
    return plan.mutant.carrier().apply(gateway);
  }

  private void died(Node node) {
    nodesKilled++;
    alive.remove(node);
    network.leave(node);
    time.schedule(RESTARTS_AFTER, this::startNode);
  }

  private Optional<Business> business(BusinessId id) {
    return plan.businesses.stream().filter(each -> each.id().equals(id)).findFirst();
  }

  private static Duration exponential(Random chance, Duration mean) {
    return Duration.ofMillis((long) (-Math.log(1 - chance.nextDouble()) * mean.toMillis()));
  }

  // What is away for a while.

  private void scheduleOutage(Duration length, Duration every, Consumer<Boolean> away) {
    if (!length.isZero()) {
      Random own = new Random(chance.nextLong());
      time.schedule(exponential(own, every), () -> goAway(own, length, every, away));
    }
  }

  private void goAway(Random own, Duration length, Duration every, Consumer<Boolean> away) {
    if (over) {
      return;
    }
    away.accept(true);
    time.schedule(
        exponential(own, length),
        () -> {
          away.accept(false);
          time.schedule(exponential(own, every), () -> goAway(own, length, every, away));
        });
  }

  // Customers.

  private void customerComes() {
    int number = ++requested;
    if (number % 100 == 0) {
      plan.progress.accept(number - witness.open());
    }
    unanswered++;
    ask(request(number));
    if (number < plan.calls) {
      long mean = Duration.ofHours(1).toMillis() / plan.perHour;
      time.schedule(exponential(chance, Duration.ofMillis(Math.max(1, mean))), this::customerComes);
    }
  }

  private CallRequest request(int number) {
    boolean known = number > 1 && chance.nextDouble() < SHARE_OF_KNOWN_NUMBERS;
    int person = known ? 1 + chance.nextInt(number - 1) : number;
    Business shop = plan.businesses.get(number % plan.businesses.size());
    Instant now = time.instant();
    return new CallRequest(
        shop.id(),
        Respondent.of(PhoneNumber.of(String.format(Locale.ROOT, "+4670%07d", 1_000_000 + person))),
        Visit.at(now.minus(Duration.ofHours(1))),
        new Basis(new VerificationId("v" + number), now, "feedback on a purchase", true),
        chance.nextInt(20) == 0 ? CallPriority.HIGH : CallPriority.NORMAL);
  }

  /** What a host does: asks one node, and again if it gets no answer. */
  private void ask(CallRequest request) {
    List<CallKit> there = List.copyOf(alive.values());
    try {
      if (there.isEmpty()) {
        throw new Node.Killed();
      }
      there.get(chance.nextInt(there.size())).request(request);
    } catch (StoreException | Node.Killed noAnswer) {
      time.schedule(ASKS_AGAIN_AFTER, () -> ask(request));
      return;
    } catch (CallRejectedException refused) {
      // A gate: somebody who was rung a moment ago, or never wants to be.
    }
    unanswered--;
  }
}
