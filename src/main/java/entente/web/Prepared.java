package entente.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.function.Supplier;

/** Answers made once per release, as bytes; bounded by their size, and what is asked for once does not push out what is asked for often. */
final class Prepared {
  private final Cache<String, Response> answers;

  Prepared(long bytes) {
    this.answers = Caffeine.newBuilder().maximumWeight(bytes).weigher((String key, Response answer) -> key.length() + answer.body().weight() + 512).build();
  }

  /** What was kept under this key, if it still is. */
  Optional<Response> kept(String key) {
    return Optional.ofNullable(answers.getIfPresent(key));
  }

  void keep(String key, Response answer) {
    answers.put(key, answer);
  }

  Response get(String key, Supplier<Response> maker) {
    return answers.get(key, absent -> maker.get());
  }
}
