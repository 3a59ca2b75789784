package dev.callkit.dialogue;

import dev.callkit.dialogue.LastWord.Named;
import dev.callkit.dialogue.PhraseBook.Span;
import dev.callkit.question.AnswerKind;
import dev.callkit.question.AnswerValue;
import java.util.Optional;
import java.util.Set;

/**
 * The built-in Swedish understanding: first what must never be missed, then the answer that was
 * asked for, then everything else a reply can be.
 */
final class SwedishRules implements DialogueEngine {
  static final SwedishRules INSTANCE = new SwedishRules();

  private static final double CLEAR = 0.95;
  private static final double LIKELY = 0.85;

  private static final Set<String> QUESTION_WORDS =
      WordClasses.words("vem vad vilka vilken vilket varför hur varifrån");

  private SwedishRules() {}

  @Override
  public Understanding understand(Exchange exchange) {
    Heard heard = exchange.heard();
    if (heard instanceof Heard.Keys keys) {
      return TelephoneKeys.understand(keys, exchange.expected());
    }
    if (!(heard instanceof Heard.Speech speech) || speech.text().isBlank()) {
      return Understanding.of(Intent.SILENCE, 1, "");
    }
    Understanding byRule = quoted(spoken(speech.text(), exchange), exchange, speech);
    if (byRule.intent() == Intent.UNCLEAR && speech.proposed().isPresent()) {
      return speech.proposed().get().checkedAgainst(exchange.expected(), heard);
    }
    return byRule;
  }

  private static Understanding spoken(String words, Exchange exchange) {
    SwedishText text = SwedishText.of(words);
    if (text.size() == 0) {
      return Understanding.unclear();
    }
    if (exchange.expected() instanceof Expectation.Answer answer) {
      if (answer.kind() instanceof AnswerKind.FreeText) {
        return FreeTextReply.understand(text, exchange);
      }
      return answered(text, exchange, answer.kind());
    }
    return exchange.expected() instanceof Expectation.Consent
        ? consent(text, exchange)
        : callback(text, exchange);
  }

  /** What counts whatever was asked, in the order in which it matters. */
  private static Optional<Understanding> always(SwedishText text, Set<String> listed) {
    Optional<Span> optOut = SwedishOptOut.in(text, false);
    if (optOut.isPresent()) {
      return Optional.of(is(Intent.OPT_OUT, CLEAR, text, optOut.get()));
    }
    Optional<Span> person = WrongParty.personForSure(text);
    Optional<Span> voicemail = WrongParty.voicemail(text, false);
    if (voicemail.isPresent() && person.isEmpty()) {
      return Optional.of(is(Intent.VOICEMAIL, CLEAR, text, voicemail.get()));
    }
    return ForeignLanguage.in(text, false, listed)
        .map(span -> is(Intent.OTHER_LANGUAGE, LIKELY, text, span));
  }

  /** "Aldrig mer" is about calls where a call is what was asked for. */
  private static Optional<Understanding> never(SwedishText text) {
    return SwedishOptOut.neverAgain(text).map(span -> is(Intent.OPT_OUT, LIKELY, text, span));
  }

  private static Understanding consent(SwedishText text, Exchange exchange) {
    Optional<Understanding> first =
        always(text, Set.of())
            .or(() -> never(text))
            .or(
                () ->
                    when(SwedishPause.HOLD, Intent.HOLD, text)
                        .filter(hold -> noLater(text, exchange)));
    if (first.isPresent()) {
      return first.get();
    }
    Intent agreed = SwedishConsent.in(text);
    Optional<Span> person = WrongParty.person(text, false);
    Optional<SwedishTime.Found> later =
        asksWhoOrWhy(text) || (person.isPresent() && !SwedishLater.asks(text))
            ? Optional.empty()
            : SwedishLater.inConsent(text, exchange);
    if (later.isPresent()) {
      return later(text, later.get());
    }
    return person
        .map(span -> is(Intent.WRONG_PERSON, LIKELY, text, span))
        .or(
            () ->
                when(SwedishEnding.STOP, Intent.STOP, text)
                    .filter(stop -> !politeBye(text, agreed)))
        .or(() -> asksBack(text, agreed))
        .orElseGet(() -> agreement(text, agreed));
  }

