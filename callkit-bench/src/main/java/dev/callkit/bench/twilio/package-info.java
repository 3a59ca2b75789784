/** What does a turn through Twilio's entry points cost? */
@NullMarked
package dev.callkit.bench.twilio;

import org.jspecify.annotations.NullMarked;
