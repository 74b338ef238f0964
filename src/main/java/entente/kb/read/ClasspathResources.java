package entente.kb.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files that come with the program, in its jar or in the folder of its classes. */
public final class ClasspathResources {
  private ClasspathResources() {}

  /**
   * The names of the files in a folder, such as {@code /queries/questions}, in alphabetical order;
   * an empty list if there is no such folder.
   */
  public static List<String> names(String path) {
    URL folder = ClasspathResources.class.getResource(path);
    if (folder == null) {
      return List.of();
    }
    try {
      if (!folder.getProtocol().equals("jar")) {
        return within(Path.of(folder.toURI()));
      }
      try (FileSystem jar =
          FileSystems.newFileSystem(
              Path.of(((JarURLConnection) folder.openConnection()).getJarFileURL().toURI()))) {
        return within(jar.getPath(path));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> within(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
