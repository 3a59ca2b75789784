package dev.callkit.examples;

import dev.callkit.CallKit;
import dev.callkit.business.Business;
import dev.callkit.call.PhoneNumber;
import dev.callkit.examples.twilio.TwilioServer;
import dev.callkit.store.CallStore;
import dev.callkit.twilio.TwilioTelephony;
import java.net.URI;

/** What a host writes to ring real telephones; the README shows it. */
final class TwilioHostExample {

  static TwilioServer run(
      String accountSid, String authToken, PhoneNumber from, CallStore store, Business business) {
    TwilioTelephony twilio =
        TwilioTelephony.builder(accountSid, authToken)
            .from(from)
            .publicUrl(URI.create("https://calls.example.com/twilio"))
            .build();
    CallKit callKit = CallKit.builder().telephony(twilio).store(store).business(business).build();
    twilio.attach(callKit.legEvents(), callKit.conversations());
    callKit.start();
    return new TwilioServer(twilio, 8080);
  }

  private TwilioHostExample() {}
}
