package entente.bench.side;

import entente.kb.read.InputException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The places in which sides find what they run.
 *
 * @param program the class path of this program
 * @param checkout the folder of its sources, with what Maven resolved
 * @param path the folders with installed programs, as in the environment
 * @param folder where sides keep their files
 * @param heap the heap of each Java process, as in {@code -Xmx}
 */
public record SideSettings(String program, Path checkout, String path, Path folder, String heap) {

  /** Sides run in folders of their own, so that the class path is made absolute. */
  public SideSettings {
    program =
        Stream.of(program.split(File.pathSeparator))
            .map(part -> Path.of(part).toAbsolutePath().toString())
            .collect(Collectors.joining(File.pathSeparator));
  }

  /** The command that runs a class of a jar or class path. */
  List<String> java(String classPath, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                classPath));
    command.addAll(List.of(arguments));
    return command;
  }

  /** A program of the checkout that Java compiles when it starts it. */
  String source(String name) {
    Path source = checkout.resolve("src/bench/java").resolve(name + ".java");
    if (!Files.isRegularFile(source)) {
      throw InputException.ofInvocation(
          source + ": no such file; this side is started from a checkout of the project");
    }
    return source.toString();
  }
}
