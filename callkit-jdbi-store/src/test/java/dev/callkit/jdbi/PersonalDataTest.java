package dev.callkit.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.callkit.call.BusinessId;
import dev.callkit.call.CallId;
import dev.callkit.call.PhoneNumber;
import dev.callkit.intake.KnownPerson;
import dev.callkit.jdbi.PersonalData.CarrierCopy;
import dev.callkit.jdbi.PersonalData.HeldCall;
import dev.callkit.jdbi.PersonalData.Holdings;
import dev.callkit.jdbi.PersonalData.Receipt;
import dev.callkit.jdbi.PersonalData.Removed;
import dev.callkit.jdbi.PersonalData.Retention;
import dev.callkit.outcome.Disposition;
import dev.callkit.outcome.Outcome;
import dev.callkit.progress.CallEvent;
import dev.callkit.progress.CallInput;
import dev.callkit.progress.CallMachine;
import dev.callkit.progress.CallRecord;
import dev.callkit.progress.CallRules;
import dev.callkit.progress.TimelineEntry;
import dev.callkit.store.Save;
import dev.callkit.store.SaveResult;
import dev.callkit.telephony.CarrierCallId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PersonalDataTest {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  private static final BusinessId SHOP = new BusinessId("matboden");
  private static final BusinessId OTHER = new BusinessId("bokladan");
  private static final String NUMBER = "+46701740605";
  private static final PhoneNumber PHONE = PhoneNumber.of(NUMBER);
  private static final String SOMEBODY_ELSE = "+46701740606";
  private static final TestPostgres POSTGRES = TestPostgres.migrated();

  private static HikariDataSource pool;
  private JdbiCallStore store;

  @BeforeAll
  static void connect() {
    pool = POSTGRES.pool(3);
  }

  @AfterAll
  static void disconnect() {
    pool.close();
  }

  @BeforeEach
  void empty() {
    POSTGRES.clear();
    store = JdbiCallStore.builder(pool, TestPostgres.KEYS).build();
  }

  private CallRecord open(BusinessId business, String id, String number, Instant at) {
    CallRecord over = Finished.call(business, id, number, "Kim", at);
    return store.create(CallRecord.accepted(over.id(), over.request(), at, at), List.of());
  }

  private CallRecord talked(BusinessId business, String id, String number, Instant at) {
    CallRecord over = Finished.call(business, id, number, "Kim", at);
    return save(over.saved(open(business, id, number, at).version()), at);
  }

  private CallRecord failed(String id, Instant at) {
    CallRecord open = open(SHOP, id, NUMBER, at);
    Outcome outcome = new Outcome(Disposition.BUSY, "the line was engaged");
    CallInput refuse = new CallInput.Refuse(outcome, false);
    return save(new CallMachine(CallRules.DEFAULT).on(open, refuse, at, 0).record(), at);
  }

  private CallRecord save(CallRecord call, Instant at) {
    List<TimelineEntry> entries = new ArrayList<>(Finished.entries(at));
    entries.add(new TimelineEntry(at, 1, new CallEvent.Placed(new CarrierCallId("CA1"))));
    SaveResult saved =
        store.save(new Save(call, entries, Optional.empty(), false, false, Optional.empty()));
    return ((SaveResult.Saved) saved).call();
  }

  private static List<String> query(String sql) {
    List<String> rows = new ArrayList<>();
    try (Connection administrator = POSTGRES.administrator();
        Statement statement = administrator.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      while (found.next()) {
        rows.add(found.getString(1));
      }
      return rows;
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Test
  void anExportHoldsEverythingOfEveryBusinessAndNobodyElses() {
    CallRecord ours = talked(SHOP, "a", NUMBER, NOW);
    CallRecord others = talked(OTHER, "b", NUMBER, NOW.plusSeconds(1));
    talked(SHOP, "c", SOMEBODY_ELSE, NOW);
    Holdings held = store.personalData().export(PHONE);
    assertThat(held.calls()).extracting(HeldCall::call).containsExactly(ours, others);
    assertThat(held.calls().get(0).timeline()).isEqualTo(store.timeline(ours.id(), 0, 100));
    assertThat(held.memories())
        .extracting(memory -> memory.business() + " " + memory.about())
        .containsExactlyInAnyOrder(
            "matboden battre",
            "matboden last interview",
            "bokladan battre",
            "bokladan last interview");
    assertThat(held.suppressed()).isFalse();
    assertThat(store.personalData().export(PhoneNumber.of("+46700000000")))
        .isEqualTo(new Holdings(List.of(), List.of(), false));
  }

  @Test
  void oneBusinessExportsAndErasesWhatIsItsOwn() {
    CallRecord ours = talked(SHOP, "a", NUMBER, NOW);
    CallRecord others = talked(OTHER, "b", NUMBER, NOW);
    CallRecord othersOpen = open(OTHER, "d", NUMBER, NOW);
    PersonalData people = store.personalData();
    Holdings held = people.export(PHONE, SHOP);
    assertThat(held.calls()).extracting(HeldCall::call).containsExactly(ours);
    assertThat(held.calls().get(0).timeline()).isNotEmpty();
    assertThat(held.memories())
        .extracting(memory -> memory.business() + " " + memory.about())
        .containsExactlyInAnyOrder("matboden battre", "matboden last interview");
    Receipt receipt = people.erase(PHONE, SHOP);
    assertThat(receipt.calls()).containsExactly(ours.id());
    assertThat(receipt.stillOpen()).isEmpty();
    assertThat(receipt.memories()).isEqualTo(2);
    assertThat(receipt.atCarriers())
        .containsExactly(new CarrierCopy("carrier", new CarrierCallId("CA1")));
    assertThat(people.export(PHONE, SHOP)).isEqualTo(new Holdings(List.of(), List.of(), false));
    assertThat(people.export(PHONE).calls())
        .extracting(HeldCall::call)
        .containsExactly(others, othersOpen);
  }

  @Test
  void anErasureLeavesFiguresAndTheOthers() {
    CallRecord ours = talked(SHOP, "a", NUMBER, NOW);
    CallRecord others = talked(OTHER, "b", NUMBER, NOW);
    CallRecord somebodyElses = talked(SHOP, "c", SOMEBODY_ELSE, NOW);
    Receipt receipt = store.personalData().erase(PHONE);
    assertThat(receipt.calls()).containsExactlyInAnyOrder(ours.id(), others.id());
    assertThat(receipt.stillOpen()).isEmpty();
    assertThat(receipt.memories()).isEqualTo(4);
    assertThat(receipt.atCarriers())
        .containsExactly(
            new CarrierCopy("carrier", new CarrierCallId("CA1")),
            new CarrierCopy("carrier", new CarrierCallId("CA1")));
    assertThat(receipt.suppressionKept()).isFalse();

    assertThat(store.personalData().export(PHONE))
        .isEqualTo(new Holdings(List.of(), List.of(), false));
    assertThat(store.person(SHOP, PHONE)).isEqualTo(KnownPerson.STRANGER);
    assertThat(store.find(ours.id())).isEmpty();
    assertThat(store.timeline(ours.id(), 0, 100)).isEmpty();
    assertThat(store.find(somebodyElses.id())).contains(somebodyElses);
    assertThat(
            query(
                "select (business, question, day, status, answers)::text from"
                    + " callkit.answer_tally order by business"))
        .containsExactly(
            "(bokladan,battre,2026-11-23,ANSWERED,1)", "(matboden,battre,2026-11-23,ANSWERED,1)");
    assertThat(
            query(
                "select (business, status, disposition, calls)::text from"
                    + " callkit.outcome_tally order by business"))
        .containsExactly("(bokladan,COMPLETED,COMPLETE,1)", "(matboden,COMPLETED,COMPLETE,1)");
    assertThat(store.personalData().erase(PHONE).calls()).isEmpty();
  }

  @Test
  void theHashOfASuppressedNumberStays() {
    CallRecord call = talked(SHOP, "a", NUMBER, NOW);
    store.save(new Save(call, List.of(), Optional.empty(), true, false, Optional.empty()));
    assertThat(store.personalData().erase(PHONE).suppressionKept()).isTrue();
    assertThat(store.person(OTHER, PHONE).suppressed()).isTrue();
  }

  @Test
  void aCallThatGoesOnIsLeftAndNamed() {
    CallId open = open(SHOP, "open", NUMBER, NOW).id();
    CallId over = talked(SHOP, "over", NUMBER, NOW).id();
    Receipt receipt = store.personalData().erase(PHONE);
    assertThat(receipt.stillOpen()).containsExactly(open);
    assertThat(receipt.calls()).containsExactly(over);
    assertThat(store.find(open)).isPresent();
  }

  @Test
  void failedCallsGoAfterAWeekAndAreCounted() {
    for (int number = 0; number < 250; number++) {
      failed("old" + number, NOW.minus(Duration.ofDays(7)));
    }
    CallRecord young = failed("young", NOW.minus(Duration.ofDays(7)).plusSeconds(1));
    CallRecord talk = talked(SHOP, "talk", NUMBER, NOW.minus(Duration.ofDays(8)));
    Removed removed = store.personalData().retain(Retention.DEFAULT, NOW);
    assertThat(removed).isEqualTo(new Removed(250, 0));
    assertThat(store.find(young.id())).isPresent();
    assertThat(store.find(talk.id())).isPresent();
    assertThat(query("select (status, disposition, calls)::text from callkit.outcome_tally"))
        .containsExactly("(FAILED,BUSY,250)");
    assertThat(store.personalData().retain(Retention.DEFAULT, NOW)).isEqualTo(new Removed(0, 0));
  }

  @Test
  void carrierReportsGoAfterAMonthAndTimelinesAfterThree() {
    CallId call = talked(SHOP, "a", NUMBER, NOW).id();
    Instant end = store.find(call).orElseThrow().endedAt().orElseThrow();
    PersonalData data = store.personalData();
    assertThat(data.retain(Retention.DEFAULT, end.plus(Duration.ofDays(29))))
        .isEqualTo(new Removed(0, 0));
    assertThat(data.retain(Retention.DEFAULT, end.plus(Duration.ofDays(30))))
        .isEqualTo(new Removed(0, 1));
    assertThat(store.timeline(call, 0, 100)).isEqualTo(Finished.entries(NOW));
    assertThat(store.timeline(call, 1, 1)).isEqualTo(Finished.entries(NOW).subList(1, 2));
    assertThat(data.retain(Retention.DEFAULT, end.plus(Duration.ofDays(90))))
        .isEqualTo(new Removed(0, 3));
    assertThat(store.timeline(call, 0, 100)).isEmpty();
    assertThat(store.find(call)).isPresent();
  }

  @Test
  void talksGoWhenTheHostSaysSoAndTheCooldownStays() {
    talked(SHOP, "a", NUMBER, NOW);
    Retention rules = Retention.DEFAULT.withTalks(Duration.ofDays(365));
    Instant later = NOW.plus(Duration.ofDays(366));
    assertThat(store.personalData().retain(rules, later).calls()).isEqualTo(1);
    assertThat(store.personalData().export(PHONE).calls()).isEmpty();
    assertThat(store.person(SHOP, PHONE).lastInterview()).isPresent();
  }

  @Test
  void anOpenCallIsNeverTooOld() {
    CallId open = open(SHOP, "open", NUMBER, NOW.minus(Duration.ofDays(4000))).id();
    Retention rules = Retention.DEFAULT.withTalks(Duration.ofDays(1));
    assertThat(store.personalData().retain(rules, NOW)).isEqualTo(new Removed(0, 0));
    assertThat(store.find(open)).isPresent();
  }

  @Test
  void nothingIsKeptForLessThanADay() {
    assertThatThrownBy(() -> Retention.DEFAULT.withTalks(Duration.ofHours(23)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("retention: expected a day or more, got PT23H");
  }
}
