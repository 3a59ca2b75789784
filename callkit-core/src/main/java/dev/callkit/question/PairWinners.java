package dev.callkit.question;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Lets pair rules decide between candidates. */
final class PairWinners {

  /** A rule of which both sides are candidates, with their ranks in canonical order. */
  private record Meeting(Units.Link link, int firstRank, int secondRank) {
    int better() {
      return Math.min(firstRank, secondRank);
    }

    int worse() {
      return Math.max(firstRank, secondRank);
    }
  }

  /** A winner in turn, to be remembered if it is really asked. */
  private record InTurn(PairRule.Alternate rule, QuestionId winner, Candidate candidate) {}

  private final LedgerDraft ledger;
  private final List<InTurn> inTurn = new ArrayList<>();

  PairWinners(LedgerDraft ledger) {
    this.ledger = ledger;
  }

  /**
   * Marks the losers.
   *
   * @param candidates in canonical order
   */
  void decide(List<Candidate> candidates, Units units) {
    if (units.links.length == 0 || candidates.size() < 2) {
      return;
    }
    for (Meeting meeting : meetings(candidates, units)) {
      Candidate first = candidates.get(meeting.firstRank());
      Candidate second = candidates.get(meeting.secondRank());
      if (first.loserTo() == null && second.loserTo() == null) {
        decide(meeting, first, second);
      }
    }
  }

  private static List<Meeting> meetings(List<Candidate> candidates, Units units) {
    int[] rankOf = new int[units.all.length];
    Arrays.fill(rankOf, -1);
    for (int rank = 0; rank < candidates.size(); rank++) {
      rankOf[candidates.get(rank).unit().slot()] = rank;
    }
    List<Meeting> meetings = new ArrayList<>();
    for (Units.Link link : units.links) {
      if (rankOf[link.first()] >= 0 && rankOf[link.second()] >= 0) {
        meetings.add(new Meeting(link, rankOf[link.first()], rankOf[link.second()]));
      }
    }
    meetings.sort(Comparator.comparingInt(Meeting::better).thenComparingInt(Meeting::worse));
    return meetings;
  }

  private void decide(Meeting meeting, Candidate first, Candidate second) {
    PairRule rule = meeting.link().rule();
    boolean firstIsBetter = meeting.firstRank() < meeting.secondRank();
    boolean firstWins;
    if (rule instanceof PairRule.Prefer) {
      firstWins = second.turnsOwed() < PairRule.Prefer.TURNS_OF_PATIENCE;
    } else if (rule instanceof PairRule.Alternate alternate) {
      QuestionId last = ledger.lastWinners.get(alternate);
      firstWins = last == null ? firstIsBetter : last.equals(rule.second());
      QuestionId winner = firstWins ? rule.first() : rule.second();
      inTurn.add(new InTurn(alternate, winner, firstWins ? first : second));
    } else {
      firstWins = firstIsBetter;
    }
    if (firstWins) {
      second.loseTo(rule.first());
    } else {
      first.loseTo(rule.second());
    }
  }

  /** Notes whose turn it was, where the winner is asked. */
  void remember() {
    for (InTurn turn : inTurn) {
      if (turn.candidate().chosen()) {
        ledger.won(turn.rule(), turn.winner());
      }
    }
  }
}
