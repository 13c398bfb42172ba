package dev.stepshift.sql;

import io.quarkus.qute.EvalContext;
import io.quarkus.qute.Results;
import io.quarkus.qute.ValueResolver;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the records of template models: {@code {run_date}} is {@code runDate()}. */
final class RecordValues implements ValueResolver {

  private static final Pattern WORD_BREAK = Pattern.compile("_([a-z])");

  private record Member(Class<?> type, String name) {}

  private final Map<Member, Optional<Method>> accessors = new ConcurrentHashMap<>();

  @Override
  public boolean appliesTo(EvalContext context) {
    return context.getBase() instanceof Record && context.getParams().isEmpty();
  }

  @Override
  public CompletionStage<Object> resolve(EvalContext context) {
    Member member = new Member(context.getBase().getClass(), context.getName());
    return accessors
        .computeIfAbsent(member, RecordValues::accessor)
        .<CompletionStage<Object>>map(
            accessor -> CompletableFuture.completedFuture(read(accessor, context.getBase())))
        .orElseGet(() -> Results.notFound(context));
  }

  private static Optional<Method> accessor(Member member) {
    String name =
        WORD_BREAK
            .matcher(member.name())
            .replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
    try {
      Method accessor = member.type().getDeclaredMethod(name);
      accessor.setAccessible(true);
      return Optional.of(accessor);
    } catch (NoSuchMethodException unknown) {
      return Optional.empty();
    }
  }

  /** A record that may be missing is read like one that is there, so that its parts have names. */
  private static @Nullable Object read(Method accessor, Object base) {
    try {
      Object value = accessor.invoke(base);
      return value instanceof Optional<?> optional ? optional.orElse(null) : value;
    } catch (IllegalAccessException | InvocationTargetException impossible) {
      throw new IllegalStateException("An accessor of a record only reads.", impossible);
    }
  }
}
