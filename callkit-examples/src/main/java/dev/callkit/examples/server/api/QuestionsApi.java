package dev.callkit.examples.server.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callkit.business.Business;
import dev.callkit.call.CallId;
import dev.callkit.call.PhoneNumber;
import dev.callkit.call.Visit;
import dev.callkit.examples.input.BadInput;
import dev.callkit.examples.input.CatalogueFile;
import dev.callkit.examples.input.TextFile;
import dev.callkit.examples.server.business.Shops;
import dev.callkit.examples.server.http.Answers;
import dev.callkit.examples.server.http.ApiError;
import dev.callkit.examples.server.http.Caller;
import dev.callkit.examples.server.http.Form;
import dev.callkit.examples.server.http.Gatekeeper;
import dev.callkit.examples.server.http.Json;
import dev.callkit.intake.KnownPerson;
import dev.callkit.question.Catalogue;
import dev.callkit.question.CustomerFacts;
import dev.callkit.question.QuestionSelector;
import dev.callkit.question.Selection;
import dev.callkit.question.SelectionRequest;
import dev.callkit.store.CallStore;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;

/** {@code /api/questions}: what is asked, and what a customer would be asked. */
public final class QuestionsApi implements AutoCloseable {
  private static final String FILE = "catalogue";
  private static final Pattern PLACE = Pattern.compile("^" + FILE + "(:[0-9]+)*: ");
  private static final String PATH = "/api/questions/configurations";

  private final CallStore store;
  private final Shops shops;
  private final FeasibilityDesk feasibility;
  private final InstantSource clock;
  private final QuestionSelector selector = QuestionSelector.owedTurns();

  public QuestionsApi(CallStore store, Shops shops, InstantSource clock) {
    this.store = store;
    this.shops = shops;
    this.feasibility = new FeasibilityDesk(clock);
    this.clock = clock;
  }

  public void routes(RoutesConfig routes) {
    routes.get("/api/questions/select", this::select);
    routes.post("/api/questions/select", this::select);
    routes.get(PATH, this::all);
    routes.put(PATH, this::replaceAll);
    routes.post(PATH, this::add);
    routes.get(PATH + "/{id}", this::one);
    routes.put(PATH + "/{id}", this::replace);
    routes.delete(PATH + "/{id}", this::remove);
    routes.post("/api/questions/feasibility", this::tryOut);
  }

  @Override
  public void close() {
    feasibility.close();
  }

  private void select(Context context) {
    Caller caller = Gatekeeper.expect(context, Caller.BUSINESS_READ);
    Business business = shops.of(caller);
    boolean posted = !context.body().isBlank();
    Form form =
        Form.of(
            posted ? Json.read(context.body()) : Json.object(),
            "customerPhone",
            "purchasedAt",
            "amount",
            "categories",
            "departments",
            "keysOnly",
            "timeBudgetSeconds");
    int seconds =
        posted
            ? form.whole("timeBudgetSeconds", 60, 120).orElse(90)
            : Answers.whole(context, "timeBudgetSeconds", 60, 120, 90);
    Instant now = clock.instant();
    Visit visit =
        new Visit(
            form.instant("purchasedAt").orElse(now),
            form.amount("amount"),
            form.names("categories"),
            form.names("departments"));
    boolean keysOnly = form.flag("keysOnly").orElse(false);
    Optional<PhoneNumber> phone = form.phone("customerPhone").map(PhoneNumber::of);
    form.done();
    KnownPerson person =
        phone.map(number -> store.person(business.id(), number)).orElse(KnownPerson.STRANGER);
    CustomerFacts facts =
        new CustomerFacts(
            now.atZone(business.zone()).toLocalDate(),
            Optional.of(visit.at().atZone(business.zone()).toLocalDateTime()),
            visit.amount(),
            visit.categories(),
            visit.departments(),
            person.asked());
    SelectionRequest request =
        new SelectionRequest(
            new CallId(business.id(), "preview"),
            facts,
            keysOnly,
            Duration.ofSeconds(seconds),
            now);
    Selection selection =
        selector
            .select(business.catalogue(), store.ledger(business.id()).ledger(), request)
            .selection();
    Answers.json(context, 200, selected(business, selection, seconds));
  }

  private static ObjectNode selected(Business business, Selection selection, int seconds) {
    ObjectNode json = Json.object();
    json.put("timeBudgetSeconds", seconds);
    ArrayNode questions = json.putArray("questions");
    long planned = 0;
    for (Selection.Chosen chosen : selection.questions()) {
      planned += chosen.time().toSeconds();
      questions
          .addObject()
          .put("question", chosen.question().value())
          .put(
              "text",
              business.catalogue().find(chosen.question()).map(found -> found.text()).orElse(""))
          .put("seconds", chosen.time().toSeconds());
    }
    json.put("plannedSeconds", planned);
    json.set("verdicts", CallJson.selection(selection));
    return json;
  }

