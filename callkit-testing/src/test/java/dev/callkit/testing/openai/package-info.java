/** Is the local OpenAI there where it is said to be? */
@NullMarked
package dev.callkit.testing.openai;

import org.jspecify.annotations.NullMarked;
