package dev.stepshift.proof.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoverageTableTest {

  @TempDir private Path folder;

  @Test
  void classesAddUpToTheirModuleAndModulesToAll() throws IOException {
    Path report =
        Files.writeString(
            folder.resolve("jacoco.csv"),
            """
            GROUP,PACKAGE,CLASS,INSTRUCTION_MISSED,INSTRUCTION_COVERED,BRANCH_MISSED,BRANCH_COVERED,LINE_MISSED,LINE_COVERED,COMPLEXITY_MISSED,COMPLEXITY_COVERED,METHOD_MISSED,METHOD_COVERED
            Stepshift/stepshift-states,a,A,9,9,1,3,2,8,9,9,9,9
            Stepshift/stepshift-states,a,B,9,9,0,0,0,10,9,9,9,9
            Stepshift/stepshift-aws-http,b,C,9,9,0,0,20,0,9,9,9,9
            """);
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    CoverageTable.print(report, new PrintStream(out, true, StandardCharsets.UTF_8));

    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "Coverage       lines  branches",
            "states        90.0 %    75.0 %",
            "aws-http       0.0 %   100.0 %",
            "all           45.0 %    75.0 %");
  }
}
