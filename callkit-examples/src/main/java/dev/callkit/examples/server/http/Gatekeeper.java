package dev.callkit.examples.server.http;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.Optional;

/** Lets in who has a token, and not too often. */
public final class Gatekeeper {
  private static final String CALLER = "callkit.caller";
  private static final String BEARER = "Bearer ";
  private static final int LONGEST_TOKEN = 4_000;

  private final Tokens tokens;
  private final RateLimit limit;

  public Gatekeeper(Tokens tokens, RateLimit limit) {
    this.tokens = tokens;
    this.limit = limit;
  }

  /**
   * Looks at a request before anything else does.
   *
   * @throws ApiError if it may not go on
   */
  public void admit(Context context) {
    String header = Optional.ofNullable(context.header("Authorization")).orElse("");
    Caller caller =
        caller(header.startsWith(BEARER) ? header.substring(BEARER.length()).strip() : "");
    Optional<Duration> wait = limit.take(caller.business() + " " + caller.subject());
    if (wait.isPresent()) {
      throw ApiError.tooMany(wait.get());
    }
    context.attribute(CALLER, caller);
  }

  /**
   * {@return whom a token speaks for}
   *
   * @throws ApiError if for nobody
   */
  public Caller caller(String token) {
    if (token.isEmpty() || token.length() > LONGEST_TOKEN) {
      throw ApiError.unauthorized("Expected the header Authorization: Bearer and a token.");
    }
    return tokens
        .read(token)
        .orElseThrow(() -> ApiError.unauthorized("The token is not one of ours, or is over."));
  }

  /**
   * {@return who asks}
   *
   * @throws ApiError if their token does not allow this
   */
  public static Caller expect(Context context, String scope) {
    Caller caller = context.attribute(CALLER);
    if (caller == null) {
      throw ApiError.unauthorized("Expected a token.");
    }
    if (!caller.scopes().contains(scope)) {
      throw ApiError.forbidden("The token does not have the scope " + scope + ".");
    }
    return caller;
  }
}
