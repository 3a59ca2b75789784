package dev.callkit.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.callkit.CallKit;
import dev.callkit.CallRejectedException;
import dev.callkit.business.Business;
import dev.callkit.call.Basis;
import dev.callkit.call.BusinessId;
import dev.callkit.call.CallId;
import dev.callkit.call.CallRequest;
import dev.callkit.call.PhoneNumber;
import dev.callkit.call.Respondent;
import dev.callkit.call.VerificationId;
import dev.callkit.call.Visit;
import dev.callkit.intake.KnownPerson;
import dev.callkit.outcome.Disposition;
import dev.callkit.progress.CallRecord;
import dev.callkit.progress.TimelineEntry;
import dev.callkit.question.AnswerKind;
import dev.callkit.question.Catalogue;
import dev.callkit.question.Priority;
import dev.callkit.question.Question;
import dev.callkit.store.CallStore;
import dev.callkit.store.VersionedLedger;
import dev.callkit.testing.simulation.Faults;
import dev.callkit.testing.simulation.SimulatedCarrier;
import dev.callkit.testing.simulation.SimulatedRespondent;
import dev.callkit.testing.simulation.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The whole library over PostgreSQL: the same day as in memory, to the last entry. */
class WholeCallsTest {
  private static final Instant MORNING = Instant.parse("2026-11-23T09:00:00.123456Z");
  private static final List<BusinessId> SHOPS =
      List.of(new BusinessId("hallen"), new BusinessId("torget"));
  private static final int CUSTOMERS = 30;

  /** What a day leaves behind. */
  private record Day(
      List<CallRecord> calls,
      List<List<TimelineEntry>> timelines,
      List<VersionedLedger> ledgers,
      List<KnownPerson> people) {}

  private static Catalogue catalogue() {
    return new Catalogue(
        List.of(
            Question.builder(
                    "nojd",
                    "Hur nöjd är du med besöket, på en skala från ett till fem?",
                    AnswerKind.Rating.ONE_TO_FIVE)
                .priority(Priority.HIGH)
                .followUp("Vill du berätta lite mer om varför?")
                .build(),
            Question.builder("hittade", "Hittade du allt du letade efter?", new AnswerKind.YesNo())
                .every(2)
                .build(),
            Question.builder(
                    "kassa",
                    "Betalade du i vanlig kassa eller självscanning?",
                    new AnswerKind.Choice(List.of("vanlig kassa", "självscanning")))
                .every(3)
                .build(),
            Question.builder("battre", "Vad kan vi göra bättre?", new AnswerKind.FreeText())
                .build()));
  }

  private static SimulatedRespondent person(long seed) {
    return switch ((int) (seed % 10)) {
      case 0 -> SimulatedRespondent.declines();
      case 1 -> SimulatedRespondent.optsOut();
      case 2 -> SimulatedRespondent.voicemail();
      case 3 -> SimulatedRespondent.busy();
      case 4 -> SimulatedRespondent.mumbles();
      case 5 -> SimulatedRespondent.callsLater("om en timme");
      case 6 -> SimulatedRespondent.silent();
      default -> SimulatedRespondent.cooperative(seed);
    };
  }

  private static PhoneNumber phone(int customer) {
    return PhoneNumber.of(String.format(Locale.ROOT, "+4670%07d", 1_740_600 + customer / 2));
  }

  private static Day day(CallStore store, long seed) {
    VirtualTime time = new VirtualTime(MORNING);
    SimulatedCarrier carrier =
        SimulatedCarrier.builder(
                time,
                dial ->
                    person(
                        seed + dial.attempt().call().value().hashCode() + dial.attempt().number()))
            .faults(Faults.NONE.withWebhooksTwice().withEndTwice())
            .build();
    AtomicInteger ids = new AtomicInteger();
    CallKit.Builder builder =
        CallKit.builder()
            .telephony(carrier)
            .store(store)
            .clock(time)
            .tasks(time)
            .chance(new Random(seed)::nextDouble)
            .ids(() -> String.format(Locale.ROOT, "id-%d", ids.incrementAndGet()))
            .poll(Duration.ofMinutes(1))
            .node("node-1");
    SHOPS.forEach(
        shop ->
            builder.business(Business.builder(shop, shop.value()).catalogue(catalogue()).build()));
    try (CallKit callKit = builder.build()) {
      carrier.attach(callKit.legEvents(), callKit.conversations());
      callKit.start();
      Set<CallId> requested = new LinkedHashSet<>();
      for (int customer = 0; customer < CUSTOMERS; customer++) {
        try {
          requested.add(callKit.request(request(customer, time.instant())).id());
        } catch (CallRejectedException refused) {
          // Suppressed or rung lately: the same in both stores, or the lists below differ.
        }
        time.runFor(Duration.ofSeconds(20));
      }
      time.runFor(Duration.ofHours(30));
      return left(store, new ArrayList<>(requested));
    }
  }

  private static CallRequest request(int customer, Instant now) {
    return CallRequest.of(
        SHOPS.get(customer % 2),
        Respondent.of(phone(customer)).named("Anna"),
        Visit.at(now.minus(Duration.ofHours(1))),
        new Basis(new VerificationId("besok-" + customer), now, "feedback on a purchase", true));
  }

  private static Day left(CallStore store, List<CallId> ids) {
    List<KnownPerson> people = new ArrayList<>();
    for (int customer = 0; customer < CUSTOMERS; customer++) {
      people.add(store.person(SHOPS.get(customer % 2), phone(customer)));
    }
    return new Day(
        ids.stream().map(id -> store.find(id).orElseThrow()).toList(),
        ids.stream().map(id -> store.timeline(id, 0, 10_000)).toList(),
        SHOPS.stream().map(store::ledger).toList(),
        people);
  }

  /** Notices come on a thread of their own, for which virtual time does not wait. */
  private static CallStore inVirtualTime(HikariDataSource pool) {
    return JdbiCallStore.builder(pool, TestPostgres.KEYS).notices(false).build();
  }

  @Test
  void aDayOfCallsIsTheSameAsInMemory() {
    TestPostgres postgres = TestPostgres.migrated();
    try (HikariDataSource pool = postgres.pool(4)) {
      Set<Disposition> seen = new TreeSet<>();
      for (long seed = 1; seed <= 3; seed++) {
        postgres.clear();
        Day expected = day(CallStore.inMemory(), seed);
        Day actual = day(inVirtualTime(pool), seed);
        assertThat(actual.calls()).as("seed %d", seed).isEqualTo(expected.calls());
        assertThat(actual.calls()).allMatch(call -> call.status().isFinal());
        assertThat(actual.timelines()).as("seed %d", seed).isEqualTo(expected.timelines());
        assertThat(actual.ledgers()).as("seed %d", seed).isEqualTo(expected.ledgers());
        assertThat(actual.people()).as("seed %d", seed).isEqualTo(expected.people());
        actual.calls().forEach(call -> seen.add(call.outcome().orElseThrow().disposition()));
      }
      assertThat(seen).hasSizeGreaterThan(3).contains(Disposition.COMPLETE, Disposition.REFUSAL);
    }
  }
}
