package dev.callkit.twilio;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who may come in: requests that Twilio has signed, to addresses that we made, for our account. */
final class Gate {
  private static final Logger log = LoggerFactory.getLogger(Gate.class);

  /** What is known of a request that may come in. */
  record Admitted(Route route, FormFields fields, String callSid) {}

  private static final int LONGEST_SID = 64;

  private final Signatures signatures;
  private final Addresses addresses;
  private final String accountSid;
  private final CallMemory memory;
  private final AtomicLong refused = new AtomicLong();

  Gate(Signatures signatures, Addresses addresses, String accountSid, CallMemory memory) {
    this.signatures = signatures;
    this.addresses = addresses;
    this.accountSid = accountSid;
    this.memory = memory;
  }

  /** {@return how many requests and sockets were refused} */
  long refused() {
    return refused.get();
  }

  /** {@return the request taken apart; empty if it is not to be answered} */
  Optional<Admitted> admit(WebhookRequest request) {
    Optional<Admitted> admitted =
        Route.parse(request.target())
            .filter(route -> route.kind() != Kind.RELAY)
            .flatMap(route -> signed(route, request));
    if (admitted.isEmpty()) {
      refuse("webhook");
    }
    return admitted;
  }

  private Optional<Admitted> signed(Route route, WebhookRequest request) {
    String signature = request.signature();
    String url = addresses.called(route);
    boolean form = request.isForm();
    Optional<FormFields> body =
        form ? FormFields.parse(request.body()) : Optional.of(FormFields.NONE);
    if (body.isEmpty()) {
      return Optional.empty();
    }
    boolean inFields = form || !request.hasBody();
    boolean signed =
        inFields
            ? signatures.ofForm(url, body.get(), signature)
            : signatures.ofBody(url, route.query(), request.body(), signature);
    FormFields fields = form ? body.get() : route.query();
    return signed ? bound(route, fields) : Optional.empty();
  }

  private Optional<Admitted> bound(Route route, FormFields fields) {
    Optional<String> sid = fields.get("CallSid").filter(text -> text.length() <= LONGEST_SID);
    boolean ours =
        sid.isPresent()
            && fields.get("AccountSid").map(accountSid::equals).orElse(false)
            && addresses.isOurs(route, sid.get())
            && isSameCall(route, sid.get());
    return ours ? Optional.of(new Admitted(route, fields, sid.get())) : Optional.empty();
  }

  /** Whether this node knows of no other call for the attempt, nor of another attempt's. */
  private boolean isSameCall(Route route, String sid) {
    return memory.of(sid).map(known -> known.attempt().equals(route.attempt())).orElse(true)
        && memory.sidOf(route.attempt()).map(sid::equals).orElse(true);
  }

  /** {@return the attempt whose socket this is; whose call, its first message has to prove} */
  Optional<Route> admitSocket(WebhookRequest handshake) {
    Optional<Route> route =
        Route.parse(handshake.target())
            .filter(parsed -> parsed.kind() == Kind.RELAY)
            .filter(
                parsed ->
                    signatures.ofForm(
                        addresses.called(parsed), FormFields.NONE, handshake.signature()));
    if (route.isEmpty()) {
      refuse("socket");
    }
    return route;
  }

  /** {@return whether the socket belongs to this call of our account} */
  boolean isBound(Route socket, String account, String sid, String attempt) {
    boolean ours =
        account.equals(accountSid)
            && attempt.equals(socket.attempt().toString())
            && sid.length() <= LONGEST_SID
            && addresses.isOurs(socket, sid)
            && isSameCall(socket, sid);
    if (!ours) {
      refuse("socket");
    }
    return ours;
  }

  private void refuse(String what) {
    long count = refused.incrementAndGet();
    log.warn("a {} that is not Twilio's or not ours was refused, the {}. in all", what, count);
  }
}
