package dev.testudo.alert;

import dev.testudo.metric.Selection;
import java.time.Instant;

/**
 * Keeps alerts from being delivered for a time. They are evaluated and shown all the same; one that
 * still fires when the silence is over is delivered then.
 *
 * @param id by which it is ended
 * @param alerts which: their labels, and {@code rule} and {@code severity}
 * @param until when it is over
 * @param comment why, and by whom
 */
public record Silence(String id, Selection alerts, Instant until, String comment) {}
