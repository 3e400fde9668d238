package dev.testudo.sample.provider;

import dev.testudo.guard.Guarded;
import dev.testudo.sample.PriceList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Component;

/**
 * Price lists from files. One annotation times, counts and profiles its calls, tries them again,
 * since a file may be half written, and keeps what was read.
 */
@Component
@Guarded(value = "prices", retry = "file_parse", cache = "file_parse", profile = "file_parse")
public final class FilePriceList implements PriceList {
  @Override
  public Map<String, Double> parse(String file) throws IOException {
    Map<String, Double> prices = new TreeMap<>();
    List<String> lines = Files.readAllLines(Path.of(file));
    for (int i = 0; i < lines.size(); i++) {
      int comma = lines.get(i).lastIndexOf(',');
      try {
        prices.put(
            lines.get(i).substring(0, comma).strip(),
            Double.valueOf(lines.get(i).substring(comma + 1).strip()));
      } catch (IndexOutOfBoundsException | NumberFormatException e) {
        throw new IOException(file + ", line " + (i + 1) + ": must be NAME,PRICE", e);
      }
    }
    return Map.copyOf(prices);
  }
}
