package dev.callkit.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.callkit.call.BusinessId;
import dev.callkit.call.CallId;
import dev.callkit.progress.CallInput;
import dev.callkit.progress.CallMachine;
import dev.callkit.progress.CallRecord;
import dev.callkit.progress.CallRules;
import dev.callkit.progress.CallStep;
import dev.callkit.question.QuestionLedger;
import dev.callkit.question.Selection;
import dev.callkit.store.NodeId;
import dev.callkit.store.Pace;
import dev.callkit.store.Pacing;
import dev.callkit.store.Save;
import dev.callkit.store.SaveResult;
import dev.callkit.store.VersionedLedger;
import dev.callkit.telephony.CarrierCall;
import dev.callkit.telephony.CarrierCallId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * How often the server is waited for: that is most of what the store costs. The server's rows and
 * the driver's caches are warm, as they are a moment after the start.
 */
class RoundTripsTest {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  private static final BusinessId SHOP = new BusinessId("matboden");
  private static final NodeId NODE = new NodeId("here");
  private static final CallMachine MACHINE = new CallMachine(CallRules.DEFAULT);
  private static final TestPostgres POSTGRES = TestPostgres.migrated();

  private StallingProxy network;
  private HikariDataSource pool;
  private JdbiCallStore store;

  @BeforeEach
  void connect() throws IOException {
    POSTGRES.clear();
    network = new StallingProxy(POSTGRES.port());
    String through = POSTGRES.url().replace(":" + POSTGRES.port(), ":" + network.port());
    pool = TestPostgres.pooled(through, 1);
    // A notice is a transaction of its own, beside the one that stores.
    store = JdbiCallStore.builder(pool, TestPostgres.KEYS).notices(false).build();
    for (int number = 0; number < 8; number++) {
      wholeCall("warm" + number);
    }
  }

  @AfterEach
  void disconnect() {
    pool.close();
    network.close();
  }

  private void wholeCall(String id) {
    CallRecord call = store.create(fresh(id), List.of());
    store.claimDue(NODE, NOW, Duration.ofSeconds(30), 1);
    store.person(SHOP, call.request().respondent().phone());
    call = saved(store.save(dial(call, store.ledger(SHOP).version(), Optional.empty())));
    store.save(placed(call));
    store.find(call.id());
    store.timeline(call.id(), 0, 10);
  }

  private static CallRecord fresh(String id) {
    CallRecord call = Finished.call(SHOP, id, "+46701740605", "Kim", NOW);
    return CallRecord.accepted(call.id(), call.request(), NOW, NOW);
  }

  private static Save dial(CallRecord call, long ledgerVersion, Optional<Pace> pace) {
    CallInput input =
        new CallInput.Dial("carrier", Optional.of(Selection.EMPTY), Finished.plan("Kim", NOW));
    CallStep step = MACHINE.on(call, input, NOW, 0.5);
    return new Save(
        step.record(),
        step.entries(),
        Optional.of(new VersionedLedger(QuestionLedger.EMPTY, ledgerVersion)),
        false,
        true,
        Optional.empty(),
        pace);
  }

  private static Save placed(CallRecord call) {
    CarrierCall leg = new CarrierCall(new CarrierCallId("CA1"), "carrier");
    CallStep step = MACHINE.on(call, new CallInput.Placed(1, leg), NOW, 0.5);
    return new Save(
        step.record(), step.entries(), Optional.empty(), false, false, Optional.empty());
  }

  private static CallRecord saved(SaveResult result) {
    return ((SaveResult.Saved) result).call();
  }

  private int roundTrips(Runnable work) {
    int before = network.roundTrips();
    work.run();
    return network.roundTrips() - before;
  }

  @Test
  void whatTheStoreIsAskedForTakesOneRoundTrip() {
    CallRecord call = fresh("a").saved(1);
    CallId id = call.id();
    assertThat(roundTrips(() -> store.create(fresh("a"), Finished.entries(NOW)))).isEqualTo(1);
    assertThat(roundTrips(() -> store.claimDue(NODE, NOW, Duration.ofSeconds(30), 1))).isEqualTo(1);
    assertThat(roundTrips(() -> store.find(id))).isEqualTo(1);
    assertThat(roundTrips(() -> store.timeline(id, 0, 10))).isEqualTo(1);
    assertThat(roundTrips(() -> store.ledger(SHOP))).isEqualTo(1);
    assertThat(roundTrips(() -> store.person(SHOP, call.request().respondent().phone())))
        .isEqualTo(1);
    Save dial = dial(call, store.ledger(SHOP).version(), Optional.empty());
    assertThat(roundTrips(() -> store.save(dial))).as("a dial with its reservation").isEqualTo(1);
    Save placed = placed(dial.call().saved(2));
    assertThat(roundTrips(() -> store.save(placed))).isEqualTo(1);
    assertThat(store.find(id)).contains(placed.call().saved(3));
  }

  @Test
  void toKeepToAPaceTakesTwoMore() {
    Pacing limits = Pacing.UNLIMITED.callsPerSecond(4).inProgress(100).inProgressPerBusiness(50);
    for (int number = 0; number < 8; number++) {
      CallRecord call = store.create(fresh("paced" + number), List.of());
      Instant later = NOW.plusSeconds(number);
      Save dial =
          dial(
              call,
              store.ledger(SHOP).version(),
              Optional.of(new Pace("carrier", limits, later, false)));
      int trips =
          roundTrips(() -> assertThat(store.save(dial)).isInstanceOf(SaveResult.Saved.class));
      assertThat(trips).isEqualTo(3);
    }
  }
}
