package dev.callkit.jdbi;

import dev.callkit.call.CallId;
import dev.callkit.call.PhoneNumber;
import dev.callkit.cost.Allowance;
import dev.callkit.cost.Charge;
import dev.callkit.cost.Money;
import dev.callkit.cost.Rate;
import dev.callkit.interview.InterviewLimits;
import dev.callkit.interview.Script;
import dev.callkit.interview.ScriptLine;
import dev.callkit.question.Frequency;
import dev.callkit.question.MeasuredTimes;
import dev.callkit.question.PairRule;
import dev.callkit.question.QuestionId;
import dev.callkit.question.QuestionLedger;
import dev.callkit.question.Reservation;
import dev.callkit.question.Selection;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Makes values of any of the model's types by chance, by looking at what a record is made of: a
 * component that is added to the model is made, and missed by a codec that forgets it, without
 * anybody telling this class. What a constructor refuses is made anew.
 */
final class RandomValues {
  private static final int MOST_TRIES = 100_000;
  private static final List<String> TEXTS =
      List.of(
          "ja, det är bra så åäö",
          "\"citat\" och \\ snedstreck\n\tny rad",
          "emoji \uD83D\uDE00 och halva \uD83D tecken",
          "noll \u0000 och \u2028 rader",
          "{\"json\": [1, 2]} i en text",
          " mellanslag runt om ");

  private final Random chance;

  RandomValues(long seed) {
    this.chance = new Random(seed);
  }

  <T> T of(Class<T> type) {
    return type.cast(make(type));
  }

  private Object make(Type type) {
    if (type instanceof ParameterizedType generic) {
      return container(generic);
    }
    Class<?> plain = (Class<?>) type;
    Optional<Object> known = known(plain);
    if (known.isPresent()) {
      return known.get();
    }
    if (plain.isEnum()) {
      Object[] constants = plain.getEnumConstants();
      return constants[chance.nextInt(constants.length)];
    }
    if (plain.isSealed()) {
      Class<?>[] kinds = plain.getPermittedSubclasses();
      return make(kinds[chance.nextInt(kinds.length)]);
    }
    if (plain.isRecord()) {
      return record(plain);
    }
    throw new IllegalStateException("teach this generator how to make " + plain);
  }

  private Object container(ParameterizedType generic) {
    Type[] of = generic.getActualTypeArguments();
    Class<?> raw = (Class<?>) generic.getRawType();
    if (raw == Optional.class) {
      return chance.nextBoolean() ? Optional.empty() : Optional.of(make(of[0]));
    }
    int size = chance.nextInt(4);
    if (raw == Map.class) {
      Map<Object, Object> map = new LinkedHashMap<>();
      for (int entry = 0; entry < size; entry++) {
        map.put(make(of[0]), make(of[1]));
      }
      return map;
    }
    List<Object> list = new ArrayList<>();
    for (int entry = 0; entry < size; entry++) {
      list.add(make(of[0]));
    }
    return raw == List.class ? list : new LinkedHashSet<>(list);
  }

