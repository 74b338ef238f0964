package entente.web.sparql.result;

import java.util.List;

/**
 * A query as a few lines of a programming language that ask it; whatever stands in the query is
 * text there and nothing else.
 */
final class CodeSnippets {
  private CodeSnippets() {}

  /** The same query in each language; {@code graph} when its answer is a graph and not rows. */
  static List<ResultPage.Snippet> of(String query, String endpoint, boolean graph) {
    String text = query.replace("\r\n", "\n").replace('\r', '\n').replace("\0", "").strip();
    String type = graph ? "text/turtle" : "text/csv";
    return List.of(
        new ResultPage.Snippet("curl", curl(text, endpoint, type)),
        new ResultPage.Snippet("Python", python(text, endpoint, type, graph)),
        new ResultPage.Snippet("JavaScript", javaScript(text, endpoint, graph)),
        new ResultPage.Snippet("R", r(text, endpoint, type, graph)),
        new ResultPage.Snippet("Java", java(text, endpoint, type)));
  }

  private static String curl(String query, String endpoint, String type) {
    return "curl -H 'Accept: "
        + type
        + "' "
        + endpoint
        + " --data-urlencode 'query=\n"
        + query.replace("'", "'\\''")
        + "\n'\n";
  }

  private static String python(String query, String endpoint, String type, boolean graph) {
    String literal =
        "\"\"\"\n" + query.replace("\\", "\\\\").replace("\"\"\"", "\\\"\\\"\\\"") + "\n\"\"\"";
    return (graph ? "" : "import csv, io\n")
        + "import urllib.parse, urllib.request\n\nquery = "
        + literal
        + "\nrequest = urllib.request.Request(\n    \""
        + endpoint
        + "\",\n"
        + "    data=urllib.parse.urlencode({\"query\": query}).encode(),\n"
        + "    headers={\"Accept\": \""
        + type
        + "\"})\n"
        + "with urllib.request.urlopen(request) as answer:\n"
        + "    text = answer.read().decode()\n"
        + (graph
            ? "print(text)\n"
            : "for row in csv.DictReader(io.StringIO(text)):\n    print(row)\n");
  }

  private static String javaScript(String query, String endpoint, boolean graph) {
    String literal =
        "`\n" + query.replace("\\", "\\\\").replace("`", "\\`").replace("${", "\\${") + "\n`";
    return "const query = "
        + literal
        + ";\nconst answer = await fetch(\""
        + endpoint
        + "\", {\n  method: \"POST\",\n  headers: { Accept: \""
        + (graph ? "text/turtle" : "application/sparql-results+json")
        + "\" },\n"
        + "  body: new URLSearchParams({ query }),\n"
        + "});\n"
        + "if (!answer.ok) throw new Error(await answer.text());\n"
        + (graph
            ? "console.log(await answer.text());\n"
            : "const { head, results } = await answer.json();\n"
                + "console.log(results ? results.bindings : head);\n");
  }

  private static String r(String query, String endpoint, String type, boolean graph) {
    String dashes = "";
    while (query.contains(")" + dashes + "\"")) {
      dashes += "-";
    }
    return "library(httr)\n\nquery <- r\""
        + dashes
        + "(\n"
        + query
        + "\n)"
        + dashes
        + "\"\nanswer <- POST(\""
        + endpoint
        + "\", body = list(query = query), encode = \"form\", accept(\""
        + type
        + "\"))\nstop_for_status(answer)\n"
        + (graph
            ? "cat(content(answer, \"text\", encoding = \"UTF-8\"))\n"
            : "rows <- read.csv(text = content(answer, \"text\", encoding = \"UTF-8\"))\n"
                + "print(rows)\n");
  }

  private static String java(String query, String endpoint, String type) {
    // A backslash after a backslash begins no Unicode escape (JLS 3.3); white space at the end of a
    // line would be stripped (JLS 3.10.6).
    String literal =
        "\"\"\"\n"
            + query
                .replace("\\", "\\\\")
                .replace("\"\"\"", "\\\"\\\"\\\"")
                .replaceAll(" (?=\\n|$)", "\\\\s")
                .replaceAll("\\t(?=\\n|$)", "\\\\t")
            + "\n\"\"\"";
    return "import java.net.URI;\n"
        + "import java.net.URLEncoder;\n"
        + "import java.net.http.HttpClient;\n"
        + "import java.net.http.HttpRequest;\n"
        + "import java.net.http.HttpResponse.BodyHandlers;\n"
        + "import java.nio.charset.StandardCharsets;\n\n"
        + "class Ask {\n"
        + "public static void main(String[] args) throws Exception {\n"
        + "String query = "
        + literal
        + ";\nHttpRequest request = HttpRequest.newBuilder(URI.create(\""
        + endpoint
        + "\"))\n    .header(\"Accept\", \""
        + type
        + "\")\n"
        + "    .header(\"Content-Type\", \"application/x-www-form-urlencoded\")\n"
        + "    .POST(HttpRequest.BodyPublishers.ofString(\"query=\" + URLEncoder.encode(query,"
        + " StandardCharsets.UTF_8)))\n"
        + "    .build();\n"
        + "System.out.println(HttpClient.newHttpClient().send(request,"
        + " BodyHandlers.ofString()).body());\n"
        + "}\n"
        + "}\n";
  }
}
