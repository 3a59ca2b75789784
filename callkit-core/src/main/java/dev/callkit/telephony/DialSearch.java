package dev.callkit.telephony;

/** What a carrier says when the answer to {@code dial} was lost. */
public sealed interface DialSearch {

  /**
   * It was dialled.
   *
   * @param call the call that was placed
   */
  record Placed(CarrierCall call) implements DialSearch {}

  /** It certainly was not dialled and never will be. Only this allows dialling again. */
  record NotPlaced() implements DialSearch {}

  /** It cannot be told, now or at all. */
  record Unknown() implements DialSearch {}
}
