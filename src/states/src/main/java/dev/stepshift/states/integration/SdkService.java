package dev.stepshift.states.integration;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;

/**
 * A service of the AWS SDK for Java that is on the class path.
 *
 * @param clientType such as RedshiftDataClient
 */
record SdkService(Class<?> clientType) {

  private static final String PACKAGE = "software.amazon.awssdk.services.";
  private static final String CLIENT = "Client";
  private static final Map<String, Optional<SdkService>> FOUND = new ConcurrentHashMap<>();

  /** The service of {@code aws-sdk:<name>:…}; empty if its client is not on the class path. */
  static Optional<SdkService> find(String name) {
    return FOUND.computeIfAbsent(name, SdkService::search);
  }

  /** What stands before the dot of the service's error names: RedshiftData. */
  String errorPrefix() {
    String name = clientType.getSimpleName();
    return name.substring(0, name.length() - CLIENT.length());
  }

  /** The method of an action: one request in, one response out. */
  Optional<Method> action(String name) {
    return actions().filter(method -> method.getName().equals(name)).findFirst();
  }

  List<String> actionNames() {
    return actions().map(Method::getName).sorted().toList();
  }

  AwsClientBuilder<?, ?> builder() {
    return (AwsClientBuilder<?, ?>) invokeStatic(clientType, "builder");
  }

  /** An empty builder of the request of an action. */
  static SdkPojo newRequest(Method action) {
    return (SdkPojo) invokeStatic(action.getParameterTypes()[0], "builder");
  }

  static SdkResponse invoke(Method action, SdkClient client, SdkRequest request) {
    try {
      return (SdkResponse) action.invoke(client, request);
    } catch (InvocationTargetException thrown) {
      if (thrown.getCause() instanceof RuntimeException known) {
        throw known;
      }
      throw new IllegalStateException(action + " failed", thrown.getCause());
    } catch (IllegalAccessException closed) {
      throw new IllegalStateException(action + " cannot be called", closed);
    }
  }

  private Stream<Method> actions() {
    return Arrays.stream(clientType.getMethods())
        .filter(method -> method.getParameterCount() == 1)
        .filter(method -> SdkRequest.class.isAssignableFrom(method.getParameterTypes()[0]))
        .filter(method -> SdkResponse.class.isAssignableFrom(method.getReturnType()));
  }

  private static Optional<SdkService> search(String name) {
    if (!name.matches("[a-z0-9]+")) {
      return Optional.empty();
    }
    String folder = (PACKAGE + name).replace('.', '/') + "/";
    ClassLoader loader = SdkService.class.getClassLoader();
    URL url = loader.getResource(folder);
    if (url == null) {
      return Optional.empty();
    }
    return classNames(url, folder)
        .filter(SdkService::isSyncClient)
        .findFirst()
        .map(type -> new SdkService(load(PACKAGE + name + "." + type, loader)));
  }

  private static boolean isSyncClient(String type) {
    return type.endsWith(CLIENT) && !type.endsWith("AsyncClient") && !type.startsWith("Default");
  }

  /** Simple names of the classes directly in a folder of a jar or of the disk. */
  private static Stream<String> classNames(URL url, String folder) {
    try {
      Stream<String> files;
      if (url.openConnection() instanceof JarURLConnection jar) {
        jar.setUseCaches(false);
        try (var archive = jar.getJarFile()) {
          files =
              archive.stream()
                  .map(entry -> entry.getName())
                  .filter(path -> path.startsWith(folder))
                  .map(path -> path.substring(folder.length()))
                  .toList()
                  .stream();
        }
      } else {
        files = Stream.of(Optional.ofNullable(new File(url.toURI()).list()).orElse(new String[0]));
      }
      return files
          .filter(file -> file.endsWith(".class") && !file.contains("/") && !file.contains("$"))
          .map(file -> file.substring(0, file.length() - ".class".length()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot list the classes in " + url, unreadable);
    } catch (URISyntaxException odd) {
      throw new IllegalStateException("cannot list the classes in " + url, odd);
    }
  }

  private static Class<?> load(String name, ClassLoader loader) {
    try {
      return Class.forName(name, true, loader);
    } catch (ClassNotFoundException gone) {
      throw new IllegalStateException(name + " was listed and cannot be loaded", gone);
    }
  }

  private static Object invokeStatic(Class<?> type, String method) {
    try {
      return type.getMethod(method).invoke(null);
    } catch (ReflectiveOperationException changed) {
      throw new IllegalStateException(type + " has no usable " + method + "()", changed);
    }
  }
}
