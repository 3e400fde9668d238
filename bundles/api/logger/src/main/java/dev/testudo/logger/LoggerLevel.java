package dev.testudo.logger;

/**
 * The level of one logger.
 *
 * @param logger its name; {@code ROOT} for that of all others
 * @param level from which level on lines are written
 * @param source {@code dev.testudo.logger}, or {@code back end} for what its own configuration says
 */
public record LoggerLevel(String logger, String level, String source) {}
