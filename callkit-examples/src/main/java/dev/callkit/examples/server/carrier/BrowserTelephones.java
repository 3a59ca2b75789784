package dev.callkit.examples.server.carrier;

import dev.callkit.conduct.Conversations;
import dev.callkit.conduct.TaskScheduler;
import dev.callkit.examples.server.browser.BrowserPhones;
import dev.callkit.examples.server.browser.LineBook;
import dev.callkit.examples.server.http.Gatekeeper;
import dev.callkit.examples.server.tables.Tables;
import dev.callkit.examples.storage.Storage;
import dev.callkit.telephony.LegEvents;
import dev.callkit.telephony.TelephonyProvider;
import io.javalin.config.RoutesConfig;
import java.time.InstantSource;

/** Telephones in web pages. */
public final class BrowserTelephones implements Telephones {
  private final TaskScheduler timers = TaskScheduler.threads(2);
  private final BrowserPhones phones;
  private final PhoneSockets sockets;

  /**
   * Opens them.
   *
   * @param secret the same on every server of the database
   */
  public BrowserTelephones(
      String secret, Storage storage, Gatekeeper gatekeeper, InstantSource clock) {
    LineBook book =
        storage
            .database()
            .map(database -> LineBook.in(new Tables(database)))
            .orElseGet(LineBook::inMemory);
    this.phones = new BrowserPhones(secret, book, clock, timers);
    this.sockets = new PhoneSockets(phones, gatekeeper);
  }

  @Override
  public TelephonyProvider provider() {
    return phones;
  }

  @Override
  public void attach(LegEvents legs, Conversations conversations) {
    phones.attach(legs, conversations);
  }

  @Override
  public void routes(RoutesConfig routes) {
    sockets.routes(routes);
  }

  @Override
  public void close() {
    timers.close();
  }
}
