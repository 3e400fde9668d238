package dev.testudo.metric.prometheus.provider;

import dev.testudo.metric.Kind;
import dev.testudo.metric.Meter;
import dev.testudo.metric.MeterSettings;
import dev.testudo.metric.SeriesVisitor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One meter on the page. All of a line but its number is encoded when the line is first written;
 * after that a line is a copy and some digits. Series come in the same order and with the same
 * lists as long as none comes or goes, so that finding what is encoded is one comparison.
 */
final class Family implements SeriesVisitor {
  private final MeterSettings settings;
  private final Naming naming;
  private final byte[] header;
  private final List<Encoded> encoded = new ArrayList<>();
  private Buffer out = new Buffer();
  private int at;

  /** Whether another family has taken one of its names. */
  boolean refused;

  /**
   * What never changes of a series.
   *
   * @param values the list by which it is known
   * @param bounds of a timer
   * @param lines a counter's or gauge's; a timer's buckets, then those of count and sum
   */
  private record Encoded(List<String> values, long[] bounds, byte[]... lines) {}

  Family(String meter, MeterSettings settings, Format format) {
    this.settings = settings;
    this.naming = Naming.of(meter, settings);
    this.header = header(meter, format).getBytes(StandardCharsets.UTF_8);
  }

  private String header(String meter, Format format) {
    String name = naming.told(format);
    String help =
        Labels.escaped(
            settings.help().isEmpty() ? meter : settings.help(), format == Format.OPENMETRICS);
    String unit =
        format == Format.OPENMETRICS && !naming.unit().isEmpty()
            ? "# UNIT " + name + " " + naming.unit() + "\n"
            : "";
    return "# HELP " + name + " " + help + "\n# TYPE " + name + " " + naming.type() + "\n" + unit;
  }

  Naming naming() {
    return naming;
  }

  /** Whether it is that of a meter with these settings. */
  boolean fits(MeterSettings other) {
    return settings.equals(other);
  }

  /** Writes all lines; none, if there is no series. */
  void write(Meter meter, Buffer to) {
    int before = to.size();
    out = to;
    at = 0;
    out.put(header);
    int start = out.size();
    meter.visit(this);
    if (out.size() == start) {
      out.cut(before);
    }
    if (encoded.size() > at) {
      encoded.subList(at, encoded.size()).clear();
    }
  }

  @Override
  public void counter(List<String> labelValues, long count) {
    Encoded series = next(labelValues);
    if (count < 0) {
      throw new IllegalStateException("a counter below zero: " + count);
    }
    line(series == null ? plain(labelValues, "_total") : series, count);
  }

  @Override
  public void gauge(List<String> labelValues, double value) {
    Encoded series = next(labelValues);
    if (series == null) {
      series = plain(labelValues, "");
    }
    if (!Double.isNaN(value)) {
      out.put(series.lines()[0]);
      out.put(value);
      out.put('\n');
    }
  }

  @Override
  public void timer(
      List<String> labelValues, long count, long sumNanos, long[] bounds, long[] upTo) {
    Encoded series = next(labelValues);
    if (series == null || !Arrays.equals(series.bounds(), bounds)) {
      series = histogram(labelValues, bounds);
    }
    byte[][] lines = series.lines();
    for (int i = 0; i < upTo.length; i++) {
      out.put(lines[i]);
      out.put(upTo[i]);
      out.put('\n');
    }
    for (int i = upTo.length; i < upTo.length + 2; i++) { // up to infinity is the count
      out.put(lines[i]);
      out.put(count);
      out.put('\n');
    }
    out.put(lines[upTo.length + 2]);
    out.putSeconds(sumNanos);
    out.put('\n');
  }

  private void line(Encoded series, long number) {
    out.put(series.lines()[0]);
    out.put(number);
    out.put('\n');
  }

  private @Nullable Encoded next(List<String> labelValues) {
    int here = at++;
    if (here < encoded.size() && encoded.get(here).values() == labelValues) {
      return encoded.get(here);
    }
    return null;
  }

  private Encoded keep(Encoded made) {
    int here = at - 1;
    if (here < encoded.size()) {
      encoded.set(here, made);
    } else {
      encoded.add(made);
    }
    return made;
  }

  private Encoded plain(List<String> values, String suffix) {
    return keep(new Encoded(values, new long[0], bytes(suffix, Labels.of(labels(), values, ""))));
  }

  private Encoded histogram(List<String> values, long... bounds) {
    byte[][] lines = new byte[bounds.length + 3][];
    for (int i = 0; i <= bounds.length; i++) {
      String end = "+Inf";
      if (i < bounds.length) {
        Buffer seconds = new Buffer();
        seconds.putSeconds(bounds[i]);
        end = new String(seconds.copy(), StandardCharsets.US_ASCII);
      }
      lines[i] = bytes("_bucket", Labels.of(labels(), values, "le=\"" + end + "\""));
    }
    String labels = Labels.of(labels(), values, "");
    lines[bounds.length + 1] = bytes("_count", labels);
    lines[bounds.length + 2] = bytes("_sum", labels);
    return keep(new Encoded(values, bounds, lines));
  }

  // A timer's own label of this name would be the bucket's.
  private List<String> labels() {
    return naming.kind() == Kind.TIMER
        ? settings.labels().stream().map(one -> one.equals("le") ? "exported_le" : one).toList()
        : settings.labels();
  }

  private byte[] bytes(String suffix, String labels) {
    return (naming.family() + suffix + labels + " ").getBytes(StandardCharsets.UTF_8);
  }
}
