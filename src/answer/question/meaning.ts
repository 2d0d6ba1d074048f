import type { World } from '../../command/world.js'
import type { Block, Excerpt, Reply } from '../../model/reply.js'
import type { Framework, Grade, GradeMeaning, Report } from '../../model/report.js'
import { reportName } from '../../quotation/citation.js'
import { sentencesOf } from '../../quotation/quote.js'
import { quotableAt, rowText, scaleTable } from '../../quotation/scale.js'
import { wordsOf } from '../../search/terms.js'
import { type MeaningAsked, meaningAsked } from '../../understand/meaning.js'
import type { Question } from '../../understand/question.js'
import { choices, excerpts, heading, reply, words } from '../build.js'
import { excerptOf } from '../excerpt.js'
import { FRAMEWORK_NAMES } from '../frameworks.js'
import { notesOn, SCALES_DIFFER } from '../notes.js'
import type { Scope } from './scope.js'

/** Excerpts in one answer; more of them leave the board out. */
const MOST = 5

/** Some grades of one scale, as one report says what they mean. */
interface Said {
  readonly report: Report
  /** Whose grades they are, as printed; null where one scale holds for all. */
  readonly of: string | null
  readonly meanings: readonly GradeMeaning[]
}

/** The same said by several reports, newest first. */
type Alike = readonly [Said, ...Said[]]

/** Answers a question about what grades mean, in the words of the reports that say it; null for any other question. */
export function answerMeaning(question: Question, scope: Scope, world: World): Reply | null {
  const asked = meaningAsked(question, world.vocabulary.stopWords)
  if (!asked || world.library.reports.length === 0) return null
  const said = scope.reports.flatMap((report) => saidBy(report, asked))
  if (said.length === 0) return notSaid(asked, scope, world)
  const voices = groupedBy(said, ({ of }) => of?.toLowerCase() ?? '').map(mostAlike)
  const all = voices.map((alike) => ({ alike, shown: excerptsOf(alike[0]) }))
  const count = all.flatMap(({ shown }) => shown).length
  const kept = count > MOST && !asked.ofBoard ? all.filter(({ alike }) => !isBoard(alike[0])) : all
  const isLeftOut = kept.length < all.length
  return reply(
    'excerpts',
    [
      ...kept.flatMap(({ alike, shown }) => [
        heading(nameOf(alike)),
        alikeWords(alike),
        excerpts(shown.slice(0, MOST)),
      ]),
      isLeftOut ? choices([{ label: 'Of a board', message: messageOf({ ...asked, ofBoard: true }) }]) : [],
    ],
    [
      ...(tellsThird(asked) ? [SCALES_DIFFER] : []),
      ...unsaid(scope),
      ...(scope.authorities.length > 0
        ? notesOn([...new Set(kept.map(({ alike }) => alike[0].report))], world.library)
        : []),
    ],
  )
}

const isBoard = ({ of }: Pick<Said, 'of'>): boolean => /\b(lscb|board)\b/i.test(of ?? '')

/** What a report says that the grades asked for mean: apart for whoever is graded. */
function saidBy(report: Report, { grades, ofBoard }: MeaningAsked): Said[] {
  const meant = report.scale.filter(({ grade }) => grades === null || grades.includes(grade))
  const said = groupedBy(meant, ({ of }) => of?.toLowerCase() ?? '').map(
    (meanings): Said => ({ report, of: meanings[0].of, meanings }),
  )
  return ofBoard && said.some(isBoard) ? said.filter(isBoard) : said
}

/** In the order in which each group first comes. */
function groupedBy<T>(all: readonly T[], nameOf: (one: T) => string): [T, ...T[]][] {
  const groups = new Map<string, [T, ...T[]]>()
  for (const one of all) {
    const group = groups.get(nameOf(one))
    if (group) group.push(one)
    else groups.set(nameOf(one), [one])
  }
  return [...groups.values()]
}

