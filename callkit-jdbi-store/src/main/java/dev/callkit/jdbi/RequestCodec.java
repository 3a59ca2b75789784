package dev.callkit.jdbi;

import dev.callkit.call.Basis;
import dev.callkit.call.BusinessId;
import dev.callkit.call.CallPriority;
import dev.callkit.call.CallRequest;
import dev.callkit.call.PhoneNumber;
import dev.callkit.call.Respondent;
import dev.callkit.call.VerificationId;
import dev.callkit.call.Visit;
import java.time.ZoneId;
import java.util.LinkedHashSet;

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

  private RequestCodec() {}
}
