package dev.testudo.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The metatype of a bundle, as tools will read it.
 *
 * @param factoryPid the factory PID that it is for
 * @param attributes its attributes in their order
 */
record Metatype(String factoryPid, List<Attribute> attributes) {

  /** One attribute, by its XML attributes; empty where there is none. */
  record Attribute(String id, String description, String defaultValue) {}

  /** Reads the one made from an annotation type beside {@code test}. */
  static Metatype of(Class<?> test, String annotation) {
    String file = "/OSGI-INF/metatype/" + test.getPackageName() + "." + annotation + ".xml";
    try (InputStream in = test.getResourceAsStream(file)) {
      if (in == null) {
        throw new AssertionError(file + " is not there");
      }
      return read(DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ParserConfigurationException | SAXException e) {
      throw new AssertionError(file, e);
    }
  }

  private static Metatype read(Document document) {
    List<Attribute> attributes = new ArrayList<>();
    NodeList found = document.getElementsByTagName("AD");
    for (int i = 0; i < found.getLength(); i++) {
      Element one = (Element) found.item(i);
      attributes.add(
          new Attribute(
              one.getAttribute("id"),
              one.getAttribute("description"),
              one.getAttribute("default")));
    }
    Element designate = (Element) document.getElementsByTagName("Designate").item(0);
    return new Metatype(designate.getAttribute("factoryPid"), attributes);
  }
}
