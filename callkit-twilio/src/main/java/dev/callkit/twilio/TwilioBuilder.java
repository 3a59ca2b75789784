package dev.callkit.twilio;

import dev.callkit.call.PhoneNumber;
import dev.callkit.conduct.TaskScheduler;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a {@link TwilioTelephony}. Each setter replaces what it set before. Not thread-safe. */
public final class TwilioBuilder {
  final String accountSid;
  final String authToken;
  private @Nullable PhoneNumber from;
  private @Nullable URI publicUrl;
  String name = "twilio";
  private Optional<String> keySid = Optional.empty();
  private String keySecret = "";
  private Optional<String> region = Optional.empty();
  private Optional<String> edge = Optional.empty();
  private Optional<URI> api = Optional.empty();
  WayToTalk way = WayToTalk.ConversationRelay.SWEDISH;
  private WayToTalk.Gather fallback = WayToTalk.Gather.SWEDISH;
  boolean detection = true;
  boolean record;
  RecordingListener recordings = recording -> {};
  Duration answerWithin = Duration.ofSeconds(20);
  InstantSource clock = InstantSource.system();
  @Nullable TaskScheduler tasks;

  TwilioBuilder(String accountSid, String authToken) {
    this.accountSid = accountSid;
    this.authToken = authToken;
  }

  /** Sets the number that is shown. Required; one of the account's. */
  public TwilioBuilder from(PhoneNumber number) {
    this.from = number;
    return this;
  }

  /**
   * Sets where Twilio reaches the host's server: scheme, host and path, such as {@code
   * https://calls.example.com/twilio}. Required. Signatures are checked against it, so it must be
   * what Twilio sees, not what the server sees behind a proxy.
   */
  public TwilioBuilder publicUrl(URI address) {
    this.publicUrl = address;
    return this;
  }

  /** Sets an API key to make requests with. Default the auth token. */
  public TwilioBuilder apiKey(String sid, String secret) {
    this.keySid = Optional.of(sid);
    this.keySecret = secret;
    return this;
  }

  /**
   * Sets where Twilio processes calls, such as {@code ie1} and {@code dublin} for Ireland; the auth
   * token must then be that region's. Default the United States.
   */
  public TwilioBuilder region(String regionId, String edgeLocation) {
    this.region = Optional.of(regionId);
    this.edge = Optional.of(edgeLocation);
    return this;
  }

  /**
   * Sets how words go to and fro. Default {@link WayToTalk.ConversationRelay#SWEDISH}, which falls
   * back to webhooks where sockets are lost again and again.
   */
  public TwilioBuilder talkBy(WayToTalk how) {
    this.way = how;
    if (how instanceof WayToTalk.Gather gather) {
      this.fallback = gather;
    }
    return this;
  }

  /**
   * Sets whether machines are told from persons, and hung up on. Default true; Twilio bills it
   * apart.
   */
  public TwilioBuilder machineDetection(boolean wanted) {
    this.detection = wanted;
    return this;
  }

  /**
   * Records every call, and tells when a recording is finished. Default off. Whoever records must
   * have told the person so; the words that say it are the host's.
   */
  public TwilioBuilder record(RecordingListener listener) {
    this.record = true;
    this.recordings = listener;
    return this;
  }

  /** Sets the carrier's name, for hosts with several accounts. Default {@code twilio}. */
  public TwilioBuilder name(String text) {
    this.name = text;
    return this;
  }

  /** Sets where requests are sent instead of to Twilio, such as to a local fake. */
  public TwilioBuilder api(URI address) {
    this.api = Optional.of(address);
    return this;
  }

  /**
   * Sets how long an answer of Twilio's is waited for, more than 0 and at most 20 s. Default 20 s.
   */
  public TwilioBuilder answerWithin(Duration longest) {
    this.answerWithin = longest;
    return this;
  }

  /** Sets the clock. Default the system's. */
  public TwilioBuilder clock(InstantSource time) {
    this.clock = time;
    return this;
  }

  /** Sets what runs work, and is closed by the host. Default daemon threads of our own. */
  public TwilioBuilder tasks(TaskScheduler scheduler) {
    this.tasks = scheduler;
    return this;
  }

  Account account() {
    return new Account(
        accountSid,
        keySid.orElse(accountSid),
        keySid.isPresent() ? keySecret : authToken,
        region,
        edge,
        api);
  }

  Documents documents(Addresses addresses, Envelope envelope) {
    WayToTalk.ConversationRelay relay =
        way instanceof WayToTalk.ConversationRelay chosen
            ? chosen
            : WayToTalk.ConversationRelay.SWEDISH;
    return new Documents(addresses, envelope, fallback, relay, record);
  }

  /**
   * Builds what has been set. Nothing is asked of Twilio.
   *
   * @throws IllegalStateException naming everything that is missing or out of range
   */
  public TwilioTelephony build() {
    List<String> problems = new ArrayList<>();
    if (!accountSid.matches("AC[0-9a-fA-F]{32}")) {
      problems.add("accountSid: expected AC and 32 hexadecimal digits");
    }
    if (authToken.isBlank()) {
      problems.add("authToken: expected the primary auth token, got none");
    }
    if (from == null) {
      problems.add("from: expected a number of the account, got none");
    }
    if (publicUrl == null) {
      problems.add("publicUrl: expected the address that Twilio reaches us at, got none");
    } else {
      check(publicUrl).ifPresent(problems::add);
    }
    if (!name.matches("[a-z0-9-]{1,40}")) {
      problems.add("name: expected 1 to 40 of a-z 0-9 -, got " + name.length() + " characters");
    }
    if (answerWithin.isNegative()
        || answerWithin.isZero()
        || answerWithin.compareTo(Duration.ofSeconds(20)) > 0) {
      problems.add("answerWithin: expected more than 0 and at most 20 s, got " + answerWithin);
    }
    if (from == null || publicUrl == null || !problems.isEmpty()) {
      throw new IllegalStateException("Twilio cannot be used: " + String.join("; ", problems));
    }
    return new TwilioTelephony(this, from, publicUrl);
  }

  private static Optional<String> check(URI url) {
    String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    boolean plain = url.getRawQuery() == null && url.getRawFragment() == null;
    boolean usable =
        (scheme.equals("https") || scheme.equals("http"))
            && url.getHost() != null
            && url.getRawUserInfo() == null
            && plain;
    return usable
        ? Optional.empty()
        : Optional.of(
            "publicUrl: expected https://host/path without query, fragment or credentials");
  }
}
