package dev.callkit.jdbi;

import dev.callkit.call.BusinessId;
import dev.callkit.call.PhoneNumber;
import dev.callkit.intake.KnownPerson;
import dev.callkit.interview.InterviewFact;
import dev.callkit.outcome.Disposition.Group;
import dev.callkit.progress.CallEvent;
import dev.callkit.progress.CallRecord;
import dev.callkit.progress.TimelineEntry;
import dev.callkit.question.QuestionId;
import dev.callkit.store.Save;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** What is remembered of people by the hash of their number, beyond their calls. */
final class PeopleTables {
  // Who has talked to us, or has refused to, is left alone for the cooldown.
  private static final Set<Group> RESTING =
      EnumSet.of(Group.INTERVIEW, Group.PARTIAL, Group.REFUSAL);
  // Advisory locks of other software have other first numbers.
  private static final int SUPPRESSION_LOCK = 0x43_4B_02;

  private final Vault vault;
  private final String person;
  private final String suppressed;
  private final String suppress;
  private final String rests;
  private final String put;

  PeopleTables(Names names, Vault vault) {
    this.vault = vault;
    this.person =
        names.in(
            """
            select exists (select from callkit.suppression where phone_hash = :phone) as suppressed,
              (select last_interview from callkit.person
                where business = :business and phone_hash = :phone) as last_interview,
              asked.question, asked.at
            from (select) as one left join callkit.asked
              on asked.business = :business and asked.phone_hash = :phone""");
    this.suppressed =
        names.in("select exists (select from callkit.suppression where phone_hash = :phone)");
    this.suppress =
        names.in(
            "insert into callkit.suppression (phone_hash) select :phone where "
                + Saves.IF_WRITTEN
                + " on conflict do nothing");
    this.rests =
        names.in(
            """
            insert into callkit.person (business, phone_hash, last_interview)
            select :business, :phone, :restsFrom where\s"""
                + Saves.IF_WRITTEN
                + """

                on conflict (business, phone_hash) do update
                set last_interview = excluded.last_interview""");
    this.put =
        names.in(
            """
            insert into callkit.asked (business, phone_hash, question, at)
            select :business, :phone, put.question, put.at
            from unnest(cast(:asked as text[]), cast(:askedAt as timestamptz[])) as put (question, at) where\s"""
                + Saves.IF_WRITTEN
                + """

                on conflict (business, phone_hash, question) do update set at = excluded.at""");
  }

  /**
   * What one row tells of a person: the same as the others, and one question.
   *
   * @param question when it was last put
   */
  private record Seen(
      boolean suppressed,
      Optional<Instant> lastInterview,
      Optional<Map.Entry<QuestionId, Instant>> question) {

    static Seen read(ResultSet row) throws SQLException {
      Optional<Instant> at = Times.read(row, "at");
      return new Seen(
          row.getBoolean("suppressed"),
          Times.read(row, "last_interview"),
          at.isPresent()
              ? Optional.of(Map.entry(new QuestionId(row.getString("question")), at.get()))
              : Optional.empty());
    }
  }

  KnownPerson find(Database database, BusinessId business, PhoneNumber phone) {
    List<Seen> rows =
        database.asBusiness(
            business,
            "look up a person for business " + business,
            new Sql<>(
                person,
                values -> values.set("business", business.value()).set("phone", vault.hash(phone)),
                (row, context) -> Seen.read(row)));
    Map<QuestionId, Instant> asked =
        rows.stream()
            .flatMap(row -> row.question().stream())
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return new KnownPerson(rows.get(0).suppressed(), rows.get(0).lastInterview(), asked);
  }

  boolean isSuppressed(Handle handle, PhoneNumber phone) {
    return handle
        .createQuery(suppressed)
        .bind("phone", vault.hash(phone))
        .mapTo(Boolean.class)
        .one();
  }

  /**
   * The lock on a number that a dial and an opt-out meet at: whoever saves second sees what the
   * first one has saved. It comes before every other lock of a save, and before its statement looks
   * at anything.
   */
  Part lock(Save save) {
    if (!save.suppress() && !save.unlessSuppressed()) {
      return new Part("", values -> {});
    }
    String lock = save.suppress() ? "pg_advisory_xact_lock" : "pg_advisory_xact_lock_shared";
    byte[] hash = vault.hash(save.call().request().respondent().phone());
    return new Part(
        ", cast(" + lock + "(:ours, :number) as text)",
        values ->
            values.set("ours", SUPPRESSION_LOCK).set("number", ByteBuffer.wrap(hash).getInt()));
  }

  List<Part> remembered(Save save) {
    List<Part> parts = new ArrayList<>();
    byte[] phone = vault.hash(save.call().request().respondent().phone());
    if (save.suppress()) {
      parts.add(new Part(suppress, values -> values.set("phone", phone)));
    }
    restingSince(save.call())
        .ifPresent(
            at ->
                parts.add(
                    new Part(
                        rests,
                        values -> values.set("phone", phone).set("restsFrom", Times.at(at)))));
    Map<QuestionId, Instant> questions = asked(save);
    if (!questions.isEmpty()) {
      List<String> ids = questions.keySet().stream().map(QuestionId::value).toList();
      List<Instant> times = List.copyOf(questions.values());
      parts.add(
          new Part(
              put,
              values -> values.set("phone", phone).set("asked", ids).setTimes("askedAt", times)));
    }
    return parts;
  }

  private static Optional<Instant> restingSince(CallRecord call) {
    return call.outcome()
        .filter(outcome -> RESTING.contains(outcome.disposition().group()))
        .flatMap(outcome -> call.endedAt());
  }

  private static Map<QuestionId, Instant> asked(Save save) {
    Map<QuestionId, Instant> asked = new LinkedHashMap<>();
    for (TimelineEntry entry : save.entries()) {
      if (entry.event() instanceof CallEvent.Talk talk
          && talk.fact() instanceof InterviewFact.Asked put) {
        asked.put(put.question(), entry.at());
      }
    }
    return asked;
  }
}
