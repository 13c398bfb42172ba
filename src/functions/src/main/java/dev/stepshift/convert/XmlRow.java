package dev.stepshift.convert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * One row: a field for each attribute and each element that holds text. The names of nested
 * elements are joined by {@code _}; what comes more than once is an array; {@code xsi:nil} is null.
 * COPY matches fields and columns by name, upper and lower case alike.
 */
final class XmlRow {

  private final ObjectNode fields = JsonNodeFactory.instance.objectNode();

  private XmlRow() {}

  /** Reads the element at which the reader stands, to its end. */
  static ObjectNode read(XMLStreamReader reader) throws XMLStreamException {
    XmlRow row = new XmlRow();
    String name = name(reader.getLocalName());
    row.readElement(reader, "", name);
    return row.fields;
  }

  /**
   * @param prefix what the names of inner fields begin with
   * @param field where the element's own text goes
   */
  private void readElement(XMLStreamReader reader, String prefix, String field)
      throws XMLStreamException {
    boolean nil = readAttributes(reader, prefix);
    boolean inner = false;
    StringBuilder text = new StringBuilder();
    for (int event = reader.next();
        event != XMLStreamConstants.END_ELEMENT;
        event = reader.next()) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        inner = true;
        String path = prefix + name(reader.getLocalName());
        readElement(reader, path + '_', path);
      } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
        text.append(reader.getText());
      }
    }
    boolean row = prefix.isEmpty();
    if (nil) {
      add(field, JsonNodeFactory.instance.nullNode());
    } else if (row || inner) {
      // Between elements stands their indentation; what else stands there is kept.
      String own = text.toString().strip();
      if (!own.isEmpty()) {
        add(field, JsonNodeFactory.instance.textNode(own));
      }
    } else {
      add(field, JsonNodeFactory.instance.textNode(text.toString()));
    }
  }

  private boolean readAttributes(XMLStreamReader reader, String prefix) {
    boolean nil = false;
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI.equals(reader.getAttributeNamespace(i))) {
        nil |=
            reader.getAttributeLocalName(i).equals("nil")
                && reader.getAttributeValue(i).strip().matches("true|1");
        continue;
      }
      add(
          prefix + name(reader.getAttributeLocalName(i)),
          JsonNodeFactory.instance.textNode(reader.getAttributeValue(i)));
    }
    return nil;
  }

  private void add(String field, JsonNode value) {
    JsonNode before = fields.get(field);
    if (before == null) {
      fields.set(field, value);
    } else if (before instanceof ArrayNode array) {
      array.add(value);
    } else {
      fields.set(field, JsonNodeFactory.instance.arrayNode().add(before).add(value));
    }
  }

  /** Columns have neither hyphens nor dots in their names. */
  private static String name(String xmlName) {
    return xmlName.replace('-', '_').replace('.', '_');
  }
}