  private void all(Context context) {
    Caller caller = Gatekeeper.expect(context, Caller.BUSINESS_READ);
    answer(context, 200, shops.of(caller));
  }

  private void answer(Context context, int status, Business business) {
    ObjectNode json = Json.object();
    json.set("catalogue", CatalogueJson.document(business.name(), business.catalogue()));
    json.set(
        "feasibility",
        feasibility.report(business.id(), business.catalogue(), business.questionTime()));
    Answers.json(context, status, json);
  }

  private void one(Context context) {
    Caller caller = Gatekeeper.expect(context, Caller.BUSINESS_READ);
    Business business = shops.of(caller);
    Answers.json(
        context,
        200,
        CatalogueJson.question(
            business.catalogue().questions().stream()
                .filter(question -> question.id().value().equals(context.pathParam("id")))
                .findFirst()
                .orElseThrow(() -> ApiError.notFound("question"))));
  }

  private void tryOut(Context context) {
    Caller caller = Gatekeeper.expect(context, Caller.BUSINESS_READ);
    Business business = shops.of(caller);
    Catalogue catalogue = read(Json.read(context.body()), business);
    Answers.json(
        context, 200, feasibility.report(business.id(), catalogue, business.questionTime()));
  }

  private void replaceAll(Context context) {
    Caller caller = Gatekeeper.expect(context, Caller.BUSINESS_WRITE);
    JsonNode body = Json.read(context.body());
    Business changed;
    synchronized (this) {
      Business business = shops.of(caller);
      changed = business.toBuilder().catalogue(read(body, business)).build();
      shops.save(changed);
    }
    answer(context, 200, changed);
  }

  private void add(Context context) {
    JsonNode body = Json.read(context.body());
    change(
        context,
        201,
        questions -> {
          questions.add(body);
          return questions.size() - 1;
        });
  }

  private void replace(Context context) {
    JsonNode body = Json.read(context.body());
    String id = context.pathParam("id");
    if (!id.equals(body.path("id").asText(id))) {
      throw ApiError.malformed(List.of("id: expected that of the address"));
    }
    change(
        context,
        200,
        questions -> {
          ObjectNode named = Json.object();
          named.put("id", id);
          if (body instanceof ObjectNode fields) {
            named.setAll(fields);
          }
          int place = place(questions, id);
          questions.set(place, named);
          return place;
        });
  }

  private void remove(Context context) {
    String id = context.pathParam("id");
    change(
        context,
        200,
        questions -> {
          questions.remove(place(questions, id));
          return questions.size();
        });
  }

  private static int place(ArrayNode questions, String id) {
    for (int place = 0; place < questions.size(); place++) {
      if (questions.get(place).path("id").asText().equals(id)) {
        return place;
      }
    }
    throw ApiError.notFound("question");
  }

  /**
   * One change after the other, so that none is lost on this node.
   *
   * @param change says which place it has changed: a problem there is named as the request has it
   */
  private void change(Context context, int status, ToIntFunction<ArrayNode> change) {
    Caller caller = Gatekeeper.expect(context, Caller.BUSINESS_WRITE);
    Business changed;
    synchronized (this) {
      Business business = shops.of(caller);
      ObjectNode document = CatalogueJson.document(business.name(), business.catalogue());
      int place = change.applyAsInt(document.withArray("questions"));
      changed =
          business.toBuilder()
              .catalogue(read(document, business, "questions[" + place + "]"))
              .build();
      shops.save(changed);
    }
    answer(context, status, changed);
  }

  private static Catalogue read(JsonNode document, Business business, String part) {
    try {
      return read(document, business);
    } catch (ApiError problems) {
      throw ApiError.malformed(
          problems.details().stream()
              .map(
                  problem ->
                      problem.startsWith(part + ".")
                          ? problem.substring(part.length() + 1)
                          : problem.startsWith(part + ":")
                              ? "body" + problem.substring(part.length())
                              : problem)
              .toList());
    }
  }

  private static Catalogue read(JsonNode document, Business business) {
    if (!document.path("questions").isArray()) {
      // An empty body must not take away what everybody is asked.
      throw ApiError.malformed(List.of("questions: expected a list"));
    }
    try {
      CatalogueFile file = CatalogueFile.parse(new TextFile(FILE, Json.text(document)));
      List<String> tooLong = file.tooLongTogether(business.questionTime());
      if (!tooLong.isEmpty()) {
        throw ApiError.malformed(tooLong);
      }
      return file.catalogue();
    } catch (BadInput bad) {
      // There is one line, which says nothing.
      throw ApiError.malformed(
          bad.problems().stream().map(problem -> PLACE.matcher(problem).replaceFirst("")).toList());
    }
  }
}
