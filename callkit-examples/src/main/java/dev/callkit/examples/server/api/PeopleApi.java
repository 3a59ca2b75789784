package dev.callkit.examples.server.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callkit.business.Business;
import dev.callkit.call.CallId;
import dev.callkit.call.PhoneNumber;
import dev.callkit.examples.server.business.Shops;
import dev.callkit.examples.server.http.Answers;
import dev.callkit.examples.server.http.ApiError;
import dev.callkit.examples.server.http.Caller;
import dev.callkit.examples.server.http.Form;
import dev.callkit.examples.server.http.Gatekeeper;
import dev.callkit.examples.server.http.Json;
import dev.callkit.examples.storage.Storage;
import dev.callkit.jdbi.PersonalData;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/** {@code /api/people}: what the token's business holds of a person. */
public final class PeopleApi {
  private final Shops shops;
  private final Storage storage;

  public PeopleApi(Shops shops, Storage storage) {
    this.shops = shops;
    this.storage = storage;
  }

  public void routes(RoutesConfig routes) {
    routes.get("/api/people/{phone}/export", this::export);
    routes.delete("/api/people/{phone}", this::erase);
  }

  private PersonalData people() {
    return storage
        .database()
        .orElseThrow(
            () ->
                ApiError.unavailable(
                    "Calls are kept in memory only; ending the server erases all of them."))
        .store()
        .personalData();
  }

  private static PhoneNumber phone(Context context) {
    String text = context.pathParam("phone");
    if (!Form.isPhone(text)) {
      throw ApiError.malformed(List.of("phone: expected +46 and 7 to 9 digits"));
    }
    return PhoneNumber.of(text);
  }

  private void export(Context context) {
    Caller caller = Gatekeeper.expect(context, Caller.PEOPLE);
    PersonalData.Holdings held = people().export(phone(context), caller.business());
    Optional<Business> business = shops.find(caller.business());
    ObjectNode json = Json.object();
    ArrayNode calls = json.putArray("calls");
    for (PersonalData.HeldCall call : held.calls()) {
      ObjectNode whole = CallJson.whole(call.call(), business);
      Json.put(whole, "firstName", call.call().request().respondent().firstName());
      ArrayNode events = whole.putArray("events");
      call.timeline().forEach(entry -> events.add(EventJson.of(entry)));
      calls.add(whole);
    }
    ArrayNode memories = json.putArray("memories");
    held.memories()
        .forEach(
            memory ->
                memories
                    .addObject()
                    .put("about", memory.about())
                    .put("at", memory.at().toString()));
    json.put("suppressed", held.suppressed());
    Answers.json(context, 200, json);
  }

  private void erase(Context context) {
    Caller caller = Gatekeeper.expect(context, Caller.PEOPLE);
    PersonalData.Receipt receipt = people().erase(phone(context), caller.business());
    ObjectNode json = Json.object();
    json.set("calls", Json.texts(receipt.calls().stream().map(CallId::value).toList()));
    json.set("stillOpen", Json.texts(receipt.stillOpen().stream().map(CallId::value).toList()));
    json.put("memories", receipt.memories());
    ArrayNode copies = json.putArray("atCarriers");
    receipt
        .atCarriers()
        .forEach(
            copy ->
                copies
                    .addObject()
                    .put("provider", copy.provider())
                    .put("call", copy.call().value()));
    json.put("suppressionKept", receipt.suppressionKept());
    Answers.json(context, 200, json);
  }
}
