package dev.callkit.examples.server.api;

import dev.callkit.business.Business;
import dev.callkit.examples.server.business.Settled;
import dev.callkit.examples.server.business.Shops;
import dev.callkit.examples.server.http.Answers;
import dev.callkit.examples.server.http.ApiError;
import dev.callkit.examples.server.http.Caller;
import dev.callkit.examples.server.http.Form;
import dev.callkit.examples.server.http.Gatekeeper;
import dev.callkit.examples.server.http.Json;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;

/** {@code /api/businesses}: what a business has settled. */
public final class ContextApi {
  private static final String NOT_NAMED_YET = "?";

  private final Shops shops;
  private final boolean ringsPeople;

  /**
   * Serves it.
   *
   * @param ringsPeople whether calls go to real telephones, which ring at decent hours only
   */
  public ContextApi(Shops shops, boolean ringsPeople) {
    this.shops = shops;
    this.ringsPeople = ringsPeople;
  }

  public void routes(RoutesConfig routes) {
    routes.get("/api/businesses/{id}/context", this::show);
    routes.put("/api/businesses/{id}/context", this::change);
  }

  private static Caller own(Context context, String scope) {
    Caller caller = Gatekeeper.expect(context, scope);
    if (!caller.business().value().equals(context.pathParam("id"))) {
      throw ApiError.notFound("business");
    }
    return caller;
  }

  private void show(Context context) {
    Caller caller = own(context, Caller.BUSINESS_READ);
    Business business = shops.of(caller);
    Answers.json(context, 200, ContextJson.of(business, shops.settled(business.id())));
  }

  private void change(Context context) {
    Caller caller = own(context, Caller.BUSINESS_WRITE);
    Form form =
        Form.of(
            Json.read(context.body()), "name", "store", "preferences", "script", "callingHours");
    Optional<Business> known = shops.find(caller.business());
    if (known.isEmpty()) {
      // The operator's signature on the token is enough for it to come into being.
      form.require("name");
    }
    Business before =
        known.orElseGet(() -> Business.builder(caller.business(), NOT_NAMED_YET).build());
    ContextForm changes = new ContextForm(form, ringsPeople);
    Settled settled = changes.settled(shops.settled(before.id()));
    Business business = changes.business(before);
    shops.save(business);
    shops.save(business.id(), settled);
    Answers.json(context, 200, ContextJson.of(shops.of(caller), settled));
  }
}
