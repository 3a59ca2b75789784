package dev.callkit.dialogue;

import java.time.LocalTime;

/** A part of a day as people name it, with the time we ring when no hour was named. */
public enum DayPart {
  /** No part was named. */
  ANY(LocalTime.of(10, 0)),
  /** "I morgon bitti", "på morgonen". */
  MORNING(LocalTime.of(9, 0)),
  /** "På förmiddagen". */
  FORENOON(LocalTime.of(10, 0)),
  /** "Vid lunch". */
  MIDDAY(LocalTime.of(12, 0)),
  /** "På eftermiddagen", "efter lunch". */
  AFTERNOON(LocalTime.of(14, 0)),
  /** "I kväll", "efter jobbet". */
  EVENING(LocalTime.of(18, 0));

  private final LocalTime typical;

  DayPart(LocalTime typical) {
    this.typical = typical;
  }

  /** {@return when to ring if only this part was named} */
  public LocalTime typical() {
    return typical;
  }
}
