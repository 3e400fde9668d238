package dev.testudo.logger.provider;

import ch.qos.logback.classic.encoder.JsonEncoder;

/**
 * Logback's own JSON lines, without what no reader of a log asks for: the message is written as it
 * reads, once. The ids of the trace stand in {@code mdc}, beside what code has put there.
 */
final class LineEncoder extends JsonEncoder {
  LineEncoder() {
    setWithSequenceNumber(false);
    setWithNanoseconds(false);
    setWithContext(false);
    setWithMessage(false);
    setWithArguments(false);
    setWithFormattedMessage(true);
  }
}
