package entente.cli;

/** What {@code serve} prints when it answers: the base address and three things to try. */
final class StartupMessage {
  private StartupMessage() {}

  static String of(String address) {
    return """
    Entente answers at %1$s
    Try:
      curl -L -H 'Accept: text/turtle' %1$sid/organization/sco
      curl %1$ssparql --data-urlencode 'query=SELECT (COUNT(*) AS ?triples) { ?s ?p ?o }'
      a browser at %1$s
    """
        .formatted(address);
  }
}
