package entente.kb.solution;

import entente.kb.row.IdSet;
import entente.kb.row.Row;
import entente.kb.row.TermIds;
import entente.kb.row.WorkMeter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.Accumulator;
import org.apache.jena.sparql.expr.aggregate.AggCountDistinct;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.apache.jena.sparql.expr.nodevalue.XSDFuncOp;
import org.apache.jena.sparql.function.FunctionEnv;

/** The aggregates of SPARQL: those that work on ids, and ARQ's for all others. */
public final class Aggregates {
  private Aggregates() {}

  /** {@code COUNT} of rows, or of those in which a variable is bound. */
  public static final class Count implements Aggregate {
    private final Row row;
    private final int slot;
    private final TermIds terms;
    private long[] counts = new long[1];

    /**
     * @param slot the place of the variable; -1 to count all rows
     */
    public Count(Row row, int slot, TermIds terms) {
      this.row = row;
      this.slot = slot;
      this.terms = terms;
    }

    @Override
    public void add(int group) {
      add(group, slot < 0 || row.get(slot) != TermIds.UNBOUND ? 1 : 0);
    }

    /** Whether all rows count, whatever they are. */
    boolean countsAll() {
      return slot < 0;
    }

    void add(int group, long more) {
      if (group >= counts.length) {
        counts = Arrays.copyOf(counts, Math.max(group + 1, counts.length * 2));
      }
      counts[group] += more;
    }

    @Override
    public int result(int group) {
      return terms.id(NodeValue.makeInteger(group < counts.length ? counts[group] : 0).asNode());
    }
  }

  /** {@code COUNT(DISTINCT ?variable)}. */
  public static final class CountDistinct implements Aggregate {
    private final Row row;
    private final int slot;
    private final TermIds terms;
    private final WorkMeter meter;
    private final List<IdSet> seen = new ArrayList<>();

    public CountDistinct(Row row, int slot, TermIds terms, WorkMeter meter) {
      this.row = row;
      this.slot = slot;
      this.terms = terms;
      this.meter = meter;
    }

    @Override
    public void add(int group) {
      while (group >= seen.size()) {
        seen.add(new IdSet());
      }
      int id = row.get(slot);
      if (id != TermIds.UNBOUND && seen.get(group).add(id)) {
        meter.keepRow(1);
      }
    }

    @Override
    public int result(int group) {
      int size = group < seen.size() ? seen.get(group).size() : 0;
      return terms.id(NodeValue.makeInteger(size).asNode());
    }
  }

  /** {@code MIN} or {@code MAX} of a variable that is always bound. */
  public static final class Extreme implements Aggregate {
    private final Row row;
    private final int slot;
    private final TermIds terms;
    private final int sign;
    private int[] best = new int[1];

    /**
     * @param sign 1 for the greatest value, -1 for the least
     */
    public Extreme(Row row, int slot, TermIds terms, int sign) {
      this.row = row;
      this.slot = slot;
      this.terms = terms;
      this.sign = sign;
    }

    @Override
    public void add(int group) {
      if (group >= best.length) {
        best = Arrays.copyOf(best, Math.max(group + 1, best.length * 2));
      }
      int id = row.get(slot);
      if (best[group] == TermIds.UNBOUND || terms.compare(id, best[group]) * sign > 0) {
        best[group] = id;
      }
    }

    @Override
    public int result(int group) {
      return group < best.length ? best[group] : TermIds.UNBOUND;
    }
  }

  /** {@code SUM} or {@code AVG} of a variable; any value that is no number makes it an error. */
  public static final class Total implements Aggregate {
    /** A term that was read last keeps its value: neighbouring rows often repeat it. */
    private int latest;

    private NodeValue latestValue;
    private final Row row;
    private final int slot;
    private final TermIds terms;
    private final boolean average;
    private final List<NodeValue> sums = new ArrayList<>();
    private long[] counts = new long[1];

    public Total(Row row, int slot, TermIds terms, boolean average) {
      this.row = row;
      this.slot = slot;
      this.terms = terms;
      this.average = average;
    }

    @Override
    public void add(int group) {
      while (group >= sums.size()) {
        sums.add(NodeValue.nvZERO);
      }
      if (group >= counts.length) {
        counts = Arrays.copyOf(counts, Math.max(group + 1, counts.length * 2));
      }
      counts[group]++;
      NodeValue sum = sums.get(group);
      if (sum == null) {
        return;
      }
      int id = row.get(slot);
      if (id != latest) {
        latest = id;
        latestValue = id == TermIds.UNBOUND ? null : NodeValue.makeNode(terms.node(id));
      }
      boolean number = latestValue != null && latestValue.isNumber();
      sums.set(group, number ? XSDFuncOp.numAdd(latestValue, sum) : null);
    }

    @Override
    public int result(int group) {
      if (group >= sums.size()) {
        return terms.id(NodeValue.nvZERO.asNode());
      }
      NodeValue sum = sums.get(group);
      if (sum == null) {
        return TermIds.UNBOUND;
      }
      return terms.id(
          (average ? XSDFuncOp.numDivide(sum, NodeValue.makeInteger(counts[group])) : sum)
              .asNode());
    }
  }

  /** Any aggregate, by ARQ. */
  public static final class Other implements Aggregate {
    private final Aggregator aggregator;
    private final Binding row;
    private final FunctionEnv environment;
    private final TermIds terms;
    private final WorkMeter meter;
    private final List<Accumulator> accumulators = new ArrayList<>();

    public Other(
        Aggregator aggregator,
        Binding row,
        FunctionEnv environment,
        TermIds terms,
        WorkMeter meter) {
      this.aggregator = aggregator;
      this.row = row;
      this.environment = environment;
      this.terms = terms;
      this.meter = meter;
    }

    @Override
    public void add(int group) {
      while (group >= accumulators.size()) {
        meter.keepGroup();
        accumulators.add(aggregator.createAccumulator());
      }
      if (aggregator instanceof AggCountDistinct) {
        meter.keepRow(row.size());
        accumulators.get(group).accumulate(row.detach(), environment);
      } else {
        accumulators.get(group).accumulate(row, environment);
      }
    }

    @Override
    public int result(int group) {
      if (group >= accumulators.size()) {
        return aggregator.getValueEmpty() == null
            ? TermIds.UNBOUND
            : terms.id(aggregator.getValueEmpty());
      }
      try {
        NodeValue value = accumulators.get(group).getValue();
        return value == null ? TermIds.UNBOUND : terms.id(value.asNode());
      } catch (ExprEvalException e) {
        return TermIds.UNBOUND;
      }
    }
  }
}
