package dev.stepshift.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Templates read records by reflection, so the native program must know each record that a template
 * model leads to. Write the list anew with {@code -Dgolden.write=true}.
 */
class TemplateModelsTest {

  private static final Path LIST =
      Path.of(
          "src/main/resources/META-INF/native-image/dev.stepshift/stepshift-functions",
          "reflect-config.json");

  private final TreeMap<String, Class<?>> records = new TreeMap<>();

  @Test
  void nativeProgramKnowsAllRecordsOfTemplateModels() throws Exception {
    for (Class<?> model : models()) {
      assertThat(model).as("a template model").isRecord();
      collect(model);
    }
    String list = list(records.keySet());
    if (Boolean.getBoolean("golden.write")) {
      Files.createDirectories(LIST.getParent());
      Files.writeString(LIST, list);
    }
    assertThat(records).hasSizeGreaterThan(20);
    assertThat(list).isEqualTo(Files.readString(LIST));
  }

  /** All classes of the module that a template may be filled from. */
  private static List<Class<?>> models() throws IOException, URISyntaxException {
    Path classes =
        Path.of(TemplateModel.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.walk(classes)) {
      return files
          .map(file -> classes.relativize(file).toString().replace('\\', '/'))
          .filter(file -> file.startsWith("dev/") && file.endsWith(".class"))
          .map(file -> file.substring(0, file.length() - 6).replace('/', '.'))
          .<Class<?>>map(TemplateModelsTest::named)
          .filter(type -> TemplateModel.class.isAssignableFrom(type) && !type.isInterface())
          .toList();
    }
  }

  private static Class<?> named(String name) {
    try {
      return Class.forName(name, false, TemplateModelsTest.class.getClassLoader());
    } catch (ClassNotFoundException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private void collect(Type type) {
    if (type instanceof ParameterizedType generic) {
      Stream.of(generic.getActualTypeArguments()).forEach(this::collect);
    } else if (type instanceof Class<?> one && one.isRecord()) {
      if (records.putIfAbsent(one.getName(), one) == null) {
        Stream.of(one.getRecordComponents())
            .map(RecordComponent::getGenericType)
            .forEach(this::collect);
      }
    } else {
      assertThat(type)
          .as("what a template reads")
          .isInstanceOf(Class.class)
          .matches(
              other -> ((Class<?>) other).isPrimitive() || isValue((Class<?>) other), "is a value");
    }
  }

  /** What needs no reflection to be written into SQL. */
  private static boolean isValue(Class<?> type) {
    return type.isEnum() || Set.of("String", "BigDecimal").contains(type.getSimpleName());
  }

  private static String list(Collection<String> names) {
    return names.stream()
        .map(name -> "  {\"name\": \"" + name + "\", \"allDeclaredMethods\": true}")
        .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
  }
}
