package dev.testudo.report.provider;

import dev.testudo.report.Finding;
import java.util.List;
import java.util.function.Function;

/**
 * How a capability is told of that has nothing but what all have.
 *
 * @param word its word
 * @param title what its instances are called
 * @param now the components of the snapshot that are shown as they are
 * @param grown the counts among them that are shown by how much they grew
 * @param ratio the share of the first count in all of them, and its column; may be empty
 * @param findings what one of them has to say
 */
record Subject(
    String word,
    String title,
    List<String> now,
    List<String> grown,
    List<String> ratio,
    Function<Line, List<Finding>> findings) {}
