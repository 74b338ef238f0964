// Verdicts of shacl-engine.
//
//   node judge.mjs FOLDER              judges each NAME.data.nt by NAME.shapes.nt, both read with ontology.nt, and writes NAME.report.nt
//   node judge.mjs FOLDER core|all FILE  judges one large file by shapes.nt, both read with ontology.nt, by the constraints of SHACL Core or by those in SPARQL too,
//                                      and tells seconds of processor time to load and to check, kilobytes of memory at most, and component, shape and focus node of each result
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { DataFactory, Parser, Store, Writer } from 'n3'
import { Validator } from 'shacl-engine'

// As published it makes a query engine, and with it a parser of SPARQL, for each focus node of each constraint (60 ms); here all share one.
const queries = createRequire(import.meta.url)('@comunica/query-sparql-rdfjs-lite/lib/QueryEngine.js')
const shared = new queries.QueryEngine()
queries.QueryEngine = function () {
  return shared
}
const { validations } = await import('shacl-engine/sparql.js')

const factory = { ...DataFactory, dataset: quads => new Store(quads ?? []) }
const read = file => new Parser().parse(readFileSync(file, 'utf8'))
const judged = (data, shapes, options) => new Validator(shapes, { factory, ...options }).validate({ dataset: data })

async function fixtures (folder) {
  const ontology = read(join(folder, 'ontology.nt'))
  const data = new Store(ontology)
  const shapes = new Store(ontology)
  for (const file of readdirSync(folder).filter(each => each.endsWith('.data.nt'))) {
    const name = join(folder, file.slice(0, -'.data.nt'.length))
    const lentData = read(name + '.data.nt').filter(quad => data.addQuad(quad))
    const lentShapes = read(name + '.shapes.nt').filter(quad => shapes.addQuad(quad))
    const report = await judged(data, shapes, { validations })
    writeFileSync(name + '.report.nt', new Writer({ format: 'N-Triples' }).quadsToString([...report.dataset]))
    data.removeQuads(lentData)
    shapes.removeQuads(lentShapes)
  }
}

async function large (folder, kind, file) {
  const seconds = () => (process.cpuUsage().user + process.cpuUsage().system) / 1e6
  const start = seconds()
  const ontology = read(join(folder, 'ontology.nt'))
  const shapes = new Store([...read(join(folder, 'shapes.nt')), ...ontology])
  const data = new Store(ontology)
  data.addQuads(read(file))
  const loaded = seconds()
  const { results } = await judged(data, shapes, kind === 'all' ? { validations } : {})
  console.log(`${(loaded - start).toFixed(1)} ${(seconds() - loaded).toFixed(1)} ${process.resourceUsage().maxRSS}`)
  results.forEach(result => console.log([result.constraintComponent, result.shape.ptr.term, result.focusNode.term].map(term => term.termType === 'NamedNode' ? term.value : '[]').join(' ')))
}

const [folder, kind, file] = process.argv.slice(2)
await (kind ? large(folder, kind, file) : fixtures(folder))
