import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { grouped } from '../../src/collections/collections.js'
import { packagedSources, type ReportSource } from '../../src/fetch/sources.js'
import { loadLibrary } from '../../src/library/library.js'
import { extractOf, type Framework, type Grade, type Judgement, type Report } from '../../src/model/report.js'
import { yearIn } from '../../src/model/year.js'
import { daysAfter } from '../../src/text/in-words.js'
import { loadAuthorities } from '../../src/vocabulary/authorities.js'
import { packageData } from '../../src/vocabulary/data.js'
import { type JudgementName, loadJudgements } from '../../src/vocabulary/judgements.js'
import { oneOf, type Random, random } from '../../train/random.js'
import { madeReport } from '../search/made/report.js'
import { inventedName, type Writer, writerLike } from '../search/made/words.js'

/**
 * A made-up library of all England: a report for every one that Ofsted has published (data/sources.csv), of that council and
 * that day, under the framework of its time, with words, inspectors and grades of nobody's.
 */

const SEED = 15

/** Of the reports that are listed so many are held: a few addresses lead to no report. */
const HELD = 493

/** Paragraphs of a real report, on average, and of the one that is built upon: what is kept of it is written on. */
const PARAGRAPHS = 81

/** Lead inspectors of all England, each of some eight inspections. */
const INSPECTORS = 60

const SCALE: readonly Grade[] = ['Outstanding', 'Good', 'Requires improvement', 'Inadequate']

/** The framework of an inspection by its day of publication. */
function frameworkOf({ published }: ReportSource): Framework {
  if (published < '2013-07') return 'SLAC'
  if (published < '2014-01') return 'LAC'
  return published < '2018-04' ? 'SIF' : 'ILACS'
}

/** What an inspection of that day judges: care leavers apart from 2023 on, nothing overall from April 2026 on. */
function isJudged({ framework, slug }: JudgementName, { published }: ReportSource): boolean {
  if (framework !== 'ILACS') return true
  if (slug === 'overall-effectiveness') return published < '2026-05'
  if (slug === 'in-care-and-care-leavers') return published < '2023-02'
  return !['in-care', 'care-leavers'].includes(slug) || published >= '2023-02'
}

export async function makeEngland(folder: string): Promise<void> {
  const { reports: bundled } = await loadLibrary(packageData())
  const draw = random(SEED)
  const writer = writerLike(bundled, draw)
  const names = new Map(loadAuthorities().map(({ slug, name }) => [slug, name]))
  const judgements = loadJudgements()
  const inspectors = Array.from({ length: INSPECTORS }, () => `${inventedName(draw)} ${inventedName(draw)}`)
  const sources = (await packagedSources()).slice(0, HELD)
  const extracts = join(folder, 'extracts')
  await mkdir(extracts, { recursive: true })
  const taken = new Set<string>()
  for (const [slug, own] of grouped(sources, ({ authority }) => authority)) {
    // Where a council stands on the scale, from 0 for the best; each inspection finds it near where it was.
    let standing = 0.7 + 1.6 * draw()
    for (const source of own.toSorted((one, other) => one.published.localeCompare(other.published))) {
      standing = Math.min(3.2, Math.max(-0.2, standing + 1.8 * (draw() - 0.55)))
      const report = madeOf(source, names.get(slug) ?? slug, standing, {
        bundled,
        writer,
        draw,
        judgements,
      })
      const id = taken.has(report.id) ? `${report.id}-${source.published.slice(5, 7)}` : report.id
      taken.add(id)
      const leadInspector = oneOf(inspectors, draw)
      await writeFile(
        join(extracts, `${id}.json`),
        JSON.stringify({ ...extractOf(report), id, leadInspector }),
      )
    }
  }
}

interface Making {
  readonly bundled: readonly Report[]
  readonly writer: Writer
  readonly draw: Random
  readonly judgements: readonly JudgementName[]
}

function madeOf(
  source: ReportSource,
  name: string,
  standing: number,
  { bundled, writer, draw, judgements }: Making,
): Report {
  const framework = frameworkOf(source)
  const like = oneOf(
    bundled.filter((report) =>
      framework === 'LAC' ? report.framework === 'SLAC' : report.framework === framework,
    ),
    draw,
  )
  const year = yearIn(source.published)
  const made = madeReport(like, { authority: { slug: source.authority, name }, year }, writer, draw)
  const to = daysAfter(source.published, -50)
  const paragraphs = lengthened(made.paragraphs, writer)
  const keys = new Set(paragraphs.map(({ key }) => key))
  const graded = judgements
    .filter((one) => one.framework === framework && isJudged(one, source))
    .map((one) => judgementOf(one, gradeNear(standing, framework, draw)))
  return {
    ...made,
    framework,
    inspected: { from: daysAfter(to, -11), to },
    published: source.published,
    url: source.url,
    source: { file: source.file, sha256: source.sha256 },
    paragraphs,
    judgements: graded,
    recommendations: made.recommendations.filter(({ key }) => keys.has(key)),
  }
}

/** The overall grade and each other near where the council stands. */
function gradeNear(standing: number, framework: Framework, draw: Random): Grade {
  const step = Math.min(3, Math.max(0, Math.round(standing + draw() - 0.5)))
  const grade = SCALE[step] as Grade
  return grade === 'Requires improvement' && (framework === 'SLAC' || framework === 'LAC')
    ? 'Adequate'
    : grade
}

const judgementOf = ({ slug, label, strand }: JudgementName, grade: Grade): Judgement => ({
  judgement: slug,
  label,
  strand,
  grade,
  outcome: null,
  wording: null,
  evidence: [
    {
      kind: 'table',
      grade,
      outcome: null,
      quote: grade,
      place: 'Table of judgements',
      paragraph: null,
      page: 1,
    },
  ],
})

/** As many paragraphs as a real report has: short ones are gone through again, with other words. */
function lengthened(paragraphs: Report['paragraphs'], writer: Writer): Report['paragraphs'] {
  const names = writer.names()
  const more = Array.from({ length: Math.max(0, PARAGRAPHS - paragraphs.length) }, (_, at) => {
    const like = paragraphs[at % paragraphs.length] as Report['paragraphs'][number]
    return {
      ...like,
      key: `s90p${at + 1}`,
      number: null,
      text: writer.write(like.text.split(/\s+/).length, names),
    }
  })
  return [...paragraphs.slice(0, PARAGRAPHS), ...more]
}
