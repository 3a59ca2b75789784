package dev.callkit.jdbi;

import dev.callkit.jdbi.KnownLedger.Change;
import dev.callkit.progress.CallRecord;
import dev.callkit.progress.TimelineEntry;
import dev.callkit.store.Save;
import dev.callkit.store.SaveResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is written of a step, sent in one piece: a round trip costs more than most of what it asks
 * for. The call's row comes first. Having been written it sets {@code callkit.place}, for the
 * transaction only, to the place of the first new timeline entry; everything else is written only
 * if that is set, so that a step that is refused leaves nothing.
 */
final class Saves {
  /** Ends the condition of every part but the call's row. */
  static final String IF_WRITTEN = "current_setting('callkit.place', true) <> ''";

  private final CallTable calls;
  private final CallParts parts;
  private final PeopleTables people;
  private final Ledgers ledgers;
  private final String notYet;
  private final String unlessSuppressed;
  private final String ifTheLedgerIs;

  Saves(Names names, CallTable calls, CallParts parts, PeopleTables people, Ledgers ledgers) {
    this.calls = calls;
    this.parts = parts;
    this.people = people;
    this.ledgers = ledgers;
    this.notYet =
        names.in(", set_config('callkit.place', '', true), set_config('callkit.ledger', '', true)");
    this.unlessSuppressed =
        names.in(
            """
            and not exists (
              select from callkit.suppression where suppression.phone_hash = call.phone_hash)""");
    this.ifTheLedgerIs = names.in("and current_setting('callkit.ledger', true) = 'written'");
  }

  /** A new call; no row if its verification has one already. */
  Sql<CallRecord> create(CallRecord fresh, List<TimelineEntry> entries) {
    List<Part> all = new ArrayList<>();
    all.add(calls.inserted(fresh, entries.size()));
    all.addAll(parts.appended(fresh.id(), entries));
    return all(notYet, fresh, all);
  }

  /**
   * A step; no row if it is refused.
   *
   * @param ledger what it changes of the business's ledger, if anything
   */
  Sql<CallRecord> save(Save save, Optional<Change> ledger) {
    String unless = save.unlessSuppressed() ? unlessSuppressed : "";
    List<Part> all = new ArrayList<>();
    ledger.ifPresent(change -> all.addAll(ledgers.changed(change, unless)));
    all.add(calls.updated(save, ledger.isPresent() ? ifTheLedgerIs : unless));
    all.addAll(parts.appended(save.call().id(), save.entries()));
    all.addAll(parts.counted(save.call()));
    all.addAll(people.remembered(save));
    Part lock = people.lock(save);
    Sql<CallRecord> sql = all(notYet + lock.text(), save.call(), all);
    return new Sql<>(sql.first(), sql.text(), sql.values().andThen(lock.values()), sql.row());
  }

  private static Sql<CallRecord> all(String first, CallRecord call, List<Part> parts) {
    return new Sql<>(
        first,
        parts.stream().map(Part::text).collect(Collectors.joining(";\n")),
        values -> {
          values.set("business", call.id().business().value()).set("call", call.id().value());
          parts.forEach(part -> part.values().accept(values));
        },
        (row, context) -> call.saved(call.version() + 1));
  }

  /**
   * Why a step was refused.
   *
   * @param suppressed what {@link CallTable#look} has found, if the call is as it was read
   */
  static SaveResult refusal(Save save, Optional<Boolean> suppressed) {
    if (suppressed.isEmpty()) {
      return new SaveResult.Stale();
    }
    if (save.unlessSuppressed() && suppressed.get()) {
      return new SaveResult.Suppressed();
    }
    // Whoever was in the way of a step without a ledger is gone again.
    return save.ledger().isPresent() ? new SaveResult.LedgerMoved() : new SaveResult.Stale();
  }
}
