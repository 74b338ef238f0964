package entente.release;

import entente.kb.format.Sha256;
import entente.kb.read.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The folder of a release that is being written: a hidden folder beside the target, which is
 * renamed to it only when it is complete.
 *
 * <p>An interrupted export, such as one that fills the disk, leaves either no target folder or the
 * previous one.
 */
final class ReleaseFolder implements AutoCloseable {
  private final Path target;
  private final Path unfinished;
  private final Thread shutdownHook;
  private final List<ReleaseFile> entries = new ArrayList<>();

  private ReleaseFolder(Path target, Path unfinished) {
    this.target = target;
    this.unfinished = unfinished;
    this.shutdownHook = new Thread(() -> clear(unfinished), "clean");
  }

  /**
   * Opens a new folder; {@link InputException} of invocation unless the target is new, empty or,
   * with {@code replace}, a release and nothing else.
   */
  static ReleaseFolder at(Path place, boolean replace) {
    Path target = place.toAbsolutePath().normalize();
    refuse(place, target, replace);
    try {
      Files.createDirectories(target.getParent());
      ReleaseFolder folder =
          new ReleaseFolder(
              target,
              Files.createTempDirectory(
                  target.getParent(), "." + target.getFileName() + ".unfinished-"));
      Runtime.getRuntime().addShutdownHook(folder.shutdownHook);
      return folder;
    } catch (IOException e) {
      throw unwritable(target.getParent(), e);
    }
  }

  private static void refuse(Path place, Path target, boolean replace) {
    if (target.getParent() == null) {
      throw InputException.ofInvocation(place + ": name a new folder below it");
    }
    if (Files.exists(target) && !Files.isDirectory(target)) {
      throw InputException.ofInvocation(place + ": is a file; name a folder that is new or empty");
    }
    List<String> there = names(target);
    if (there.isEmpty()) {
      return;
    }
    if (!replace) {
      throw InputException.ofInvocation(
          place
              + ": is not empty; name a folder that is new or empty, or replace the release in it"
              + " with --force");
    }
    Set<String> released = released(target);
    there.stream()
        .filter(name -> !released.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw InputException.ofInvocation(
                  place
                      + ": holds "
                      + name
                      + ", which is not a file of a release, so it is not replaced; name another"
                      + " folder");
            });
  }

  private static Set<String> released(Path folder) {
    try {
      Path sums = folder.resolve(ReleaseManifest.SUMS);
      return Files.isRegularFile(sums)
          ? Stream.concat(
                  Stream.of(ReleaseManifest.SUMS),
                  Files.readAllLines(sums).stream()
                      .filter(line -> line.length() > 66)
                      .map(line -> line.substring(66)))
              .collect(Collectors.toSet())
          : Set.of();
    } catch (IOException e) {
      return Set.of();
    }
  }

  private static List<String> names(Path folder) {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw InputException.ofInvocation(
          folder + ": no permission to read it; name another folder", e);
    }
  }

  /** Writes a file and adds it to the entries. */
  void add(String name, String title, String mediaType, byte[] bytes) {
    write(name, bytes);
    entries.add(new ReleaseFile(name, title, mediaType, bytes.length, Sha256.of(bytes)));
  }

  private void write(String name, byte[] bytes) {
    try {
      Files.write(unfinished.resolve(name), bytes);
    } catch (IOException e) {
      throw unwritable(target.resolve(name), e);
    }
  }

  /** The files added so far, in the order of names. */
  List<ReleaseFile> entries() {
    return entries.stream().sorted(Comparator.comparing(ReleaseFile::name)).toList();
  }

  /** Renames the folder to the target and deletes the release that it replaces. */
  void finish() {
    try {
      // The permissions of any new folder; a temporary folder is private.
      Path like =
          Files.createDirectory(unfinished.resolveSibling(unfinished.getFileName() + "-mode"));
      if (Files.getFileStore(unfinished).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(unfinished, Files.getPosixFilePermissions(like));
      }
      Files.delete(like);
      Path old = unfinished.resolveSibling(unfinished.getFileName() + "-old");
      boolean replaced = Files.exists(target);
      if (replaced) {
        Files.move(target, old);
      }
      try {
        Files.move(unfinished, target);
      } catch (IOException e) {
        if (replaced) {
          Files.move(old, target);
        }
        throw e;
      }
      if (replaced) {
        clear(old);
      }
    } catch (IOException e) {
      throw unwritable(target, e);
    }
  }

  /** Deletes the folder if it is unfinished. */
  @Override
  public void close() {
    clear(unfinished);
    try {
      Runtime.getRuntime().removeShutdownHook(shutdownHook);
    } catch (IllegalStateException e) {
      // Already shutting down.
    }
  }

  private static void clear(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      // A folder that cannot be deleted keeps its name, which marks it as unfinished.
    }
  }

  private static InputException unwritable(Path place, IOException e) {
    if (e instanceof AccessDeniedException) {
      return InputException.ofInvocation(
          place + ": no permission to write there; name another folder", e);
    }
    String reason =
        e instanceof FileSystemException told && told.getReason() != null
            ? told.getReason()
            : e.getMessage();
    return InputException.ofInvocation(
        place + ": cannot be written: " + reason + "; no part of the release was kept", e);
  }
}
