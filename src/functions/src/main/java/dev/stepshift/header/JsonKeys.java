package dev.stepshift.header;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipException;

/**
 * Reads the keys of the first objects of a JSON file. What stands behind its first bytes may have
 * others, so this tells less than a header does.
 *
 * @param linesBefore how many lines stand before the first object
 */
record JsonKeys(PlainHead head, int linesBefore) implements LayoutReader {

  /** Plain bytes that are looked at. */
  static final int HEAD_BYTES = 64 * 1024;

  private static final JsonFactory JSON = new JsonFactory();

  @Override
  public Optional<FileLayout> read(FileBytes file) throws IOException {
    if (file.size() == 0) {
      return Optional.empty();
    }
    byte[] begin;
    try (InputStream plain = head.open(file)) {
      skipLines(plain);
      begin = plain.readNBytes(HEAD_BYTES);
    } catch (EOFException | ZipException damaged) {
      // COPY says it better: nothing depends on what cannot be read here.
      return Optional.empty();
    }
    Set<String> keys = keys(begin);
    return keys.isEmpty()
        ? Optional.empty()
        : Optional.of(FileLayout.ofSchema(keys.stream().map(FileColumn::ofText).toList()));
  }

  private void skipLines(InputStream plain) throws IOException {
    int lines = linesBefore;
    while (lines > 0) {
      int next = plain.read();
      if (next < 0) {
        return;
      }
      lines -= next == '\n' ? 1 : 0;
    }
  }

  private static Set<String> keys(byte[] begin) throws IOException {
    Set<String> keys = new LinkedHashSet<>();
    try (JsonParser parser = JSON.createParser(new ByteArrayInputStream(begin))) {
      int depth = 0;
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token.isStructStart()) {
          depth++;
        } else if (token.isStructEnd()) {
          depth--;
        } else if (token == JsonToken.FIELD_NAME && depth == 1) {
          keys.add(parser.currentName());
        }
      }
    } catch (JsonProcessingException endOfTheHead) {
      // The head ends within an object, or COPY refuses it.
      return keys;
    }
    return keys;
  }
}
