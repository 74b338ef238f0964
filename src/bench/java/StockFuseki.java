import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.query.Dataset;
import org.apache.jena.query.DatasetFactory;
import org.apache.jena.riot.RDFDataMgr;

/** Apache Jena Fuseki as it comes, with a file in memory: {@code StockFuseki PORT FILE}. */
final class StockFuseki {
  private StockFuseki() {}

  public static void main(String[] args) {
    Dataset dataset = DatasetFactory.createTxnMem();
    dataset.executeWrite(() -> RDFDataMgr.read(dataset, args[1]));
    FusekiServer.create()
        .loopback(true)
        .port(Integer.parseInt(args[0]))
        .add("/ds", dataset)
        .build()
        .start()
        .join();
  }
}
