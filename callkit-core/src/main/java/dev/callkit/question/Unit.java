package dev.callkit.question;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** What is chosen as a whole: one question, or two that are asked together or not at all. */
final class Unit {
  private final int slot;
  private final int everyNth;
  private final Question[] members;
  private final int[] places;
  private final List<QuestionId> questions;
  private final String id;
  private final Priority level;
  private final String group;

  /**
   * A unit.
   *
   * @param slot its place among the catalogue's units
   * @param everyNth how often it is due
   * @param members the questions in asking order, at least one
   * @param places where they stand in the catalogue
   */
  Unit(int slot, int everyNth, Question[] members, int[] places) {
    this.slot = slot;
    this.everyNth = everyNth;
    this.members = members;
    this.places = places;
    this.questions = Arrays.stream(members).map(Question::id).toList();
    this.id = questions.stream().map(QuestionId::value).collect(Collectors.joining("+"));
    this.level =
        Arrays.stream(members).map(Question::priority).min(Comparator.naturalOrder()).orElseThrow();
    this.group = members[0].group();
  }

  int slot() {
    return slot;
  }

  int everyNth() {
    return everyNth;
  }

  Question[] members() {
    return members;
  }

  int[] places() {
    return places;
  }

  List<QuestionId> questions() {
    return questions;
  }

  /** The question's id, or both ids of a combination joined by {@code +}. */
  String id() {
    return id;
  }

  /** The highest of its questions' own levels. */
  Priority level() {
    return level;
  }

  /** What it is related by. */
  String group() {
    return group;
  }

  /** The level for one customer whom it concerns. */
  Priority levelFor(CustomerFacts customer) {
    Priority highest = Priority.OPTIONAL;
    for (Question member : members) {
      Priority own = member.levelFor(customer);
      highest = own.compareTo(highest) < 0 ? own : highest;
    }
    return highest;
  }

  /** The time to plan with: as measured, but never so long that it could not be asked any more. */
  int seconds(QuestionLedger ledger, int budget) {
    int planned = 0;
    int estimated = 0;
    for (Question member : members) {
      int estimate = (int) member.time().toSeconds();
      estimated += estimate;
      planned += ledger.measured(member.id()).planned(estimate);
    }
    return planned > budget && estimated <= budget ? budget : planned;
  }
}
