package dev.callkit.jdbi;

import dev.callkit.call.BusinessId;
import dev.callkit.store.VersionedLedger;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One ledger per business, replaced as a whole if nobody else has replaced it. */
final class LedgerTable {
  private final String find;
  private final String insert;
  private final String update;

  LedgerTable(Names names) {
    this.find = names.in("select version, document from callkit.ledger where business = :business");
    // The call's row is locked first, as it is by every save.
    this.insert =
        names.in(
            """
            insert into callkit.ledger (business, version, document)
            select :business, 1, cast(:ledger as json)
            where exists (
              select from callkit.call
              where business = :business and id = :call and version = :version %s
              for no key update)
            on conflict (business) do nothing
            returning set_config('callkit.ledger', 'written', true)""");
    this.update =
        names.in(
            """
            update callkit.ledger set version = version + 1, document = cast(:ledger as json)
            where business = :business and version = :ledgerVersion and exists (
              select from callkit.call
              where business = :business and id = :call and version = :version %s
              for no key update)
            returning set_config('callkit.ledger', 'written', true)""");
  }

  Sql<VersionedLedger> find(BusinessId business) {
    return new Sql<>(
        find,
        values -> values.set("business", business.value()),
        (row, context) ->
            new VersionedLedger(
                Codec.ledger(row.getString("document").getBytes(StandardCharsets.UTF_8)),
                row.getLong("version")));
  }

  /**
   * The ledger in the place of the one it was read as; not written if somebody else has saved one,
   * or if the call's row is not to be written.
   *
   * @param unless as in {@link CallTable#updated}
   */
  Part written(VersionedLedger read, String unless) {
    String document = new String(Codec.write(read.ledger()), StandardCharsets.UTF_8);
    return new Part(
        String.format(Locale.ROOT, read.version() == 0 ? insert : update, unless),
        values -> {
          values.set("ledger", document);
          if (read.version() != 0) {
            values.set("ledgerVersion", read.version());
          }
        });
  }
}
