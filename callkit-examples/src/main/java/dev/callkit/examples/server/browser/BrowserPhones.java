package dev.callkit.examples.server.browser;

import com.fasterxml.jackson.databind.JsonNode;
import dev.callkit.call.AttemptId;
import dev.callkit.call.PhoneNumber;
import dev.callkit.conduct.Conversations;
import dev.callkit.conduct.TaskScheduler;
import dev.callkit.dialogue.Heard;
import dev.callkit.interview.TurnId;
import dev.callkit.interview.UtteranceId;
import dev.callkit.store.StoreException;
import dev.callkit.telephony.AnsweredBy;
import dev.callkit.telephony.Capability;
import dev.callkit.telephony.CarrierCall;
import dev.callkit.telephony.CarrierCallId;
import dev.callkit.telephony.DialRequest;
import dev.callkit.telephony.DialSearch;
import dev.callkit.telephony.HangupCause;
import dev.callkit.telephony.LegEvent;
import dev.callkit.telephony.LegEvents;
import dev.callkit.telephony.LegStatus;
import dev.callkit.telephony.TelephonyException;
import dev.callkit.telephony.TelephonyProvider;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A carrier whose telephones are web pages. Each page that is connected has a number; dialling it
 * makes the page ring, whichever server of the same {@link LineBook} it is connected to. A page
 * that loses its socket in mid-call connects again, also to a server that has been started since,
 * and the talk goes on; after {@link #LOST} without it the line is broken.
 */
public final class BrowserPhones implements TelephonyProvider {
  /** How long a line lives without its page. */
  public static final Duration LOST = Duration.ofSeconds(20);

  static final String NAME = "browser";

  private static final Duration REMEMBERED = Duration.ofHours(1);
  private static final int LONGEST_SPEECH = 2_000;

  private final InstantSource clock;
  private final Seals seals;
  private final LineBook book;
  private final Rounds rounds;
  private final Map<AttemptId, Handset> handsets = new ConcurrentHashMap<>();
  private final Map<PhoneConnection, PhoneNumber> pages = new ConcurrentHashMap<>();
  private @Nullable LegEvents legs;
  private @Nullable Conversations conversations;

  /**
   * Takes what it needs.
   *
   * @param secret proves to any server that a page was rung; the same on all of them
   * @param book shared with the other servers
   * @param timers looks at the book now and then; the host's to close
   */
  public BrowserPhones(String secret, LineBook book, InstantSource clock, TaskScheduler timers) {
    this.seals = new Seals(secret);
    this.book = book;
    this.clock = clock;
    this.rounds = new Rounds(timers, this::look);
  }

  /** Says where reports and words go; once, before anything rings. */
  public void attach(LegEvents events, Conversations talks) {
    this.legs = events;
    this.conversations = talks;
  }

  private LegEvents legs() {
    return attached(legs);
  }

  private Conversations conversations() {
    return attached(conversations);
  }

  private static <T> T attached(@Nullable T part) {
    if (part == null) {
      throw new IllegalStateException("expected attach before anything else");
    }
    return part;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.of(
        Capability.SPEECH_IN,
        Capability.SPEECH_OUT,
        Capability.STREAMING,
        Capability.BARGE_IN,
        Capability.KEYS,
        Capability.HANG_UP,
        Capability.LOOK_UP,
        Capability.FIND_DIALED);
  }

  // What the library asks for.

  @Override
  public CarrierCall dial(DialRequest request) {
    try {
      Instant now = clock.instant();
      book.forget(now.minus(REMEMBERED));
      PhoneLine fresh = PhoneLine.ringing(request, now);
      PhoneLine line = book.open(fresh);
      if (line.equals(fresh)) {
        legs().accept(line.attempt(), new LegEvent.Ringing(now, line.call().id()));
        rounds.begin();
      }
      return line.call();
    } catch (StoreException unsure) {
      throw new TelephonyException(
          TelephonyException.Kind.OUTCOME_UNKNOWN, "attempt " + request.attempt());
    }
  }

  @Override
  public void hangUp(CarrierCallId call) {
    PhoneLine.attempt(call).ifPresent(rung -> asked(() -> hangUp(rung)));
  }

  @Override
  public Optional<LegStatus> lookUp(CarrierCallId call) {
    return asked(() -> PhoneLine.attempt(call).flatMap(book::find).map(PhoneLine::status));
  }

  @Override
  public DialSearch findDialed(DialRequest lost) {
    // The book has an attempt at most once, so a dial that comes late makes nothing ring twice.
    return asked(
        () ->
            book.find(lost.attempt())
                .<DialSearch>map(line -> new DialSearch.Placed(line.call()))
                .orElseGet(DialSearch.NotPlaced::new));
  }

  private boolean hangUp(AttemptId attempt) {
    return end(attempt, line -> line.isRinging() ? HangupCause.CANCELED : HangupCause.WE_HUNG_UP);
  }

  /** Asks the book, and says in a carrier's words that it does not answer. */
  private static <T> T asked(Supplier<T> question) {
    try {
      return question.get();
    } catch (StoreException away) {
      throw new TelephonyException(
          TelephonyException.Kind.UNAVAILABLE, "the book of lines does not answer");
    }
  }

  // What happens to lines.

  /**
   * Looks at every open line: what is due ends, what rings rings at the pages that are connected
   * here, and pages whose line is over are told.
   *
   * @return whether there is anything to look at again
   */
  private boolean look() {
    Instant now = clock.instant();
    List<PhoneLine> open = book.open();
    for (PhoneLine line : open) {
      if (!now.isBefore(line.dueAt())) {
        end(line.attempt(), PhoneLine::dueCause);
      } else if (line.isRinging()) {
        pages.forEach(
            (page, number) -> {
              if (number.equals(line.number()) && handset(line.attempt()).offer(page)) {
                ring(handset(line.attempt()));
              }
            });
      }
    }
    Set<AttemptId> live = open.stream().map(PhoneLine::attempt).collect(Collectors.toSet());
    for (AttemptId held : handsets.keySet()) {
      // One that is not among them may have been opened since they were read.
      if (!live.contains(held) && book.find(held).map(PhoneLine::isOver).orElse(true)) {
        putDown(held);
      }
    }
    return !pages.isEmpty() || !open.isEmpty();
  }

  private void ring(Handset handset) {
    handset.send(Frames.ring(handset.attempt(), seals.of(handset.attempt())));
  }

  private Handset handset(AttemptId attempt) {
    return handsets.computeIfAbsent(attempt, Handset::new);
  }

  private void putDown(AttemptId attempt) {
    Optional.ofNullable(handsets.remove(attempt))
        .ifPresent(handset -> handset.send(Frames.ended(attempt)));
  }

  private boolean end(AttemptId attempt, Function<PhoneLine, HangupCause> cause) {
    return end(attempt, line -> true, cause);
  }

  /** {@return whether this was what ended it} */
  private boolean end(
      AttemptId attempt, Predicate<PhoneLine> where, Function<PhoneLine, HangupCause> cause) {
    Optional<LegEvent.Ended> over =
        change(
                attempt,
                line ->
                    where.test(line)
                        ? line.ended(cause.apply(line), clock.instant())
                        : Optional.empty())
            .flatMap(PhoneLine::end);
    over.ifPresent(
        end -> {
          putDown(attempt);
          legs().accept(attempt, end);
        });
    return over.isPresent();
  }

  /** {@return the line as it is now, if this was the one that changed it} */
  private Optional<PhoneLine> change(
      AttemptId attempt, Function<PhoneLine, Optional<PhoneLine>> next) {
    while (true) {
      Optional<PhoneLine> before = book.find(attempt);
      Optional<PhoneLine> after = before.flatMap(next);
      if (after.isEmpty() || book.replace(before.get(), after.get())) {
        return after;
      }
    }
  }

  // What pages do.

  /** Connects a page, which rings at once if somebody is calling this number. */
  public void connect(PhoneConnection page, PhoneNumber number) {
    pages.put(page, number);
    page.send(Frames.registered(number.e164()));
    rounds.begin();
  }

  /** A page is gone. */
  public void disconnect(PhoneConnection page) {
    pages.remove(page);
    for (Handset handset : handsets.values()) {
      if (handset.disconnect(page)) {
        Instant until = clock.instant().plus(LOST);
        if (change(handset.attempt(), line -> line.lost(until)).isPresent()) {
          conversations().dropped(handset.attempt());
        }
      }
    }
  }

  /**
   * Takes what a page says. What is not as expected is answered with {@code refused} and changes
   * nothing.
   */
  public void receive(PhoneConnection page, String text) {
    try {
      JsonNode frame =
          Frames.read(text).orElseThrow(() -> new IllegalArgumentException("expected JSON"));
      AttemptId attempt = AttemptId.parse(frame.path("attempt").asText(""));
      if (!seals.fits(attempt, frame.path("seal").asText(""))) {
        throw new IllegalArgumentException("seal: expected that of the ring");
      }
      act(page, attempt, frame);
    } catch (IllegalArgumentException unsound) {
      page.send(Frames.refused(String.valueOf(unsound.getMessage())));
    } catch (StoreException away) {
      page.send(Frames.refused("The store does not answer; try again."));
    }
  }

  private void act(PhoneConnection page, AttemptId attempt, JsonNode frame) {
    switch (frame.path("type").asText("")) {
      case "answer" -> answer(page, attempt);
      case "resume" -> resume(page, attempt);
      case "heard" -> heard(held(page, attempt), frame);
      case "interrupted" ->
          conversations()
              .interrupted(
                  held(page, attempt).attempt(),
                  new UtteranceId(frame.path("utterance").asInt()),
                  Math.max(0, frame.path("playedUpTo").asInt()));
      case "busy" -> end(attempt, PhoneLine::isRinging, line -> HangupCause.BUSY);
      case "hangup" -> hungUp(held(page, attempt));
      default -> throw new IllegalArgumentException("type: expected one that is known");
    }
  }

  private Handset held(PhoneConnection page, AttemptId attempt) {
    Handset handset = handsets.get(attempt);
    if (handset == null) {
      throw new IllegalArgumentException("attempt: expected answer or resume first");
    }
    handset.connect(page);
    return handset;
  }

  private void answer(PhoneConnection page, AttemptId attempt) {
    Instant now = clock.instant();
    Optional<PhoneLine> answered = change(attempt, line -> line.answered(now));
    if (answered.isEmpty()) {
      resume(page, attempt);
      return;
    }
    Handset handset = handset(attempt);
    handset.connect(page);
    LegEvent event = new LegEvent.Answered(now, answered.get().call().id(), AnsweredBy.HUMAN);
    legs().accept(attempt, event);
    conversations().connected(attempt, handset);
  }

  private void resume(PhoneConnection page, AttemptId attempt) {
    Optional<PhoneLine> line = book.find(attempt).filter(known -> !known.isOver());
    if (line.isEmpty()) {
      handsets.remove(attempt);
      page.send(Frames.ended(attempt));
      return;
    }
    Handset handset = handset(attempt);
    handset.connect(page);
    if (line.get().isRinging()) {
      ring(handset);
    } else {
      change(attempt, PhoneLine::found);
      conversations().connected(attempt, handset);
    }
  }

  private void heard(Handset handset, JsonNode frame) {
    TurnId turn = new TurnId(frame.path("turn").asInt());
    String text = frame.path("text").asText("");
    Heard heard =
        switch (frame.path("as").asText("")) {
          case "speech" -> Heard.speech(bounded(text));
          case "partial" -> Heard.partial(bounded(text));
          case "keys" -> new Heard.Keys(text);
          case "silence" -> new Heard.Silence();
          default ->
              throw new IllegalArgumentException("as: expected speech, partial, keys, silence");
        };
    conversations().heard(handset.attempt(), turn, heard, handset);
  }

  private static String bounded(String text) {
    return text.length() > LONGEST_SPEECH ? text.substring(0, LONGEST_SPEECH) : text;
  }

  private void hungUp(Handset handset) {
    HangupCause inTalk =
        handset.isClosing() ? HangupCause.WE_HUNG_UP : HangupCause.RESPONDENT_HUNG_UP;
    end(handset.attempt(), line -> line.isRinging() ? HangupCause.DECLINED : inTalk);
  }

  /** {@return how many pages are connected here} */
  public int connected() {
    return pages.size();
  }

  @Override
  public String toString() {
    return "BrowserPhones[" + pages.size() + " pages, " + handsets.size() + " handsets]";
  }
}
