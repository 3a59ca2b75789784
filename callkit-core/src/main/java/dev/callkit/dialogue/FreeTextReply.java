package dev.callkit.dialogue;

import dev.callkit.dialogue.PhraseBook.Span;
import dev.callkit.question.AnswerValue;
import java.util.BitSet;
import java.util.Optional;
import java.util.Set;

/** Is a reply to an open question an answer, or as a whole something else? */
final class FreeTextReply {
  private static final Set<String> SAYS_NOTHING =
      WordClasses.words(
          "öh hm mm ah aha åh oj oh ojsan tja nja jaha jaså nähä hallå alltså liksom typ va ba så"
              + " du hörru herregud jösses");
  private static final Set<String> JUST_YES =
      WordClasses.words("ja jo japp yes jadå jodå jajamän javisst jovisst visst okej absolut");

  private static final PhraseBook HOLD_AND_A_REASON =
      PhraseBook.of(
          "^ vänta|dröj|häng|stanna [lite|ett|en|kvar] [tag|stund|sekund|ögonblick|minut]"
              + " jag|vi|ska|måste|det|så|telefonen|hunden|barnen",
          "^ [bara] ett|en [litet|liten] ögonblick|sekund|minut|stund jag|vi|ska|måste|det|så|bara",
          "^ kan|skulle|vill {du} vänta|dröja|hänga|hålla|stanna",
          "^ sekund|ögonblick ~ jag|ska|måste",
          "^ ge mig ~ sekund|minut|ögonblick",
          "^ häng kvar|på",
          "^ dröj ~ lite|ett|en|kvar",
          "^ låt mig tänka|fundera|se");

  private FreeTextReply() {}

  static Understanding understand(SwedishText text, Exchange exchange) {
    return never(text).or(() -> whole(text, exchange)).orElseGet(() -> said(text));
  }

  private static Optional<Understanding> never(SwedishText text) {
    Optional<Span> optOut = SwedishOptOut.in(text, true);
    if (optOut.isPresent()) {
      return Optional.of(SwedishRules.is(Intent.OPT_OUT, 0.95, text, optOut.get()));
    }
    Optional<Span> voicemail = WrongParty.voicemail(text, true);
    if (voicemail.isPresent()) {
      return Optional.of(SwedishRules.is(Intent.VOICEMAIL, 0.9, text, voicemail.get()));
    }
    return ForeignLanguage.in(text, true, Set.of())
        .map(span -> SwedishRules.is(Intent.OTHER_LANGUAGE, 0.85, text, span));
  }

  private static Optional<Understanding> whole(SwedishText text, Exchange exchange) {
    return WrongParty.person(text, true)
        .map(span -> SwedishRules.is(Intent.WRONG_PERSON, 0.85, text, span))
        .or(() -> later(text, exchange))
        .or(() -> whole(text, SwedishPause.HOLD, Intent.HOLD, 0))
        .or(() -> holdWithReason(text))
        .or(() -> stop(text))
        .or(() -> whole(text, SwedishIntents.REFUSE, Intent.REFUSE, 1))
        .or(() -> whole(text, SwedishQuestions.REPEAT, Intent.REPEAT, 2))
        .or(
            () ->
                whole(text, SwedishIntents.DONT_KNOW, Intent.DONT_KNOW, 1)
                    .filter(unknown -> !goesOn(text)));
  }

  /** "Vet inte, men lite fler kassor" has something to say after all. */
  private static boolean goesOn(SwedishText text) {
    for (int at = 1; at + 1 < text.size(); at++) {
      if (text.word(at).equals("men") && !text.endsAt(at + 1)) {
        return true;
      }
    }
    return false;
  }

  private static Optional<Understanding> later(SwedishText text, Exchange exchange) {
    return SwedishLater.inText(text, exchange)
        .map(
            found ->
                Understanding.callLater(
                    found.when(), 0.85, text.quote(found.span().from(), found.span().to())));
  }

  private static Optional<Understanding> stop(SwedishText text) {
    BitSet covered = SwedishEnding.STOP.cover(text);
    covered.or(SwedishEnding.WEARY.cover(text));
    return SwedishIntents.whole(text, covered, text.size() <= 6 ? 0 : 1)
        .map(span -> SwedishRules.is(Intent.STOP, 0.9, text, span));
  }

  private static Optional<Understanding> holdWithReason(SwedishText text) {
    return text.size() > 14
        ? Optional.empty()
        : HOLD_AND_A_REASON.first(text).map(at -> SwedishRules.is(Intent.HOLD, 0.9, text, at));
  }

  private static Optional<Understanding> whole(
      SwedishText text, PhraseBook phrases, Intent intent, int spare) {
    // In a short reply every word matters: "sluta röka" is no wish to stop.
    int allowed = text.size() <= 6 ? 0 : spare;
    return SwedishIntents.whole(text, phrases, allowed)
        .map(span -> SwedishRules.is(intent, 0.9, text, span));
  }

  private static Understanding said(SwedishText text) {
    if (all(text, SAYS_NOTHING)) {
      return Understanding.unclear();
    }
    if (all(text, JUST_YES)) {
      return SwedishRules.is(Intent.AFFIRM, 0.9, text, new Span(0, text.size()));
    }
    String words = text.original().strip();
    return Understanding.answer(
        new AnswerValue.Words(words), SwedishRules.confidence(text, 0.95), words);
  }

  private static boolean all(SwedishText text, Set<String> words) {
    for (int at = 0; at < text.size(); at++) {
      if (!words.contains(text.word(at))) {
        return false;
      }
    }
    return true;
  }
}
