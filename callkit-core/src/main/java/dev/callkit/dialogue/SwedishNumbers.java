package dev.callkit.dialogue;

import dev.callkit.dialogue.NumberMention.Form;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which numbers are named in a reply, as words or digits? */
final class SwedishNumbers {
  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final int MOST_DIGITS = 9;

  private static final Map<String, Long> SMALL =
      values(
          "noll 0 en 1 ett 1 två 2 tvenne 2 tvo 2 tre 3 fyra 4 fyr 4 fem 5 sex 6 sju 7 åtta 8 åta 8"
              + " nio 9 nie 9 nije 9 tio 10 tie 10 tije 10 elva 11 tolv 12 tretton 13 fjorton 14"
              + " femton 15 sexton 16 sjutton 17 arton 18 aderton 18 nitton 19");
  private static final Map<String, Long> TENS =
      values(
          "tjugo 20 tjuge 20 tju 20 trettio 30 tretti 30 trettie 30 fyrtio 40 fyrti 40 förti 40"
              + " förtio 40 femtio 50 femti 50 sextio 60 sexti 60 sjuttio 70 sjutti 70 åttio 80"
              + " åtti 80 nittio 90 nitti 90");
  private static final Map<String, Long> MARKS =
      values(
          "nolla 0 nollan 0 etta 1 ettan 1 ettor 1 tvåa 2 tvåan 2 tvåor 2 trea 3 trean 3 treor 3"
              + " fyran 4 fyror 4 fyrra 4 fyrran 4 femma 5 femman 5 femmor 5 femmo 5 sexa 6 sexan 6"
              + " sexor 6 sjua 7 sjuan 7 sjuor 7 åttan 8 åttor 8 nia 9 nian 9 nior 9 tia 10 tian 10"
              + " tior 10 elvan 11 tolva 12 tolvan 12 tjuga 20 femtiolapp 50 femtilapp 50"
              + " hundring 100 hundralapp 100 hundringen 100 tvåhundring 200 femhundring 500"
              + " femhundralapp 500 tusing 1000 tusenlapp 1000 dussin 12 tjog 20 tiotal 10"
              + " femtontal 15 tjugotal 20 trettiotal 30 fyrtiotal 40 femtiotal 50 hundratal 100");
  private static final Set<String> AFTER_ARTICLE = Set.of("fyra", "åtta", "elva");
  private static final Set<String> OUT_OF = Set.of("av", "utav");

  private SwedishNumbers() {}

  /** {@return whether the word alone is a number or the name of a mark} */
  static boolean isNumberWord(String word) {
    return MARKS.containsKey(word) || cardinal(word).isPresent() || isDigits(word);
  }

  /** {@return the value of one word such as "hundratjugofem" or "17", without a decimal part} */
  static OptionalLong cardinal(String word) {
    if (isDigits(word)) {
      return word.length() <= MOST_DIGITS
          ? OptionalLong.of(Long.parseLong(word))
          : OptionalLong.empty();
    }
    return word.isEmpty() || word.length() > 60 ? OptionalLong.empty() : compound(word);
  }

  /** {@return all numbers in the order they were named} */
  static List<NumberMention> in(SwedishText text) {
    List<NumberMention> found = new ArrayList<>();
    int at = 0;
    while (at < text.size()) {
      NumberMention mention = mentionAt(text, at);
      if (mention == null) {
        at++;
      } else {
        found.add(mention);
        at = Math.max(mention.to(), at + 1);
      }
    }
    return found;
  }

  private static @Nullable NumberMention mentionAt(SwedishText text, int at) {
    String word = text.word(at);
    if (word.equals("minus") && at + 1 < text.size()) {
      NumberMention positive = mentionAt(text, at + 1);
      return positive == null
          ? null
          : new NumberMention(
              positive.value().negate(), at, positive.to(), Form.PLAIN, positive.outOf());
    }
    NumberMention written = written(word, at);
    NumberMention named = written != null ? written : spoken(text, at);
    if (named == null) {
      return null;
    }
    return denominator(text, fraction(text, named));
  }

