package dev.callkit.examples.server.business;

import dev.callkit.business.Business;
import dev.callkit.business.BusinessDirectory;
import dev.callkit.call.BusinessId;
import dev.callkit.examples.server.http.ApiError;
import dev.callkit.examples.server.http.Caller;
import dev.callkit.examples.server.http.Json;
import dev.callkit.examples.server.tables.Tables;
import dev.callkit.examples.storage.Storage;
import dev.callkit.intake.IntakePolicy;
import dev.callkit.jdbi.StoredBusinesses;
import dev.callkit.outcome.RetryPolicy;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The businesses of this server, kept beside their calls. Thread-safe. */
public final class Shops implements BusinessDirectory {
  private final Kept kept;
  private final Settled fresh;
  private final boolean ringsPeople;

  private Shops(Kept kept, Settled fresh, boolean ringsPeople) {
    this.kept = kept;
    this.fresh = fresh;
    this.ringsPeople = ringsPeople;
  }

  private interface Kept {
    Optional<Business> business(BusinessId id);

    void save(Business business);

    Optional<Settled> settled(BusinessId id);

    void save(BusinessId id, Settled settled);
  }

  /**
   * Keeps them where the calls are kept.
   *
   * @param fresh what holds for a business that has settled nothing
   * @param ringsPeople whether real telephones ring: then at decent hours only
   */
  public static Shops in(Storage storage, Settled fresh, boolean ringsPeople) {
    Kept kept = storage.database().<Kept>map(Shops::stored).orElseGet(Shops::inMemory);
    return new Shops(kept, fresh, ringsPeople);
  }

  @Override
  public Optional<Business> find(BusinessId id) {
    return kept.business(id)
        .map(stored -> stored.toBuilder().intake(settled(id).intake(ringsPeople)).build());
  }

  /** {@return what a business has settled beyond that} */
  public Settled settled(BusinessId id) {
    return kept.settled(id).orElse(fresh);
  }

  /**
   * {@return the business of a caller}
   *
   * @throws ApiError if it is not there
   */
  public Business of(Caller caller) {
    return find(caller.business()).orElseThrow(() -> ApiError.notFound("business"));
  }

  /** Writes a business in the place of what there was of it. */
  public void save(Business business) {
    kept.save(business);
  }

  /** Writes what a business has settled in the place of what it had. */
  public void save(BusinessId id, Settled settled) {
    kept.save(id, settled);
  }

  private static Kept inMemory() {
    Map<BusinessId, Business> businesses = new ConcurrentHashMap<>();
    Map<BusinessId, Settled> all = new ConcurrentHashMap<>();
    return new Kept() {
      @Override
      public Optional<Business> business(BusinessId id) {
        return Optional.ofNullable(businesses.get(id));
      }

      @Override
      public void save(Business business) {
        businesses.put(business.id(), business);
      }

      @Override
      public Optional<Settled> settled(BusinessId id) {
        return Optional.ofNullable(all.get(id));
      }

      @Override
      public void save(BusinessId id, Settled settled) {
        all.put(id, settled);
      }
    };
  }

  private static Kept stored(Storage.Database database) {
    // The intake policy is replaced by what the business has settled.
    StoredBusinesses businesses =
        database.store().businesses(IntakePolicy.DEFAULT, RetryPolicy.DEFAULT);
    Tables tables = new Tables(database);
    String table = tables.schema() + "_server.context";
    return new Kept() {
      @Override
      public Optional<Business> business(BusinessId id) {
        return businesses.find(id);
      }

      @Override
      public void save(Business business) {
        businesses.save(business);
      }

      @Override
      public Optional<Settled> settled(BusinessId id) {
        return tables.asBusiness(
            id,
            handle ->
                handle
                    .createQuery(
                        "select cast(document as text) from "
                            + table
                            + " where business = :business")
                    .bind("business", id.value())
                    .mapTo(String.class)
                    .findOne()
                    .map(document -> SettledJson.read(Json.read(document))));
      }

      @Override
      public void save(BusinessId id, Settled settled) {
        tables.asBusiness(
            id,
            handle ->
                handle
                    .createUpdate(
                        "insert into "
                            + table
                            + " (business, document) values (:business, cast(:document as json))"
                            + " on conflict (business) do update set document = excluded.document")
                    .bind("business", id.value())
                    .bind("document", Json.text(SettledJson.write(settled)))
                    .execute());
      }
    };
  }
}
