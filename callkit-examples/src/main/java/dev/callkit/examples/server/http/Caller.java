package dev.callkit.examples.server.http;

import dev.callkit.call.BusinessId;
import java.util.Set;

/**
 * Who asks, as their token says.
 *
 * @param business whose calls they may see
 * @param scopes what they may do
 * @param subject whose requests are counted together
 */
public record Caller(BusinessId business, Set<String> scopes, String subject) {
  /** May ask for calls and end them. */
  public static final String CALLS_WRITE = "calls:write";

  /** May see calls, with what was said in them. */
  public static final String CALLS_READ = "calls:read";

  /** May see and change the questions and what the business has settled. */
  public static final String BUSINESS_WRITE = "business:write";

  /** May see the questions and what the business has settled. */
  public static final String BUSINESS_READ = "business:read";

  /** May export and erase what is held of a person, over every business. */
  public static final String PEOPLE = "people";

  /** All there are. */
  public static final Set<String> EVERY_SCOPE =
      Set.of(CALLS_WRITE, CALLS_READ, BUSINESS_WRITE, BUSINESS_READ, PEOPLE);

  /** Copies the scopes. */
  public Caller {
    scopes = Set.copyOf(scopes);
  }
}
