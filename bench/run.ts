import { benchEngines } from './engines/engines.js'
import { benchEngland } from './england/england.js'
import { benchIngest } from './ingest.js'
import { benchSearch } from './search/search.js'

const USAGE = `npm run bench -- [LIBRARY…] [PARAGRAPHS…] [--rounds N]   questions, over libraries and made-up ones of so many paragraphs
npm run bench -- england                                 questions over all councils, over made-up reports on all of England
npm run bench -- engines [PARAGRAPHS…] [--in FOLDER]     a folder and PostgreSQL, over the same made-up reports
npm run bench -- ingest FOLDER                           reading, over a folder of reports`

/** `npm run bench` measures questions, `npm run bench -- england` those over all councils, `npm run bench -- ingest FOLDER` the reading of reports. */
const [first, ...rest] = process.argv.slice(2)
if (first === 'england') await benchEngland()
else if (first === 'engines') await benchEngines(rest)
else if (first !== 'ingest') await benchSearch(first === undefined ? [] : [first, ...rest])
else if (rest[0] !== undefined) await benchIngest(rest[0])
else {
  console.error(USAGE)
  process.exitCode = 2
}
