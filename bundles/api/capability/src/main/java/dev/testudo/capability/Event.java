package dev.testudo.capability;

import java.time.Instant;

/**
 * Something worth telling a person about an instance: a breaker that opened, settings that changed.
 *
 * @param at when
 * @param capability the capability's word
 * @param instance the instance's name
 * @param type what, in capitals, such as {@code OPENED}
 * @param text one line
 */
public record Event(Instant at, String capability, String instance, String type, String text) {}
