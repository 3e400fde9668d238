package dev.testudo.itests.api;

/**
 * Who answers a client.
 *
 * @param version the version of the provider's bundle
 * @param client for which bundle the provider made the object
 * @param identity tells the objects apart
 */
public record Origin(String version, String client, int identity) {}
