package dev.callkit.progress;

/** Why a call was not dialled when it was due. */
public enum DelayCause {
  /** More calls were due than may be placed in a second with the carrier's account. */
  PACE("calls per second"),
  /** As many calls were in progress as may be. */
  FULL("calls in progress"),
  /** Every carrier had failed again and again, or asked us to wait. */
  CARRIER("carrier out of reach"),
  /** More calls were due than the carrier could be asked to dial at once. */
  BACKLOG("more due than could be dialled at once"),
  /** A carrier turned it away, and it was tried again later or elsewhere. */
  TURNED_AWAY("turned away by a carrier"),
  /** Nobody looked at it in time: no node was running, or all were busy. */
  NODES("no node in time");

  private final String text;

  DelayCause(String text) {
    this.text = text;
  }

  /** {@return the cause in a few words of English} */
  public String text() {
    return text;
  }
}
