package dev.callkit.examples.server.carrier;

import dev.callkit.conduct.Conversations;
import dev.callkit.telephony.LegEvents;
import dev.callkit.telephony.TelephonyProvider;
import io.javalin.config.RoutesConfig;

/** A carrier and what it needs of the server. */
public interface Telephones extends AutoCloseable {

  /** {@return the carrier} */
  TelephonyProvider provider();

  /** Says where reports and words go; once, before anything rings. */
  void attach(LegEvents legs, Conversations conversations);

  /** Serves what the carrier calls back. */
  void routes(RoutesConfig routes);

  @Override
  void close();
}
