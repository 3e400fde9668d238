package dev.testudo.alert.provider;

import dev.testudo.alert.Alert;
import dev.testudo.alert.AlertState;
import dev.testudo.alert.Severity;
import dev.testudo.alert.Silence;
import dev.testudo.alert.state.ActiveAlert;
import dev.testudo.alert.state.Waiting;
import dev.testudo.metric.Selection;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What outlives the process: alerts that are not over, silences, and what waits for channels. Times
 * of the monotonic clock end with the process, so that how long ago something was is written in
 * their place; the time that the process was not there does not count.
 *
 * @param alerts by rule
 * @param silences those in force
 * @param waiting by channel
 */
record Memory(
    Map<String, List<ActiveAlert>> alerts,
    List<Silence> silences,
    Map<String, List<Waiting>> waiting) {
  private static final int VERSION = 1;

  static Memory empty() {
    return new Memory(new HashMap<>(), new ArrayList<>(), new HashMap<>());
  }

  byte[] write(long now) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(VERSION);
      out.writeInt(alerts.values().stream().mapToInt(List::size).sum());
      for (List<ActiveAlert> some : alerts.values()) {
        for (ActiveAlert one : some) {
          write(one.alert, out);
          out.writeLong(now - one.since);
          out.writeLong(now - one.heard);
          out.writeBoolean(one.told);
          out.writeLong(now - one.toldAt);
        }
      }
      out.writeInt(silences.size());
      for (Silence one : silences) {
        out.writeUTF(one.id());
        List<String> terms = one.alerts().terms().stream().map(Selection.Term::toString).toList();
        out.writeInt(terms.size());
        for (String term : terms) {
          out.writeUTF(term);
        }
        out.writeLong(one.until().toEpochMilli());
        out.writeUTF(one.comment());
      }
      out.writeInt(waiting.values().stream().mapToInt(List::size).sum());
      for (Map.Entry<String, List<Waiting>> queue : waiting.entrySet()) {
        for (Waiting one : queue.getValue()) {
          out.writeUTF(queue.getKey());
          write(one.alert, out);
          out.writeInt(one.attempts);
          out.writeLong(one.due - now);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // not to memory
    }
    return bytes.toByteArray();
  }

  /**
   * Reads what was written.
   *
   * @throws IOException if it is of another version
   */
  static Memory read(byte[] content, long now) throws IOException {
    Memory memory = empty();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content))) {
      int version = in.readInt();
      if (version != VERSION) {
        throw new IOException("written by another version: " + version);
      }
      for (int n = in.readInt(); n > 0; n--) {
        ActiveAlert one = new ActiveAlert(readAlert(in), now);
        one.since = now - in.readLong();
        one.heard = now - in.readLong();
        one.told = in.readBoolean();
        one.toldAt = now - in.readLong();
        memory.alerts.computeIfAbsent(one.alert.rule(), any -> new ArrayList<>()).add(one);
      }
      for (int n = in.readInt(); n > 0; n--) {
        String id = in.readUTF();
        List<String> terms = new ArrayList<>();
        for (int t = in.readInt(); t > 0; t--) {
          terms.add(in.readUTF());
        }
        Instant until = Instant.ofEpochMilli(in.readLong());
        memory.silences.add(new Silence(id, Selection.of(terms), until, in.readUTF()));
      }
      for (int n = in.readInt(); n > 0; n--) {
        String channel = in.readUTF();
        Waiting one = new Waiting(readAlert(in), now);
        one.attempts = in.readInt();
        one.due = now + in.readLong();
        memory.waiting.computeIfAbsent(channel, any -> new ArrayList<>()).add(one);
      }
    }
    return memory;
  }

  private static void write(Alert alert, DataOutputStream out) throws IOException {
    out.writeUTF(alert.id());
    out.writeUTF(alert.rule());
    out.writeUTF(alert.state().name());
    out.writeUTF(alert.severity().name());
    out.writeInt(alert.labels().size());
    for (Map.Entry<String, String> one : alert.labels().entrySet()) {
      out.writeUTF(one.getKey());
      out.writeUTF(one.getValue());
    }
    out.writeDouble(alert.value());
    out.writeUTF(alert.summary());
    write(Optional.of(alert.activeAt()), out);
    write(alert.firedAt(), out);
    write(alert.resolvedAt(), out);
    out.writeBoolean(alert.silenced());
  }

  private static Alert readAlert(DataInputStream in) throws IOException {
    String id = in.readUTF();
    String rule = in.readUTF();
    AlertState state = AlertState.valueOf(in.readUTF());
    Severity severity = Severity.valueOf(in.readUTF());
    Map<String, String> labels = new HashMap<>();
    for (int n = in.readInt(); n > 0; n--) {
      labels.put(in.readUTF(), in.readUTF());
    }
    return new Alert(
        id,
        rule,
        state,
        severity,
        labels,
        in.readDouble(),
        in.readUTF(),
        readTime(in).orElse(Instant.EPOCH),
        readTime(in),
        readTime(in),
        in.readBoolean());
  }

  private static void write(Optional<Instant> time, DataOutputStream out) throws IOException {
    out.writeLong(time.map(Instant::toEpochMilli).orElse(Long.MIN_VALUE));
  }

  private static Optional<Instant> readTime(DataInputStream in) throws IOException {
    long millis = in.readLong();
    return millis == Long.MIN_VALUE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }
}
