package dev.callkit.examples.server.figures;

import dev.callkit.CallListener;
import dev.callkit.call.BusinessId;
import dev.callkit.call.CallId;
import dev.callkit.examples.server.tables.Tables;
import dev.callkit.examples.storage.Storage;
import dev.callkit.progress.CallRecord;
import dev.callkit.progress.TimelineEntry;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Which calls a business has, the latest first: what the store's port does not ask for. */
public interface CallIndex extends CallListener {

  /**
   * One call of the list.
   *
   * @param id which
   * @param version of its last save
   * @param entries how many entries its timeline has
   */
  record Entry(CallId id, long version, int entries) {}

  /** {@return at most so many calls that were requested since} */
  List<Entry> latest(BusinessId business, Instant since, int limit);

  /** {@return that of this storage} */
  static CallIndex of(Storage storage) {
    return storage
        .database()
        .<CallIndex>map(database -> new Sql(new Tables(database)))
        .orElseGet(Memory::new);
  }

  /** Remembers what it is told. */
  final class Memory implements CallIndex {
    private record Requested(Instant at, String id) implements Comparable<Requested> {
      @Override
      public int compareTo(Requested other) {
        int later = other.at.compareTo(at);
        return later != 0 ? later : id.compareTo(other.id);
      }
    }

    private final Map<BusinessId, ConcurrentSkipListMap<Requested, Entry>> all =
        new ConcurrentHashMap<>();

    @Override
    public void onEvent(CallRecord call, TimelineEntry entry) {
      all.computeIfAbsent(call.id().business(), business -> new ConcurrentSkipListMap<>())
          .merge(
              new Requested(call.requestedAt(), call.id().value()),
              new Entry(call.id(), call.version(), 1),
              (before, next) -> new Entry(next.id(), next.version(), before.entries() + 1));
    }

    @Override
    public List<Entry> latest(BusinessId business, Instant since, int limit) {
      return all.getOrDefault(business, new ConcurrentSkipListMap<>()).entrySet().stream()
          .takeWhile(call -> !call.getKey().at().isBefore(since))
          .limit(limit)
          .map(Map.Entry::getValue)
          .toList();
    }
  }

  /** Asks the database. */
  final class Sql implements CallIndex {
    private final Tables tables;

    Sql(Tables tables) {
      this.tables = tables;
    }

    @Override
    public List<Entry> latest(BusinessId business, Instant since, int limit) {
      return tables.asBusiness(
          business,
          handle ->
              handle
                  .createQuery(
                      "select id, version, entries from "
                          + tables.schema()
                          + ".call where business = :business and requested_at >= :since"
                          + " order by requested_at desc, id limit :limit")
                  .bind("business", business.value())
                  .bind("since", since.atOffset(ZoneOffset.UTC))
                  .bind("limit", limit)
                  .map(
                      (row, context) ->
                          new Entry(
                              new CallId(business, row.getString("id")),
                              row.getLong("version"),
                              row.getInt("entries")))
                  .list());
    }
  }
}
