@NullMarked
package dev.callkit.twilio;

import org.jspecify.annotations.NullMarked;
