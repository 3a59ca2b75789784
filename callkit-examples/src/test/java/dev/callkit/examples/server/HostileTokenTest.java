package dev.callkit.examples.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTCreator;
import com.auth0.jwt.algorithms.Algorithm;
import dev.callkit.call.BusinessId;
import dev.callkit.examples.server.OpenApiDocument.Operation;
import dev.callkit.examples.server.http.Caller;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever has no token, another one, or one for something else, gets what the document says. */
final class HostileTokenTest extends HostileRequests {
  private static final String NOBODYS = "11111111-2222-4333-8444-555555555555";
  private static final Pattern SCOPE = Pattern.compile("^Scope `([a-z:]+)`");

  static Stream<Operation> withToken() {
    return with(Operation::wantsToken);
  }

  @ParameterizedTest
  @MethodSource("withToken")
  void withoutASoundTokenNobodyIsLetIn(Operation operation) {
    Algorithm ours = Algorithm.HMAC256(SECRET);
    String sound = token(Caller.EVERY_SCOPE);
    String[] parts = sound.split("\\.", -1);
    String none = base64("{\"alg\":\"none\",\"typ\":\"JWT\"}");
    List<String> headers =
        new ArrayList<>(
            List.of(
                "",
                "Bearer",
                "Bearer ",
                "Basic " + base64("admin:admin"),
                sound,
                "Bearer " + HostileBodies.MARK,
                "Bearer a.b.c",
                "Bearer " + "x".repeat(6_000),
                "Bearer " + none + "." + parts[1] + ".",
                "Bearer " + none + "." + parts[1] + "." + parts[2],
                "Bearer " + parts[0] + "." + parts[1] + ".",
                "Bearer " + parts[0] + "." + base64("{\"business\":\"x\"}") + "." + parts[2],
                "Bearer " + sound.substring(0, sound.length() - 2),
                "Bearer " + sound + " " + sound));
    for (JWTCreator.Builder forged :
        List.of(
            claims().withExpiresAt(Instant.now().minus(Duration.ofMinutes(2))),
            claims().withExpiresAt(Instant.EPOCH),
            claims(),
            claims().withExpiresAt(tomorrow()).withIssuer("somebody"),
            JWT.create().withIssuer("callkit").withExpiresAt(tomorrow()),
            claims().withExpiresAt(tomorrow()).withClaim("business", 7),
            claims().withExpiresAt(tomorrow()).withClaim("business", "a b/../c"),
            claims().withExpiresAt(tomorrow()).withClaim("scope", List.of("calls:read")))) {
      headers.add("Bearer " + forged.sign(ours));
    }
    headers.add(
        "Bearer " + claims().withExpiresAt(tomorrow()).sign(Algorithm.HMAC256(SECRET + "!")));
    headers.add("Bearer " + claims().withExpiresAt(tomorrow()).sign(Algorithm.HMAC512(SECRET)));
    headers.add("Bearer " + claims().withExpiresAt(tomorrow()).sign(Algorithm.none()));
    for (String header : headers) {
      Map<String, String> sent = new LinkedHashMap<>();
      if (!header.isEmpty()) {
        sent.put("Authorization", header);
      }
      HttpResponse<String> answer = server.send(operation.method(), path(operation), "{}", sent);
      documented(operation, header, answer);
      expect(answer, operation, header, 401);
    }
  }

  @ParameterizedTest
  @MethodSource("withToken")
  void theScopeThatTheDocumentNamesIsTheOneThatIsWanted(Operation operation) {
    Matcher scope = SCOPE.matcher(operation.node().path("description").asText());
    assertThat(scope.find()).as(operation.name()).isTrue();
    Set<String> others = new TreeSet<>(Caller.EVERY_SCOPE);
    assertThat(others.remove(scope.group(1))).as(operation.name()).isTrue();
    for (Set<String> scopes : List.of(others, Set.<String>of(), Set.of("calls", "*", "admin"))) {
      HttpResponse<String> answer = as(token(scopes), operation);
      documented(operation, scopes.toString(), answer);
      expect(answer, operation, scopes.toString(), 403);
    }
    if (!operation.name().equals(STREAM)) {
      HttpResponse<String> answer = as(token(Set.of(scope.group(1))), operation);
      if (answer.statusCode() == 401 || answer.statusCode() == 403) {
        found.add(operation.name() + " is not allowed by " + scope.group(1));
      }
    }
    restore(operation);
  }

  @ParameterizedTest
  @MethodSource("withToken")
  void anotherBusinessSeesNothing(Operation operation) {
    if (operation.name().equals(STREAM)) {
      return; // Nothing is to be seen before something happens; BrowserPhones has a test of its
      // own.
    }
    String others = server.token(new BusinessId(NOBODYS), Caller.EVERY_SCOPE);
    HttpResponse<String> answer = as(others, operation);
    documented(operation, "another business", answer);
    if (answer.body().contains(session) || answer.body().contains(TestServer.SHOP)) {
      found.add(operation.name() + " tells another business");
    }
    if (!operation.parameters("path").isEmpty() && !operation.path().contains("{phone}")) {
      expect(answer, operation, "another business", 404);
    }
  }
}
