package dev.callkit.jdbi;

import dev.callkit.call.BusinessId;
import dev.callkit.call.CallId;
import dev.callkit.jdbi.KnownLedger.Change;
import dev.callkit.jdbi.KnownLedger.Placed;
import dev.callkit.question.QuestionLedger;
import dev.callkit.question.Reservation;
import dev.callkit.store.VersionedLedger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One ledger per business, replaced as a whole if nobody else has replaced it, and its open
 * reservations as rows of their own. A node remembers the ledgers that it has last read or written:
 * what nobody else has changed since is not read again, and only what differs is written, so that a
 * reservation costs the same however many are open. Thread-safe.
 */
final class Ledgers {
  // Those that are not remembered are read whole.
  private static final int MOST_REMEMBERED = 1_000;

  private final Database database;
  private final SecureRandom stamps;
  private final Map<BusinessId, KnownLedger> remembered =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<BusinessId, KnownLedger> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };

  private final String find;
  private final String insert;
  private final String update;
  private final String reserve;
  private final String remove;

  Ledgers(Database database, Names names, SecureRandom stamps) {
    this.database = database;
    this.stamps = stamps;
    // One statement sees one state of both tables.
    this.find =
        names.in(
            """
            select version, stamp, known,
              case when not known then document end as document,
              case when not known then array(
                select place from callkit.reservation where business = :business order by place)
              end as places,
              case when not known then array(
                select cast(document as text) from callkit.reservation
                where business = :business order by place)
              end as reservations
            from (
              select version, stamp, document, version = :known and stamp = :stamp as known
              from callkit.ledger where business = :business) as one""");
    // The call's row is locked first, as it is by every save.
    this.insert =
        names.in(
            """
            insert into callkit.ledger (business, version, stamp, document)
            select :business, 1, :nextStamp, cast(:ledger as json)
            where exists (
              select from callkit.call
              where business = :business and id = :call and version = :version %s
              for no key update)
            on conflict (business) do nothing
            returning set_config('callkit.ledger', 'written', true)""");
    this.update =
        names.in(
            """
            update callkit.ledger
            set version = version + 1, stamp = :nextStamp, document = cast(:ledger as json)
            where business = :business and version = :ledgerVersion and stamp = :ledgerStamp
              and exists (
                select from callkit.call
                where business = :business and id = :call and version = :version %s
                for no key update)
            returning set_config('callkit.ledger', 'written', true)""");
    this.reserve =
        names.in(
            """
            insert into callkit.reservation (business, call, place, document)
            select :business, fresh.call, fresh.place, fresh.document
            from json_populate_recordset(cast(null as callkit.reservation), cast(:reserved as json))
              as fresh
            where current_setting('callkit.ledger', true) = 'written'
            on conflict (business, call) do update
            set place = excluded.place, document = excluded.document""");
    this.remove =
        names.in(
            """
            delete from callkit.reservation
            where business = :business and call = any (:settled)
              and current_setting('callkit.ledger', true) = 'written'""");
  }

  VersionedLedger find(BusinessId business) {
    KnownLedger found = read(business);
    return new VersionedLedger(found.ledger(), found.version());
  }

  private KnownLedger read(BusinessId business) {
    KnownLedger before = remembered(business);
    Sql<KnownLedger> sql =
        new Sql<>(
            find,
            values ->
                values
                    .set("business", business.value())
                    .set("known", before.version())
                    .set("stamp", before.stamp()),
            (row, context) -> row.getBoolean("known") ? before : ledger(row));
    KnownLedger found =
        database.asBusiness(business, "read the ledger of business " + business, sql).stream()
            .findFirst()
            .orElse(KnownLedger.NONE);
    remember(business, found);
    return found;
  }

  private static KnownLedger ledger(ResultSet row) throws SQLException {
    QuestionLedger alone = Codec.ledger(row.getString("document").getBytes(StandardCharsets.UTF_8));
    List<Reservation> open = new ArrayList<>();
    for (String document : (String[]) row.getArray("reservations").getArray()) {
      open.add(Codec.reservation(document.getBytes(StandardCharsets.UTF_8)));
    }
    return new KnownLedger(
        row.getLong("version"),
        row.getObject("stamp", UUID.class),
        QuestionLedger.of(alone.standings(), open, alone.measured(), alone.lastWinners()),
        List.of((Long[]) row.getArray("places").getArray()));
  }

  private KnownLedger remembered(BusinessId business) {
    synchronized (remembered) {
      return remembered.getOrDefault(business, KnownLedger.NONE);
    }
  }

  private void remember(BusinessId business, KnownLedger ledger) {
    synchronized (remembered) {
      // What was read before somebody else's change does not replace that change.
      remembered.merge(
          business, ledger, (old, fresh) -> fresh.version() < old.version() ? old : fresh);
    }
  }

  /** Remembers a change that is written. */
  void written(BusinessId business, Change change) {
    remember(business, change.after());
  }

  /**
   * What a step changes; empty if somebody else has changed the ledger since it was read.
   *
   * @param next the ledger afterwards, with the version it was read with
   */
  Optional<Change> change(BusinessId business, VersionedLedger next) {
    KnownLedger before = remembered(business);
    if (before.version() != next.version()) {
      before = read(business);
    }
    return before.version() == next.version()
        ? Optional.of(before.to(next.ledger(), stamp()))
        : Optional.empty();
  }

  private UUID stamp() {
    return new UUID(stamps.nextLong(), stamps.nextLong());
  }

  /**
   * The ledger in the place of the one it was read as; not written if somebody else has saved one,
   * or if the call's row is not to be written.
   *
   * @param unless as in {@link CallTable#updated}
   */
  List<Part> changed(Change change, String unless) {
    KnownLedger before = change.before();
    QuestionLedger after = change.after().ledger();
    QuestionLedger alone =
        QuestionLedger.of(after.standings(), List.of(), after.measured(), after.lastWinners());
    String document = new String(Codec.write(alone), StandardCharsets.UTF_8);
    List<Part> parts = new ArrayList<>();
    parts.add(
        new Part(
            String.format(Locale.ROOT, before.version() == 0 ? insert : update, unless),
            values -> {
              values.set("ledger", document).set("nextStamp", change.after().stamp());
              if (before.version() != 0) {
                values.set("ledgerVersion", before.version()).set("ledgerStamp", before.stamp());
              }
            }));
    if (!change.removed().isEmpty()) {
      List<String> settled = change.removed().stream().map(CallId::value).toList();
      parts.add(new Part(remove, values -> values.set("settled", settled)));
    }
    if (!change.written().isEmpty()) {
      String reserved = Codec.rows(change.written().stream().map(Ledgers::row).toList());
      parts.add(new Part(reserve, values -> values.set("reserved", reserved)));
    }
    return parts;
  }

  private static Out row(Placed placed) {
    return new Out()
        .put("call", placed.reservation().call().value())
        .put("place", placed.place())
        .put("document", Codec.document(placed.reservation()));
  }
}
