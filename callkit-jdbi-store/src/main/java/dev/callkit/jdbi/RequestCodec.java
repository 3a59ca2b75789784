package dev.callkit.jdbi;

import dev.callkit.call.Basis;
import dev.callkit.call.BusinessId;
import dev.callkit.call.CallPriority;
import dev.callkit.call.CallRequest;
import dev.callkit.call.PhoneNumber;
import dev.callkit.call.Respondent;
import dev.callkit.call.VerificationId;
import dev.callkit.call.Visit;
import dev.callkit.progress.Attempt;
import dev.callkit.progress.DelayCause;
import dev.callkit.progress.Lateness;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** What was asked for. */
final class RequestCodec {

  static Out write(CallRequest request) {
    return new Out()
        .put("business", request.business().value())
        .put("respondent", write(request.respondent()))
        .put("visit", write(request.visit()))
        .put("basis", write(request.basis()))
        .put("priority", request.priority());
  }

  static CallRequest read(In in) {
    return new CallRequest(
        in.parsed("business", BusinessId::new),
        respondent(in.object("respondent")),
        visit(in.object("visit")),
        basis(in.object("basis")),
        in.constant("priority", CallPriority.class));
  }

  private static Out write(Respondent person) {
    return new Out()
        .put("phone", person.phone().e164())
        .text("firstName", person.firstName())
        .put("zone", person.zone().getId());
  }

  private static Respondent respondent(In in) {
    return new Respondent(
        in.parsed("phone", PhoneNumber::of),
        in.any("firstName", in::text),
        in.parsed("zone", ZoneId::of));
  }

  private static Out write(Visit visit) {
    return new Out()
        .put("at", visit.at())
        .text("amount", visit.amount())
        .texts("categories", visit.categories())
        .texts("departments", visit.departments());
  }

  private static Visit visit(In in) {
    return new Visit(
        in.instant("at"),
        in.any("amount", in::decimal),
        new LinkedHashSet<>(in.texts("categories")),
        new LinkedHashSet<>(in.texts("departments")));
  }

  private static Out write(Basis basis) {
    return new Out()
        .put("verification", basis.verification().value())
        .put("verifiedAt", basis.verifiedAt())
        .put("purpose", basis.purpose())
        .put("automatedCallAgreed", basis.automatedCallAgreed());
  }

  private static Basis basis(In in) {
    return new Basis(
        in.parsed("verification", VerificationId::new),
        in.instant("verifiedAt"),
        in.text("purpose"),
        in.yes("automatedCallAgreed"));
  }

  static Out write(Lateness lateness) {
    return new Out()
        .put("due", lateness.due())
        .text("dialledAt", lateness.dialledAt())
        .text("cause", lateness.cause().map(Enum::name));
  }

  static Lateness lateness(In in) {
    return new Lateness(
        in.instant("due"),
        in.any("dialledAt", in::instant),
        in.any("cause", field -> in.constant(field, DelayCause.class)));
  }

  /** Of a call that was stored before lateness was. */
  static Lateness unknown(Instant requestedAt, List<Attempt> attempts) {
    return new Lateness(
        requestedAt, attempts.stream().map(Attempt::startedAt).findFirst(), Optional.empty());
  }

  private RequestCodec() {}
}
