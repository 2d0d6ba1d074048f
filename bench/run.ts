import { benchIngest } from './ingest.js'

/** `npm run bench -- ingest FOLDER` */
const benches: Readonly<Record<string, (folder: string) => Promise<void>>> = { ingest: benchIngest }

const [name = '', folder] = process.argv.slice(2)
const bench = Object.hasOwn(benches, name) ? benches[name] : undefined
if (bench && folder) await bench(folder)
else {
  console.error(`Which benchmark? npm run bench -- ${Object.keys(benches).join('|')} FOLDER`)
  process.exitCode = 2
}
