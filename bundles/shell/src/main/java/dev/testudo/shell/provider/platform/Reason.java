package dev.testudo.shell.provider.platform;

/**
 * Why something is as it is.
 *
 * @param kind what it is: a bundle, a component, or a capability's word
 * @param name its name
 * @param state its state
 * @param because one sentence
 */
public record Reason(String kind, String name, String state, String because) {}
