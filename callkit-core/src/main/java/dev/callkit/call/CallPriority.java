package dev.callkit.call;

/** Who is rung first when several calls are due at the same time. */
public enum CallPriority {
  /** Goes before every normal call that is due. */
  HIGH,
  /** In the order of the due times. */
  NORMAL
}
