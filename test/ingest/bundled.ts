import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ParseResult, parseReport } from '../../src/ingest/parse/parse.js'
import { readText } from '../../src/ingest/read/plain-text.js'
import { recogniseReport } from '../../src/ingest/recognise.js'
import { packageData } from '../../src/vocabulary/data.js'

/** The reports that come with Pilcrow. */
export const bundled = [
  'lincolnshire-2015',
  'north-lincolnshire-2012',
  'north-lincolnshire-2022',
  'northumberland-2012',
  'south-gloucestershire-2012',
] as const

export type BundledId = (typeof bundled)[number]

export const slacReports = [
  'north-lincolnshire-2012',
  'northumberland-2012',
  'south-gloucestershire-2012',
] as const

export const sourcePath = (id: BundledId): string => join(packageData(), 'reports', `${id}.txt`)

export const sourceOf = (id: BundledId): string => readFileSync(sourcePath(id), 'utf8')

/** Reads a report from its text, as ingest does. */
export function parseText(text: string): ParseResult {
  const lines = readText(new TextEncoder().encode(text))
  return parseReport(lines, recogniseReport(lines))
}
