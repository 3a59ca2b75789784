package dev.callkit.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.testing.simulation.FastTime;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The documentation's bindings: that for servlets runs, and all of them are what is compiled. */
@Timeout(60)
class TwilioServletTest {

  @Test
  void theServletAnswersTwilioAndRefusesOthers() throws Exception {
    Counting library = new Counting(true);
    Server server = new Server();
    ServerConnector door = new ServerConnector(server);
    door.setHost("127.0.0.1");
    server.addConnector(door);
    try (FastTime time = new FastTime(Instant.EPOCH, 1, 1);
        TwilioTelephony twilio = adapter(library, time)) {
      ServletContextHandler context = new ServletContextHandler("/");
      context.addServlet(new ServletHolder(new TwilioServlet(twilio)), "/twilio/*");
      server.setHandler(context);
      server.start();
      String url =
          Requests.addresses()
              .of(Kind.TURN, Requests.ATTEMPT, Requests.SID, "turn=3")
              .replaceFirst("#.*", "");
      Map<String, String> fields = Requests.fields("SpeechResult", "ja, åäö");

      HttpResponse<String> answer =
          post(door.getLocalPort(), url, fields, Requests.sign(Lab.TOKEN, url, fields));
      HttpResponse<String> refusal = post(door.getLocalPort(), url, fields, "AAAA");

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/xml");
      assertThat(answer.body()).contains("<Gather");
      assertThat(refusal.statusCode()).isEqualTo(403);
      assertThat(library.told()).hasSize(1);
    } finally {
      server.stop();
    }
  }

  private static TwilioTelephony adapter(Counting library, FastTime time) {
    TwilioTelephony twilio =
        TwilioTelephony.builder(Lab.ACCOUNT, Lab.TOKEN)
            .from(Lab.FROM)
            .publicUrl(URI.create(Requests.PUBLIC))
            .talkBy(WayToTalk.Gather.SWEDISH)
            .tasks(time)
            .build();
    twilio.attach(library, library);
    return twilio;
  }

  private static HttpResponse<String> post(
      int port, String url, Map<String, String> fields, String signature) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(
                    URI.create(
                        url.replace("https://calls.example.com", "http://127.0.0.1:" + port)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Twilio-Signature", signature)
                .POST(HttpRequest.BodyPublishers.ofString(Requests.encode(fields)))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void theDocumentedBindingsAreTheCompiledOnes() throws Exception {
    String compiled = "";
    for (String file :
        List.of(
            "src/test/java/dev/callkit/twilio/TwilioServlet.java",
            "src/test/java/dev/callkit/twilio/SpringTwilio.java",
            "../callkit-examples/src/main/java/dev/callkit/examples/twilio/TwilioRoutes.java")) {
      compiled += squeezed(Files.readString(Path.of(file), StandardCharsets.UTF_8));
    }
    String page = Files.readString(Path.of("../docs/twilio.md"), StandardCharsets.UTF_8);
    int from = page.indexOf("## Bindings");
    Matcher blocks =
        Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
            .matcher(page.substring(from, page.indexOf("\n## ", from + 1)));
    List<String> missing = new ArrayList<>();
    int statements = 0;
    while (blocks.find()) {
      for (String statement : blocks.group(1).split(";", -1)) {
        statements++;
        if (!compiled.contains(squeezed(statement))) {
          missing.add(statement);
        }
      }
    }
    assertThat(statements).isGreaterThan(12);
    assertThat(missing).isEmpty();
  }

  private static String squeezed(String text) {
    return text.replaceAll("\\s+", "");
  }
}
