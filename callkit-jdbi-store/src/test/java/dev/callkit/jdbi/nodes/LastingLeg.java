package dev.callkit.jdbi.nodes;

import dev.callkit.dialogue.Expectation;
import dev.callkit.interview.Line;
import dev.callkit.interview.ScriptLine;
import dev.callkit.telephony.AnsweredBy;
import dev.callkit.telephony.DialRequest;
import dev.callkit.telephony.HangupCause;
import dev.callkit.telephony.LegStatus.Phase;
import dev.callkit.testing.simulation.Interjection;
import dev.callkit.testing.simulation.Pickup;
import dev.callkit.testing.simulation.Prompt;
import dev.callkit.testing.simulation.Reply;
import dev.callkit.testing.simulation.SimulatedRespondent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One ringing of one telephone, on a thread of its own, from dialling to its end. It knows nothing
 * of nodes: it brings what happens to whoever takes it, and does what it is told.
 */
final class LastingLeg implements Runnable {
  private static final Duration SET_UP = Duration.ofSeconds(1);
  // Some networks are less patient than we are.
  private static final Duration RINGS_OUT = Duration.ofSeconds(25);
  private static final int CHARACTERS_PER_SECOND = 60;

  /**
   * How it ended.
   *
   * @param at when
   * @param cause why
   */
  record End(Instant at, HangupCause cause) {}

  private final String id;
  private final DialRequest request;
  private final SimulatedRespondent person;
  private final Book book;
  private final Paced time;
  private final CountDownLatch over = new CountDownLatch(1);
  private final AtomicReference<Optional<End>> end = new AtomicReference<>(Optional.empty());
  private final Delivery delivery;
  private volatile Phase phase = Phase.QUEUED;
  private volatile Optional<Instant> answeredAt = Optional.empty();
  private volatile boolean machine;
  private volatile boolean saidGoodbye;

  /** What a leg brings its news with, once it is known when it is over. */
  @FunctionalInterface
  interface Deliveries {
    Delivery until(CountDownLatch over);
  }

  LastingLeg(
      String id,
      DialRequest request,
      SimulatedRespondent person,
      Book book,
      Paced time,
      Deliveries deliveries) {
    this.id = id;
    this.request = request;
    this.person = person;
    this.book = book;
    this.time = time;
    this.delivery = deliveries.until(over);
  }

  String id() {
    return id;
  }

  Phase phase() {
    return end.get().isPresent() ? Phase.ENDED : phase;
  }

  Optional<End> end() {
    return end.get();
  }

  @Override
  public void run() {
    try {
      ring();
    } catch (RuntimeException broken) {
      book.wrong(request.attempt() + ": the carrier itself failed with " + broken);
      end(HangupCause.NETWORK_FAILURE);
    }
  }

  private void ring() {
    Pickup pickup = person.pickup();
    if (passes(SET_UP)) {
      return;
    }
    if (pickup instanceof Pickup.NotReached not) {
      end(not.cause());
      return;
    }
    phase = Phase.RINGING;
    delivery.report("ringing", report("ringing", Map.of()));
    if (pickup instanceof Pickup.Answers answers) {
      if (!passes(answers.after())) {
        answer(answers.by());
      }
    } else if (pickup instanceof Pickup.Declines declines) {
      if (!passes(declines.after())) {
        end(HangupCause.DECLINED);
      }
    } else if (!passes(RINGS_OUT)) {
      end(HangupCause.NO_ANSWER);
    }
  }

