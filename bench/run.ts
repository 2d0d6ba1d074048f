import { hasPostgres } from '../test/database/cluster.js'
import { benchEngines } from './engines/engines.js'
import { benchEngland } from './england/england.js'
import { benchIngest } from './ingest.js'
import { benchSearch } from './search/search.js'

const USAGE = `npm run bench                                            all of it, over made-up libraries of 40,000 and 400,000 paragraphs
npm run bench -- [LIBRARY…] [PARAGRAPHS…] [--rounds N]   questions, over libraries and made-up ones of so many paragraphs
npm run bench -- england                                 questions over all councils, over made-up reports on all of England
npm run bench -- engines [PARAGRAPHS…] [--in FOLDER]     a folder and PostgreSQL, over the same made-up reports
npm run bench -- ingest FOLDER                           reading, over a folder of reports`

/** Without a word, questions over made-up libraries, in a folder beside other engines and in PostgreSQL; else one of them alone. */
const [first, ...rest] = process.argv.slice(2)
if (first === 'england') await benchEngland()
else if (first === 'engines') await benchEngines(rest)
else if (first === undefined) {
  await benchSearch([])
  if (hasPostgres()) await benchEngines([])
} else if (first !== 'ingest') await benchSearch([first, ...rest])
else if (rest[0] !== undefined) await benchIngest(rest[0])
else {
  console.error(USAGE)
  process.exitCode = 2
}