  /** Digits with their signs: "3,5", "4/5", "3-4", "4:an", "3a". */
  private static @Nullable NumberMention written(String word, int at) {
    if (word.isEmpty() || word.charAt(0) < '0' || word.charAt(0) > '9') {
      return null;
    }
    int digits = leadingDigits(word);
    if (digits == word.length() || digits > MOST_DIGITS) {
      return null;
    }
    BigDecimal first = new BigDecimal(word.substring(0, digits));
    String rest = word.substring(digits + 1);
    char sign = word.charAt(digits);
    if (sign == 'a' || rest.equals("a") || rest.equals("an") || rest.equals("or")) {
      return new NumberMention(first, at, at + 1, Form.MARK, Optional.empty());
    }
    boolean plainRest = isDigits(rest) && rest.length() <= MOST_DIGITS;
    if (sign == '/' && plainRest) {
      return new NumberMention(first, at, at + 1, Form.PLAIN, Optional.of(new BigDecimal(rest)));
    }
    if (sign == '-') {
      return new NumberMention(first, at, at + 1, Form.RANGE, Optional.empty());
    }
    if ((sign == ',' || sign == '.') && plainRest) {
      // "1.500" groups thousands, "1.5" does not.
      boolean grouped = sign == '.' && rest.length() == 3 && digits <= 3 && first.signum() > 0;
      BigDecimal value = new BigDecimal(word.substring(0, digits) + (grouped ? "" : ".") + rest);
      return new NumberMention(value, at, at + 1, Form.PLAIN, Optional.empty());
    }
    if (isUnit(word.substring(digits))) {
      return new NumberMention(first, at, at + 1, Form.PLAIN, Optional.empty());
    }
    return null;
  }

  private static boolean isUnit(String rest) {
    return Set.of("kr", "st", "min", "h", "ggr", "x", "sek", "tim", "km", "kg").contains(rest);
  }

  private static @Nullable NumberMention spoken(SwedishText text, int at) {
    String word = text.word(at);
    String next = text.word(at + 1);
    boolean article = word.equals("en") || word.equals("ett");
    if (article) {
      if (MARKS.containsKey(next)) {
        return mark(MARKS.get(next), at, at + 2);
      }
      if (AFTER_ARTICLE.contains(next) && word.equals("en")) {
        NumberMention said = digitsOrWords(text, at + 1);
        return said == null ? null : said.as(Form.MARK).widened(at, said.to());
      }
      if (!Set.of("hundra", "tusen", "miljon", "komma", "och").contains(next)
          && !text.word(at + 1).equals("halv")) {
        return new NumberMention(BigDecimal.ONE, at, at + 1, Form.ARTICLE, Optional.empty());
      }
      if (next.equals("halv") && text.word(at + 2).isEmpty()) {
        return new NumberMention(HALF, at, at + 2, Form.PLAIN, Optional.empty());
      }
      if (next.equals("halv")) {
        return null;
      }
    }
    Long markValue = MARKS.get(word);
    if (markValue != null) {
      return mark(markValue, at, at + 1);
    }
    if (word.equals("nummer") && cardinal(next).isPresent()) {
      NumberMention said = digitsOrWords(text, at + 1);
      return said == null ? null : said.as(Form.MARK).widened(at, said.to());
    }
    NumberMention said = digitsOrWords(text, at);
    if (said != null && article && said.to() == at + 1) {
      return fraction(text, said).to() > said.to() ? said : said.as(Form.ARTICLE);
    }
    return said;
  }

  private static NumberMention mark(long value, int from, int to) {
    return new NumberMention(BigDecimal.valueOf(value), from, to, Form.MARK, Optional.empty());
  }

  /** Joins "två tusen fem hundra", "trettio fem" and "1 500". */
  private static @Nullable NumberMention digitsOrWords(SwedishText text, int at) {
    long total = 0;
    long part = 0;
    long last = 0;
    int to = at;
    while (to < text.size() && (to == at || !text.pause(to))) {
      String word = text.word(to);
      OptionalLong here = cardinal(word);
      if (word.equals("hundra") && to > at && part > 0 && part < 100) {
        part *= 100;
        last = 100;
      } else if (word.equals("tusen") && to > at && part > 0 && part < 1000) {
        total += part * 1000;
        part = 0;
        last = 1000;
      } else if (word.startsWith("miljon") && to > at && part > 0 && part < 1000) {
        total += part * 1_000_000;
        part = 0;
        last = 1_000_000;
      } else if (here.isPresent()
          && (to == at || continues(word, here.getAsLong(), last, text, to))) {
        boolean grouped = isDigits(word) && to > at && isDigits(text.word(to - 1));
        part = grouped ? part * 1000 + here.getAsLong() : part + here.getAsLong();
        last = magnitude(word, here.getAsLong());
      } else {
        break;
      }
      to++;
    }
    return to == at
        ? null
        : new NumberMention(BigDecimal.valueOf(total + part), at, to, Form.PLAIN, Optional.empty());
  }

