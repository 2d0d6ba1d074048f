import type { World } from '../command/world.js'
import type { Block, Reply } from '../model/reply.js'
import type { Framework, Grade, Report } from '../model/report.js'
import { reportName } from '../quotation/citation.js'
import { choices, excerpts, heading, reply, words } from '../reply/build.js'
import { listInWords } from '../text/in-words.js'
import { frameworkInFull, frameworkInShort } from './frameworks.js'
import { type Alike, isBoard, type MeaningAsked, meaningExcerpts, saidIn } from './grade-meanings.js'
import { notesOn, SCALES_DIFFER } from './notes.js'
import type { Scope } from './scope.js'

/** Which grade stands where, of every framework's four. */
const THE_SCALE =
  'Of the four grades the best is Outstanding, the second Good, the third Requires improvement (until 2013 Adequate), the last Inadequate.'

/** Excerpts in one answer; more of them leave the board out. */
const MOST_MEANINGS = 5

/** What grades mean, in the words of the reports that say it. */
export function answerMeaning(asked: MeaningAsked, scope: Scope, world: World): Reply {
  const said = saidIn(scope.reports, asked)
  if (said.length === 0) return noMeaningPrinted(asked, scope, world)
  const all = said.map((alike) => ({ alike, shown: meaningExcerpts(alike[0]) }))
  const count = all.flatMap(({ shown }) => shown).length
  const kept = count > MOST_MEANINGS && !asked.ofBoard ? all.filter(({ alike }) => !isBoard(alike[0])) : all
  const isLeftOut = kept.length < all.length
  return reply(
    'excerpts',
    [
      words(THE_SCALE),
      ...kept.flatMap(({ alike, shown }) => [
        heading(printedBy(alike)),
        alikeWords(alike),
        excerpts(shown.slice(0, MOST_MEANINGS)),
      ]),
      isLeftOut
        ? choices([{ label: 'Of a safeguarding board', message: messageOf({ ...asked, ofBoard: true }) }])
        : [],
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

/** The frameworks whose reports say it so, in the order of their years, and whose grades they are. */
function printedBy(alike: Alike): string {
  const frameworks = [...new Set(alike.map(({ report }) => report.framework))].reverse()
  const names = frameworks.map(frameworkInFull).join('; ')
  const { of } = alike[0]
  if (of === null) return names
  return `${names} – of ${isBoard(alike[0]) ? 'a safeguarding board' : 'a council'}`
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
  const frameworks = [...new Set(silent.map(({ framework }) => framework))]
  const counts = frameworks.map((framework) => silentOf(framework, reports))
  return counts.length > 0
    ? [`No meaning of the grades is printed in these reports: ${counts.join('; ')}.`]
    : []
}

/** `ILACS (since 2018), 40 of 40` */
function silentOf(framework: Framework, reports: readonly Report[]): string {
  const held = reports.filter((report) => report.framework === framework)
  const silent = held.filter(({ scale }) => scale.length === 0)
  return `${frameworkInShort(framework)}, ${silent.length} of ${held.length}`
}

/** Nobody reads a longer list of reports. */
const MOST_NAMED = 5

const inList = (names: readonly string[]): string =>
  listInWords(names.length > MOST_NAMED ? [...names.slice(0, MOST_NAMED), 'others'] : names)

/** A question that asks the same of all reports. */
function messageOf({ grades, ofBoard }: MeaningAsked): string {
  const named = grades === null ? 'do the grades' : `does ${grades.map(inQuestion).join(' or ')}`
  return `What ${named} mean${ofBoard ? ' for an LSCB' : ''}?`
}

const inQuestion = (grade: Grade): string => grade.toLowerCase()

/** The reports in scope do not say it: said in words; where others do, they are offered. */
function noMeaningPrinted(asked: MeaningAsked, { authorities, reports }: Scope, world: World): Reply {
  const others = world.library.reports.filter((report) => saidIn([report], asked).length > 0)
  const what =
    asked.grades === null ? 'their grades mean' : `“${asked.grades.map(inQuestion).join('” or “')}” means`
  const where = authorities.length > 0 ? inList(reports.map(reportName)) : 'the reports here'
  const offered = others.length > 0 && others.some((report) => !reports.includes(report))
  return reply('none', [
    words(`What ${what} is not printed in ${where}.${offered ? ' Other reports print it.' : ''}`),
    offered ? choices([{ label: 'What other reports print', message: messageOf(asked) }]) : [],
  ])
}
