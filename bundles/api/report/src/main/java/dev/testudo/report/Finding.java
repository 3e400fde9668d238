package dev.testudo.report;

/**
 * What a section has to say in one sentence.
 *
 * @param urgency where it stands in the report
 * @param text a whole sentence, with its full stop
 */
public record Finding(Urgency urgency, String text) {}
