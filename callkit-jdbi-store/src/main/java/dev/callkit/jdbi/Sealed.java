package dev.callkit.jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;

/** A value that only the {@link Vault} can open. */
final class Sealed {
  private final byte[] bytes;

  Sealed(byte[] bytes) {
    this.bytes = bytes;
  }

  static Sealed read(ResultSet row, String column) throws SQLException {
    return new Sealed(row.getBytes(column));
  }

  byte[] bytes() {
    return bytes;
  }

  @Override
  public String toString() {
    return "Sealed[" + bytes.length + " bytes]";
  }
}
