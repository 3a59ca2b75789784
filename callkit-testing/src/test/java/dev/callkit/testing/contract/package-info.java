@NullMarked
package dev.callkit.testing.contract;

import org.jspecify.annotations.NullMarked;
