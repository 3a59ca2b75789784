package dev.callkit.conduct;

import dev.callkit.progress.DelayCause;
import dev.callkit.telephony.TelephonyProvider;
import java.time.Instant;

/** Which carrier a call is dialled with. */
sealed interface CarrierChoice {

  /** This one, now. */
  record Use(TelephonyProvider carrier) implements CarrierChoice {}

  /** None of them may ever dial it. */
  record Never() implements CarrierChoice {}

  /** None for the moment. */
  record Later(Instant askAgain, DelayCause cause) implements CarrierChoice {}
}
