import { groupsOf } from '../collections/group.js'
import type { Excerpt } from '../model/reply.js'
import type { Grade, GradeMeaning, Report } from '../model/report.js'
import { quotableAt, rowText, scaleTable } from '../quotation/citation.js'
import { sentencesOf } from '../quotation/quote.js'
import { wordsOf } from '../search/terms.js'
import { excerptOf } from './excerpt.js'

/** Which meanings are asked for. */
export interface MeaningAsked {
  /** Null where it asks for the whole scale. */
  readonly grades: readonly Grade[] | null
  /** It asks about the board's grades alone. */
  readonly ofBoard: boolean
}

/** Some grades of one scale, as one report says what they mean. */
export interface Said {
  readonly report: Report
  /** Whose grades they are, as printed; null where one scale holds for all. */
  readonly of: string | null
  readonly meanings: readonly GradeMeaning[]
}

/** The same said by several reports, newest first. */
export type Alike = readonly [Said, ...Said[]]

/** Whether these are a board's grades. */
export const isBoard = ({ of }: Pick<Said, 'of'>): boolean => /\b(lscb|board)\b/i.test(of ?? '')

/** The one scale of old comes first, a board's last. */
const scaleOrder = (graded: Pick<Said, 'of'>): number => (graded.of === null ? 0 : isBoard(graded) ? 2 : 1)

/** What reports (newest first) say that the grades asked for mean: once for whoever is graded, as most of them say it. */
export function saidIn(reports: readonly Report[], { grades, ofBoard }: MeaningAsked): Alike[] {
  const said = reports.flatMap((report) => {
    const meant = report.scale.filter(({ grade }) => grades === null || grades.includes(grade))
    const apart = groupsOf(meant, (one) => `${scaleOrder(one)}`)
    return apart.map((meanings): Said => ({ report, of: meanings[0].of, meanings }))
  })
  const wanted = ofBoard && said.some(isBoard) ? said.filter(isBoard) : said
  return groupsOf(wanted, (one) => `${scaleOrder(one)}`)
    .map(mostAlike)
    .sort(([one], [other]) => scaleOrder(one) - scaleOrder(other))
}

/** Of what reports say of one scale, what most of them say in the same words; of two such, what the newest does. */
function mostAlike(said: readonly Said[]): Alike {
  const wordings = groupsOf(said, ({ meanings }) =>
    meanings.map(({ label, meaning }) => wordsOf(`${label} ${meaning}`).join(' ')).join('; '),
  )
  return wordings.reduce((best, other) => (other.length > best.length ? other : best))
}

/** The words that say it: the rows of a table as one excerpt, of passages an excerpt each. */
export function meaningExcerpts({ report, meanings }: Said): Excerpt[] {
  const table = scaleTable(report)
  const rows = meanings.filter(({ place }) => place === 'table').map(rowText)
  const inTable =
    table && rows.length > 0 ? [shown(report, table.key, (sentence) => rows.includes(sentence))] : []
  const passages = groupsOf(
    meanings.filter(({ place }) => place === 'passage'),
    ({ key }) => key,
  )
  return [
    ...inTable,
    ...passages.map((within) =>
      shown(report, within[0].key, (sentence) =>
        within.some(({ meaning }) => sentencesOf(meaning).includes(sentence)),
      ),
    ),
  ].flatMap((excerpt) => excerpt ?? [])
}

/** The sentences of a place that say it. */
function shown(report: Report, key: string, says: (sentence: string) => boolean): Excerpt | null {
  const place = quotableAt(report, key)
  if (!place) return null
  const all = sentencesOf(place.text)
  const chosen = all.flatMap((sentence, at) => (says(sentence) ? [at] : []))
  return excerptOf(report, place, { sentences: chosen.length === all.length ? null : chosen, score: 0 })
}
