package dev.stepshift.redshift.copy.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.stepshift.redshift.copy.encode.TargetColumn;
import dev.stepshift.redshift.copy.error.CopyFailed;
import dev.stepshift.redshift.copy.error.Defect;
import dev.stepshift.redshift.copy.error.FieldRefused;
import dev.stepshift.redshift.copy.error.Utf8;
import dev.stepshift.redshift.copy.text.RecordReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * JSON objects or arrays, one a row, with nothing but white space between them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-format.html#copy-json">
 *     JSON</a>
 */
public final class JsonReader extends RecordReader {

  private static final JsonFactory JSON = new JsonFactory();

  private final FieldTree fields;
  private final boolean[] asJson;
  private final Optional<Byte> replacement;
  private final ColumnTexts texts;

  /** Where the record's first invalid character is; -1 when all are well. */
  private int invalid;

  /** The column whose value is being read. */
  private int column;

  public JsonReader(
      InputStream file,
      String fileName,
      FieldTree fields,
      List<TargetColumn> columns,
      Optional<Byte> replacement) {
    super(file, fileName, new byte[0]);
    this.fields = fields;
    this.replacement = replacement;
    this.texts = new ColumnTexts(columns.size());
    this.asJson = new boolean[columns.size()];
    for (int i = 0; i < asJson.length; i++) {
      asJson[i] = columns.get(i).isSuper();
    }
  }

  @Override
  public byte[] data() {
    return texts.bytes();
  }

  @Override
  public boolean isNull(int field) {
    return texts.isNull(field);
  }

  @Override
  protected boolean findRecord() throws IOException, CopyFailed {
    int at = start;
    while (true) {
      if (at == limit) {
        start = at;
        nextStart = at;
        if (!more()) {
          return false;
        }
        at -= moved;
      }
      byte b = buffer[at];
      if (b == '\n') {
        passLine();
      } else if (!isBlank(b)) {
        start = at;
        return true;
      }
      at++;
    }
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\r';
  }

  @Override
  protected long linesOfRecord() {
    return innerLines;
  }

  @Override
  protected void readRecord() throws IOException, CopyFailed {
    texts.clear();
    column = 0;
    boolean structure = buffer[start] == '{' || buffer[start] == '[';
    boolean whole = structure ? findEnd() : findLineEnd();
    // Redshift counts the last line of an object.
    line += innerLines;
    if (!structure) {
      spoilAt("Invalid JSON: neither an object nor an array");
    } else if (!whole) {
      spoilAt("Invalid JSON: the file ends within an object or array");
    } else {
      parse();
    }
    int given = defect().isPresent() ? column + 1 : texts.columns();
    for (int i = 0; i < given; i++) {
      addField(texts.from(i), texts.to(i));
    }
  }

  /** Finds the bracket that closes the record; false when the file ends before. */
  private boolean findEnd() throws IOException, CopyFailed {
    int depth = 0;
    boolean inString = false;
    boolean escaped = false;
    int at = start;
    while (true) {
      if (at == limit) {
        boolean more = more();
        at -= moved;
        if (!more) {
          end = at;
          nextStart = at;
          return false;
        }
      }
      byte b = buffer[at++];
      if (b == '\n') {
        innerLines++;
      }
      if (inString) {
        if (escaped) {
          escaped = false;
        } else if (b == '\\') {
          escaped = true;
        } else if (b == '"') {
          inString = false;
        }
      } else if (b == '"') {
        inString = true;
      } else if (b == '{' || b == '[') {
        depth++;
      } else if ((b == '}' || b == ']') && --depth == 0) {
        end = at;
        nextStart = at;
        return true;
      }
    }
  }

  private boolean findLineEnd() throws IOException, CopyFailed {
    int at = findNewline();
    endBefore(at);
    nextStart = at;
    return true;
  }

