package dev.callkit.examples;

import dev.callkit.business.Business;
import dev.callkit.call.CallRequest;
import dev.callkit.call.PhoneNumber;
import dev.callkit.examples.input.BadInput;
import dev.callkit.intake.IntakeResult;
import dev.callkit.store.CallStore;
import java.time.Instant;
import java.util.List;

/**
 * Whom the store rings next: the customer after all those it has rung, at a number that may be.
 *
 * @param number which customer of the store, from 1
 * @param request the call that is asked for
 */
record NextCustomer(int number, CallRequest request) {

  /**
   * Looks who is next.
   *
   * @throws BadInput if no fictitious number may be rung any more
   */
  static NextCustomer of(QuickstartSettings settings, CallStore store, Instant now) {
    Business business = settings.business();
    int number = settings.rehearsed().orElseGet(() -> rung(business, store) + 1);
    if (settings.phone().isPresent()) {
      // Whether this person may be rung is for the library to say.
      return new NextCustomer(number, settings.request(number, settings.phone().get(), now));
    }
    for (PhoneNumber phone : candidates(settings, number)) {
      CallRequest request = settings.request(number, phone, now);
      IntakeResult gate =
          business.intake().atRequest(request, store.person(business.id(), phone), now);
      if (gate instanceof IntakeResult.Accepted) {
        return new NextCustomer(number, request);
      }
    }
    throw new BadInput(
        "no call was placed: everybody at a fictitious number has been interviewed in the last 30"
            + " days or asked never to be rung; name a --phone, another --data, or --in-memory");
  }

  private static List<PhoneNumber> candidates(QuickstartSettings settings, int number) {
    // A rehearsal is the same each time, whoever of the customers it is.
    return FictitiousNumbers.from(settings.rehearsed().isPresent() ? 1 : number).toList();
  }

  /** How many the store has rung, each with a receipt of its own, without gaps. */
  private static int rung(Business business, CallStore store) {
    int known = 0;
    int unknown = 1;
    while (isKnown(business, store, unknown)) {
      known = unknown;
      unknown *= 2;
    }
    while (unknown - known > 1) {
      int middle = known + (unknown - known) / 2;
      if (isKnown(business, store, middle)) {
        known = middle;
      } else {
        unknown = middle;
      }
    }
    return known;
  }

  private static boolean isKnown(Business business, CallStore store, int number) {
    return store
        .findByVerification(business.id(), QuickstartSettings.verification(number))
        .isPresent();
  }
}
