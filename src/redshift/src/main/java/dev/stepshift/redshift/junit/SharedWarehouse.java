package dev.stepshift.redshift.junit;

import dev.stepshift.redshift.Warehouse;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives JUnit tests one warehouse for the whole run, as a parameter of type {@link Warehouse}:
 * starting one takes seconds. Tests keep apart by schemas of their own.
 */
public final class SharedWarehouse implements ParameterResolver {

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Warehouse.class;
  }

  @Override
  public Warehouse resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(SharedWarehouse.class))
        .computeIfAbsent(Warehouse.class, key -> Warehouse.start(), Warehouse.class);
  }
}
