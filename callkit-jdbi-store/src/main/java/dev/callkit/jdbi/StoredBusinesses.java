package dev.callkit.jdbi;

import dev.callkit.business.Business;
import dev.callkit.business.BusinessDirectory;
import dev.callkit.call.BusinessId;
import dev.callkit.intake.IntakePolicy;
import dev.callkit.outcome.RetryPolicy;
import dev.callkit.question.Catalogue;
import dev.callkit.question.Question;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Keeps what businesses have settled beside their calls: name, clock, questions, wording and
 * limits. Who may be rung and when to try again are the host's policies, the same for all of them;
 * they hold code, such as a calendar of holidays, and are not stored. From {@link
 * JdbiCallStore#businesses}; thread-safe. A change takes effect with the next call. All methods
 * throw {@link dev.callkit.store.StoreException} as the store does.
 */
public final class StoredBusinesses implements BusinessDirectory {
  private final Runnable check;
  private final Database database;
  private final IntakePolicy intake;
  private final RetryPolicy retry;
  private final String find;
  private final String write;
  private final String drop;
  private final String insert;
  private final String remove;

  StoredBusinesses(
      Runnable check, Database database, Names names, IntakePolicy intake, RetryPolicy retry) {
    this.check = check;
    this.database = database;
    this.intake = intake;
    this.retry = retry;
    this.find =
        names.in(
            """
            select name, zone, document, array(
              select cast(question.document as text) from callkit.question
              where question.business = business.business order by place) as questions
            from callkit.business where business = :business""");
    this.write =
        names.in(
            """
            insert into callkit.business (business, name, zone, document)
            values (:business, :name, :zone, cast(:document as json))
            on conflict (business) do update
            set name = excluded.name, zone = excluded.zone, document = excluded.document
            """);
    this.drop = names.in("delete from callkit.question where business = :business");
    this.insert =
        names.in(
            """
            insert into callkit.question (business, id, place, text, every_nth, priority, seconds,
              enabled, document)
            values (:business, :id, :place, :text, :everyNth, :priority, :seconds, :enabled,
              cast(:document as json))
            """);
    this.remove = names.in("delete from callkit.business where business = :business");
  }

  /** Stores a business with all its questions, in the place of what was stored of it before. */
  public void save(Business business) {
    check.run();
    database.asBusiness(
        business.id(),
        "save business " + business.id(),
        transaction -> {
          Handle handle = transaction.handle();
          handle
              .createUpdate(write)
              .bind("business", business.id().value())
              .bind("name", business.name())
              .bind("zone", business.zone().getId())
              .bind("document", text(Codec.write(business)))
              .execute();
          handle.createUpdate(drop).bind("business", business.id().value()).execute();
          insert(handle, business);
          return true;
        });
  }

  private void insert(Handle handle, Business business) {
    List<Question> all = business.catalogue().questions();
    if (all.isEmpty()) {
      return;
    }
    PreparedBatch batch = handle.prepareBatch(insert);
    for (int place = 0; place < all.size(); place++) {
      Question question = all.get(place);
      batch
          .bind("business", business.id().value())
          .bind("id", question.id().value())
          .bind("place", place)
          .bind("text", question.text())
          .bind("everyNth", question.frequency().everyNth())
          .bind("priority", question.priority().name())
          .bind("seconds", question.time().toSeconds())
          .bind("enabled", question.enabled())
          .bind("document", text(Codec.write(question)))
          .add();
    }
    batch.execute();
  }

  private static String text(byte[] document) {
    return new String(document, StandardCharsets.UTF_8);
  }

  /** {@return the business as it is stored now; one round trip} */
  @Override
  public Optional<Business> find(BusinessId id) {
    check.run();
    Sql<Business> sql =
        new Sql<>(
            find, values -> values.set("business", id.value()), (row, context) -> read(id, row));
    return database.asBusiness(id, "find business " + id, sql).stream().findFirst();
  }

  private Business read(BusinessId id, ResultSet row) throws SQLException {
    Business.Builder business =
        Business.builder(id, row.getString("name"))
            .zone(ZoneId.of(row.getString("zone")))
            .intake(intake)
            .retry(retry);
    List<Question> questions = new ArrayList<>();
    for (String document : (String[]) row.getArray("questions").getArray()) {
      questions.add(Codec.question(bytes(document)));
    }
    Catalogue.Builder catalogue = Catalogue.builder().questions(questions);
    Codec.read(bytes(row.getString("document")), business, catalogue);
    return business.catalogue(catalogue.build()).build();
  }

  private static byte[] bytes(String document) {
    return document.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Forgets a business and its questions. Its calls stay, and those that wait are refused when
   * their time comes.
   *
   * @return whether there was one
   */
  public boolean remove(BusinessId id) {
    check.run();
    return database.asBusiness(
        id,
        "remove business " + id,
        transaction ->
            transaction.handle().createUpdate(remove).bind("business", id.value()).execute() == 1);
  }
}
