import { type AnswerContext, withExamples } from '../command/command.js'
import type { AskedFor, Where } from '../model/query.js'
import type { BlockOf, Choice, OwnBlock, Reply } from '../model/reply.js'
import { isSendReport, type Paragraph, type Report } from '../model/report.js'
import { inWords, reportName } from '../quotation/quote.js'
import { choices, excerpts, facts, reply, withAfter, words, wordsOnLead } from '../reply/build.js'
import { countInWords, listInWords } from '../text/in-words.js'
import { excerptOf } from './excerpt.js'

/** What to say to somebody who has not asked anything yet. */
export function greeting({ library }: AnswerContext): Reply {
  const names = [...new Set(library.reports.map(({ authority }) => authority.name))]
  const held =
    names.length === 0
      ? 'There is no report here yet.'
      : `Here ${library.reports.length === 1 ? 'is' : 'are'} ${countInWords(library.reports.length, 'report')} on ${names.length > 5 ? countInWords(names.length, 'council') : listInWords(names)}.`
  const first = library.reports.at(-1)
  const tries = first
    ? [
        `/report ${first.authority.slug}`,
        `What must ${first.authority.name} improve?`,
        'Which councils are praised for early help?',
        '/help',
      ].map((message) => ({ label: message, message }))
    : []
  return reply('help', [
    words(
      `I quote Ofsted’s inspection reports of children’s services, and cite the paragraph. ${held} Ask me a question, or try:`,
    ),
    choices(tries),
  ])
}

/** A word of Pilcrow's own: about itself, where to complain, where to turn. */
export function answerAside({ aside, where, matter }: AskedFor<'aside'>, context: AnswerContext): Reply {
  if (aside === 'danger') return reply('help', [whereToTurn(context, matter)])
  if (aside === 'greeting') return greeting(context)
  // 'HELP' may be meant in earnest.
  if (aside === 'help') return withDanger(greeting(context), context)
  const { asides } = context.vocabulary.ownWords
  const text = asides.get(aside) ?? ''
  const before = aside === 'next-inspection' ? lastInspection(where, context) : []
  // Of who asks when an adoption agency was inspected, the council's own services are what is held.
  const named =
    aside === 'contact'
      ? inspectorNamed(where, context)
      : aside === 'not-held'
        ? lastInspection(where, context)
        : []
  const about = aside === 'opinion' ? context.library.byId(where.reports[0] ?? '') : undefined
  const blocks = [
    before,
    words(withExamples(text, context.library, where.councils[0])),
    aside === 'complaint'
      ? whoCanLook(matter, context)
      : aside === 'homeless'
        ? besideHelp(matter, context)
        : [],
    named,
    about ? choices(whatItSays(about)) : [],
    before.length > 0 || about ? [] : choices([{ label: '/help', message: '/help' }]),
  ]
  return OF_NO_HELP.has(aside) ? reply('none', blocks) : reply('help', blocks)
}

/** Who have others to turn to than whoever a council's decision concerns. */
const NOT_OF_A_DECISION: ReadonlySet<string> = new Set(['staff', 'home', 'ofsted'])

const OF_A_DECISION = 'council'

/** Who can look into a complaint: of what it is of, and of the council's decisions; of everything where that is not known. */
function whoCanLook(known: string | undefined, { vocabulary: { ownWords } }: AnswerContext): OwnBlock[] {
  const rows = ownWords.whoCanLook
  const own = rows.filter(({ kind }) => kind === known)
  const isOfDecision = known !== OF_A_DECISION && !NOT_OF_A_DECISION.has(known ?? '')
  const beside = isOfDecision ? rows.filter(({ kind }) => kind === OF_A_DECISION) : []
  const shown = own.length === 0 ? rows : [...own, ...beside]
  return whomToAsk(shown)
}

const whomToAsk = (rows: AnswerContext['vocabulary']['ownWords']['whoCanLook']): OwnBlock[] =>
  facts(Object.fromEntries(rows.map(({ matter, whom }) => [matter, whom])))

/** Whoever else can help somebody who may be in danger, by what it is about: not those who look into what is over. */
const BESIDE_HELP: ReadonlySet<string> = new Set(['court', 'leaver', 'referrer', 'foster'])

const besideHelp = (known: string | undefined, { vocabulary: { ownWords } }: AnswerContext): OwnBlock[] =>
  whomToAsk(ownWords.whoCanLook.filter(({ kind }) => kind === known && BESIDE_HELP.has(kind)))

/** What the reports do not answer. */
const OF_NO_HELP: ReadonlySet<string> = new Set([
  ...['off-topic', 'contact', 'orders', 'other-language', 'single-case'],
])

/** What a report says in the place of what nobody but its reader can judge. */
const whatItSays = (report: Report): Choice[] => [
  ...(report.recommendations.length > 0
    ? [{ label: 'What must improve', message: `/recommendations ${report.id}` }]
    : []),
  { label: 'Grades and recommendations', message: `/report ${report.id}` },
]

/** An answer with one line on danger after it. */
const withDanger = (made: Reply, { vocabulary: { ownWords } }: AnswerContext): Reply =>
  withAfter(made, words(ownWords.asides.get('danger') ?? ''))

/** Where somebody in danger can turn, before anything else. */
export function whereToTurn(context: AnswerContext, matter?: string): OwnBlock[] {
  const { asides, helplines } = context.vocabulary.ownWords
  return [
    ...words(asides.get('danger') ?? ''),
    ...besideHelp(matter, context),
    ...facts(
      Object.fromEntries(helplines.slice(1).map((line) => [line.name, `${line.contact} – ${line.for}`])),
    ),
  ]
}

/** The same in two sentences, before an answer to whoever may be in danger and most likely is not. */
export const whereToTurnInShort = ({ vocabulary: { ownWords } }: AnswerContext): OwnBlock[] =>
  words(
    `${ownWords.asides.get('danger') ?? ''} ${ownWords.helplines
      .filter(({ contact }) => /\d/.test(contact))
      .slice(1)
      .map(({ name, contact }) => `${name} ${contact}`)
      .join('; ')}.`,
  )

/** Who is named by the newest report of each council: whoever led the inspection. */
const inspectorNamed = ({ councils }: Where, { library }: AnswerContext): BlockOf<'words'>[] =>
  councils.flatMap((slug) => {
    const [newest] = library.ofAuthority(slug)
    return newest ? wordsOnLead(newest) : []
  })

/** When the councils named were last inspected, their services and area SEND each, as far as the library tells; of SEND, what its report says of the next. */
function lastInspection(
  { councils, framework }: Where,
  { library }: AnswerContext,
): BlockOf<'words' | 'excerpt'>[] {
  return councils.flatMap((slug) => {
    const held = library.ofAuthority(slug)
    const ofServices = held.find((report) => !isSendReport(report))
    const newest = [framework === 'SEND' ? undefined : ofServices, held.find(isSendReport)].filter(
      (one) => one !== undefined,
    )
    return newest.flatMap((report) => [
      ...words(
        `The newest inspection here is ${reportName(report)}, which ended on ${inWords(report.inspected.to)}.`,
      ),
      ...(isSendReport(report)
        ? excerpts(announced(report).map((paragraph) => excerptOf(report, paragraph)))
        : []),
    ])
  })
}

/** Area SEND reports say within what time the next inspection will be. */
export const announced = ({ paragraphs }: Report): Paragraph[] =>
  paragraphs.filter(({ text }) => /\bnext full (?:area SEND )?(?:re)?inspection\b/.test(text)).slice(0, 1)
