/**
 * What does it cost, and may it?
 *
 * <p>Comes in: what carriers and models charge, as a {@link dev.callkit.cost.Tariff} says
 * beforehand and as they report afterwards. Goes out: what an attempt costs, and how long a talk
 * may last before the next stretch of it would pass the budget. Amounts are exact; nothing here is
 * a floating-point number.
 */
@NullMarked
package dev.callkit.cost;

import org.jspecify.annotations.NullMarked;