  private void parse() throws IOException {
    invalid = Utf8.firstInvalid(buffer, start, end);
    if (invalid >= 0 && replacement.isPresent()) {
      Utf8.replaceInvalid(buffer, invalid, end, replacement.get());
      invalid = -1;
    }
    try (JsonParser parser = JSON.createParser(buffer, start, end - start)) {
      parser.nextToken();
      read(parser, start, fields);
    } catch (FieldRefused refused) {
      spoil(refused.defect());
    } catch (JsonProcessingException e) {
      if (invalid >= 0) {
        spoil(invalidCharacter());
      } else {
        spoilAt("Invalid JSON: " + e.getOriginalMessage());
      }
    }
  }

  /**
   * Reads the value at which the parser stands.
   *
   * @param base where the parser's bytes begin in the buffer
   */
  private void read(JsonParser parser, int base, FieldTree tree) throws IOException, FieldRefused {
    if (tree.columns().length > 0) {
      column = tree.columns()[0];
    }
    if (tree.columns().length == 0) {
      readParts(parser, base, tree);
    } else if (tree.wantsParts()) {
      int from = base + (int) parser.currentTokenLocation().getByteOffset();
      take(parser, base, tree);
      int to = base + (int) parser.currentLocation().getByteOffset();
      try (JsonParser again = JSON.createParser(buffer, from, to - from)) {
        again.nextToken();
        readParts(again, from, tree);
      }
    } else {
      take(parser, base, tree);
    }
    if (invalid >= 0 && base + parser.currentLocation().getByteOffset() > invalid) {
      throw new FieldRefused(invalidCharacter());
    }
  }

  private void readParts(JsonParser parser, int base, FieldTree tree)
      throws IOException, FieldRefused {
    JsonToken token = parser.currentToken();
    boolean absent = token == JsonToken.VALUE_NULL;
    if (tree.wantsMembers() && token != JsonToken.START_OBJECT && !absent) {
      throw refused(tree, "Invalid JSONPath format: Member is not an object.");
    }
    if (tree.wantsElements() && token != JsonToken.START_ARRAY && !absent) {
      throw refused(tree, "Invalid JSONPath format: Not an array or index out of range.");
    }
    if (!tree.wantsParts()) {
      parser.skipChildren();
    } else if (token == JsonToken.START_OBJECT) {
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        FieldTree member = tree.member(parser.currentName());
        parser.nextToken();
        read(parser, base, member);
      }
    } else if (token == JsonToken.START_ARRAY) {
      int index = 0;
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        read(parser, base, tree.element(index++));
      }
      if (index < tree.elementsNeeded()) {
        throw refused(tree, "Invalid JSONPath format: Not an array or index out of range.");
      }
    }
  }

  /** Gives the value to its columns: as JSON to SUPER, as text to the others. */
  private void take(JsonParser parser, int base, FieldTree tree) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_NULL) {
      return;
    }
    boolean json = asJson[tree.columns()[0]] || token.isStructStart();
    texts.begin();
    if (json) {
      int from = base + (int) parser.currentTokenLocation().getByteOffset();
      parser.skipChildren();
      parser.finishToken();
      appendWithoutBlanks(from, base + (int) parser.currentLocation().getByteOffset());
    } else {
      texts.append(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
    }
    texts.end(tree.columns());
  }

  private void appendWithoutBlanks(int from, int to) {
    boolean inString = false;
    boolean escaped = false;
    for (int i = from; i < to; i++) {
      byte b = buffer[i];
      if (inString) {
        inString = escaped || b != '"';
        escaped = !escaped && b == '\\';
      } else if (b == '"') {
        inString = true;
      } else if (isBlank(b) || b == '\n') {
        continue;
      }
      texts.append(b);
    }
  }

  private Defect invalidCharacter() {
    return Defect.invalidUtf8(buffer, start, invalid, end);
  }

  private FieldRefused refused(FieldTree tree, String reason) {
    column = tree.firstColumn();
    return new FieldRefused(new Defect(Defect.BAD_LINE, reason));
  }

  private void spoilAt(String reason) {
    spoil(new Defect(Defect.BAD_LINE, reason));
  }
}