  private static boolean asksWhoOrWhy(SwedishText text) {
    int at = 0;
    while (at < text.size() && (text.soft(at) || PhraseBook.OPENERS.contains(text.word(at)))) {
      at++;
    }
    return QUESTION_WORDS.contains(text.word(at));
  }

  private static boolean noLater(SwedishText text, Exchange exchange) {
    return SwedishTime.in(text, exchange.now(), false).isEmpty();
  }

  /** "Nej tack, hej då" declines; the rest is manners. */
  private static boolean politeBye(SwedishText text, Intent agreed) {
    return agreed == Intent.DENY && SwedishConsent.declinesOutright(text);
  }

  private static Optional<Understanding> asksBack(SwedishText text, Intent agreed) {
    boolean decided = agreed == Intent.DENY && SwedishConsent.declinesOutright(text);
    return decided
        ? Optional.empty()
        : when(SwedishQuestions.WHO_AND_WHY, Intent.REPEAT, text)
            .or(() -> when(SwedishQuestions.REPEAT, Intent.REPEAT, text));
  }

  private static Understanding agreement(SwedishText text, Intent agreed) {
    if (agreed != Intent.UNCLEAR) {
      return is(agreed, CLEAR, text, new Span(0, text.size()));
    }
    return ForeignLanguage.noSwedishIn(text)
        ? is(Intent.OTHER_LANGUAGE, 0.6, text, new Span(0, text.size()))
        : when(SwedishIntents.DONT_KNOW, Intent.DONT_KNOW, text)
            .or(() -> when(SwedishPause.WAIT, Intent.HOLD, text))
            .orElse(Understanding.unclear());
  }

  private static Understanding callback(SwedishText text, Exchange exchange) {
    Optional<Understanding> first = always(text, Set.of()).or(() -> never(text));
    if (first.isPresent()) {
      return first.get();
    }
    Optional<SwedishTime.Found> timed = SwedishTime.in(text, exchange.now(), true);
    Optional<Understanding> known =
        timed
            .map(found -> later(text, found))
            .or(() -> when(SwedishPause.HOLD, Intent.HOLD, text))
            .or(
                () ->
                    WrongParty.person(text, false)
                        .map(at -> is(Intent.WRONG_PERSON, LIKELY, text, at)))
            .or(
                () ->
                    when(SwedishEnding.STOP, Intent.STOP, text)
                        .filter(stop -> !politeBye(text, SwedishConsent.in(text))))
            .or(() -> declined(text))
            .or(() -> SwedishLater.inCallback(text, exchange).map(found -> later(text, found)))
            .or(() -> when(SwedishIntents.DONT_KNOW, Intent.DONT_KNOW, text))
            .or(() -> when(SwedishQuestions.REPEAT, Intent.REPEAT, text))
            .or(() -> when(SwedishQuestions.WHO_AND_WHY, Intent.REPEAT, text));
    if (known.isPresent()) {
      return known.get();
    }
    return SwedishConsent.in(text) == Intent.DENY
        ? is(Intent.DENY, CLEAR, text, new Span(0, text.size()))
        : Understanding.unclear();
  }

  private static Optional<Understanding> declined(SwedishText text) {
    return SwedishLater.declined(text)
        ? Optional.of(is(Intent.DENY, LIKELY, text, new Span(0, text.size())))
        : Optional.empty();
  }