  private static boolean continues(String word, long value, long last, SwedishText text, int at) {
    if (isDigits(word)) {
      return word.length() == 3
          && isDigits(text.word(at - 1))
          && text.word(at - 1).length() <= 3
          && !text.word(at - 1).equals("0");
    }
    if (last == 10) {
      return value >= 1 && value <= 9 && !word.equals("en");
    }
    return last >= 100 && value > 0 && value < last && !word.equals("en");
  }

  /**
   * The step below which a following word adds on: after "tjugo" a unit, after "hundra" all less.
   */
  private static long magnitude(String word, long value) {
    if (isDigits(word)) {
      return 0;
    }
    if (value % 1000 == 0 && value > 0) {
      return 1000;
    }
    if (value % 100 == 0 && value > 0) {
      return 100;
    }
    return value >= 20 && value % 10 == 0 && TENS.containsKey(word) ? 10 : 0;
  }

  /** Reads "komma fem", "och en halv" and "½" behind a number. */
  private static NumberMention fraction(SwedishText text, NumberMention mention) {
    int at = mention.to();
    String sign = text.word(at);
    if ((sign.equals("komma") || sign.equals("punkt")) && mention.isWhole()) {
      OptionalLong decimals = cardinal(text.word(at + 1));
      if (decimals.isPresent() && decimals.getAsLong() < 1000) {
        BigDecimal part = new BigDecimal("0." + decimals.getAsLong());
        return mention.plus(part, at + 2);
      }
    }
    if (sign.equals("½")) {
      return mention.plus(HALF, at + 1);
    }
    if (sign.equals("och")) {
      int half =
          text.word(at + 1).equals("en") || text.word(at + 1).equals("ett") ? at + 2 : at + 1;
      if (text.word(half).startsWith("halv") && text.word(half).length() <= 5) {
        NumberMention whole = mention.form() == Form.ARTICLE ? mention.as(Form.PLAIN) : mention;
        return whole.plus(HALF, half + 1);
      }
    }
    return mention;
  }

  private static NumberMention denominator(SwedishText text, NumberMention mention) {
    if (mention.outOf().isPresent() || !OUT_OF.contains(text.word(mention.to()))) {
      return mention;
    }
    int at = mention.to() + 1;
    at = text.word(at).equals("totalt") || text.word(at).equals("max") ? at + 1 : at;
    NumberMention most = digitsOrWords(text, at);
    if (most == null) {
      return mention;
    }
    NumberMention whole = mention.form() == Form.ARTICLE ? mention.as(Form.PLAIN) : mention;
    return whole.outOf(most.value(), most.to());
  }

  private static OptionalLong compound(String word) {
    Long simple = SMALL.get(word);
    if (simple != null) {
      return OptionalLong.of(simple);
    }
    for (String scale : List.of("tusen", "hundra")) {
      long size = scale.equals("tusen") ? 1000 : 100;
      int at = word.indexOf(scale);
      if (at >= 0) {
        String head = word.substring(0, at);
        String tail = word.substring(at + scale.length());
        OptionalLong before =
            head.isEmpty() || head.equals("et") ? OptionalLong.of(1) : compound(head);
        OptionalLong after = tail.isEmpty() ? OptionalLong.of(0) : compound(tail);
        boolean fits =
            before.isPresent()
                && after.isPresent()
                && before.getAsLong() > 0
                && before.getAsLong() < (size == 100 ? 100 : 1000)
                && after.getAsLong() < size;
        return fits
            ? OptionalLong.of(before.getAsLong() * size + after.getAsLong())
            : OptionalLong.empty();
      }
    }
    // Longest first, so that "tjugo" is not read as "tju" and a rest.
    for (int letters = Math.min(word.length(), 7); letters >= 3; letters--) {
      Long tens = TENS.get(word.substring(0, letters));
      if (tens != null) {
        Long unit = letters == word.length() ? Long.valueOf(0) : SMALL.get(word.substring(letters));
        if (unit != null && unit < 10 && (unit > 0 || letters == word.length())) {
          return OptionalLong.of(tens + unit);
        }
      }
    }
    return OptionalLong.empty();
  }

  private static int leadingDigits(String word) {
    int at = 0;
    while (at < word.length() && word.charAt(at) >= '0' && word.charAt(at) <= '9') {
      at++;
    }
    return at;
  }

  private static boolean isDigits(String word) {
    return !word.isEmpty() && leadingDigits(word) == word.length();
  }

  private static Map<String, Long> values(String list) {
    Map<String, Long> map = new HashMap<>();
    String[] words = list.split(" ");
    for (int i = 0; i < words.length; i += 2) {
      map.put(words[i], Long.valueOf(words[i + 1]));
    }
    return Map.copyOf(map);
  }
}
