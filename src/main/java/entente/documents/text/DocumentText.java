package entente.documents.text;

import entente.kb.format.Sha256;
import entente.kb.format.Text;
import entente.kb.read.InputException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The text of a document, addressed by Unicode code points counted from 0; a span is given by its
 * start and the offset after its end.
 *
 * <p>Digests are SHA-256 over the UTF-8 bytes, in lower-case hexadecimal.
 */
public final class DocumentText {
  /**
   * Limits on quotations in messages: long enough to find the place, too short to copy the text.
   */
  private static final int MOST_WORDS = 5;

  private static final int MOST_CHARACTERS = 60;

  private final String name;
  private final int[] characters;

  private DocumentText(String name, String content) {
    this.name = name;
    this.characters = content.codePoints().toArray();
  }

  static DocumentText of(String name, String content) {
    return new DocumentText(name, content);
  }

  /** Reads a text file strictly as UTF-8; {@link InputException} of invocation if that fails. */
  public static DocumentText read(Path file) {
    try {
      return new DocumentText(file.toString(), Files.readString(file, StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      throw InputException.ofInvocation(file + ": no such file", e);
    } catch (AccessDeniedException e) {
      throw InputException.ofInvocation(file + ": no permission to read it", e);
    } catch (CharacterCodingException e) {
      throw InputException.ofInvocation(
          file
              + ": contains bytes that are not UTF-8; offsets and digests are defined for UTF-8"
              + " only",
          e);
    } catch (IOException e) {
      throw InputException.ofInvocation(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /** The name that messages use. */
  public String name() {
    return name;
  }

  public int length() {
    return characters.length;
  }

  public int at(int offset) {
    return characters[offset];
  }

  public String span(int start, int end) {
    return new String(characters, start, end - start);
  }

  public String digest() {
    return digest(0, length());
  }

  public String digest(int start, int end) {
    return Sha256.of(span(start, end));
  }

  /** The line of an offset, counted from 1. */
  public int line(int offset) {
    int line = 1;
    for (int i = 0; i < offset; i++) {
      if (characters[i] == '\n') {
        line++;
      }
    }
    return line;
  }

  /** Whether the offset splits a word. */
  public boolean cutsWord(int offset) {
    return offset > 0
        && offset < length()
        && Character.isLetterOrDigit(characters[offset - 1])
        && Character.isLetterOrDigit(characters[offset]);
  }

  /** Whether the line that ends at the offset is followed by a blank one. */
  public boolean breaksParagraph(int offset) {
    if (characters[offset] != '\n') {
      return false;
    }
    int next = offset + 1;
    while (next < length()
        && characters[next] != '\n'
        && Character.isWhitespace(characters[next])) {
      next++;
    }
    return next < length() && characters[next] == '\n';
  }

  /** Whether a span contains more than white space and punctuation. */
  public boolean holdsWord(int start, int end) {
    return Arrays.stream(characters, start, end).anyMatch(Character::isLetterOrDigit);
  }

  /**
   * The first words of a span on one line, at most five and at most sixty characters, with an
   * ellipsis if there are more.
   */
  public String firstWords(int start, int end) {
    String[] words =
        span(start, Math.min(end, start + 4 * MOST_CHARACTERS))
            .strip()
            .split("\\s+", MOST_WORDS + 1);
    String plain = String.join(" ", Arrays.copyOf(words, Math.min(words.length, MOST_WORDS)));
    String cut = Text.start(plain, MOST_CHARACTERS);
    return words.length > MOST_WORDS || cut.length() < plain.length() ? cut + " …" : cut;
  }
}