  private static Understanding answered(SwedishText text, Exchange exchange, AnswerKind kind) {
    Set<String> listed = Set.of();
    if (kind instanceof AnswerKind.Choice choice) {
      Optional<String> exactly = SwedishChoice.exactly(text, choice.options());
      if (exactly.isPresent()) {
        return Understanding.answer(new AnswerValue.Option(exactly.get()), CLEAR, text.original());
      }
      listed = SwedishChoice.listed(choice.options());
    }
    Optional<Understanding> before =
        always(text, listed)
            .or(() -> waits(text, kind))
            .or(() -> SwedishLater.inAnswer(text, exchange).map(found -> later(text, found)))
            .or(
                () ->
                    when(SwedishPause.HOLD, Intent.HOLD, text)
                        .filter(hold -> !answersAfterHolding(text, kind)))
            .or(() -> wrongPerson(text, kind))
            .or(() -> when(SwedishEnding.STOP, Intent.STOP, text))
            .or(() -> SwedishLater.notNow(text, exchange).map(found -> later(text, found)))
            .or(() -> when(SwedishEnding.WEARY, Intent.STOP, text))
            .or(
                () ->
                    when(SwedishIntents.REFUSE, Intent.REFUSE, text)
                        .filter(refused -> !isYesNo(kind) || refusesForSure(text)));
    if (before.isPresent()) {
      return before.get();
    }
    Optional<Understanding> unknown =
        when(SwedishIntents.DONT_KNOW, Intent.DONT_KNOW, text).filter(dontKnow -> isYesNo(kind));
    return asksAgainFirst(text)
        .or(() -> unknown)
        .or(() -> value(text, kind))
        .or(() -> when(SwedishPause.WAIT, Intent.HOLD, text))
        .or(() -> when(SwedishIntents.DONT_KNOW, Intent.DONT_KNOW, text))
        .or(() -> when(SwedishQuestions.REPEAT, Intent.REPEAT, text))
        .or(() -> asksWhoAtAll(text))
        .orElse(Understanding.unclear());
  }

  /** "Vänta lite, det ringer på dörren" rings nobody back. */
  private static Optional<Understanding> waits(SwedishText text, AnswerKind kind) {
    return SwedishPause.WAIT.in(text) && !SwedishPause.RING.in(text)
        ? when(SwedishPause.HOLD, Intent.HOLD, text)
            .filter(hold -> !answersAfterHolding(text, kind))
        : Optional.empty();
  }

  private static Optional<Understanding> asksAgainFirst(SwedishText text) {
    return SwedishIntents.whole(text, SwedishQuestions.REPEAT, 0)
        .or(() -> text.size() <= 12 ? SwedishQuestions.ASKS_BACK.first(text) : Optional.empty())
        .map(span -> is(Intent.REPEAT, CLEAR, text, span));
  }

  private static Optional<Understanding> asksWhoAtAll(SwedishText text) {
    return SwedishIntents.whole(text, SwedishQuestions.WHO_AND_WHY, 1)
        .map(span -> is(Intent.REPEAT, LIKELY, text, span));
  }

  private static Optional<Understanding> wrongPerson(SwedishText text, AnswerKind kind) {
    Optional<Span> found =
        isYesNo(kind) ? WrongParty.personForSure(text) : WrongParty.person(text, false);
    return found.map(span -> is(Intent.WRONG_PERSON, LIKELY, text, span));
  }

  private static boolean isYesNo(AnswerKind kind) {
    return kind instanceof AnswerKind.YesNo;
  }

  private static boolean refusesForSure(SwedishText text) {
    return SwedishIntents.REFUSE_OUTRIGHT.in(text);
  }

  /** "Vänta lite … ja, en fyra" has answered by the time it is heard. */
  private static boolean answersAfterHolding(SwedishText text, AnswerKind kind) {
    Optional<Span> hold = SwedishPause.HOLD.first(text);
    return hold.isPresent()
        && value(text, kind)
            .filter(answer -> !text.endsAt(hold.get().to()))
            .filter(
                answer ->
                    SwedishNumbers.isNumberWord(text.word(text.size() - 1))
                        || choosesLast(text, kind))
            .isPresent();
  }

  private static boolean choosesLast(SwedishText text, AnswerKind kind) {
    return kind instanceof AnswerKind.Choice choice
        && SwedishPause.DECIDES.in(text)
        && SwedishChoice.in(text, choice.options())
            .filter(named -> text.endsAt(named.to()))
            .isPresent();
  }

