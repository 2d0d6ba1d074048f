import { join } from 'node:path'
import { memoisedOnce } from '../collections/collections.js'
import { Framework, Strand } from '../model/report.js'
import { packageData, readRows, several } from './data.js'

/** What a framework judges: one row of data/judgements.csv. */
export interface JudgementName {
  readonly framework: Framework
  /** SLAC only: the half of the report that it belongs to. */
  readonly strand: Strand | null
  readonly slug: string
  /** As the framework's reports print it. */
  readonly label: string
  /** The same in a few words, for lists and pictures: 'Leadership'. */
  readonly short: string
  /** Other labels that they print for it. */
  readonly printed: readonly string[]
  /** What it is about, across frameworks. Care leavers were once judged together with children in care: that belongs to both. */
  readonly families: readonly string[]
  /** What people call it. */
  readonly names: readonly string[]
}

/** All judgements of all frameworks, from data/judgements.csv. Throws a sentence naming file and line where it is broken. */
export function loadJudgements(file = join(packageData(), 'judgements.csv')): JudgementName[] {
  const taken = new Set<string>()
  const columns = ['framework', 'strand', 'slug', 'label', 'short', 'printed', 'family', 'names']
  return readRows(file, columns).map((row) => {
    const { cells, where } = row
    const framework = Framework.safeParse(cells.framework)
    if (!framework.success) {
      throw new Error(
        `${where}: '${cells.framework}' is no framework; it is one of ${Framework.options.join(', ')}.`,
      )
    }
    const strand = Strand.nullable().safeParse(cells.strand === '' ? null : cells.strand)
    if (!strand.success) {
      throw new Error(
        `${where}: '${cells.strand}' is no strand; leave it empty or write ${Strand.options.join(' or ')}.`,
      )
    }
    const { slug = '', label = '', short = '' } = cells
    if (!/^[a-z]+(-[a-z]+)*$/.test(slug))
      throw new Error(`${where}: '${slug}' is no slug; write it like staying-safe.`)
    if (label === '') throw new Error(`${where}: ${slug} has no label.`)
    if (short === '')
      throw new Error(`${where}: ${slug} has no short name; its label does where it is short.`)
    const families = several(cells.family)
    if (families.length === 0)
      throw new Error(`${where}: ${slug} has no family; give it its own slug if it has no kin.`)
    const key = [framework.data, strand.data ?? '', slug].join(' ')
    if (taken.has(key)) throw new Error(`${where}: ${key} stands in an earlier line already.`)
    taken.add(key)
    return {
      framework: framework.data,
      strand: strand.data,
      slug,
      label,
      short,
      printed: several(cells.printed),
      families,
      names: several(cells.names),
    }
  })
}

/** The judgements that come with Pilcrow, read once. */
export const bundledJudgements = memoisedOnce(() => loadJudgements())

/** What one framework judges, in the order of its reports. */
export const judgementsOf = (framework: Framework): JudgementName[] =>
  bundledJudgements().filter((each) => each.framework === framework)

let known: ReadonlyMap<string, string> | null = null

const labelKey = (slug: string, label: string): string => `${slug} ${label.toLowerCase()}`

function read(names: readonly JudgementName[]): ReadonlyMap<string, string> {
  const short = new Map<string, string>()
  for (const { slug, label, printed, short: own } of names.toReversed()) {
    short.set(slug, own)
    for (const one of [label, ...printed]) short.set(labelKey(slug, one), own)
  }
  return short
}

/** A judgement's name in a few words, as lists and headings say it: 'Leadership' for 'The impact of leaders on social work practice …'. */
export function shortLabel({
  judgement,
  label,
}: {
  readonly judgement: string
  readonly label: string
}): string {
  known ??= read(loadJudgements())
  return known.get(labelKey(judgement, label)) ?? known.get(judgement) ?? label
}
