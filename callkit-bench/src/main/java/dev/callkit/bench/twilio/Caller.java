package dev.callkit.bench.twilio;

import dev.callkit.twilio.SocketSender;
import dev.callkit.twilio.TwilioSocket;
import dev.callkit.twilio.TwilioTelephony;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One person on one line: says something every so often until we hang up, then the next one is
 * rung. Whatever is not a turn, such as placing and answering, is load and not measured.
 */
final class Caller {
  private static final Pattern ACTION = Pattern.compile("<Gather[^>]* action=\"([^\"]+)\"");
  private static final Pattern SOCKET = Pattern.compile("<ConversationRelay url=\"([^\"]+)\"");
  private static final Pattern REDIRECT = Pattern.compile("<Redirect[^>]*>([^<]+)<");
  private static final long SETTLING_MILLIS = 100;

  private final TwilioTelephony twilio;
  private final Signer signer;
  private final ScheduledExecutorService clock;
  private final Tally tally;
  private final Runnable next;
  private final long everyNanos;
  private final String sid;
  private final Map<String, String> order;

  private final Random random;
  private int turns;
  private volatile long due;
  private volatile boolean awaited;

  /**
   * Somebody who has just been rung.
   *
   * @param everyNanos how long after a reply the next turn comes
   * @param next rings the next one
   */
  Caller(
      TwilioTelephony twilio,
      Signer signer,
      ScheduledExecutorService clock,
      Tally tally,
      long everyNanos,
      String sid,
      Map<String, String> order,
      Runnable next) {
    this.twilio = twilio;
    this.signer = signer;
    this.clock = clock;
    this.tally = tally;
    this.everyNanos = everyNanos;
    this.sid = sid;
    this.order = order;
    this.next = next;
    this.random = new Random(sid.hashCode());
  }

  private Map<String, String> fields(String status) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("CallSid", sid);
    fields.put("AccountSid", TwilioTurns.ACCOUNT);
    fields.put("From", order.getOrDefault("From", ""));
    fields.put("To", order.getOrDefault("To", ""));
    fields.put("Caller", order.getOrDefault("From", ""));
    fields.put("Called", order.getOrDefault("To", ""));
    fields.put("CallStatus", status);
    fields.put("Direction", "outbound-api");
    fields.put("ApiVersion", "2010-04-01");
    return fields;
  }

  /** Answers after a while. */
  void answer() {
    later((long) (everyNanos * random.nextDouble()), this::pickUp);
  }

  private void pickUp() {
    report("in-progress", "1");
    document(twilio.webhooks().handle(signer.form(url("Url"), fields("in-progress"))).body());
  }

  private String url(String name) {
    return order.getOrDefault(name, "");
  }

  private void report(String status, String sequence) {
    Map<String, String> fields = fields(status);
    fields.put("SequenceNumber", sequence);
    if (status.equals("completed")) {
      fields.put("CallDuration", "40");
      fields.put("SipResponseCode", "200");
    }
    twilio.webhooks().handle(signer.form(url("StatusCallback"), fields));
  }

  private void document(String twiml) {
    Matcher action = ACTION.matcher(twiml);
    Matcher socket = SOCKET.matcher(twiml);
    Matcher redirect = REDIRECT.matcher(twiml);
    if (action.find()) {
      plan(() -> turn(plain(action.group(1))));
    } else if (socket.find()) {
      talk(plain(socket.group(1)));
    } else if (twiml.contains("<Hangup")) {
      over();
    } else if (redirect.find()) {
      tally.filled();
      document(
          twilio
              .webhooks()
              .handle(signer.form(plain(redirect.group(1)), fields("in-progress")))
              .body());
    } else {
      throw new IllegalStateException("expected a document that goes on");
    }
  }

  private static String plain(String attribute) {
    return attribute.replace("&amp;", "&");
  }

  private void plan(Runnable turn) {
    if (turns == 0) {
      tally.begun();
    }
    // From half to one and a half times as long, so that nobody speaks in step with others.
    long wait = everyNanos / 2 + (long) (everyNanos * random.nextDouble());
    due = System.nanoTime() + wait;
    later(wait, turn);
  }

  @SuppressWarnings("FutureReturnValueIgnored") // what goes wrong is printed
  private void later(long nanos, Runnable task) {
    clock.schedule(
        () -> {
          try {
            task.run();
          } catch (RuntimeException broken) {
            tally.broken(broken);
          }
        },
        nanos,
        TimeUnit.NANOSECONDS);
  }

  private String words() {
    return turns++ == 0 ? "ja visst" : "en fyra";
  }

  private void over() {
    report("completed", "2");
    tally.ended();
    next.run();
  }

  // By webhooks.

  private void turn(String action) {
    Map<String, String> fields = fields("in-progress");
    fields.put("SpeechResult", words());
    fields.put("Confidence", "0.87");
    twilio
        .webhooks()
        .answer(signer.form(action, fields))
        .thenAccept(
            answer -> {
              tally.turn(System.nanoTime() - due);
              later(0, () -> document(answer.body()));
            });
  }

  // By a socket.

  private void talk(String url) {
    TwilioSocket[] socket = new TwilioSocket[1];
    socket[0] =
        twilio
            .sockets()
            .onOpen(
                signer.handshake(url),
                new SocketSender() {
                  @Override
                  public void send(String frame) {
                    heard(frame, socket[0]);
                  }

                  @Override
                  public void close() {
                    tally.broken(new IllegalStateException("closed"));
                  }
                });
    socket[0].onText(
        "{\"type\":\"setup\",\"accountSid\":\""
            + TwilioTurns.ACCOUNT
            + "\",\"callSid\":\""
            + sid
            + "\",\"customParameters\":{\"attempt\":\""
            + url.replaceAll(".*/relay/([^/]+)/.*", "$1")
            + "\"}}");
  }

  private void heard(String frame, TwilioSocket socket) {
    boolean end = frame.contains("\"type\":\"end\"");
    if (awaited && !end) {
      tally.turn(System.nanoTime() - due);
    }
    awaited = false;
    if (end) {
      later(
          0,
          () -> {
            socket.onClose();
            over();
          });
    } else if (frame.contains("\"last\":true")) {
      later(
          TimeUnit.MILLISECONDS.toNanos(SETTLING_MILLIS),
          () -> {
            socket.onText(
                "{\"type\":\"info\",\"name\":\"agentSpeaking\",\"value\":\"off\",\"ts\":1}");
            plan(() -> prompt(socket));
          });
    }
  }

  private void prompt(TwilioSocket socket) {
    awaited = true;
    socket.onText(
        "{\"type\":\"prompt\",\"voicePrompt\":\""
            + words()
            + "\",\"lang\":\"sv-SE\",\"last\":true}");
  }
}
