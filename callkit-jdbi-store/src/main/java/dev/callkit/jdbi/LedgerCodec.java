package dev.callkit.jdbi;

import dev.callkit.call.CallId;
import dev.callkit.question.MeasuredTimes;
import dev.callkit.question.PairRule;
import dev.callkit.question.QuestionId;
import dev.callkit.question.QuestionLedger;
import dev.callkit.question.QuestionLedger.Standing;
import dev.callkit.question.Reservation;
import dev.callkit.question.Reservation.Take;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a business's questions are owed, and what calls in progress have reserved. */
final class LedgerCodec {

  static Out write(QuestionLedger ledger) {
    return new Out()
        .objects("standings", ledger.standings(), LedgerCodec::write)
        .objects("open", ledger.open(), LedgerCodec::write)
        .objects("measured", ledger.measured().entrySet(), LedgerCodec::measured)
        .objects("lastWinners", ledger.lastWinners().entrySet(), LedgerCodec::winner);
  }

  static QuestionLedger ledger(In in) {
    return QuestionLedger.of(
        in.objects("standings", LedgerCodec::standing),
        in.objects("open", LedgerCodec::reservation),
        map(in.objects("measured", LedgerCodec::measured)),
        map(in.objects("lastWinners", LedgerCodec::winner)));
  }

  private static <K, V> Map<K, V> map(List<Map.Entry<K, V>> entries) {
    return entries.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Out write(Standing standing) {
    return new Out()
        .put("unit", standing.unit())
        .put("everyNth", standing.everyNth())
        .put("owed", standing.owed())
        .put("gap", standing.gap())
        .put("takes", standing.takes());
  }

  private static Standing standing(In in) {
    return new Standing(
        in.text("unit"),
        in.small("everyNth"),
        in.number("owed"),
        in.number("gap"),
        in.number("takes"));
  }

  static Out write(Reservation held) {
    return new Out()
        .put("call", held.call().toString())
        .put("selection", SelectionCodec.brief(held.selection()))
        .numbers("counted", held.counted())
        .objects("taken", held.taken(), LedgerCodec::write)
        .put("expiresAt", held.expiresAt());
  }

  static Reservation reservation(In in) {
    BitSet counted = new BitSet();
    in.numbers("counted").forEach(counted::set);
    return new Reservation(
        in.parsed("call", CallId::parse),
        SelectionCodec.selection(in.object("selection")),
        counted,
        in.objects("taken", LedgerCodec::take),
        in.instant("expiresAt"));
  }

  private static Out write(Take take) {
    return new Out()
        .put("place", take.place())
        .texts("questions", take.questions())
        .put("amount", take.amount())
        .put("gapBefore", take.gapBefore())
        .put("takeNo", take.takeNo());
  }

  private static Take take(In in) {
    return new Take(
        in.small("place"),
        in.texts("questions", QuestionId::new),
        in.number("amount"),
        in.number("gapBefore"),
        in.number("takeNo"));
  }

  private static Out measured(Map.Entry<QuestionId, MeasuredTimes> entry) {
    return new Out()
        .put("question", entry.getKey().value())
        .numbers("seconds", entry.getValue().seconds().stream().mapToInt(Integer::intValue));
  }

  private static Map.Entry<QuestionId, MeasuredTimes> measured(In in) {
    return Map.entry(
        in.parsed("question", QuestionId::new), MeasuredTimes.of(in.numbers("seconds")));
  }

  private static Out winner(Map.Entry<PairRule.Alternate, QuestionId> entry) {
    return new Out()
        .put("first", entry.getKey().first().value())
        .put("second", entry.getKey().second().value())
        .put("winner", entry.getValue().value());
  }

  private static Map.Entry<PairRule.Alternate, QuestionId> winner(In in) {
    return Map.entry(
        new PairRule.Alternate(
            in.parsed("first", QuestionId::new), in.parsed("second", QuestionId::new)),
        in.parsed("winner", QuestionId::new));
  }

  private LedgerCodec() {}
}
