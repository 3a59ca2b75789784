package dev.callkit.store;

import dev.callkit.progress.CallRecord;
import java.time.Instant;

/**
 * A node's exclusive hold on a due call.
 *
 * @param call the call as it was when it was claimed
 * @param until when the hold ends unless it is renewed by a save
 */
public record Claim(CallRecord call, Instant until) {}
