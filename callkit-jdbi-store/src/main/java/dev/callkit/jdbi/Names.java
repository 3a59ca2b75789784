package dev.callkit.jdbi;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names in the database. Statements and scripts are written for schema {@code callkit}; {@link
 * #in} puts the host's name in its place.
 *
 * @param schema a plain name in lower case; also the prefix of the roles and of the setting
 */
record Names(String schema) {
  private static final Pattern PLAIN = Pattern.compile("[a-z][a-z0-9_]{0,39}");
  private static final Pattern OURS = Pattern.compile("\\bcallkit(_business|_service)?\\b");

  Names {
    if (!PLAIN.matcher(schema).matches() || schema.startsWith("pg_")) {
      throw new IllegalArgumentException(
          "schema: expected a lower-case letter and up to 39 of a-z 0-9 _, not beginning with pg_");
    }
  }

  String businessRole() {
    return schema + "_business";
  }

  String serviceRole() {
    return schema + "_service";
  }

  String in(String sql) {
    return OURS.matcher(sql)
        .replaceAll(
            name ->
                Matcher.quoteReplacement(schema + (name.group(1) == null ? "" : name.group(1))));
  }
}