  private Object record(Class<?> type) {
    RecordComponent[] parts = type.getRecordComponents();
    try {
      Constructor<?> constructor =
          type.getDeclaredConstructor(
              Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new));
      for (int tries = 0; tries < MOST_TRIES; tries++) {
        Object[] values = Arrays.stream(parts).map(part -> make(part.getGenericType())).toArray();
        try {
          return constructor.newInstance(values);
        } catch (InvocationTargetException refused) {
          if (!(refused.getCause() instanceof IllegalArgumentException)) {
            throw new IllegalStateException(refused);
          }
        }
      }
      throw new IllegalStateException("no valid " + type + " in " + MOST_TRIES + " tries");
    } catch (ReflectiveOperationException closed) {
      throw new IllegalStateException(closed);
    }
  }

  private Optional<Object> known(Class<?> type) {
    Map<Class<?>, Supplier<Object>> makers = new LinkedHashMap<>();
    makers.put(String.class, this::text);
    makers.put(int.class, () -> chance.nextInt(130));
    makers.put(long.class, () -> chance.nextInt(4) == 0 ? chance.nextLong() : chance.nextInt(99));
    makers.put(double.class, () -> chance.nextInt(4) == 0 ? 1.0 : chance.nextDouble());
    makers.put(boolean.class, chance::nextBoolean);
    makers.put(OptionalDouble.class, this::optionalDouble);
    makers.put(Instant.class, this::instant);
    makers.put(Duration.class, this::duration);
    makers.put(
        BigDecimal.class, () -> BigDecimal.valueOf(chance.nextInt(90_000), chance.nextInt(5) - 1));
    makers.put(LocalDate.class, () -> LocalDate.ofEpochDay(20_000 + chance.nextInt(900)));
    makers.put(LocalTime.class, () -> LocalTime.ofSecondOfDay(chance.nextInt(86_400)));
    makers.put(ZoneId.class, this::zone);
    makers.put(
        PhoneNumber.class,
        () -> PhoneNumber.of("+467" + (10_000_000 + chance.nextInt(80_000_000))));
    makers.put(Script.class, this::script);
    makers.put(InterviewLimits.class, this::limits);
    makers.put(Frequency.class, () -> Frequency.every(1 + chance.nextInt(100)));
    makers.put(QuestionId.class, () -> new QuestionId("q" + chance.nextInt(40)));
    makers.put(QuestionLedger.class, this::ledger);
    makers.put(Reservation.class, this::reservation);
    makers.put(MeasuredTimes.class, this::measured);
    makers.put(Money.class, () -> money(currency()));
    makers.put(Allowance.class, this::allowance);
    return Optional.ofNullable(makers.get(type)).map(Supplier::get);
  }

  private Object text() {
    return switch (chance.nextInt(8)) {
      case 0 -> "";
      case 1, 2, 3 -> TEXTS.get(chance.nextInt(TEXTS.size()));
      case 4 -> Integer.toString(chance.nextInt(1000));
      default -> "id-" + Integer.toString(chance.nextInt(1_000_000), 36);
    };
  }

  private OptionalDouble optionalDouble() {
    return chance.nextBoolean() ? OptionalDouble.empty() : OptionalDouble.of(chance.nextDouble());
  }

  private Instant instant() {
    Instant second = Instant.ofEpochSecond(1_795_000_000L + chance.nextInt(3_000_000));
    return chance.nextBoolean() ? second : second.plusNanos(chance.nextInt(1_000_000_000));
  }

  private Duration duration() {
    return chance.nextInt(3) == 0
        ? Duration.ofNanos(chance.nextLong(1_000_000_000_000L))
        : Duration.ofSeconds(5 + chance.nextInt(116));
  }

  private ZoneId zone() {
    List<String> zones = List.of("Europe/Stockholm", "America/New_York", "UTC", "+05:30");
    return ZoneId.of(zones.get(chance.nextInt(zones.size())));
  }

  private Script script() {
    Map<ScriptLine, String> lines = new EnumMap<>(ScriptLine.class);
    for (ScriptLine line : ScriptLine.values()) {
      if (line.overridable() && chance.nextInt(12) == 0) {
        lines.put(line, "Egna ord \uD83D\uDE00 " + chance.nextInt(100));
      }
    }
    return Script.with(lines);
  }

  private InterviewLimits limits() {
    int warning = 1 + chance.nextInt(100);
    int goodbye = warning + 1 + chance.nextInt(118 - warning);
    int end = goodbye + 1 + chance.nextInt(120 - goodbye);
    return new InterviewLimits(
        Duration.ofSeconds(warning), Duration.ofSeconds(goodbye), Duration.ofSeconds(end));
  }

  private String currency() {
    return List.of("USD", "SEK", "EUR").get(chance.nextInt(3));
  }

  private Money money(String currency) {
    return new Money(of(BigDecimal.class), currency);
  }

  private Allowance allowance() {
    Rate rate =
        new Rate(
            "list " + chance.nextInt(9),
            currency(),
            of(Charge.class),
            of(Charge.class),
            of(BigDecimal.class),
            chance.nextBoolean() ? Map.of() : Map.of("NOK", new BigDecimal("0.0930")));
    return new Allowance(
        rate, chance.nextBoolean() ? Optional.empty() : Optional.of(money(rate.currency())));
  }

  private MeasuredTimes measured() {
    return MeasuredTimes.of(chance.ints(chance.nextInt(20), 0, 200).boxed().toList());
  }

  private Reservation reservation() {
    BitSet counted = new BitSet();
    chance.ints(chance.nextInt(9), 0, 150).forEach(counted::set);
    List<Reservation.Take> taken = new ArrayList<>();
    for (int take = chance.nextInt(3); take > 0; take--) {
      taken.add(of(Reservation.Take.class));
    }
    return new Reservation(
        of(CallId.class), of(Selection.class), counted, taken, of(Instant.class));
  }

  private QuestionLedger ledger() {
    List<QuestionLedger.Standing> standings = new ArrayList<>();
    List<Reservation> open = new ArrayList<>();
    Map<QuestionId, MeasuredTimes> measured = new LinkedHashMap<>();
    Map<PairRule.Alternate, QuestionId> winners = new LinkedHashMap<>();
    for (int entry = chance.nextInt(5); entry > 0; entry--) {
      standings.add(of(QuestionLedger.Standing.class));
      open.add(of(Reservation.class));
      measured.put(of(QuestionId.class), of(MeasuredTimes.class));
      PairRule.Alternate rule = of(PairRule.Alternate.class);
      winners.put(rule, rule.second());
    }
    return QuestionLedger.of(standings, open, measured, winners);
  }
}