  /** Lets time pass; true if the line is dead. */
  private boolean passes(Duration callTime) {
    try {
      return over.await(time.real(callTime).toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private Map<String, String> report(String event, Map<String, String> more) {
    Map<String, String> fields = new TreeMap<>(more);
    fields.put("event", event);
    fields.put("call", id);
    fields.put("at", time.instant().toString());
    return fields;
  }

  private void answer(AnsweredBy by) {
    phase = Phase.TALKING;
    answeredAt = Optional.of(time.instant());
    machine = by == AnsweredBy.MACHINE;
    delivery.report("answered", report("answered", Map.of("by", by.name())));
    if (machine) {
      // Nobody talks to it; it is hung up, or runs into the limit.
      if (!passes(request.timeLimit())) {
        end(HangupCause.TIME_LIMIT);
      }
      return;
    }
    Optional<String> answer = delivery.ask("/connected", Map.of(), "connected");
    while (answer.isPresent() && over.getCount() > 0) {
      answer = carryOut(Wire.lines(answer.get()));
    }
    if (over.getCount() > 0) {
      // Nobody takes what was said, for a whole minute.
      book.wrong(request.attempt() + ": no node took a turn");
      end(HangupCause.NETWORK_FAILURE);
    }
  }

  /** Does what it is told; what the next word is depends on what the person does. */
  private Optional<String> carryOut(List<Line> lines) {
    StringBuilder said = new StringBuilder();
    for (Line line : lines) {
      if (line instanceof Line.Say say) {
        said.append(said.isEmpty() ? "" : " ").append(say.text());
        Optional<Interjection> leaves =
            person.whileHearing(say).filter(one -> one.reply() instanceof Reply.Leaves);
        if (leaves.isPresent()) {
          end(HangupCause.RESPONDENT_HUNG_UP);
          return Optional.empty();
        }
        if (speaks(say.text())) {
          return Optional.empty();
        }
      } else if (line instanceof Line.Listen listen) {
        return listen(new Prompt(said.toString(), listen));
      } else {
        hangUp();
        return Optional.empty();
      }
    }
    book.wrong(request.attempt() + ": told to do nothing more");
    end(HangupCause.NETWORK_FAILURE);
    return Optional.empty();
  }

  private boolean speaks(String words) {
    return overLimit(Duration.ofMillis(words.length() * 1000L / CHARACTERS_PER_SECOND));
  }

  /** Lets time pass; true if the line is dead, be it by its time limit. */
  private boolean overLimit(Duration callTime) {
    if (passes(callTime)) {
      return true;
    }
    if (answeredAt.map(at -> at.plus(request.timeLimit()).isBefore(time.instant())).orElse(false)) {
      end(HangupCause.TIME_LIMIT);
      return true;
    }
    return false;
  }

  private Optional<String> listen(Prompt prompt) {
    Line.Listen listen = prompt.listen();
    Reply reply = person.reply(prompt);
    if (reply instanceof Reply.Leaves leaves) {
      if (!overLimit(leaves.after())) {
        delivery.partial(
            Map.of(
                "turn", listen.turn().toString(),
                "words", leaves.unfinished(),
                "partial", "yes"));
        end(leaves.cause());
      }
      return Optional.empty();
    }
    String words = reply instanceof Reply.Says says ? says.words() : "";
    boolean dead = overLimit(words.isEmpty() ? listen.noInputAfter() : reply.after());
    if (dead || speaks(words)) {
      return Optional.empty();
    }
    Optional<String> answer =
        delivery.ask(
            "/heard",
            Map.of("turn", listen.turn().toString(), "words", words),
            "turn " + listen.turn());
    answer.ifPresent(said -> heed(listen, words, Wire.lines(said)));
    return answer;
  }

  /**
   * A reply that is answered is never to be lost, and is followed by the next turn, not another.
   */
  private void heed(Line.Listen listen, String words, List<Line> next) {
    List<String> said =
        next.stream()
            .filter(Line.Say.class::isInstance)
            .map(line -> ((Line.Say) line).text())
            .toList();
    if (said.contains(ScriptLine.RECONNECTED.standard())) {
      // "Sorry, the sound was gone": that is no answer, and the person says it again.
      book.askedAgain.incrementAndGet();
      return;
    }
    if (said.isEmpty()) {
      return;
    }
    book.answered(
        new Book.Answered(
            request.attempt(),
            listen.turn(),
            words,
            listen.expected() instanceof Expectation.Answer));
    saidGoodbye = next.contains(new Line.HangUp());
    for (Line line : next) {
      if (line instanceof Line.Listen after
          && after.turn().number() != listen.turn().number() + 1) {
        book.wrong(
            request.attempt() + ": turn " + listen.turn() + " was followed by " + after.turn());
      }
    }
    if (words.contains("aldrig") && saidGoodbye) {
      book.optedOut(request.to(), time.instant());
    }
  }

  /** A node wants it over. */
  void hangUp() {
    if (phase() == Phase.TALKING && !machine && !saidGoodbye) {
      book.cutOff.incrementAndGet();
    }
    end(
        answeredAt.isEmpty()
            ? HangupCause.CANCELED
            : machine ? HangupCause.MACHINE : HangupCause.WE_HUNG_UP);
  }

  private void end(HangupCause cause) {
    End ended = new End(time.instant(), cause);
    if (end.compareAndSet(Optional.empty(), Optional.of(ended))) {
      over.countDown();
      delivery.report("ended", report("ended", Map.of("cause", cause.name())));
    }
  }
}
