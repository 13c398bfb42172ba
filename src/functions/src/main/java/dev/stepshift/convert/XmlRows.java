package dev.stepshift.convert;

import com.ctc.wstx.stax.WstxInputFactory;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepshift.errors.SourceInvalid;
import java.io.CharConversionException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the rows of an XML file and writes each as a line of JSON. */
final class XmlRows {

  private static final int NAMES_TOLD = 5;

  private final WstxInputFactory xml = new WstxInputFactory();
  private final ObjectMapper json =
      JsonMapper.builder().disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE).build();

  XmlRows() {
    // A document type could make the parser read other files: none is taken.
    xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    xml.setProperty(XMLInputFactory.IS_COALESCING, true);
    // Errors come from next(), where they are expected, and not from getText().
    xml.getConfig().doParseLazily(false);
  }

  /**
   * Writes all rows of a file; the output is flushed and stays open.
   *
   * @param seen is told of each row's fields
   * @return how many
   * @throws SourceInvalid if the file is not XML, is cut off or has no such rows
   */
  long write(ConversionRequest conversion, InputStream file, OutputStream lines, SeenFields seen)
      throws IOException {
    JsonGenerator out =
        new JsonFactory(json)
            .createGenerator(lines)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .setPrettyPrinter(new MinimalPrettyPrinter("\n"));
    try {
      XMLStreamReader reader = xml.createXMLStreamReader(file);
      long rows = write(conversion, reader, out, seen);
      out.writeRaw(rows == 0 ? "" : "\n");
      out.flush();
      return rows;
    } catch (XMLStreamException broken) {
      throw invalid(conversion, broken);
    }
  }

  private long write(
      ConversionRequest conversion, XMLStreamReader reader, JsonGenerator out, SeenFields seen)
      throws XMLStreamException, IOException {
    Set<String> others = new TreeSet<>();
    long rows = 0;
    while (reader.hasNext()) {
      if (reader.next() != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      if (reader.getLocalName().equals(conversion.row())) {
        ObjectNode row = XmlRow.read(reader);
        seen.note(row.fieldNames());
        json.writeTree(out, row);
        rows++;
      } else if (others.size() < NAMES_TOLD) {
        others.add(reader.getLocalName());
      }
    }
    // A root alone is a delivery without rows; other elements mean that the row's name is wrong.
    if (rows == 0 && others.size() > 1) {
      throw new SourceInvalid(
          "%s holds no element <%s>, but %s; name the element of a row in source.row."
              .formatted(conversion.from(), conversion.row(), String.join(", ", others)));
    }
    return rows;
  }

  private static SourceInvalid invalid(ConversionRequest conversion, XMLStreamException broken)
      throws IOException {
    Throwable cause = broken.getNestedException();
    if (cause instanceof EOFException || cause instanceof ZipException) {
      return new SourceInvalid(
          conversion.from() + " is damaged gzip: " + cause.getMessage() + ". Deliver it again.");
    }
    if (cause instanceof IOException connection && !(cause instanceof CharConversionException)) {
      throw connection;
    }
    return new SourceInvalid(
        "%s, line %d, column %d: %s. Fix the file and redrive the run."
            .formatted(
                conversion.from(),
                broken.getLocation().getLineNumber(),
                broken.getLocation().getColumnNumber(),
                firstLine(Objects.requireNonNullElse(broken.getMessage(), ""))));
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("is not XML");
  }
}
