package dev.callkit.examples;

import dev.callkit.CallKit;
import dev.callkit.business.Business;
import dev.callkit.call.PhoneNumber;
import dev.callkit.dialogue.DialogueEngine;
import dev.callkit.examples.twilio.TwilioServer;
import dev.callkit.jdbi.JdbiCallStore;
import dev.callkit.jdbi.StoreKeys;
import dev.callkit.openai.OpenAiDialogue;
import dev.callkit.twilio.TwilioTelephony;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;

/**
 * What a host writes to ring real telephones by Twilio, understand people with OpenAI, and keep
 * calls in PostgreSQL; the README shows it.
 */
final class ProductionHost implements AutoCloseable {
  /**
   * What a host has in its configuration.
   *
   * @param twilioApi where requests to Twilio go; its own address unless it is a local one
   * @param openAiUrl where requests to the model go, likewise
   */
  record Accounts(
      String accountSid,
      String authToken,
      PhoneNumber from,
      URI publicUrl,
      URI twilioApi,
      String openAiKey,
      URI openAiUrl) {
    /** Shows no secret and no number. */
    @Override
    public String toString() {
      return "Accounts[" + publicUrl + "]";
    }
  }

  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final OpenAiDialogue openAi;
  private final TwilioTelephony twilio;
  private final CallKit callKit;
  private final TwilioServer server;

  ProductionHost(
      DataSource database, StoreKeys keys, Accounts accounts, Business business, int port) {
    JdbiCallStore store = JdbiCallStore.builder(database, keys).build();
    store.migrate();
    openAi = OpenAiDialogue.builder(accounts.openAiKey()).baseUrl(accounts.openAiUrl()).build();
    openAi.warmUp();
    twilio =
        TwilioTelephony.builder(accounts.accountSid(), accounts.authToken())
            .from(accounts.from())
            .publicUrl(accounts.publicUrl())
            .api(accounts.twilioApi())
            .build();
    callKit =
        CallKit.builder()
            .telephony(twilio)
            .dialogue(DialogueEngine.guarded(openAi, workers, InstantSource.system()))
            .store(store)
            .business(business)
            .build();
    twilio.attach(callKit.legEvents(), callKit.conversations());
    callKit.start();
    server = new TwilioServer(twilio, port);
  }

  CallKit callKit() {
    return callKit;
  }

  /** Lets talks end, for two minutes at most; what is left then goes on at another node. */
  @Override
  public void close() {
    callKit.drain(Duration.ofMinutes(2)).toCompletableFuture().join();
    callKit.close();
    server.close();
    twilio.close();
    openAi.close();
    workers.shutdown();
  }
}
