/** Is the model asked rightly, and is it believed only where it may be? */
@NullMarked
package dev.callkit.openai;

import org.jspecify.annotations.NullMarked;
