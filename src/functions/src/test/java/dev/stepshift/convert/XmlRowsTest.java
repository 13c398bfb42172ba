package dev.stepshift.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepshift.errors.SourceInvalid;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class XmlRowsTest {

  private static final ConversionRequest ITEMS =
      new ConversionRequest(
          "s3://in/items.xml", "s3://out/0.json.gz", "item", "none", ExpectedFields.NONE);

  @Test
  void aRowIsALineAndItsElementsAndAttributesAreFields() throws IOException {
    assertThat(
            lines(
                """
                <?xml version="1.0"?>
                <items><meta>x</meta>
                  <item id="1"><name>A &amp; B</name><price currency="EUR">1.50</price></item>
                  <item id="2"><name><![CDATA[<b>"]]></name></item>
                </items>
                """))
        .isEqualTo(
            """
            {"id":"1","name":"A & B","price_currency":"EUR","price":"1.50"}
            {"id":"2","name":"<b>\\""}
            """);
  }

  @Test
  void namesOfNestedElementsAreJoined() throws IOException {
    assertThat(
            lines(
                "<items><item><ship-to><city.name>Bonn</city.name><zip/></ship-to></item></items>"))
        .isEqualTo("{\"ship_to_city_name\":\"Bonn\",\"ship_to_zip\":\"\"}\n");
  }

  @Test
  void whatComesMoreThanOnceIsAnArray() throws IOException {
    assertThat(lines("<items><item><tag>a</tag><tag>b</tag><tag>c</tag></item></items>"))
        .isEqualTo("{\"tag\":[\"a\",\"b\",\"c\"]}\n");
  }

  @Test
  void nilIsNullAndAnEmptyElementIsAnEmptyText() throws IOException {
    assertThat(
            lines(
                "<items xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'>"
                    + "<item><a xsi:nil='true'/><b/></item></items>"))
        .isEqualTo("{\"a\":null,\"b\":\"\"}\n");
  }

  @Test
  void namespacesDoNotMatter() throws IOException {
    assertThat(lines("<x:items xmlns:x='urn:x' xmlns='urn:y'><x:item><a>1</a></x:item></x:items>"))
        .isEqualTo("{\"a\":\"1\"}\n");
  }

  @Test
  void aRowOfTextHasAFieldOfItsOwnName() throws IOException {
    assertThat(lines("<items><item no='1'>pen</item></items>"))
        .isEqualTo("{\"no\":\"1\",\"item\":\"pen\"}\n");
  }

  @Test
  void theEncodingOfTheFileIsRespected() throws IOException {
    String xml = "<?xml version='1.0' encoding='ISO-8859-1'?><items><item a='é'/></items>";
    assertThat(lines(xml, StandardCharsets.ISO_8859_1)).isEqualTo("{\"a\":\"é\"}\n");
  }

  @Test
  void aRootAloneHasNoRows() throws IOException {
    assertThat(lines("<items/>")).isEmpty();
  }

  @Test
  void aWrongRowElementIsNamedWithWhatThereIs() {
    assertRefused(
        "<items><article/><header/></items>",
        "s3://in/items.xml holds no element <item>, but article, header, items; name the element"
            + " of a row in source.row.");
  }

  @Test
  void brokenXmlIsToldWithLineAndColumn() {
    assertRefused(
        "<items>\n  <item><a></b></item>\n</items>",
        "s3://in/items.xml, line 2, column 14",
        "Fix the file");
  }

  @Test
  void aFileThatIsCutOffIsRefused() {
    assertRefused("<items><item><a>1</a></item>", "s3://in/items.xml, line 1", "Fix the file");
  }

  @Test
  void noOtherFileIsReadForADocumentType() {
    assertRefused(
        "<!DOCTYPE items [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>"
            + "<items><item><a>&e;</a></item></items>",
        "s3://in/items.xml, line 1");
  }

  @Test
  void fieldsThatNoColumnWaitsForAreNoted() throws IOException {
    String xml = "<items><item><ID>1</ID></item><item no='7'><id>2</id><b>x</b></item></items>";
    SeenFields seen = seen(false);
    new XmlRows().write(ITEMS, bytes(xml), new ByteArrayOutputStream(), seen);
    seen.check("s3://in/items.xml");
    assertThat(seen.others()).containsExactly("no", "b");

    SeenFields strict = seen(true);
    new XmlRows().write(ITEMS, bytes(xml), new ByteArrayOutputStream(), strict);
    assertThatThrownBy(() -> strict.check("s3://in/items.xml"))
        .isInstanceOf(SourceInvalid.class)
        .hasMessageStartingWith("s3://in/items.xml has columns that the table lacks: no, b; ");
  }

  @Test
  void rowsWithoutAnyColumnOfTheTableAreRefused() throws IOException {
    SeenFields seen = seen(false);
    new XmlRows()
        .write(
            ITEMS,
            bytes("<items><item><a>1</a></item></items>"),
            new ByteArrayOutputStream(),
            seen);
    assertThatThrownBy(() -> seen.check("s3://in/items.xml"))
        .isInstanceOf(SourceInvalid.class)
        .hasMessageStartingWith("s3://in/items.xml has none of the table's columns, but a; ");
    SeenFields none = seen(false);
    new XmlRows().write(ITEMS, bytes("<items/>"), new ByteArrayOutputStream(), none);
    none.check("s3://in/items.xml");
  }

  private static SeenFields seen(boolean failOnOthers) {
    return new SeenFields(new ExpectedFields(List.of("id", "name"), failOnOthers));
  }

  private static ByteArrayInputStream bytes(String xml) {
    return new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8));
  }

  private static void assertRefused(String xml, String... parts) {
    assertThatThrownBy(() -> lines(xml))
        .isInstanceOf(SourceInvalid.class)
        .message()
        .contains(parts);
  }

  private static String lines(String xml) throws IOException {
    return lines(xml, StandardCharsets.UTF_8);
  }

  private static String lines(String xml, Charset charset) throws IOException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    new XmlRows()
        .write(
            ITEMS,
            new ByteArrayInputStream(xml.getBytes(charset)),
            lines,
            new SeenFields(ITEMS.expected()));
    return lines.toString(StandardCharsets.UTF_8);
  }
}
