@NullMarked
package dev.callkit.jdbi;

import org.jspecify.annotations.NullMarked;