  private static Optional<Understanding> value(SwedishText text, AnswerKind kind) {
    if (kind instanceof AnswerKind.Rating rating) {
      return SwedishScale.in(text, rating.lowest(), rating.highest())
          .map(step -> score(text, step));
    }
    if (kind instanceof AnswerKind.Nps) {
      return SwedishScale.in(text, 0, 10).map(step -> score(text, step));
    }
    if (kind instanceof AnswerKind.YesNo) {
      return SwedishYesNo.in(text)
          .map(
              yes ->
                  Understanding.answer(
                      new AnswerValue.YesOrNo(yes), confidence(text, CLEAR), text.original()));
    }
    if (kind instanceof AnswerKind.Choice choice) {
      return SwedishChoice.in(text, choice.options())
          .map(named -> valued(text, named, new AnswerValue.Option(named.value())));
    }
    return SwedishQuantity.in(text)
        .map(named -> valued(text, named, new AnswerValue.Quantity(named.value())))
        .filter(answer -> answer.value().map(kind::accepts).orElse(false));
  }

  private static Understanding score(SwedishText text, Named<Integer> step) {
    return valued(text, step, new AnswerValue.Score(step.value()));
  }

  private static Understanding valued(SwedishText text, Named<?> named, AnswerValue value) {
    return Understanding.answer(
        value, confidence(text, CLEAR), text.quote(named.from(), named.to()));
  }

  private static Understanding later(SwedishText text, SwedishTime.Found found) {
    boolean timed = found.when().date().isPresent();
    return Understanding.callLater(
        found.when(),
        confidence(text, timed ? 0.9 : LIKELY),
        text.quote(found.span().from(), found.span().to()));
  }

  private static Optional<Understanding> when(PhraseBook phrases, Intent intent, SwedishText text) {
    return phrases.first(text).map(span -> is(intent, CLEAR, text, span));
  }

  static Understanding is(Intent intent, double confidence, SwedishText text, Span span) {
    return Understanding.of(
        intent, confidence(text, confidence), text.quote(span.from(), span.to()));
  }

  /** Words such as "typ" and "kanske" make the rest less sure. */
  static double confidence(SwedishText text, double best) {
    double sure = best;
    for (int at = 0; at < text.size(); at++) {
      String word = text.word(at);
      if (Hedges.WORDS.contains(word)) {
        sure -= 0.1;
      }
    }
    return Math.max(sure, 0.5);
  }

  /** Takes the recogniser's doubt over, and makes sure that the evidence is a quotation. */
  private static Understanding quoted(Understanding meant, Exchange exchange, Heard.Speech speech) {
    if (meant.intent() == Intent.UNCLEAR) {
      return meant;
    }
    double confidence = meant.confidence() * speech.confidence().orElse(1);
    boolean tooLong = speech.text().length() > SwedishText.LONGEST;
    String evidence = tooLong ? speech.text() : meant.evidence();
    Understanding scaled = with(meant, confidence, evidence);
    Understanding checked = scaled.checkedAgainst(exchange.expected(), speech);
    // Cutting words out can change how a letter is folded; the whole reply is always a quotation.
    return checked.intent() == Intent.UNCLEAR
        ? with(meant, confidence, speech.text()).checkedAgainst(exchange.expected(), speech)
        : checked;
  }

  private static Understanding with(Understanding meant, double confidence, String evidence) {
    return new Understanding(
        meant.intent(),
        meant.value(),
        meant.callback(),
        confidence,
        evidence,
        meant.acknowledgement());
  }

  /** Words that make what is said less sure. */
  private static final class Hedges {
    private static final Set<String> WORDS =
        WordClasses.words(
            "kanske typ ungefär nästan nog väl tror antagligen förmodligen cirka runt möjligen"
                + " kanske knappt drygt omkring liksom gissar");

    private Hedges() {}
  }
}
