package dev.callkit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ServerCommandTest {
  private static final String SECRET = "a secret of thirty-two characters";
  private static final String SHOP = "0a4f2c66-90f5-4d43-8f5e-6d2f0a1b7c9d";

  @Test
  void helpNamesEveryVariableThatIsRead() throws IOException {
    Set<String> read = new TreeSet<>();
    for (String file :
        List.of(
            "server/Environment.java",
            "twilio/TwilioAccount.java",
            "understanding/EngineOptions.java",
            "ServerCommand.java")) {
      String source = Files.readString(Path.of("src/main/java/dev/callkit/examples").resolve(file));
      Matcher name = Pattern.compile("\"((CALLKIT|TWILIO|OPENAI)_[A-Z_]+)\"").matcher(source);
      while (name.find()) {
        read.add(name.group(1));
      }
    }
    assertThat(read).hasSizeGreaterThan(15);
    String help = CommandLineRun.of("", "server", "--help").out();
    assertThat(read).allSatisfy(name -> assertThat(help).contains(name));
  }

  @Test
  void aTokenIsPrintedForWhoeverHoldsTheSecret() {
    CommandLineRun run =
        CommandLineRun.in(Map.of("CALLKIT_JWT_SECRET", SECRET), "", "server", "--token", SHOP);
    assertThat(run.code()).isZero();
    DecodedJWT token =
        JWT.require(Algorithm.HMAC256(SECRET))
            .withIssuer("callkit")
            .acceptExpiresAt(Long.MAX_VALUE / 1000)
            .build()
            .verify(run.out().strip());
    assertThat(token.getClaim("business").asString()).isEqualTo(SHOP);
    assertThat(token.getExpiresAtAsInstant())
        .isEqualTo(CommandLineRun.NOW.plusSeconds(30L * 24 * 3600));
  }

  @Test
  void withoutASecretThereIsNoToken() {
    CommandLineRun run = CommandLineRun.in(Map.of(), "", "server", "--token", "matboden");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err().lines())
        .containsExactly(
            "--token: expected the id of a business, a UUID in lower case",
            "CALLKIT_JWT_SECRET: expected what tokens are signed with, got none");
  }

  @Test
  void aPortThatIsTakenIsNamed() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CommandLineRun run =
          CommandLineRun.in(
              Map.of("CALLKIT_PORT", Integer.toString(taken.getLocalPort())),
              "",
              "server",
              "--in-memory");
      assertThat(run.code()).isEqualTo(2);
      assertThat(run.err())
          .isEqualTo(
              "CALLKIT_PORT: port "
                  + taken.getLocalPort()
                  + " is taken by another program; name another\n");
    }
  }
}
