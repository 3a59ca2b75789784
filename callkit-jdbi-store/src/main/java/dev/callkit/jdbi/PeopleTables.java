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
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What is remembered of people by the hash of their number, beyond their calls. */
final class PeopleTables {
  // Who has talked to us, or has refused to, is left alone for the cooldown.
  private static final Set<Group> RESTING =
      EnumSet.of(Group.INTERVIEW, Group.PARTIAL, Group.REFUSAL);
  // Advisory locks of other software have other first numbers.
  private static final int SUPPRESSION_LOCK = 0x43_4B_02;

  private final Vault vault;
  private final String person;
  private final String asked;
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
                where business = :business and phone_hash = :phone) as last_interview
            """);
    this.asked =
        names.in(
            """
            select question, at from callkit.asked
            where business = :business and phone_hash = :phone
            """);
    this.suppressed =
        names.in("select exists (select from callkit.suppression where phone_hash = :phone)");
    this.suppress =
        names.in(
            "insert into callkit.suppression (phone_hash) values (:phone) on conflict do nothing");
    this.rests =
        names.in(
            """
            insert into callkit.person (business, phone_hash, last_interview)
            values (:business, :phone, :at)
            on conflict (business, phone_hash) do update set last_interview = excluded.last_interview
            """);
    this.put =
        names.in(
            """
            insert into callkit.asked (business, phone_hash, question, at)
            values (:business, :phone, :question, :at)
            on conflict (business, phone_hash, question) do update set at = excluded.at
            """);
  }

  KnownPerson find(Handle handle, BusinessId business, PhoneNumber phone) {
    byte[] hash = vault.hash(phone);
    Map<QuestionId, Instant> history = new LinkedHashMap<>();
    handle
        .createQuery(asked)
        .bind("business", business.value())
        .bind("phone", hash)
        .map(
            (row, context) ->
                Map.entry(
                    new QuestionId(row.getString("question")), Times.read(row, "at").orElseThrow()))
        .forEach(entry -> history.put(entry.getKey(), entry.getValue()));
    return handle
        .createQuery(person)
        .bind("business", business.value())
        .bind("phone", hash)
        .map(
            (row, context) ->
                new KnownPerson(
                    row.getBoolean("suppressed"), Times.read(row, "last_interview"), history))
        .one();
  }

  /**
   * Takes the lock on a number that a dial and an opt-out meet at: whoever saves second sees what
   * the first one has saved. It comes before every other lock of a save.
   */
  void lock(Handle handle, Save save) {
    if (!save.suppress() && !save.unlessSuppressed()) {
      return;
    }
    String lock = save.suppress() ? "pg_advisory_xact_lock" : "pg_advisory_xact_lock_shared";
    byte[] hash = vault.hash(save.call().request().respondent().phone());
    handle
        .createQuery("select cast(" + lock + "(:ours, :number) as text)")
        .bind("ours", SUPPRESSION_LOCK)
        .bind("number", ByteBuffer.wrap(hash).getInt())
        .mapTo(String.class)
        .findOne();
  }

  boolean isSuppressed(Handle handle, PhoneNumber phone) {
    return handle
        .createQuery(suppressed)
        .bind("phone", vault.hash(phone))
        .mapTo(Boolean.class)
        .one();
  }

  void remember(Handle handle, Save save) {
    CallRecord call = save.call();
    String business = call.id().business().value();
    byte[] phone = vault.hash(call.request().respondent().phone());
    if (save.suppress()) {
      handle.createUpdate(suppress).bind("phone", phone).execute();
    }
    restingSince(call)
        .ifPresent(
            at ->
                handle
                    .createUpdate(rests)
                    .bind("business", business)
                    .bind("phone", phone)
                    .bind("at", Times.at(at))
                    .execute());
    Map<QuestionId, Instant> questions = asked(save);
    if (!questions.isEmpty()) {
      PreparedBatch batch = handle.prepareBatch(put);
      questions.forEach(
          (question, at) ->
              batch
                  .bind("business", business)
                  .bind("phone", phone)
                  .bind("question", question.value())
                  .bind("at", Times.at(at))
                  .add());
      batch.execute();
    }
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
