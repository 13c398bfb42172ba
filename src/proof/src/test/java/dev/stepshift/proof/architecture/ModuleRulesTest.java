package dev.stepshift.proof.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the modules and packages of the product may know of each other. */
class ModuleRulesTest {

  private static final List<MavenModule> MODULES = MavenModule.all();
  private static final JavaClasses CLASSES = MavenModule.classesOf(MODULES);

  /** Modules whose packages still form cycles. */
  private static final Set<String> CYCLIC = Set.of("pipeline", "redshift", "states");

  private static final String PACKAGE_INFO = "package-info.java";

  /** A comment that ends in a sentence, then the package. */
  private static final Pattern DESCRIBED =
      Pattern.compile("/\\*\\*.*[.]\\s*\\*/\\s*package .*", Pattern.DOTALL);

  @Test
  void modulesKnowOnlyThoseBelowThem() {
    LayeredArchitecture layers = layeredArchitecture().consideringOnlyDependenciesInLayers();
    for (MavenModule module : MODULES) {
      layers = layers.optionalLayer(module.name()).definedBy(module.holds());
    }
    layers
        .ensureAllClassesAreContainedInArchitecture()
        .whereLayer("pipeline")
        .mayNotAccessAnyLayer()
        .whereLayer("lzop")
        .mayNotAccessAnyLayer()
        .whereLayer("functions")
        .mayOnlyAccessLayers("pipeline", "lzop")
        .whereLayer("lambda")
        .mayOnlyAccessLayers("functions", "pipeline")
        .whereLayer("aws-http")
        .mayNotAccessAnyLayer()
        .whereLayer("s3")
        .mayNotAccessAnyLayer()
        .whereLayer("redshift")
        .mayOnlyAccessLayers("aws-http", "lzop")
        .whereLayer("states")
        .mayOnlyAccessLayers("aws-http")
        .whereLayer("rsql")
        .mayOnlyAccessLayers("redshift", "functions", "pipeline")
        .whereLayer("laptop")
        .mayOnlyAccessLayers("redshift", "states", "s3", "aws-http", "functions", "pipeline")
        .whereLayer("lambda")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("cli")
        .mayOnlyBeAccessedByLayers("bench", "proof")
        .whereLayer("bench")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("proof")
        .mayNotBeAccessedByAnyLayer()
        .check(CLASSES);
  }

  @ParameterizedTest
  @MethodSource("modulesWithoutCycles")
  void packagesOfAModuleHaveNoCycle(MavenModule module) {
    slices()
        .assignedFrom(new Packages())
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .check(CLASSES.that(module.holds()));
  }

  @Test
  void noPackageIsInTwoModules() {
    Map<String, Set<MavenModule>> modules =
        CLASSES.stream()
            .collect(
                groupingBy(JavaClass::getPackageName, mapping(ModuleRulesTest::moduleOf, toSet())));
    modules.values().removeIf(several -> several.size() == 1);
    assertThat(modules).isEmpty();
  }

  /** Of the product or of tests: whoever looks for a name finds one class. */
  @Test
  void noTwoClassesHaveTheSameSimpleName() {
    Map<String, List<Path>> files =
        MODULES.stream()
            .flatMap(module -> module.javaFiles().stream())
            .filter(file -> !file.endsWith(PACKAGE_INFO))
            .collect(groupingBy(file -> file.getFileName().toString()));
    files.values().removeIf(sameName -> sameName.size() == 1);
    assertThat(files).isEmpty();
  }

  @Test
  void everyPackageSaysWhatItIsFor() {
    assertThat(
            MODULES.stream()
                .flatMap(module -> module.packageFolders().stream())
                .filter(folder -> !isDescribed(folder.resolve(PACKAGE_INFO))))
        .isEmpty();
  }

  @Test
  void theProductUsesNoLibraryOfTests() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.stepshift.redshift.junit")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.junit..",
            "junit..",
            "org.opentest4j..",
            "org.assertj..",
            "org.hamcrest..",
            "org.mockito..",
            "org.testcontainers..",
            "io.restassured..",
            "com.tngtech.archunit..")
        .check(CLASSES);
  }

  private static Stream<MavenModule> modulesWithoutCycles() {
    return MODULES.stream().filter(module -> !CYCLIC.contains(module.name()));
  }

  private static boolean isDescribed(Path file) {
    return Files.exists(file) && DESCRIBED.matcher(MavenModule.read(file)).matches();
  }

  private static MavenModule moduleOf(JavaClass type) {
    return MODULES.stream().filter(module -> module.holds(type)).findFirst().orElseThrow();
  }

  /** Each package by itself, not with those below it. */
  private static final class Packages implements SliceAssignment {

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      return SliceIdentifier.of(type.getPackageName());
    }

    @Override
    public String getDescription() {
      return "packages";
    }
  }
}
