package dev.stepshift.cli;

import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import picocli.CommandLine.IVersionProvider;

/** The version that the build file names: there is no second place that could differ. */
final class ProjectVersion implements IVersionProvider {

  private final Path home;

  ProjectVersion(Path home) {
    this.home = home;
  }

  @Override
  public String[] getVersion() throws Exception {
    Element project =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(home.resolve("pom.xml").toFile())
            .getDocumentElement();
    for (Node child = project.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child.getNodeName().equals("version")) {
        return new String[] {
          "stepshift " + child.getTextContent().trim() + ", Java " + Runtime.version()
        };
      }
    }
    throw new CliError("pom.xml names no version.");
  }
}
