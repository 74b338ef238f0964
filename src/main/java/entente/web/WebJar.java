package entente.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** A browser library on the class path as a WebJar, independent of its version. */
final class WebJar {
  private final String folder;

  /** Finds a WebJar of the group {@code org.webjars.npm}. */
  WebJar(String name) {
    Properties properties = new Properties();
    try (InputStream stream =
        WebJar.class.getResourceAsStream(
            "/META-INF/maven/org.webjars.npm/" + name + "/pom.properties")) {
      if (stream == null) {
        throw new IllegalStateException("the WebJar " + name + " is not on the class path");
      }
      properties.load(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.folder =
        "/META-INF/resources/webjars/" + name + "/" + properties.getProperty("version") + "/";
  }

  /** Opens a file by its path in the package; null when no such file exists. */
  InputStream open(String path) {
    return WebJar.class.getResourceAsStream(folder + path);
  }
}