/** Of what reports say of one scale, what most of them say in the same words; of two such, what the newest does. */
function mostAlike(said: readonly Said[]): Alike {
  const wordings = groupedBy(said, ({ meanings }) =>
    meanings.map(({ label, meaning }) => wordsOf(`${label} ${meaning}`).join(' ')).join('; '),
  )
  return wordings.reduce((best, other) => (other.length > best.length ? other : best))
}

/** The rows of a table as one excerpt; of passages an excerpt each. */
function excerptsOf({ report, meanings }: Said): Excerpt[] {
  const table = scaleTable(report)
  const rows = meanings.filter(({ place }) => place === 'table').map(rowText)
  const inTable =
    table && rows.length > 0 ? [shown(report, table.key, (sentence) => rows.includes(sentence))] : []
  const passages = groupedBy(
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

/** The frameworks whose reports say it so, in the order of their years, and whose grades they are. */
function nameOf(alike: Alike): string {
  const frameworks = [...new Set(alike.map(({ report }) => report.framework))].reverse()
  const names = frameworks.map((framework) => FRAMEWORK_NAMES[framework]).join('; ')
  const { of } = alike[0]
  return of === null ? names : `${names}: of ${/^[aeiou]|^LSCB/i.test(of) ? 'an' : 'a'} ${of}`
}

const alikeWords = (alike: Alike): Block[] =>
  alike.length > 1 ? words(`${alike.length} reports print these words; the newest of them is quoted.`) : []

const tellsThird = ({ grades }: MeaningAsked): boolean =>
  grades === null || grades.some((grade) => grade === 'Adequate' || grade === 'Requires improvement')

/** Which of the reports in scope print no meaning of their grades: by name where a council was named, else by framework. */
function unsaid({ authorities, reports }: Scope): string[] {
  const silent = reports.filter(({ scale }) => scale.length === 0)
  if (authorities.length > 0)
    return silent.length > 0
      ? [`${inList(silent.map(reportName))}: no meaning of the grades is printed there.`]
      : []
  return [...new Set(silent.map(({ framework }) => framework))].map((framework) =>
    silentWords(framework, reports),
  )
}

function silentWords(framework: Framework, reports: readonly Report[]): string {
  const held = reports.filter((report) => report.framework === framework)
  const silent = held.filter(({ scale }) => scale.length === 0).length
  const which = silent === held.length ? 'Reports' : `${silent} of the ${held.length} reports`
  return `${which} of ${FRAMEWORK_NAMES[framework]} print no meaning of their grades.`
}

/** Nobody reads a longer list of reports. */
const MOST_NAMED = 5

const inList = (names: readonly string[]): string =>
  new Intl.ListFormat('en-GB').format(
    names.length > MOST_NAMED ? [...names.slice(0, MOST_NAMED), 'others'] : names,
  )

/** A question that asks the same of all reports. */
function messageOf({ grades, ofBoard }: MeaningAsked): string {
  const named = grades === null ? 'do the grades' : `does ${grades.map(inQuestion).join(' or ')}`
  return `What ${named} mean${ofBoard ? ' for an LSCB' : ''}?`
}

const inQuestion = (grade: Grade): string => grade.toLowerCase()

/** The reports in scope do not say it: said in words; where others do, they are offered. */
function notSaid(asked: MeaningAsked, { authorities, reports }: Scope, world: World): Reply {
  const others = world.library.reports.filter((report) => saidBy(report, asked).length > 0)
  const what =
    asked.grades === null ? 'their grades mean' : `“${asked.grades.map(inQuestion).join('” or “')}” means`
  const where = authorities.length > 0 ? inList(reports.map(reportName)) : 'The reports that I hold'
  const offered = others.length > 0 && others.some((report) => !reports.includes(report))
  return reply('none', [
    words(`${where}: what ${what} is not printed there.${offered ? ' Other reports print it.' : ''}`),
    offered ? choices([{ label: 'What other reports print', message: messageOf(asked) }]) : [],
  ])
}
