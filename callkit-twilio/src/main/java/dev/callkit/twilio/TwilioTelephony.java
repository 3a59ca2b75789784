package dev.callkit.twilio;

import dev.callkit.call.AttemptId;
import dev.callkit.call.PhoneNumber;
import dev.callkit.conduct.Conversations;
import dev.callkit.conduct.TaskScheduler;
import dev.callkit.telephony.Capability;
import dev.callkit.telephony.CarrierCall;
import dev.callkit.telephony.CarrierCallId;
import dev.callkit.telephony.DialRequest;
import dev.callkit.telephony.DialSearch;
import dev.callkit.telephony.LegEvent;
import dev.callkit.telephony.LegEvents;
import dev.callkit.telephony.LegStatus;
import dev.callkit.telephony.TelephonyException;
import dev.callkit.telephony.TelephonyProvider;
import java.net.URI;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rings real telephones with Twilio.
 *
 * <pre>{@code
 * TwilioTelephony twilio =
 *     TwilioTelephony.builder(accountSid, authToken)
 *         .from(PhoneNumber.of("+46..."))
 *         .publicUrl(URI.create("https://calls.example.com/twilio"))
 *         .build();
 * CallKit callKit = CallKit.builder().telephony(twilio)....build();
 * twilio.attach(callKit.legEvents(), callKit.conversations());
 * }</pre>
 *
 * <p>The host's server brings every request below the public address to {@link #webhooks()}, and
 * every socket there to {@link #sockets()}. Several nodes may serve one public address in any
 * distribution. Thread-safe.
 */
public final class TwilioTelephony implements TelephonyProvider, AutoCloseable {
  private final String name;
  private final Set<Capability> capabilities;
  private final PhoneNumber from;
  private final boolean detection;
  private final Addresses addresses;
  private final Api api;
  private final CallMemory memory = new CallMemory();
  private final Reports reports;
  private final Searches searches;
  private final Wiring wiring;
  private final TwilioWebhooks webhooks;
  private final TwilioSockets sockets;
  private final @Nullable TaskScheduler ownTasks;

  TwilioTelephony(TwilioBuilder builder, PhoneNumber from, URI publicUrl) {
    this.name = builder.name;
    this.from = from;
    this.detection = builder.detection;
    this.capabilities = capabilities(builder);
    TaskScheduler given = builder.tasks;
    TaskScheduler tasks = given == null ? TaskScheduler.threads(8) : given;
    this.ownTasks = given == null ? tasks : null;
    this.addresses = new Addresses(publicUrl, builder.authToken);
    this.api = new Api(builder.account(), builder.answerWithin);
    this.reports = new Reports(memory, builder.clock);
    this.searches = new Searches(api, memory, builder.clock, from.e164(), name);
    this.wiring =
        new Wiring(
            api, builder.clock, tasks, new PriceChecks(api, reports, tasks), builder.recordings);
    Gate gate = new Gate(new Signatures(builder.authToken), addresses, builder.accountSid, memory);
    Envelope envelope = new Envelope(builder.authToken);
    boolean bySocket = builder.way instanceof WayToTalk.ConversationRelay;
    this.webhooks =
        new TwilioWebhooks(
            gate,
            builder.documents(addresses, envelope),
            envelope,
            memory,
            reports,
            wiring,
            bySocket);
    this.sockets = new TwilioSockets(gate, wiring, memory);
  }

  private static Set<Capability> capabilities(TwilioBuilder builder) {
    EnumSet<Capability> able = EnumSet.allOf(Capability.class);
    if (!builder.record) {
      able.remove(Capability.RECORDING);
    }
    if (!builder.detection) {
      able.remove(Capability.MACHINE_DETECTION);
    }
    if (builder.way instanceof WayToTalk.Gather) {
      able.remove(Capability.STREAMING);
      able.remove(Capability.BARGE_IN);
    }
    return Collections.unmodifiableSet(able);
  }

  /**
   * {@return a builder with every default in place}
   *
   * @param accountSid the account, {@code AC…}
   * @param authToken its primary auth token, which also signs what Twilio sends; the one of the
   *     region if there is one
   */
  public static TwilioBuilder builder(String accountSid, String authToken) {
    return new TwilioBuilder(accountSid, authToken);
  }

  /** Says where to report; once, before the first call is dialled. */
  public void attach(LegEvents legEvents, Conversations conversations) {
    wiring.attach(new Wiring.Ports(legEvents, conversations));
  }

  /** {@return what answers requests at the public address} */
  public TwilioWebhooks webhooks() {
    return webhooks;
  }

  /** {@return what takes sockets at the public address} */
  public TwilioSockets sockets() {
    return sockets;
  }

  /** {@return what Twilio keeps of calls after their end} */
  public TwilioRecords records() {
    return new TwilioRecords(api);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Set<Capability> capabilities() {
    return capabilities;
  }

  @Override
  public CarrierCall dial(DialRequest request) {
    AttemptId attempt = request.attempt();
    searches.dialling(attempt);
    Placement placement =
        new Placement(
            request.to(),
            from,
            addresses.of(Kind.ANSWER, attempt, ""),
            addresses.of(Kind.STATUS, attempt, "limit=" + request.timeLimit().toSeconds()),
            detection ? Optional.of(addresses.of(Kind.DETECTION, attempt, "")) : Optional.empty(),
            request.ringTimeout(),
            request.timeLimit());
    try {
      CallView call = api.create(placement);
      memory.belongs(call.sid(), attempt);
      memory.limited(call.sid(), request.timeLimit());
      return new CarrierCall(new CarrierCallId(call.sid()), name);
    } catch (ApiFailure failure) {
      TelephonyException.Kind kind =
          failure.status() > 0
              ? Refusals.ofDial(failure.status(), failure.code())
              : failure.sent()
                  ? TelephonyException.Kind.OUTCOME_UNKNOWN
                  : TelephonyException.Kind.UNAVAILABLE;
      throw failed("attempt " + attempt, kind, failure);
    }
  }

  @Override
  public void hangUp(CarrierCallId call) {
    memory.hangingUp(call.value());
    try {
      CallView after = api.end(call.value());
      // A call that had not begun to ring ends without any report.
      if (Causes.isOver(after.status())) {
        report(after);
      }
    } catch (ApiFailure failure) {
      if (!Refusals.isOver(failure.status(), failure.code())) {
        throw failed("call " + call, Refusals.ofOther(failure.status()), failure);
      }
    }
  }

  private void report(CallView call) {
    LegEvent.Ended end = reports.ended(call);
    memory.of(call.sid()).ifPresent(known -> wiring.ports().legs().accept(known.attempt(), end));
  }

  @Override
  public Optional<LegStatus> lookUp(CarrierCallId call) {
    try {
      return Optional.of(reports.asked(api.fetch(call.value())));
    } catch (ApiFailure failure) {
      if (failure.status() == 404) {
        return Optional.empty();
      }
      throw failed("call " + call, Refusals.ofOther(failure.status()), failure);
    }
  }

  @Override
  public DialSearch findDialed(DialRequest lost) {
    try {
      DialSearch found = searches.find(lost);
      if (found instanceof DialSearch.Placed placed) {
        memory.limited(placed.call().id().value(), lost.timeLimit());
      }
      return found;
    } catch (ApiFailure failure) {
      throw failed("attempt " + lost.attempt(), Refusals.ofOther(failure.status()), failure);
    }
  }

  private static TelephonyException failed(
      String what, TelephonyException.Kind kind, ApiFailure failure) {
    return new TelephonyException(
        kind, what + ": " + failure.getMessage(), failure.retryAfter(), failure);
  }

  /** Makes no more requests. What Twilio does goes on. */
  @Override
  public void close() {
    if (ownTasks != null) {
      ownTasks.close();
    }
    api.close();
  }

  /** Shows no secret and no number. */
  @Override
  public String toString() {
    return "TwilioTelephony[" + name + ", " + addresses + "]";
  }
}
