package dev.callkit.examples.server.http;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import dev.callkit.call.BusinessId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Bearer tokens (JWT, HS256): claims {@code business}, {@code scope} and {@code exp}. */
public final class Tokens {
  private static final String ISSUER = "callkit";

  private final Algorithm algorithm;
  private final JWTVerifier verifier;
  private final InstantSource clock;

  /**
   * Takes the secret.
   *
   * @param secret at least 32 characters
   */
  public Tokens(String secret, InstantSource clock) {
    this.algorithm = Algorithm.HMAC256(secret);
    this.clock = clock;
    JWTVerifier.BaseVerification rules =
        (JWTVerifier.BaseVerification)
            JWT.require(algorithm)
                .withIssuer(ISSUER)
                .withClaimPresence("business")
                .withClaimPresence("scope")
                .withClaimPresence("exp");
    this.verifier = rules.build(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
  }

  /** {@return a token for one business} */
  public String issue(BusinessId business, Set<String> scopes, String subject, Duration valid) {
    return JWT.create()
        .withIssuer(ISSUER)
        .withSubject(subject)
        .withClaim("business", business.value())
        .withClaim("scope", String.join(" ", new TreeSet<>(scopes)))
        .withExpiresAt(clock.instant().plus(valid))
        .sign(algorithm);
  }

  /** {@return who it speaks for; empty if it is not ours, is over, or is no token at all} */
  public Optional<Caller> read(String token) {
    try {
      DecodedJWT jwt = verifier.verify(token);
      if (!jwt.getExpiresAtAsInstant().isAfter(clock.instant())) {
        return Optional.empty();
      }
      BusinessId business = new BusinessId(jwt.getClaim("business").asString());
      Set<String> scopes = Set.copyOf(Arrays.asList(jwt.getClaim("scope").asString().split(" ")));
      return Optional.of(
          new Caller(business, scopes, Optional.ofNullable(jwt.getSubject()).orElse("")));
    } catch (JWTVerificationException | IllegalArgumentException | NullPointerException unsound) {
      return Optional.empty();
    }
  }
}
