package dev.callkit.examples.server.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.List;

/** What handlers have in common in reading queries and answering. */
public final class Answers {

  public static void json(Context context, int status, JsonNode body) {
    context.status(status).contentType("application/json").result(Json.text(body));
  }

  /** Answers with the one shape that errors have. */
  public static void error(Context context, ApiError error) {
    error
        .retryAfter()
        .ifPresent(
            wait ->
                context.header(
                    "Retry-After", Long.toString(Math.max(1, (wait.toMillis() + 999) / 1000))));
    if (error.status() == 401) {
      context.header("WWW-Authenticate", "Bearer");
    }
    json(context, error.status(), body(error));
  }

  static ObjectNode body(ApiError error) {
    ObjectNode json = Json.object();
    json.put("error", true);
    json.put("message", String.valueOf(error.getMessage()));
    json.put("code", error.code());
    json.set("details", Json.texts(error.details()));
    return json;
  }

  /** {@return a whole number of the query, or the default if it is not there} */
  public static int whole(Context context, String name, int least, int most, int otherwise) {
    String text = context.queryParam(name);
    if (text == null) {
      return otherwise;
    }
    if (text.matches("[0-9]{1,9}")) {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw ApiError.malformed(List.of(name + ": expected " + least + " to " + most));
  }

  private Answers() {}
}
