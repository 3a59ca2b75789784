package dev.callkit.examples.preview;

import dev.callkit.examples.input.CatalogueFile;
import dev.callkit.examples.input.ContextFile;
import java.time.Duration;
import java.time.Instant;

/**
 * What is to be tried.
 *
 * @param questions what may be asked
 * @param context what is known of the customers
 * @param customers how many, 1 or more
 * @param budget talk time for questions, which every combination fits into
 * @param now when they are rung
 */
public record PreviewSettings(
    CatalogueFile questions, ContextFile context, int customers, Duration budget, Instant now) {}
