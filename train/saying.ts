import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { distinctBy, groupsOf } from '../src/collections/collections.js'
import { bundledLearnt, modelFolder, SAYING_FILE, sayingFile } from '../src/learnt/learnt.js'
import { type Forest, likelyAt, oddsOf } from '../src/learnt/models.js'
import { askedOfOne, inItsTone, weighedOfEach } from '../src/search/rank/saying.js'
import { createSearch } from '../src/search/search.js'
import { packageData } from '../src/vocabulary/data.js'
import { loadVocabulary } from '../src/vocabulary/vocabulary.js'
import { type ForestSettings, type Instance, trainForest } from './forest.js'
import { linesIn, reportsWith } from './sources.js'

/**
 * `npm run train:saying -- --library DIR`: learns which passages make their council one of those that a question asks for, from
 * train/councils and the reports in DIR and in data/, beside the ranking that is there. Prints how it does on questions that it has not learnt from.
 */

const Place = z.tuple([z.string(), z.string()])

/** A line of train/councils: what is asked of councils, and of the passages that came nearest which say so; the others that were judged do not. */
const Line = z.strictObject({
  asked: z.string(),
  tone: z.enum(['praise', 'criticism', 'neither']),
  says: z.array(Place),
  others: z.array(Place),
})

const TREES: ForestSettings = {
  seed: 7,
  trees: 120,
  leaves: 6,
  rate: 0.06,
  least: 8,
  decay: 2,
  instances: 0.7,
  numbers: 0.5,
  rising: [],
}

/** Parts in which the questions are held back, one after the other. */
const PARTS = 10

/** What an answer lists is as likely as this at least, and a page shows so many. */
const LISTED = 0.4
const SHOWN = 5

/** A judged passage: which question it was judged for, and of which report it is. */
interface Judged extends Instance {
  readonly question: number
  readonly report: string
}

const { values } = parseArgs({
  options: {
    library: { type: 'string' },
    councils: { type: 'string', default: join(packageData(), '..', 'train', 'councils') },
  },
})

const reports = distinctBy(await reportsWith(values.library), ({ id }) => id)
const search = createSearch(reports, loadVocabulary())
const lines = linesIn(values.councils, Line).map(({ line }) => line)
const judged = lines.flatMap(judgedFor)
console.error(
  `${lines.length} questions, ${judged.length} passages, ${judged.filter(({ is }) => is).length} of which say so`,
)
console.log(figures())
writeFileSync(join(modelFolder(), SAYING_FILE), sayingFile(trainForest(judged, TREES)))

/** The passages that were judged for a question, with what is known of each beside the others. */
function judgedFor({ asked, tone, says, others }: z.infer<typeof Line>, question: number): Judged[] {
  const model = bundledLearnt().tone
  const wanted = inItsTone({ words: asked, tone: tone === 'neither' ? null : tone }, model)
  const isSaid = new Map([...others.map(nameOf), ...says.map(nameOf)].map((name) => [name, false]))
  for (const place of says) isSaid.set(nameOf(place), true)
  const of = new Set([...says, ...others].map(([report]) => report))
  const ofEach = reports
    .filter(({ id }) => of.has(id))
    .map(({ id }) => search.paragraphs(askedOfOne(id, wanted)))
  return weighedOfEach(ofEach, wanted.tone, model).flatMap(({ hit, signs }) => {
    const { report, paragraph } = hit.document
    const is = isSaid.get(nameOf([report.id, paragraph.key]))
    return is === undefined ? [] : [{ numbers: signs, is, weight: 1, question, report: report.id }]
  })
}

function nameOf([report, key]: readonly [string, string]): string {
  return `${report} ${key}`
}

/** Of questions held back: how many of those listed say so, how many of those that say so are listed, and how many of the first say so. */
function figures(): string {
  const parts = Array.from({ length: PARTS }, (_, part) => part)
  const told = parts.flatMap((part) => {
    const isHeld = ({ question }: Judged): boolean => question % PARTS === part
    const forest = trainForest(
      judged.filter((one) => !isHeld(one)),
      TREES,
    )
    return groupsOf(judged.filter(isHeld), ({ question }) => question).map((of) => likeliest(of, forest))
  })
  const all = told.flat()
  const listed = all.filter(({ likely }) => likely >= LISTED)
  const right = listed.filter(({ is }) => is).length
  const first = told.flatMap((of) => of.slice(0, SHOWN))
  const share = (some: number, of: number): string => `${((100 * some) / of).toFixed(1)} %`
  return [
    `of ${listed.length} councils listed ${share(right, listed.length)} say so`,
    `of ${all.filter(({ isAny }) => isAny).length} that do ${share(right, all.filter(({ isAny }) => isAny).length)} are listed`,
    `of the first ${SHOWN} of each question ${share(first.filter(({ is }) => is).length, first.length)} say so`,
  ].join('; ')
}

/** Of each report the passage that says most likely so, the likeliest first, and whether any passage of it does. */
function likeliest(of: readonly Judged[], forest: Forest) {
  const weighed = of.map((one) => ({ ...one, likely: likelyAt(oddsOf(forest, one.numbers)) }))
  return groupsOf(
    weighed.sort((one, other) => other.likely - one.likely),
    ({ report }) => report,
  ).map((own) => ({ likely: own[0].likely, is: own[0].is, isAny: own.some(({ is }) => is) }))
}
