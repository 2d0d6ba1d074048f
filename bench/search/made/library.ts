import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { loadLibrary } from '../../../src/library/library.js'
import { extractOf, type Report } from '../../../src/model/report.js'
import { loadAuthorities } from '../../../src/vocabulary/authorities.js'
import { packageData } from '../../../src/vocabulary/data.js'
import { oneOf, type Random, random } from '../../../train/random.js'
import { type Identity, madeReport } from './report.js'
import { inventedName, writerLike } from './words.js'

const SEED = 4

/** Inspections of one authority, some four years apart; a larger library has more authorities, not more of each. */
const YEARS = [2010, 2014, 2018, 2022]

/** Writes a made-up library of so many paragraphs into a folder, as {@link madeReports}. */
export async function makeLibrary(folder: string, paragraphs: number): Promise<void> {
  const extracts = join(folder, 'extracts')
  await mkdir(extracts, { recursive: true })
  for await (const report of madeReports(paragraphs))
    await writeFile(join(extracts, `${report.id}.json`), JSON.stringify(extractOf(report), null, 2))
}

/**
 * A library of so many paragraphs: the reports that come with Pilcrow, so that the questions have their answers, and
 * made-up ones built and worded like them. The same for the same number, and what a larger one begins with.
 */
export async function* madeReports(paragraphs: number): AsyncGenerator<Report> {
  const { reports } = await loadLibrary(packageData())
  const draw = random(SEED)
  const writer = writerLike(reports, draw)
  let left = paragraphs
  for (const report of reports) {
    left -= report.paragraphs.length
    yield report
  }
  for (const identity of identities(new Set(reports.map(({ id }) => id)), draw)) {
    if (left <= 0) return
    const report = madeReport(oneOf(reports, draw), identity, writer, draw)
    left -= report.paragraphs.length
    yield report
  }
}

/** Every real authority's inspections, then those of invented ones, without end. */
function* identities(taken: ReadonlySet<string>, draw: Random): Generator<Identity> {
  const slugs = new Set<string>()
  for (const authority of authorities(draw)) {
    if (slugs.has(authority.slug)) continue
    slugs.add(authority.slug)
    for (const year of YEARS) if (!taken.has(`${authority.slug}-${year}`)) yield { authority, year }
  }
}

function* authorities(draw: Random): Generator<Report['authority']> {
  for (const { slug, name } of loadAuthorities()) yield { slug, name }
  for (;;) {
    const name = `${inventedName(draw)} ${inventedName(draw)}`
    yield { slug: name.toLowerCase().replace(' ', '-'), name }
  }
}
