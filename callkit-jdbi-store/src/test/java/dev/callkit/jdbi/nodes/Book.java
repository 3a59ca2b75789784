package dev.callkit.jdbi.nodes;

import dev.callkit.call.AttemptId;
import dev.callkit.call.PhoneNumber;
import dev.callkit.interview.TurnId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** The carrier's own book: what happened at its end, whatever nodes believe. Thread-safe. */
final class Book {

  /**
   * A telephone that rang.
   *
   * @param attempt for which attempt
   * @param phone whose
   * @param at when
   */
  record Ring(AttemptId attempt, PhoneNumber phone, Instant at) {}

  /**
   * A reply of a person that we answered with the next words: it must never be lost.
   *
   * @param attempt in which attempt
   * @param turn which turn
   * @param words what was said; empty for a silence
   * @param question whether a question was answered
   */
  record Answered(AttemptId attempt, TurnId turn, String words, boolean question) {}

  private final ConcurrentLinkedQueue<Ring> rings = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Answered> answered = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
  private final Map<PhoneNumber, Instant> optOuts = new ConcurrentHashMap<>();
  private final Set<String> dead = ConcurrentHashMap.newKeySet();

  final AtomicInteger answersLostPlaced = new AtomicInteger();
  final AtomicInteger answersLostNotPlaced = new AtomicInteger();
  final AtomicInteger refused = new AtomicInteger();
  final AtomicInteger searches = new AtomicInteger();
  final AtomicInteger lookUps = new AtomicInteger();
  final AtomicInteger delivered = new AtomicInteger();
  final AtomicInteger deliveredTwice = new AtomicInteger();
  final AtomicInteger deliveredElsewhere = new AtomicInteger();
  final AtomicInteger reportsLost = new AtomicInteger();
  final AtomicInteger takenOver = new AtomicInteger();
  final AtomicInteger askedAgain = new AtomicInteger();
  final AtomicInteger cutOff = new AtomicInteger();

  void rings(AttemptId attempt, PhoneNumber phone, Instant at) {
    rings.add(new Ring(attempt, phone, at));
  }

  List<Ring> rings() {
    return new ArrayList<>(rings);
  }

  void answered(Answered reply) {
    answered.add(reply);
  }

  List<Answered> answered() {
    return new ArrayList<>(answered);
  }

  /** The person was told that they will not be rung again. */
  void optedOut(PhoneNumber phone, Instant at) {
    optOuts.putIfAbsent(phone, at);
  }

  Map<PhoneNumber, Instant> optOuts() {
    return Map.copyOf(optOuts);
  }

  /** Something that must not happen. */
  void wrong(String what) {
    wrong.add(what);
  }

  List<String> wrong() {
    return new ArrayList<>(wrong);
  }

  void died(String node) {
    dead.add(node);
  }

  boolean isDead(String node) {
    return dead.contains(node);
  }
}
