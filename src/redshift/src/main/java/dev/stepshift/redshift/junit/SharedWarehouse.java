package dev.stepshift.redshift.junit;

import dev.stepshift.redshift.LocalRedshift;
import dev.stepshift.redshift.Warehouse;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives JUnit tests one warehouse for the whole run: starting one takes seconds. A parameter of
 * type {@link Warehouse} is that, one of type {@link LocalRedshift} the Data API in front of it.
 * Tests keep apart by schemas of their own.
 */
public final class SharedWarehouse implements ParameterResolver {

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Warehouse.class || type == LocalRedshift.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Store store = context.getRoot().getStore(Namespace.create(SharedWarehouse.class));
    Warehouse warehouse =
        store.computeIfAbsent(Warehouse.class, key -> Warehouse.start(), Warehouse.class);
    if (parameter.getParameter().getType() == Warehouse.class) {
      return warehouse;
    }
    return store.computeIfAbsent(
        LocalRedshift.class,
        key -> LocalRedshift.builder().warehouse(warehouse).start(),
        LocalRedshift.class);
  }
}
