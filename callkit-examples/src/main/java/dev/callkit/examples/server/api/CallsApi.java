package dev.callkit.examples.server.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callkit.CallKit;
import dev.callkit.CallRejectedException;
import dev.callkit.CallSession;
import dev.callkit.call.Basis;
import dev.callkit.call.CallId;
import dev.callkit.call.CallRequest;
import dev.callkit.call.PhoneNumber;
import dev.callkit.call.Respondent;
import dev.callkit.call.VerificationId;
import dev.callkit.call.Visit;
import dev.callkit.examples.server.business.Shops;
import dev.callkit.examples.server.figures.ByVersion;
import dev.callkit.examples.server.figures.CallIndex;
import dev.callkit.examples.server.http.Answers;
import dev.callkit.examples.server.http.ApiError;
import dev.callkit.examples.server.http.Caller;
import dev.callkit.examples.server.http.Form;
import dev.callkit.examples.server.http.Gatekeeper;
import dev.callkit.examples.server.http.Json;
import dev.callkit.progress.CallRecord;
import dev.callkit.progress.TimelineEntry;
import dev.callkit.store.CallStore;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code /api/calls}: asks for calls, shows them and ends them. */
public final class CallsApi {
  private static final Pattern NAME = Pattern.compile("\\s*\\S.{0,58}");
  private static final int REMEMBERED = 5_000;
  private static final String PURPOSE = "feedback on a purchase";

  private final CallKit callKit;
  private final CallStore store;
  private final Shops shops;
  private final CallIndex index;
  private final ByVersion<ObjectNode> statuses;
  private final InstantSource clock;

  public CallsApi(
      CallKit callKit, CallStore store, Shops shops, CallIndex index, InstantSource clock) {
    this.callKit = callKit;
    this.store = store;
    this.shops = shops;
    this.index = index;
    this.statuses = new ByVersion<>(store, REMEMBERED, CallJson::status);
    this.clock = clock;
  }

  public void routes(RoutesConfig routes) {
    routes.post("/api/calls/initiate", this::initiate);
    routes.get("/api/calls", this::list);
    routes.get("/api/calls/{sessionId}", this::whole);
    routes.get("/api/calls/{sessionId}/status", this::status);
    routes.get("/api/calls/{sessionId}/events", this::events);
  }

  private void initiate(Context context) {
    Caller caller = Gatekeeper.expect(context, Caller.CALLS_WRITE);
    Instant now = clock.instant();
    CallRequest request = read(context, caller, now);
    VerificationId verification = request.basis().verification();
    boolean known = store.findByVerification(caller.business(), verification).isPresent();
    try {
      CallSession session = callKit.request(request);
      Answers.json(context, known ? 200 : 201, CallJson.status(session.snapshot()));
    } catch (CallRejectedException refused) {
      throw ApiError.refused(CallJson.lower(refused.reason()), refused.reason().text() + ".");
    }
  }

  private CallRequest read(Context context, Caller caller, Instant now) {
    Form form =
        Form.of(
            Json.read(context.body()),
            "verificationId",
            "businessId",
            "customerPhone",
            "priority",
            "verifiedAt",
            "automatedCallAgreed",
            "context");
    form.require("verificationId", "businessId", "customerPhone");
    Optional<String> verification = form.uuid("verificationId");
    Optional<String> business = form.uuid("businessId");
    Optional<String> phone = form.phone("customerPhone");
    boolean high =
        form.oneOf("priority", List.of("normal", "high")).filter("high"::equals).isPresent();
    Instant verifiedAt = form.instant("verifiedAt").orElse(now);
    Optional<Boolean> agreed = form.flag("automatedCallAgreed");
    Form about =
        form.inside("context", "firstName", "purchasedAt", "amount", "categories", "departments");
    Optional<String> name = about.text("firstName", NAME, "1 to 60 characters");
    Visit visit =
        new Visit(
            about.instant("purchasedAt").orElse(verifiedAt),
            about.amount("amount"),
            about.names("categories"),
            about.names("departments"));
    form.done();
    if (!caller.business().value().equals(business.orElseThrow())) {
      throw ApiError.notFound("business");
    }
    shops.of(caller);
    Basis basis =
        new Basis(
            new VerificationId(verification.orElseThrow()),
            verifiedAt,
            PURPOSE,
            agreed.orElseGet(() -> shops.settled(caller.business()).agreedByVerification()));
    CallRequest request =
        CallRequest.of(
            caller.business(),
            new Respondent(PhoneNumber.of(phone.orElseThrow()), name, Respondent.SWEDEN),
            visit,
            basis);
    return high ? request.first() : request;
  }

  private void list(Context context) {
    Caller caller = Gatekeeper.expect(context, Caller.CALLS_READ);
    int limit = Answers.whole(context, "limit", 1, 100, 20);
    ObjectNode json = Json.object();
    ArrayNode calls = json.putArray("calls");
    index
        .latest(caller.business(), Instant.EPOCH, limit)
        .forEach(entry -> statuses.of(entry).ifPresent(calls::add));
    Answers.json(context, 200, json);
  }

  private CallRecord find(Context context, Caller caller) {
    return store
        .find(id(context.pathParam("sessionId"), caller))
        .orElseThrow(() -> ApiError.notFound("call"));
  }

  /** {@return the call that a request is about, of the caller's business} */
  static CallId id(String text, Caller caller) {
    try {
      return new CallId(caller.business(), text);
    } catch (IllegalArgumentException noId) {
      throw ApiError.notFound("call");
    }
  }

  private void status(Context context) {
    Caller caller = Gatekeeper.expect(context, Caller.CALLS_READ);
    Answers.json(context, 200, CallJson.status(find(context, caller)));
  }

  private void whole(Context context) {
    Caller caller = Gatekeeper.expect(context, Caller.CALLS_READ);
    Answers.json(
        context, 200, CallJson.whole(find(context, caller), shops.find(caller.business())));
  }

  private void events(Context context) {
    Caller caller = Gatekeeper.expect(context, Caller.CALLS_READ);
    int limit = Answers.whole(context, "limit", 1, 100, 100);
    int offset = Answers.whole(context, "offset", 0, 100_000, 0);
    CallRecord call = find(context, caller);
    List<TimelineEntry> found = store.timeline(call.id(), offset, limit + 1);
    ObjectNode json = Json.object();
    ArrayNode events = json.putArray("events");
    found.stream().limit(limit).forEach(entry -> events.add(EventJson.of(entry)));
    if (found.size() > limit) {
      json.put("nextOffset", offset + limit);
    } else {
      json.putNull("nextOffset");
    }
    Answers.json(context, 200, json);
  }
}
