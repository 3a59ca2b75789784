package dev.callkit.examples.elks;

import io.javalin.Javalin;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a host's server does for 46elks: four lines and their server. */
final class ElksHost implements AutoCloseable {
  private Optional<ElksTelephony> carrier = Optional.empty();
  private final Javalin server =
      Javalin.create(
              config -> {
                config.startup.showJavalinBanner = false;
                config.routes.post(
                    "/elks/<rest>",
                    context -> {
                      Map<String, String> fields = new LinkedHashMap<>();
                      context.formParamMap().forEach((name, all) -> fields.put(name, all.get(0)));
                      String path = context.path().substring("/elks".length());
                      context.future(
                          () ->
                              carrier
                                  .orElseThrow()
                                  .answer(path, fields)
                                  .toCompletableFuture()
                                  .thenAccept(
                                      answer ->
                                          context
                                              .status(answer.status())
                                              .contentType("application/json")
                                              .result(answer.json())));
                    });
              })
          .start("127.0.0.1", 0);

  URI url() {
    return URI.create("http://127.0.0.1:" + server.port() + "/elks");
  }

  void serve(ElksTelephony elks) {
    carrier = Optional.of(elks);
  }

  @Override
  public void close() {
    server.stop();
  }
}
