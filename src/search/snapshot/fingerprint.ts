import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { endianness } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ENCODER_FILE, modelFolder } from '../../learnt/learnt.js'
import type { Report } from '../../model/report.js'
import type { SentenceEncoder } from '../../sentence-encoder/sentence-encoder.js'
import type { Vocabulary } from '../../vocabulary/vocabulary.js'

/** The code that decides what an index holds, from this file's folder. */
const CODE = [
  '../document',
  '../index/builder',
  '../index/postings',
  '../indexed',
  '../../text/tokens',
  '../../learnt/models',
  './snapshot',
  '../../quotation/quote',
]

/** What an index is made of: one that was made of anything else is no index of these reports. */
export interface Fingerprint {
  readonly reports: string
  readonly vocabulary: string
  readonly code: string
  /** What words mean, as it was learnt. */
  readonly encoder: string
  /** The sentence encoder that made the vectors; null where that one did. */
  readonly sentences: string | null
  readonly minisearch: string
  readonly stemmer: string
  /** Where sentences end is for Unicode's rules to say, and Node brings its own copy. */
  readonly icu: string
  /** Lists of numbers are kept as this machine holds them in memory. */
  readonly endianness: string
}

/** Runs as it was written in tests, and as it was built elsewhere. */
const EXTENSION = import.meta.url.endsWith('.ts') ? '.ts' : '.js'

/** The version of a package that is installed. */
export function versionOf(name: string): string {
  let folder = dirname(createRequire(import.meta.url).resolve(name))
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder)
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version
}

function hashOfCode(): string {
  const hash = createHash('sha256')
  for (const file of CODE)
    hash.update(readFileSync(fileURLToPath(new URL(file + EXTENSION, import.meta.url))))
  return hash.digest('hex')
}

/** Reports are hashed as they were read and checked, so that a fingerprint vouches for nothing that was not. */
function* hashingReports(reports: readonly Report[]): Generator<void, string> {
  const hash = createHash('sha256')
  for (const report of reports) {
    hash.update(JSON.stringify(report))
    yield
  }
  return hash.digest('hex')
}

function hashOfWords({ sayings, stopWords, faintWords, authorities, judgements }: Vocabulary): string {
  const words = [sayings, [...stopWords], [...faintWords], authorities, judgements]
  return createHash('sha256').update(JSON.stringify(words)).digest('hex')
}

/** Names what an index over these reports is made of, in steps. The reports' order counts, for documents are numbered by it. */
export function* fingerprinting(
  reports: readonly Report[],
  vocabulary: Vocabulary,
  encoder: SentenceEncoder | null,
): Generator<void, Fingerprint> {
  return {
    reports: yield* hashingReports(reports),
    vocabulary: hashOfWords(vocabulary),
    code: hashOfCode(),
    encoder: createHash('sha256')
      .update(readFileSync(join(modelFolder(), ENCODER_FILE)))
      .digest('hex'),
    sentences: encoder?.name ?? null,
    minisearch: versionOf('minisearch'),
    stemmer: versionOf('stemmer'),
    icu: `${process.versions.icu} ${process.versions.unicode}`,
    endianness: endianness(),
  }
}
