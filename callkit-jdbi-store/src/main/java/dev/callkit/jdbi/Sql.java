package dev.callkit.jdbi;

import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;

/**
 * Statements that are sent together, with their values. Each sees what those before it have done.
 *
 * @param first what is set or locked before any of them looks at anything: the rest of a select
 *     list, beginning with a comma, or empty
 * @param text the statements, with named parameters, separated by semicolons
 * @param values binds the parameters of both
 * @param row reads a row of the last statement that returns rows
 */
record Sql<T>(String first, String text, Consumer<Values> values, RowMapper<T> row) {

  /** Statements that need nothing before them. */
  Sql(String text, Consumer<Values> values, RowMapper<T> row) {
    this("", text, values, row);
  }

  /**
   * Runs a single statement in a transaction that has taken on its role, and has set and locked
   * what it needs.
   */
  List<T> in(Handle handle) {
    Query query = handle.createQuery(text);
    values.accept(new Values(query));
    return query.map(row).list();
  }
}
