/**
 * What has a business settled? Its id comes in; its questions, words, hours and limits go out, as
 * the library wants them, and what the server alone keeps beside them.
 */
@NullMarked
package dev.callkit.examples.server.business;

import org.jspecify.annotations.NullMarked;
