package dev.callkit.interview;

import dev.callkit.dialogue.Heard;
import dev.callkit.dialogue.Understanding;
import dev.callkit.question.AnswerValue;
import dev.callkit.question.Question;
import dev.callkit.question.QuestionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What has been put and what it obtained, while a step is worked out. */
final class AnswerBook {
  private final InterviewPlan plan;
  private final Consumer<InterviewFact> facts;
  private final Set<QuestionId> asked;
  private final List<Answer> answers;
  private Instant askedAt;
  private Optional<QuestionId> current;

  AnswerBook(InterviewState state, Consumer<InterviewFact> facts) {
    this.plan = state.plan();
    this.facts = facts;
    this.asked = new LinkedHashSet<>(state.asked());
    this.answers = new ArrayList<>(state.answers());
    this.askedAt = state.askedAt();
    this.current = state.current().map(Question::id);
  }

  Set<QuestionId> asked() {
    return asked;
  }

  List<Answer> answers() {
    return answers;
  }

  Instant askedAt() {
    return askedAt;
  }

  /** The questions without a result, in asking order. */
  List<Question> remaining() {
    return plan.questions().stream()
        .filter(question -> answers.stream().noneMatch(a -> a.question().equals(question.id())))
        .toList();
  }

  void put(Question question, Instant now) {
    asked.add(question.id());
    askedAt = now;
    current = Optional.of(question.id());
    facts.accept(new InterviewFact.Asked(question.id()));
  }

  void store(Answer.Status status, Heard heard, Understanding meant, Instant at) {
    Optional<AnswerValue> value =
        status == Answer.Status.ANSWERED ? meant.value() : Optional.empty();
    store(status, value, heard.words(), value.isPresent() ? meant.confidence() : 0, at);
  }

  void nothingHeard(Instant at) {
    store(Answer.Status.NO_INPUT, Optional.empty(), "", 0, at);
  }

  private void store(
      Answer.Status status,
      Optional<AnswerValue> value,
      String words,
      double confidence,
      Instant at) {
    Instant heardAt = at.isBefore(askedAt) ? askedAt : at;
    Answer answer =
        new Answer(
            current.orElseThrow(),
            status,
            value,
            words,
            confidence,
            askedAt,
            heardAt,
            Optional.empty(),
            heardAt);
    answers.add(answer);
    facts.accept(new InterviewFact.Answered(answer));
  }

  void storeFollowUp(String words, Instant at) {
    int last = answers.size() - 1;
    Answer fuller = answers.get(last).withFollowUp(words, at);
    answers.set(last, fuller);
    facts.accept(new InterviewFact.Answered(fuller));
  }
}
