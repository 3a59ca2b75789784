package dev.callkit.examples.storage;

import dev.callkit.jdbi.StoreKeys;
import java.util.Optional;

/**
 * What calls are kept for: programs of different kinds never claim each other's.
 *
 * @param folder the directory in {@code ~/.callkit} with the data, unless another one is named
 * @param schema where the calls are in a PostgreSQL of somebody else's
 * @param shared whether several processes may work there at once and wake each other
 * @param connections the most at a time
 * @param script a resource with SQL that is run after the calls' schema has been made; in it {@code
 *     {schema}} is that schema's name. It may run any number of times
 * @param keys what is sealed with; empty for a file of keys
 */
public record StorageUse(
    String folder,
    String schema,
    boolean shared,
    int connections,
    Optional<String> script,
    Optional<StoreKeys> keys) {

  /** One interview in the terminal. Its clock may run ahead, so there is one at a time. */
  public static final StorageUse QUICKSTART =
      new StorageUse("data", "callkit_quickstart", false, 4, Optional.empty(), Optional.empty());

  /** The reference server, of which any number may share a database. */
  public static StorageUse server(String script, Optional<StoreKeys> keys) {
    return new StorageUse("server", "callkit_server", true, 16, Optional.of(script), keys);
  }
}
