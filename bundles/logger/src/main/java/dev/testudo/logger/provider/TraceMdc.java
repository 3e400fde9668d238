package dev.testudo.logger.provider;

import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.spi.MDCAdapter;

/**
 * The mapped diagnostic context as the lines of the log see it: what code has put there, and the
 * ids of the current trace. Logback asks for it when a line is written that shows it; nobody pays
 * for it before, and nothing is put anywhere that would have to be taken away again.
 */
record TraceMdc(MDCAdapter real, TraceIds ids) implements MDCAdapter {

  @Override
  public Map<String, String> getCopyOfContextMap() {
    Map<String, String> own = real.getCopyOfContextMap();
    Map<String, String> all = new HashMap<>();
    ids.into(all);
    if (own != null) {
      all.putAll(own);
    }
    return all;
  }

  @Override
  public void put(String key, @Nullable String value) {
    real.put(key, value);
  }

  @Override
  public @Nullable String get(String key) {
    return real.get(key);
  }

  @Override
  public void remove(String key) {
    real.remove(key);
  }

  @Override
  public void clear() {
    real.clear();
  }

  @Override
  public void setContextMap(Map<String, String> contextMap) {
    real.setContextMap(contextMap);
  }

  @Override
  public void pushByKey(String key, @Nullable String value) {
    real.pushByKey(key, value);
  }

  @Override
  public @Nullable String popByKey(String key) {
    return real.popByKey(key);
  }

  @Override
  public @Nullable Deque<String> getCopyOfDequeByKey(String key) {
    return real.getCopyOfDequeByKey(key);
  }

  @Override
  public void clearDequeByKey(String key) {
    real.clearDequeByKey(key);
  }
}
