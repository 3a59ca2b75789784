/**
 * What does OpenAI do when it works, and when it does not?
 *
 * <p>Comes in: requests of chat completions and responses over real HTTP. Goes out: answers by rule
 * or by script, or one of the accidents of {@link dev.callkit.testing.openai.Fault}. Needs Jackson
 * and MockWebServer, which are optional dependencies of this module.
 */
@NullMarked
package dev.callkit.testing.openai;

import org.jspecify.annotations.NullMarked;
