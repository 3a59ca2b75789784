package dev.callkit.examples.server.carrier;

import dev.callkit.conduct.Conversations;
import dev.callkit.examples.twilio.TwilioAccount;
import dev.callkit.examples.twilio.TwilioRoutes;
import dev.callkit.telephony.LegEvents;
import dev.callkit.telephony.TelephonyProvider;
import dev.callkit.twilio.TwilioTelephony;
import dev.callkit.twilio.WayToTalk;
import io.javalin.config.RoutesConfig;
import java.net.URI;
import java.time.InstantSource;

/** Real telephones, by Twilio. */
public final class TwilioTelephones implements Telephones {
  /** Below the public URL: what Twilio calls back. */
  public static final String PREFIX = "/twilio";

  private final TwilioTelephony twilio;

  /** Opens the account. */
  public TwilioTelephones(TwilioAccount account, WayToTalk way, InstantSource clock) {
    String publicUrl = account.publicUrl().toString().replaceAll("/+$", "");
    this.twilio =
        account
            .builder()
            .publicUrl(URI.create(publicUrl + PREFIX))
            .talkBy(way)
            .clock(clock)
            .build();
  }

  @Override
  public TelephonyProvider provider() {
    return twilio;
  }

  @Override
  public void attach(LegEvents legs, Conversations conversations) {
    twilio.attach(legs, conversations);
  }

  @Override
  public void routes(RoutesConfig routes) {
    new TwilioRoutes(twilio).in(routes, PREFIX + "/");
  }

  @Override
  public void close() {
    twilio.close();
  }
}
