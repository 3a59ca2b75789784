package dev.callkit.jdbi.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.call.BusinessId;
import dev.callkit.call.CallId;
import dev.callkit.dialogue.Intent;
import dev.callkit.interview.InterviewFact;
import dev.callkit.interview.InterviewState;
import dev.callkit.jdbi.JdbiCallStore;
import dev.callkit.outcome.Disposition;
import dev.callkit.progress.CallEvent;
import dev.callkit.progress.CallRecord;
import dev.callkit.progress.CallStatus;
import dev.callkit.progress.TimelineEntry;
import dev.callkit.question.Question;
import dev.callkit.question.QuestionLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What must be true when all is over, whatever has been killed on the way. */
final class Reckoning {
  // Who was being dialled already when another call heard "ring aldrig mer" may still be rung.
  private static final Duration ON_ITS_WAY = Duration.ofSeconds(60);

  private final String as;
  private final Book book;
  private final Map<CallId, CallRecord> calls = new HashMap<>();
  private final Map<CallId, List<TimelineEntry>> timelines = new HashMap<>();

  /**
   * Reads everything.
   *
   * @param as the seed, for every failure
   * @param ids all calls
   */
  Reckoning(String as, Book book, JdbiCallStore store, Iterable<CallId> ids) {
    this.as = as;
    this.book = book;
    for (CallId id : ids) {
      calls.put(id, store.find(id).orElseThrow());
      timelines.put(id, store.timeline(id, 0, 10_000));
    }
  }

  int attempts() {
    return calls.values().stream().mapToInt(call -> call.attempts().size()).sum();
  }

  long withAnswers() {
    return calls.values().stream().filter(call -> !call.answers().isEmpty()).count();
  }

  long cancelled() {
    return calls.values().stream().filter(call -> call.status() == CallStatus.CANCELLED).count();
  }

  void everyCallEndsOnce() {
    calls.forEach(
        (id, call) -> {
          assertThat(call.status().isFinal()).as("%s: call %s is final", as, id).isTrue();
          assertThat(call.openAttempt()).as("%s: open attempt of %s", as, id).isEmpty();
          assertThat(timelines.get(id))
              .filteredOn(entry -> entry.event() instanceof CallEvent.Closed)
              .as("%s: ends of call %s", as, id)
              .hasSize(1);
        });
  }

  void everyAttemptRangOnceAtMost() {
    Set<String> known = new HashSet<>();
    calls.forEach(
        (id, call) -> call.attempts().forEach(attempt -> known.add(id + "." + attempt.number())));
    List<String> rung = book.rings().stream().map(ring -> ring.attempt().toString()).toList();
    assertThat(rung).as("%s: attempts rung by the carrier", as).doesNotHaveDuplicates();
    assertThat(known).as("%s: attempts that are stored", as).containsAll(rung);
  }

  void noAnsweredReplyIsMissingAndNoneCountsTwice() {
    Set<String> stored = new HashSet<>();
    List<String> turns = new ArrayList<>();
    timelines.forEach(
        (id, timeline) -> {
          for (TimelineEntry entry : timeline) {
            if (entry.event() instanceof CallEvent.Talk talk
                && talk.fact() instanceof InterviewFact.Replied reply) {
              String turn = id + "." + entry.attempt() + " " + reply.turn();
              turns.add(turn);
              stored.add(turn + " " + reply.heard().words());
            }
          }
        });
    assertThat(turns).as("%s: turns in the timelines", as).doesNotHaveDuplicates();
    assertThat(stored)
        .as("%s: replies that were answered", as)
        .containsAll(
            book.answered().stream()
                .map(reply -> reply.attempt() + " " + reply.turn() + " " + reply.words())
                .toList());
  }

  /** The words of every reply to a question that was answered by the next words are in a result. */
  void everyAnswerIsStoredWithItsWords() {
    List<String> missing = new ArrayList<>();
    for (Book.Answered reply : book.answered()) {
      List<String> words = new ArrayList<>();
      calls
          .get(reply.attempt().call())
          .answers()
          .forEach(
              answer -> {
                words.add(answer.words());
                answer.followUpWords().ifPresent(words::add);
              });
      if (reply.question() && !words.contains(reply.words()) && isAnswer(reply)) {
        missing.add(reply.attempt() + " turn " + reply.turn());
      }
    }
    assertThat(missing).as("%s: answers without their words", as).isEmpty();
  }

  /** Whether the talk took a reply for an answer: an unclear one is asked again. */
  private boolean isAnswer(Book.Answered reply) {
    return timelines.get(reply.attempt().call()).stream()
        .filter(entry -> entry.attempt() == reply.attempt().number())
        .anyMatch(
            entry ->
                entry.event() instanceof CallEvent.Talk talk
                    && talk.fact() instanceof InterviewFact.Replied told
                    && told.turn().equals(reply.turn())
                    && told.intent() == Intent.ANSWER);
  }

  void nobodyIsRungAfterAnOptOut() {
    for (Book.Ring ring : book.rings()) {
      Instant optedOut = book.optOuts().get(ring.phone());
      if (optedOut != null && ring.at().isAfter(optedOut)) {
        Instant decided =
            calls
                .get(ring.attempt().call())
                .attempts()
                .get(ring.attempt().number() - 1)
                .startedAt();
        assertThat(decided)
            .as("%s: %s was on its way when the person opted out", as, ring.attempt())
            .isBefore(optedOut);
        assertThat(ring.at())
            .as("%s: %s rang so late after an opt-out", as, ring.attempt())
            .isBefore(optedOut.plus(ON_ITS_WAY));
      }
    }
  }

  /** Every turn that was taken was either spent on asking or given back: the sums agree. */
  void theLedgerAgreesWithTheCalls(JdbiCallStore store) {
    for (BusinessId shop : Shops.ALL) {
      QuestionLedger ledger = store.ledger(shop).ledger();
      assertThat(ledger.open()).as("%s: reservations of %s", as, shop).isEmpty();
      List<CallRecord> ofShop =
          calls.values().stream().filter(call -> call.id().business().equals(shop)).toList();
      long counted = ofShop.stream().filter(Reckoning::counts).count();
      for (Question question : Shops.CATALOGUE.questions()) {
        String name = as + ": " + shop + ", " + question.id();
        QuestionLedger.Standing standing = ledger.standing(question.id().value()).orElseThrow();
        long asked =
            ofShop.stream()
                .filter(
                    call ->
                        call.talk()
                            .filter(InterviewState::begun)
                            .map(talk -> talk.asked().contains(question.id()))
                            .orElse(false))
                .count();
        long taken =
            ofShop.stream()
                .flatMap(call -> timelines.get(call.id()).stream())
                .filter(
                    entry ->
                        entry.event() instanceof CallEvent.Selected selected
                            && selected.selection().chosen().contains(question.id()))
                .count();
        assertThat(standing.takes()).as("%s: turns taken", name).isEqualTo(taken);
        assertThat(standing.owed())
            .as("%s: customers counted less turns spent on %s askings", name, asked)
            .isEqualTo(counted - (long) standing.everyNth() * asked);
      }
    }
  }

  /** Who was interviewed counts, and who was there and had nothing to be asked. */
  private static boolean counts(CallRecord call) {
    boolean nothingToAsk =
        call.outcome()
            .map(outcome -> outcome.disposition() == Disposition.NOTHING_TO_ASK)
            .orElse(false);
    return nothingToAsk || call.talk().map(InterviewState::begun).orElse(false);
  }
}
