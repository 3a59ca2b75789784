package dev.callkit.conduct;

import dev.callkit.call.Basis;
import dev.callkit.call.BusinessId;
import dev.callkit.call.CallId;
import dev.callkit.call.CallRequest;
import dev.callkit.call.PhoneNumber;
import dev.callkit.call.Respondent;
import dev.callkit.call.VerificationId;
import dev.callkit.call.Visit;
import dev.callkit.progress.CallRecord;
import java.time.Instant;

/** A call that is due. */
final class Due {

  static CallRecord call(Instant now) {
    return call(now, 1);
  }

  static CallRecord call(Instant now, int number) {
    BusinessId business = new BusinessId("matboden");
    CallRequest request =
        CallRequest.of(
            business,
            Respondent.of(PhoneNumber.of("+46701740605")),
            Visit.at(now),
            new Basis(new VerificationId("v" + number), now, "test", true));
    return CallRecord.accepted(new CallId(business, "c" + number), request, now, now);
  }

  private Due() {}
}
