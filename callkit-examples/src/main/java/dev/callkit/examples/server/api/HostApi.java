package dev.callkit.examples.server.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.callkit.CallKit;
import dev.callkit.CallSession;
import dev.callkit.business.Business;
import dev.callkit.examples.server.business.Shops;
import dev.callkit.examples.server.http.Answers;
import dev.callkit.examples.server.http.ApiError;
import dev.callkit.examples.server.http.Caller;
import dev.callkit.examples.server.http.Form;
import dev.callkit.examples.server.http.Gatekeeper;
import dev.callkit.examples.server.http.Json;
import dev.callkit.progress.HostNote;
import dev.callkit.store.CallStore;
import dev.callkit.store.StoreException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/** What hosts do about calls by hand: they end them, and write into their logs. */
public final class HostApi {
  private static final List<String> REASONS =
      List.of("completed", "timeout", "technical_failure", "customer_hangup");
  private static final Pattern TRANSCRIPT = Pattern.compile("(?s).{1,20000}");
  private static final Pattern TYPE = Pattern.compile("[a-z0-9_.-]{1,64}");
  private static final Pattern SESSION = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final int MOST_EVENTS = 50;
  // A log that grows without end would be read for ever.
  private static final int MOST_ENTRIES = 2_000;
  private static final Duration A_MOMENT = Duration.ofMillis(500);
  private static final Duration STORED_WITHIN = Duration.ofSeconds(10);

  private final CallKit callKit;
  private final CallStore store;
  private final Shops shops;

  public HostApi(CallKit callKit, CallStore store, Shops shops) {
    this.callKit = callKit;
    this.store = store;
    this.shops = shops;
  }

  public void routes(RoutesConfig routes) {
    routes.post("/api/calls/{sessionId}/complete", this::complete);
    routes.post("/api/calls/logs", this::log);
  }

  private void complete(Context context) {
    Caller caller = Gatekeeper.expect(context, Caller.CALLS_WRITE);
    CallSession session = session(context.pathParam("sessionId"), caller);
    Form form =
        Form.of(Json.read(context.body()), "reason", "transcript", "responses").require("reason");
    Optional<String> reason = form.oneOf("reason", REASONS);
    Map<String, String> details = new LinkedHashMap<>();
    reason.ifPresent(why -> details.put("reason", why));
    form.text("transcript", TRANSCRIPT, "1 to 20000 characters")
        .ifPresent(text -> details.put("transcript", text));
    details.putAll(HandAnswers.read(form, shops.find(caller.business()).map(Business::catalogue)));
    form.done();
    if (session.snapshot().status().isFinal()) {
      throw ApiError.conflict("The call is over.");
    }
    write(session, new HostNote("completed_by_hand", details));
    session.cancel();
    try {
      session.ended().toCompletableFuture().get(A_MOMENT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException laterThan) {
      // It ends all the same; the status tells when.
    } catch (ExecutionException never) {
      throw new IllegalStateException("expected the call to end", never);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    Answers.json(context, 200, CallJson.status(session.snapshot()));
  }

  private CallSession session(String id, Caller caller) {
    return callKit.session(CallsApi.id(id, caller)).orElseThrow(() -> ApiError.notFound("call"));
  }

  private void log(Context context) {
    Caller caller = Gatekeeper.expect(context, Caller.CALLS_WRITE);
    Form form =
        Form.of(Json.read(context.body()), "sessionId", "events").require("sessionId", "events");
    Optional<String> id =
        form.text("sessionId", SESSION, "1 to 64 letters, digits, hyphens or underscores");
    List<HostNote> notes = new ArrayList<>();
    List<Form> events = form.each("events", 1, MOST_EVENTS, "type", "at", "details");
    events.forEach(event -> note(event).ifPresent(notes::add));
    form.done();
    CallSession session = session(id.orElseThrow(), caller);
    if (!store.timeline(session.id(), MOST_ENTRIES, 1).isEmpty()) {
      throw ApiError.refused(
          "log_full", "The call's log has " + MOST_ENTRIES + " entries, and takes no more.");
    }
    notes.forEach(note -> write(session, note));
    Answers.json(context, 201, Json.object().put("appended", notes.size()));
  }

  private static Optional<HostNote> note(Form event) {
    event.require("type");
    Optional<String> type =
        event.text("type", TYPE, "1 to 64 characters of a-z, 0-9, underscore, dot, hyphen");
    Map<String, String> details = new LinkedHashMap<>();
    event.instant("at").ifPresent(at -> details.put("at", at.toString()));
    Optional<JsonNode> more = event.value("details");
    if (more.isPresent() && !areTexts(more.get())) {
      event.wrong("details", "at most 20 texts of at most 2000 characters, named in 1 to 60");
      return Optional.empty();
    }
    more.ifPresent(
        texts ->
            texts
                .properties()
                .forEach(text -> details.put(text.getKey(), text.getValue().textValue())));
    return type.map(name -> new HostNote(name, details));
  }

  private static boolean areTexts(JsonNode details) {
    return details.isObject()
        && details.size() <= 20
        && details.properties().stream()
            .allMatch(
                text ->
                    text.getValue().isTextual()
                        && text.getValue().textValue().length() <= 2_000
                        && !text.getKey().isBlank()
                        && text.getKey().length() <= 60);
  }

  private static void write(CallSession session, HostNote note) {
    CompletionStage<Void> stored = session.note(note);
    try {
      stored.toCompletableFuture().get(STORED_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException slow) {
      throw ApiError.unavailable("The store does not answer.");
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof StoreException away) {
        throw away;
      }
      // It has been erased since it was found.
      throw ApiError.notFound("call");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw ApiError.unavailable("The server is stopping.");
    }
  }
}
