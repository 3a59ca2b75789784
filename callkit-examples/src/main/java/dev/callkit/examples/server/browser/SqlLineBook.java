package dev.callkit.examples.server.browser;

import dev.callkit.call.AttemptId;
import dev.callkit.call.PhoneNumber;
import dev.callkit.examples.server.tables.Tables;
import dev.callkit.telephony.HangupCause;
import dev.callkit.telephony.LegEvent;
import dev.callkit.telephony.LegStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;

/** The book in a table: times are kept to the microsecond. */
final class SqlLineBook implements LineBook {
  private static final String COLUMNS =
      "attempt, number, phase, extract(epoch from time_limit) as limit_seconds, due_at, due_cause,"
          + " answered_at, ended_at, cause, version";

  private final Tables tables;
  private final String table;

  SqlLineBook(Tables tables) {
    this.tables = tables;
    this.table = tables.schema() + "_server.line";
  }

  @Override
  public PhoneLine open(PhoneLine fresh) {
    PhoneLine rounded = fresh.to(ChronoUnit.MICROS);
    return tables.asService(
        handle -> {
          int written =
              bind(
                      rounded,
                      handle.createUpdate(
                          "insert into "
                              + table
                              + " (attempt, number, phase, time_limit, due_at, due_cause,"
                              + " answered_at, ended_at, cause, version) values (:attempt, :number,"
                              + " :phase, make_interval(secs => :limit), :dueAt, :dueCause,"
                              + " :answeredAt, :endedAt, :cause, :version) on conflict do nothing"))
                  .execute();
          return written == 1
              ? fresh
              : handle
                  .createQuery("select " + COLUMNS + " from " + table + " where attempt = :attempt")
                  .bind("attempt", fresh.attempt().toString())
                  .map((row, context) -> read(row))
                  .one();
        });
  }

  @Override
  public Optional<PhoneLine> find(AttemptId attempt) {
    return tables.asService(
        handle ->
            handle
                .createQuery("select " + COLUMNS + " from " + table + " where attempt = :attempt")
                .bind("attempt", attempt.toString())
                .map((row, context) -> read(row))
                .findOne());
  }

  @Override
  public boolean replace(PhoneLine before, PhoneLine after) {
    return tables.asService(
        handle ->
            bind(
                        after.to(ChronoUnit.MICROS),
                        handle.createUpdate(
                            "update "
                                + table
                                + " set phase = :phase, due_at = :dueAt, due_cause = :dueCause,"
                                + " answered_at = :answeredAt, ended_at = :endedAt, cause = :cause,"
                                + " version = :version"
                                + " where attempt = :attempt and version = :before"))
                    .bind("before", before.version())
                    .execute()
                == 1);
  }

  @Override
  public List<PhoneLine> open() {
    return tables.asService(
        handle ->
            handle
                .createQuery("select " + COLUMNS + " from " + table + " where phase <> 'ENDED'")
                .map((row, context) -> read(row))
                .list());
  }

  @Override
  public void forget(Instant endedBefore) {
    tables.asService(
        handle ->
            handle
                .createUpdate("delete from " + table + " where ended_at < :before")
                .bind("before", at(endedBefore))
                .execute());
  }

  private static <S extends SqlStatement<S>> S bind(PhoneLine line, S statement) {
    return statement
        .bind("attempt", line.attempt().toString())
        .bind("number", line.number().e164())
        .bind("phase", line.phase().name())
        .bind("limit", line.timeLimit().toMillis() / 1000.0)
        .bind("dueAt", at(line.dueAt()))
        .bind("dueCause", line.dueCause().name())
        .bind("answeredAt", line.answeredAt().map(SqlLineBook::at).orElse(null))
        .bind("endedAt", line.end().map(end -> at(end.at())).orElse(null))
        .bind("cause", line.end().map(end -> end.cause().name()).orElse(null))
        .bind("version", line.version());
  }

  private static OffsetDateTime at(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }

  private static PhoneLine read(ResultSet row) throws SQLException {
    Optional<Instant> answeredAt = time(row, "answered_at");
    Optional<Instant> endedAt = time(row, "ended_at");
    PhoneLine open =
        new PhoneLine(
            AttemptId.parse(row.getString("attempt")),
            PhoneNumber.of(row.getString("number")),
            LegStatus.Phase.valueOf(row.getString("phase")),
            Duration.ofMillis(Math.round(row.getDouble("limit_seconds") * 1000)),
            time(row, "due_at").orElseThrow(),
            HangupCause.valueOf(row.getString("due_cause")),
            answeredAt,
            Optional.empty(),
            row.getLong("version"));
    return endedAt.isEmpty()
        ? open
        : open.over(LegEvent.Ended.of(endedAt.get(), HangupCause.valueOf(row.getString("cause"))));
  }

  private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
