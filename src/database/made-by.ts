import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ENCODER_FILE, modelFolder } from '../learnt/learnt.js'
import { remembered } from '../remembered.js'
import { versionOf } from '../search/snapshot/stamp.js'

/** The code that decides what is stored of words, from this file's folder. */
const CODE = [
  './signatures',
  './words',
  '../search/abbreviations',
  '../search/document',
  '../search/index/build',
  '../search/index/minisearch',
  '../search/language',
  '../search/quoted-names',
  '../search/terms',
  '../learnt/encoder',
]

/** Runs as it was written in tests, and as it was built elsewhere. */
const EXTENSION = import.meta.url.endsWith('.ts') ? '.ts' : '.js'

const stamp = remembered((files: readonly string[]): string => {
  const hash = createHash('sha256')
  for (const file of files)
    hash.update(readFileSync(fileURLToPath(new URL(file + EXTENSION, import.meta.url))))
  hash.update(readFileSync(join(modelFolder(), ENCODER_FILE)))
  for (const name of ['minisearch', 'stemmer']) hash.update(versionOf(name))
  return hash.digest('hex')
})

/** Names what makes the words and vectors of a database: by another name, they are others. */
export const madeBy = (): string => stamp(CODE)
