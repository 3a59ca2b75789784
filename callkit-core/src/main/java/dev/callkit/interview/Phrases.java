package dev.callkit.interview;

import dev.callkit.dialogue.CallbackTime;
import dev.callkit.dialogue.DayPart;
import dev.callkit.question.AnswerKind;
import dev.callkit.question.Question;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Fills the script in for one talk. Days and numbers are worded here, not by the platform: what is
 * spoken must not depend on the machine's locale or its data.
 */
final class Phrases {
  private static final List<String> WEEKDAYS =
      List.of("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag");
  private static final List<String> MONTHS =
      List.of(
          "januari",
          "februari",
          "mars",
          "april",
          "maj",
          "juni",
          "juli",
          "augusti",
          "september",
          "oktober",
          "november",
          "december");
  private static final List<String> ORDINALS =
      List.of(
          "första",
          "andra",
          "tredje",
          "fjärde",
          "femte",
          "sjätte",
          "sjunde",
          "åttonde",
          "nionde",
          "tionde",
          "elfte",
          "tolfte",
          "trettonde",
          "fjortonde",
          "femtonde",
          "sextonde",
          "sjuttonde",
          "artonde",
          "nittonde",
          "tjugonde",
          "tjugoförsta",
          "tjugoandra",
          "tjugotredje",
          "tjugofjärde",
          "tjugofemte",
          "tjugosjätte",
          "tjugosjunde",
          "tjugoåttonde",
          "tjugonionde",
          "trettionde",
          "trettioförsta");
  private static final List<String> DIGITS =
      List.of("noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio");

  private final InterviewPlan plan;
  private final Instant now;

  Phrases(InterviewPlan plan, Instant now) {
    this.plan = plan;
    this.now = now;
  }

  String line(ScriptLine line) {
    return line(line, Map.of());
  }

  private String line(ScriptLine line, Map<String, String> extra) {
    Map<String, String> values = new HashMap<>(extra);
    values.put("business", plan.business());
    plan.firstName().ifPresent(name -> values.put("firstName", name));
    values.put("day", day(plan.visit().atZone(plan.zone()).toLocalDate()));
    return plan.script().fill(line, values);
  }

  String greeting() {
    return line(plan.firstName().isPresent() ? ScriptLine.GREETING_NAMED : ScriptLine.GREETING);
  }

  String consent(ScriptLine question) {
    return plan.keysOnly() ? line(question) + " " + line(ScriptLine.CONSENT_KEYS) : line(question);
  }

  String question(Question question) {
    return plan.keysOnly() ? question.text() + " " + keys(question.kind()) : question.text();
  }

  /** How to answer, said when the first reply was no answer. */
  String hint(AnswerKind kind) {
    if (plan.keysOnly()) {
      return "";
    }
    if (kind instanceof AnswerKind.Rating scale) {
      return scale(ScriptLine.HINT_SCALE, scale.lowest(), scale.highest());
    }
    if (kind instanceof AnswerKind.Nps) {
      return scale(ScriptLine.HINT_SCALE, 0, 10);
    }
    if (kind instanceof AnswerKind.Choice choice) {
      return line(ScriptLine.HINT_CHOICE, Map.of("options", joined(choice.options(), "och")));
    }
    return line(
        kind instanceof AnswerKind.YesNo
            ? ScriptLine.HINT_YES_NO
            : kind instanceof AnswerKind.Number ? ScriptLine.HINT_NUMBER : ScriptLine.HINT_TEXT);
  }

  private String keys(AnswerKind kind) {
    if (kind instanceof AnswerKind.Rating scale) {
      return scale(ScriptLine.KEYS_SCALE, scale.lowest(), scale.highest());
    }
    if (kind instanceof AnswerKind.Nps) {
      return scale(ScriptLine.KEYS_SCALE, 0, 10);
    }
    if (kind instanceof AnswerKind.YesNo) {
      return line(ScriptLine.CONSENT_KEYS);
    }
    if (kind instanceof AnswerKind.Choice choice) {
      List<String> parts = new ArrayList<>();
      for (int place = 1; place <= choice.options().size(); place++) {
        parts.add(spoken(place) + " för " + choice.options().get(place - 1));
      }
      return line(ScriptLine.KEYS_CHOICE, Map.of("keys", joined(parts, "eller")));
    }
    return line(ScriptLine.KEYS_NUMBER);
  }

  private String scale(ScriptLine line, int lowest, int highest) {
    return line(line, Map.of("lowest", spoken(lowest), "highest", spoken(highest)));
  }

  private static String spoken(int number) {
    return number < DIGITS.size() ? DIGITS.get(number) : Integer.toString(number);
  }

  private static String joined(List<String> parts, String last) {
    int end = parts.size() - 1;
    return String.join(", ", parts.subList(0, end)) + " " + last + " " + parts.get(end);
  }

  String callback(CallbackTime when) {
    return when.date()
        .map(date -> line(ScriptLine.CALLBACK_AT, Map.of("when", when(date, when))))
        .orElseGet(() -> line(ScriptLine.CALLBACK_LATER));
  }

  /** A day that has been: "i dag", "i går", "i måndags", "den tredje november". */
  private String day(LocalDate day) {
    long ago = ChronoUnit.DAYS.between(day, today());
    if (ago == 0) {
      return "i dag";
    }
    if (ago == 1) {
      return "i går";
    }
    return ago > 1 && ago < 7 ? "i " + weekday(day) + "s" : date(day);
  }

  /** A day to come, with its part or hour: "i morgon klockan 17", "på fredag eftermiddag". */
  private String when(LocalDate day, CallbackTime when) {
    long ahead = ChronoUnit.DAYS.between(today(), day);
    String named =
        ahead == 0
            ? "i dag"
            : ahead == 1 ? "i morgon" : ahead > 1 && ahead < 7 ? "på " + weekday(day) : date(day);
    return when.time()
        .map(time -> named + " klockan " + clock(time))
        .orElseGet(() -> withPart(named, ahead, when.part()));
  }

  private static String withPart(String day, long ahead, DayPart part) {
    return switch (part) {
      case ANY -> day;
      case MIDDAY -> day + " vid lunch";
      case MORNING ->
          ahead == 0
              ? day + " på morgonen"
              : ahead == 1 ? "i morgon bitti" : withPart(day, ahead, "morgon");
      case FORENOON -> withPart(day, ahead, "förmiddag");
      case AFTERNOON -> withPart(day, ahead, "eftermiddag");
      case EVENING -> withPart(day, ahead, "kväll");
    };
  }

  /** "I kväll", "i morgon kväll", "på fredag kväll", but "den tredje november på kvällen". */
  private static String withPart(String day, long ahead, String part) {
    if (ahead == 0) {
      return "i " + part;
    }
    return ahead > 0 && ahead < 7 ? day + " " + part : day + " på " + part + "en";
  }

  private static String clock(LocalTime time) {
    if (time.getMinute() == 0) {
      return Integer.toString(time.getHour());
    }
    return time.getHour() + "." + (time.getMinute() < 10 ? "0" : "") + time.getMinute();
  }

  private static String date(LocalDate day) {
    return "den "
        + ORDINALS.get(day.getDayOfMonth() - 1)
        + " "
        + MONTHS.get(day.getMonthValue() - 1);
  }

  private static String weekday(LocalDate day) {
    return WEEKDAYS.get(day.getDayOfWeek().getValue() - 1);
  }

  private LocalDate today() {
    return now.atZone(plan.zone()).toLocalDate();
  }
}
