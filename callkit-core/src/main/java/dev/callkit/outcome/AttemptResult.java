package dev.callkit.outcome;

import dev.callkit.interview.InterviewState;
import dev.callkit.telephony.AnsweredBy;
import dev.callkit.telephony.HangupCause;
import dev.callkit.telephony.TelephonyException;
import java.util.Optional;

/**
 * Everything that is known of one attempt when it is over.
 *
 * @param dialFailure why it was not placed; empty if it was, or may have been
 * @param cause why the network ended it; empty if it was never told
 * @param answeredBy what answering-machine detection said
 * @param talk how the talk stood at the end; empty if there was none
 * @param letGo whether we hung up in the middle though nobody wanted it: no limit, no goodbye, no
 *     host; such as when nothing could be saved any more
 */
public record AttemptResult(
    Optional<TelephonyException.Kind> dialFailure,
    Optional<HangupCause> cause,
    AnsweredBy answeredBy,
    Optional<InterviewState> talk,
    boolean letGo) {}
