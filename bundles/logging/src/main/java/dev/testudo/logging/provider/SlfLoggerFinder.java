package dev.testudo.logging.provider;

import java.lang.System.Logger;
import org.slf4j.LoggerFactory;

/** Gives {@code System.Logger}s that write to slf4j. */
final class SlfLoggerFinder extends System.LoggerFinder {

  @Override
  public Logger getLogger(String name, Module module) {
    return new SlfLogger(LoggerFactory.getLogger(name));
  }
}
