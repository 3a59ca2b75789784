package dev.callkit.twilio;

import com.twilio.base.Page;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.CallCreator;
import com.twilio.rest.api.v2010.account.call.Event;
import com.twilio.rest.api.v2010.account.call.Recording;
import com.twilio.rest.insights.v1.call.CallSummary;
import com.twilio.type.PhoneNumber;
import com.twilio.type.Twiml;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The requests that are made of Twilio, by its library. */
final class Api implements AutoCloseable {
  private static final int FEW = 20;

  private final Account account;
  private final OkTransport transport;
  private final TwilioRestClient client;

  Api(Account account, Duration answerWithin) {
    this.account = account;
    this.transport = new OkTransport(account.api(), answerWithin);
    TwilioRestClient.Builder builder =
        new TwilioRestClient.Builder(account.user(), account.secret())
            .accountSid(account.sid())
            .httpClient(transport);
    account.region().ifPresent(builder::region);
    account.edge().ifPresent(builder::edge);
    this.client = builder.build();
  }

  /**
   * Whatever goes wrong is an {@link ApiFailure}: a foreign exception's message may hold a number.
   */
  private static <T> T asked(Supplier<T> request) {
    try {
      return request.get();
    } catch (ApiFailure known) {
      throw known;
    } catch (RuntimeException unreadable) {
      // Twilio's library throws of its own, and some answers make it throw anything.
      throw ApiFailure.unanswered(true, unreadable.getClass().getSimpleName());
    }
  }

  /** Places a call, once. */
  CallView create(Placement placement) {
    CallCreator creator =
        Call.creator(
                new PhoneNumber(placement.to().e164()),
                new PhoneNumber(placement.from().e164()),
                URI.create(placement.answerUrl()))
            .setTimeout((int) placement.ringTimeout().toSeconds())
            .setTimeLimit((int) placement.timeLimit().toSeconds())
            .setStatusCallback(placement.statusUrl())
            .setStatusCallbackEvent(List.of("initiated", "ringing", "answered", "completed"));
    placement
        .detectionUrl()
        .ifPresent(
            url ->
                creator
                    .setMachineDetection("Enable")
                    .setAsyncAmd("true")
                    .setAsyncAmdStatusCallback(url));
    return asked(() -> CallView.of(creator.create(client)));
  }

  CallView end(String sid) {
    return asked(
        () -> CallView.of(Call.updater(sid).setStatus(Call.UpdateStatus.COMPLETED).update(client)));
  }

  /** Breaks off what the call does and has it do this. */
  void redirect(String sid, String twiml) {
    asked(() -> Call.updater(sid).setTwiml(new Twiml(twiml)).update(client));
  }

  CallView fetch(String sid) {
    return asked(() -> CallView.of(Call.fetcher(sid).fetch(client)));
  }

  /** {@return the latest calls between these two, the newest first} */
  List<CallView> between(String from, String to) {
    return asked(
        () -> {
          Page<Call> page =
              Call.reader().setFrom(from).setTo(to).setPageSize((long) FEW).firstPage(client);
          List<CallView> calls = new ArrayList<>();
          page.getRecords().forEach(call -> calls.add(CallView.of(call)));
          return calls;
        });
  }

  /** {@return the requests that Twilio has made for this call, as it remembers them} */
  List<String> webhooksOf(String sid) {
    return asked(
        () -> {
          List<String> requests = new ArrayList<>();
          for (Event event :
              Event.reader(sid).setPageSize((long) FEW).firstPage(client).getRecords()) {
            requests.add(String.valueOf(event.getRequest()));
          }
          return requests;
        });
  }

  List<Recording> recordings(String callSid) {
    return asked(() -> Recording.reader(callSid).firstPage(client).getRecords());
  }

  void deleteRecording(String sid) {
    asked(() -> com.twilio.rest.api.v2010.account.Recording.deleter(sid).delete(client));
  }

  void deleteCall(String sid) {
    asked(() -> Call.deleter(sid).delete(client));
  }

  /** {@return what is known of the call's quality; empty where the account has no such thing} */
  Optional<CallSummary> summary(String sid) {
    try {
      return Optional.of(asked(() -> CallSummary.fetcher(sid).fetch(client)));
    } catch (ApiFailure failure) {
      if (failure.status() == 404 || failure.status() == 403) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  @Override
  public void close() {
    transport.close();
  }

  @Override
  public String toString() {
    return "Api[" + account + "]";
  }
}
