package dev.callkit.jdbi;

import dev.callkit.call.BusinessId;
import dev.callkit.question.QuestionLedger;
import dev.callkit.store.VersionedLedger;
import java.nio.charset.StandardCharsets;
import org.jdbi.v3.core.Handle;

/** One ledger per business, replaced as a whole if nobody else has replaced it. */
final class LedgerTable {
  private final String find;
  private final String insert;
  private final String update;

  LedgerTable(Names names) {
    this.find = names.in("select version, document from callkit.ledger where business = :business");
    this.insert =
        names.in(
            """
            insert into callkit.ledger (business, version, document)
            values (:business, 1, cast(:document as json))
            on conflict (business) do nothing
            """);
    this.update =
        names.in(
            """
            update callkit.ledger set version = version + 1, document = cast(:document as json)
            where business = :business and version = :version
            """);
  }

  VersionedLedger find(Handle handle, BusinessId business) {
    return handle
        .createQuery(find)
        .bind("business", business.value())
        .map(
            (row, context) ->
                new VersionedLedger(
                    Codec.ledger(row.getString("document").getBytes(StandardCharsets.UTF_8)),
                    row.getLong("version")))
        .findOne()
        .orElseGet(() -> new VersionedLedger(QuestionLedger.EMPTY, 0));
  }

  /** {@return whether it is written; false if somebody else has saved one since it was read} */
  boolean save(Handle handle, BusinessId business, VersionedLedger read) {
    String document = new String(Codec.write(read.ledger()), StandardCharsets.UTF_8);
    var statement = handle.createUpdate(read.version() == 0 ? insert : update);
    if (read.version() != 0) {
      statement.bind("version", read.version());
    }
    return statement.bind("business", business.value()).bind("document", document).execute() == 1;
  }
}
