package entente.validate;

import org.apache.jena.graph.Graph;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.shacl.ShaclValidator;
import org.topbraid.shacl.validation.ValidationEngineConfiguration;
import org.topbraid.shacl.validation.ValidationUtil;

/**
 * Two independent readings of the SHACL recommendation; each gives its validation report as a
 * graph.
 */
enum ShaclEngine {
  JENA {
    @Override
    Graph report(Graph data, Graph shapes) {
      return ShaclValidator.get().validate(shapes, data).getGraph();
    }
  },
  TOPBRAID {
    @Override
    Graph report(Graph data, Graph shapes) {
      return ValidationUtil.validateModel(
              ModelFactory.createModelForGraph(data),
              ModelFactory.createModelForGraph(shapes),
              new ValidationEngineConfiguration().setValidateShapes(false))
          .getModel()
          .getGraph();
    }
  };

  abstract Graph report(Graph data, Graph shapes);
}
