import { groupsOf } from '../collections/collections.js'
import type { AnswerContext } from '../command/command.js'
import type { AskedFor } from '../model/query.js'
import type { BlockOf, Excerpt, Reply } from '../model/reply.js'
import type { Framework, Grade, GradeMeaning, Report } from '../model/report.js'
import { quotableAt, reportName, rowText, scaleTable } from '../quotation/quote.js'
import { choices, excerpts, heading, reply, words } from '../reply/build.js'
import { listInWords } from '../text/in-words.js'
import { sentencesOf, wordsOf } from '../text/tokens.js'
import { tokensOf } from '../understand/entities/named.js'
import { passagesOn } from '../understand/passages.js'
import { definitionsIn } from '../understand/subject.js'
import { excerptOf, notesOn, SCALES_DIFFER } from './excerpt.js'
import { frameworkInFull, frameworkInShort } from './frameworks.js'
import { isSurelySaid } from './passages/hits.js'
import { answerPassages } from './passages/passages.js'
import type { Scope } from './scope.js'

/** What a word means: a grade as the reports say it, a word of the sector as Pilcrow's own glossary does. */
export function answerDefinition(asked: AskedFor<'definition'>, scope: Scope, context: AnswerContext): Reply {
  const { grades, ofBoard, term, where } = asked
  if (grades !== null && context.library.reports.length > 0)
    return answerMeaning({ grades: grades.length > 0 ? grades : null, ofBoard }, scope, context)
  const defined = definitionsIn(term, context.vocabulary.ownWords.definitions)
  const own = defined.flatMap(({ term: name, definition }) =>
    words(`${name}: ${definition} (Pilcrow’s own words)`),
  )
  // Who asks how two words differ is answered by both; what reports say beside one of them tells nothing of the other.
  if (defined.length > 1) return reply('help', [own])
  // Every report names the framework that it was made under, and none explains it.
  const isOfFramework =
    where.councils.length === 0 &&
    context.understanding.recogniser.names.in('framework', tokensOf(term)).length > 0
  if (defined.length > 0 && isOfFramework) return reply('help', [own])
  const asking = passagesOn(term, { where }, { answer: 'definition' })
  // What may not speak of it explains nothing beside a meaning.
  if (defined.length > 0 && !isSurelySaid(asking, context)) return reply('help', [own])
  const quoted = answerPassages(asking, scope, context)
  if (defined.length === 0) return quoted
  return quoted.kind === 'excerpts'
    ? reply('excerpts', [own, quoted.blocks], quoted.notes)
    : reply('help', [own])
}

/** Which meanings are asked for. */
interface MeaningAsked {
  /** Null where it asks for the whole scale. */
  readonly grades: readonly Grade[] | null
  /** It asks about the board's grades alone. */
  readonly ofBoard: boolean
}

/** Some grades of one scale, as one report says what they mean. */
interface Said {
  readonly report: Report
  /** Whose grades they are, as printed; null where one scale holds for all. */
  readonly of: string | null
  readonly meanings: readonly GradeMeaning[]
}

/** The same said by several reports, newest first. */
type Alike = readonly [Said, ...Said[]]

/** Whether these are a board's grades. */
const isBoard = ({ of }: Pick<Said, 'of'>): boolean => /\b(lscb|board)\b/i.test(of ?? '')

/** The one scale of old comes first, a board's last. */
const scaleOrder = (graded: Pick<Said, 'of'>): number => (graded.of === null ? 0 : isBoard(graded) ? 2 : 1)

/** What reports (newest first) say that the grades asked for mean: once for whoever is graded, as most of them say it. */
function saidIn(reports: readonly Report[], { grades, ofBoard }: MeaningAsked): Alike[] {
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
function meaningExcerpts({ report, meanings }: Said): Excerpt[] {
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

/** Which grade stands where, of every framework's four. */
const THE_SCALE =
  'Of the four grades the best is Outstanding, the second Good, the third Requires improvement (until 2013 Adequate), the last Inadequate.'

/** Excerpts in one answer; more of them leave the board out. */
const MOST_MEANINGS = 5

/** What grades mean, in the words of the reports that say it. */
function answerMeaning(asked: MeaningAsked, scope: Scope, context: AnswerContext): Reply {
  const said = saidIn(scope.reports, asked)
  if (said.length === 0) return noMeaningPrinted(asked, scope, context)
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
        ? notesOn([...new Set(kept.map(({ alike }) => alike[0].report))], context.library)
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

const alikeWords = (alike: Alike): BlockOf<'words'>[] =>
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
function noMeaningPrinted(
  asked: MeaningAsked,
  { authorities, reports }: Scope,
  context: AnswerContext,
): Reply {
  const others = context.library.reports.filter((report) => saidIn([report], asked).length > 0)
  const what =
    asked.grades === null ? 'their grades mean' : `“${asked.grades.map(inQuestion).join('” or “')}” means`
  const where = authorities.length > 0 ? inList(reports.map(reportName)) : 'the reports here'
  const offered = others.length > 0 && others.some((report) => !reports.includes(report))
  const [nearest] = saidIn(others, { ...asked, ofBoard: false }).filter(
    ([one]) => one.of !== null && !isBoard(one),
  )
  return reply('none', [
    words(
      `${THE_SCALE} What ${what} is not printed in ${where}.${offered ? ' Other reports print it.' : ''}`,
    ),
    nearest && offered && asked.grades !== null
      ? [...heading(printedBy(nearest)), ...excerpts(meaningExcerpts(nearest[0]).slice(0, MOST_MEANINGS))]
      : [],
    offered ? choices([{ label: 'What other reports print', message: messageOf(asked) }]) : [],
  ])
}
