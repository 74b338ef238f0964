package entente.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.function.Supplier;

/** Answers made once per release, as bytes; bounded by their size, the least used go first. */
final class Prepared {
  private final Cache<String, Response> answers;

  Prepared(long bytes) {
    this.answers = Caffeine.newBuilder().maximumWeight(bytes).weigher((String key, Response answer) -> key.length() + answer.body().weight() + 512).build();
  }

  Response get(String key, Supplier<Response> maker) {
    return answers.get(key, absent -> maker.get());
  }
}
