package dev.testudo.memory;

/**
 * What a listener is asked for.
 *
 * @param watch the name of the watch
 * @param used the share of the largest heap that was left after the latest collection; 0 if unknown
 * @param share how much of what it has it should give back, above 0 and at most 1
 * @param round the how manieth time since the pressure began, from 1; 0 if it was asked by hand
 */
public record Pressure(String watch, double used, double share, int round) {}
