import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { authorities } from '../vocabulary/authorities.js'
import { packageData } from '../vocabulary/data.js'

/** The code that decides what a file yields, as it stands beside this file. */
const READER_CODE = [
  'read',
  'parse',
  'recognise',
  'frameworks',
  'store/extracts',
  '../model/report',
  '../vocabulary/authorities',
  '../vocabulary/judgements',
]

const isCodeFile = (name: string): boolean => /(?<!\.d)\.[jt]s$/.test(name)

/** The code files under a name: of a folder all, in the order of their names. */
function codeFiles(name: string): string[] {
  const path = fileURLToPath(new URL(name, import.meta.url))
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
    return ['.js', '.ts']
      .map((type) => path + type)
      .filter((file) => statSync(file, { throwIfNoEntry: false }))
  }
  const inside = readdirSync(path, { recursive: true, encoding: 'utf8' })
  return inside
    .filter(isCodeFile)
    .sort()
    .map((file) => join(path, file))
}

/**
 * Names the way in which this Pilcrow reads files: it changes with the code that reads and parses, with the reader of
 * PDF, the judgements and the authorities' names. What another version has read is worth reading again.
 */
export function readerVersion(): string {
  const hash = createHash('sha256')
  for (const file of READER_CODE.flatMap(codeFiles)) hash.update(readFileSync(file))
  hash.update(createRequire(import.meta.url)('pdfjs-dist/package.json').version)
  hash.update(readFileSync(join(packageData(), 'judgements.csv')))
  hash.update(JSON.stringify(authorities().map(({ slug, name, names }) => [slug, name, names])))
  return hash.digest('hex')
}
