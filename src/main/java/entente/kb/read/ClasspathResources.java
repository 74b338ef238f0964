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
    return names(path, 1);
  }

  /**
   * The paths of the files in a folder and the folders below it, relative to that folder, in
   * alphabetical order; an empty list if there is no such folder.
   */
  public static List<String> paths(String path) {
    return names(path, Integer.MAX_VALUE);
  }

  private static List<String> names(String path, int depth) {
    URL folder = ClasspathResources.class.getResource(path);
    if (folder == null) {
      return List.of();
    }
    try {
      if (!folder.getProtocol().equals("jar")) {
        return within(Path.of(folder.toURI()), depth);
      }
      try (FileSystem jar =
          FileSystems.newFileSystem(
              Path.of(((JarURLConnection) folder.openConnection()).getJarFileURL().toURI()))) {
        return within(jar.getPath(path), depth);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> within(Path folder, int depth) throws IOException {
    try (Stream<Path> files = Files.walk(folder, depth)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }
}
