import { z } from 'zod'
import { Finding, Framework, Grade, Slug, Strand } from './report.js'

/**
 * What was asked, understood once: plain data, the same for a question, a typed command, a button and a follow-up.
 * Everything behind the understanding works on a Query alone and never reads the message again.
 */

/** Which inspections are meant: those of some years, of a span of years, or one by its place in their order. */
export const Period = z.strictObject({
  /** Years asked for one by one; a report of any of them is meant. */
  years: z.array(z.int()),
  /** First and last year of a span, both included; null where it is open, or where there is none. */
  from: z.int().nullable(),
  to: z.int().nullable(),
  /** Of each council the newest inspection ('now', 'latest'), the one before it, or the oldest that is held. */
  order: z.enum(['latest', 'previous', 'first']).nullable(),
})
export type Period = z.infer<typeof Period>

/** Whether years are named. */
export const isDated = ({ years, from, to }: Period): boolean =>
  years.length > 0 || from !== null || to !== null

/** Whether any time is: years, or 'now' and 'the one before'. */
export const isPeriodNamed = (period: Period): boolean => isDated(period) || period.order !== null

/** What was judged: every judgement of every framework that the words may mean. */
export const JudgementAsked = z.strictObject({
  /** In short, as it is said to people: 'Care leavers'. */
  label: z.string(),
  /**
   * `FRAMEWORK/strand/slug`, the strand empty outside SLAC: `ILACS//care-leavers`. `*` for all that a report judges of its
   * council, but for those whose slugs follow behind a minus: `-leadership`; `?` for any of it, whichever.
   */
  keys: z.array(z.string()).min(1),
  /** The half of a SLAC report that was named. */
  strand: Strand.nullable(),
})
export type JudgementAsked = z.infer<typeof JudgementAsked>

/** Which reports a query is about. */
export const Where = z.strictObject({
  /** Slugs of councils, in the order in which they were named. */
  councils: z.array(Slug),
  /** Slugs of councils that are left out: 'not Kent'. */
  except: z.array(Slug).optional(),
  /** Ids of reports that were named outright. */
  reports: z.array(Slug),
  /** Regions as data/authorities.csv writes them; a council in any of them is meant. */
  regions: z.array(z.string()),
  /** Kinds of council, as written there: 'London Borough'. */
  kinds: z.array(z.string()),
  /** The council whose statistical neighbours are meant. */
  neighboursOf: Slug.nullable(),
  period: Period,
  framework: Framework.nullable(),
  /** As a report names its lead inspector. */
  inspector: z.string().nullable(),
  /** Inspections of a council's services as a whole alone: none of its board, of area SEND or of looked after children alone. */
  isWhole: z.literal(true).optional(),
  /** Councils that have reports under that framework alone. */
  isOnly: z.literal(true).optional(),
  /** Councils that have no report under that framework. */
  isWithout: z.literal(true).optional(),
  /** Councils that have a report under this other framework as well. */
  alsoUnder: Framework.optional(),
})
export type Where = z.infer<typeof Where>

/** A condition on a council's report: a judgement that was given one of some grades; null for the overall one, of outcomes for that on area SEND. */
export const Having = z.strictObject({
  judgement: JudgementAsked.nullable(),
  grades: z.array(Finding).min(1),
  /** The time that this grade alone is of; null where it is that of the question. */
  period: Period.nullable(),
  /** What it must be better or worse than in the same report, whatever both were graded: another judgement, null for the overall one. */
  than: z.strictObject({ way: z.enum(['better', 'worse']), judgement: JudgementAsked.nullable() }).optional(),
})
export type Having = z.infer<typeof Having>

/** How a council's grade went from one inspection to the next, or over all of them. */
export const Movement = z.strictObject({
  kind: z.enum([
    'improved',
    'declined',
    'unchanged',
    'from-to',
    'never',
    'repeatedly',
    'always',
    'inspected',
  ]),
  /** `from-to`: the grade before, and the one after; null where any other will do; of `repeatedly` where it is the same one, whichever. */
  from: z.array(Finding).nullable(),
  to: z.array(Finding).nullable(),
  /** By how many steps of the scale at least; how many times at least that grade was given, or that it was `inspected` at all. */
  least: z.int().positive(),
  /** `inspected`: no oftener than that. */
  most: z.int().positive().optional(),
  /** `improved`, `declined`: at so many inspections at least, one after another where it is `isInARow`. */
  times: z.int().min(2).optional(),
  /** Between the last two inspections alone, and not between any two in a row. */
  isLast: z.boolean(),
  /** From each inspection to the next, of all that a council had: 'improved every time'. */
  isThroughout: z.literal(true).optional(),
  /** From no inspection to the next: 'never dropped a grade'. */
  isNever: z.literal(true).optional(),
  /** `repeatedly`, or so many `times`: at inspections that followed one another, with none between of which it is not so. */
  isInARow: z.boolean(),
  /** Over several inspections, whatever lay between, and not from one to the next: 'all the way from Inadequate to Outstanding'. */
  isInStages: z.literal(true).optional(),
  /** From one inspection to the next and in no other way: 'from Inadequate to Good in one go'. */
  isAtOnce: z.literal(true).optional(),
})
export type Movement = z.infer<typeof Movement>

/** What kind of words answers; `topic` where anything on the subject does. */
export const AnswerType = z.enum([
  'number',
  'share',
  'money',
  'person',
  'date',
  'duration',
  'place',
  'reason',
  'manner',
  'yes-no',
  'contact',
  'group',
  'definition',
  'topic',
])
export type AnswerType = z.infer<typeof AnswerType>

/** Whether what is good is asked for, what is weak, or neither in particular. */
export const Tone = z.enum(['praise', 'criticism', 'neither'])
export type Tone = z.infer<typeof Tone>
export type ToneNamed = Exclude<Tone, 'neither'>

/** Paragraphs of a report, or the place that prints a grade, as somebody cites them. */
export type CitationPlace = AskedFor<'citation'>['places'][number]

/** How figures over councils are laid out. */
export const Figure = z.enum([
  ...(['count', 'share', 'distribution', 'by-year', 'by-month', 'by-region', 'by-kind'] as const),
  // Of years, regions, kinds or councils those with the most, the fewest, the highest or the lowest share.
  ...(['extreme', 'fewest', 'highest', 'lowest'] as const),
  // Those with the most beside those with the fewest.
  'ends',
  // How many improved, stayed the same, fell.
  'by-way',
])
export type Figure = z.infer<typeof Figure>

/** Of those that were inspected twice or more: the time between two inspections in a row. */
const EndOfGap = z.enum(['longest gap', 'shortest gap'])

/** The end of a list that is asked for alone, or both its ends. */
export const Extreme = z.enum([
  ...(['best', 'worst', 'best and worst', 'oldest', 'newest', 'oldest and newest'] as const),
  ...EndOfGap.options,
])
export type Extreme = z.infer<typeof Extreme>

export const isEndOfGap = (extreme: Extreme | null): extreme is z.infer<typeof EndOfGap> =>
  extreme === 'longest gap' || extreme === 'shortest gap'

export const isOfBothEnds = (extreme: Extreme | null): extreme is 'best and worst' | 'oldest and newest' =>
  extreme === 'best and worst' || extreme === 'oldest and newest'

/** What a line of a list over councils tells beside the grade: the days of the inspection, who led it, how long a movement took, since when it has been so. */
export const Alongside = z.enum(['dates', 'inspector', 'time', 'since'])
export type Alongside = z.infer<typeof Alongside>

/** Which topic of Pilcrow's own, by its file in data/asides. */
const Aside = z.string().regex(/^[a-z]+(-[a-z]+)*$/)

/** A condition on councils, shared by all that is asked about several. */
const conditions = { where: Where, having: z.array(Having), movement: Movement.nullable() }

/** What was counted, and what was not, is asked for, and not the answer over again. */
const isExplained = z.literal(true).optional()

const page = z.int().nonnegative()

/** The subject of a search in the text: the message without the names that say where to look. */
const Subject = z.string()

export const Asked = z.discriminatedUnion('intent', [
  /** The grades of one council; `grades` where it is asked whether they are these. */
  z.strictObject({
    intent: z.literal('grade'),
    where: Where,
    judgement: JudgementAsked.nullable(),
    grades: z.array(Finding),
  }),
  /**
   * Which councils meet the conditions. `extreme`: those with the best or the worst grade, or the oldest or newest report;
   * with conditions, the first or the last inspection that ever met them.
   */
  z.strictObject({
    intent: z.literal('councils'),
    ...conditions,
    judgement: JudgementAsked.nullable(),
    extreme: Extreme.nullable(),
    /** So many from an end, and not one alone: the five that were inspected longest ago, the three with the worst grades. */
    most: z.int().min(2).optional(),
    /** The worst grade comes first. */
    isWorstFirst: z.literal(true).optional(),
    alongside: z.array(Alongside).min(1).optional(),
    isExplained,
    page,
  }),
  /** Every judgement of the reports that was given one of some grades. */
  z.strictObject({
    intent: z.literal('judgements'),
    where: Where,
    judgement: JudgementAsked.nullable(),
    grades: z.array(Finding),
    /** Those with the best or the worst grade that was given. */
    extreme: z.enum(['best', 'worst']).nullable(),
  }),
  /** How many, what share, how they are spread. */
  z.strictObject({
    intent: z.literal('figures'),
    ...conditions,
    judgement: JudgementAsked.nullable(),
    figure: Figure,
    /** `recommendations`: how many the reports make, whatever they are on. */
    of: z.enum(['councils', 'reports', 'recommendations']),
    /** `extreme` and its kin: which of these has most; regions where it is null; `subject`, of recommendations alone: what they are on. */
    by: z
      .enum(['year', 'region', 'kind', 'council', 'inspector', 'framework', 'judgement', 'subject'])
      .nullable(),
    /** So many rows of a ranking from its top. */
    most: z.int().min(2).optional(),
    /** The place that `where` names beside the rest of England, which is counted too. */
    beside: z.literal('country').optional(),
    /** Places of `where` beside one another, each the sum of some regions or kinds of council: the north and the south. */
    sides: z.array(z.array(z.string()).min(1)).min(2).optional(),
    /** Spans of years that are set beside one another, in the place of single years. */
    spans: z.array(Period).min(2).optional(),
    isExplained,
  }),
  z.strictObject({
    intent: z.literal('comparison'),
    where: Where,
    judgement: JudgementAsked.nullable(),
  }),
  z.strictObject({
    intent: z.literal('history'),
    where: Where,
    judgement: JudgementAsked.nullable(),
  }),
  /** One inspection as a whole: its page in brief, its front page's facts alone, its own opening words, its file. */
  z.strictObject({
    intent: z.literal('report'),
    where: Where,
    part: z.enum(['whole', 'front-page', 'summary', 'link']),
    /** The report that was shown when another was asked for: that there is none other is said. */
    instead: Slug.nullable(),
    /** The key of the paragraph whose source is asked for. */
    quoted: z.string().optional(),
    /** Every inspection of the council is meant, each in a line: who led it, and when. */
    isOfEach: z.literal(true).optional(),
  }),
  /** What the library holds. */
  z.strictObject({ intent: z.literal('library'), where: Where, page }),
  /** What the reports say about a subject; `judgement` where the subject is a judgement too. */
  z.strictObject({
    intent: z.literal('passages'),
    where: Where,
    having: z.array(Having),
    subject: Subject,
    /**
     * All that the message says beside names, where its subject is not all of it: what is told around a question helps to find what answers it. It is
     * the wording of that subject, and of no other that takes its place.
     */
    wording: z.strictObject({ of: Subject, words: Subject }).optional(),
    judgement: JudgementAsked.nullable(),
    answer: AnswerType,
    tone: Tone,
    /** The one paragraph that answers best, quoted whole. */
    isWhole: z.literal(true).optional(),
    /** Whose reports are set beside these, by their grade: what is praised in the reports of the one, and criticised in those of the other. */
    beside: z.array(Having).min(1).optional(),
    /** Which councils it is said of, or are praised or criticised for it: all that are found, each with what says so most. */
    isByCouncil: z.literal(true).optional(),
    /** Of those the names alone: 'list them all', 'how many is that'. */
    isNamesOnly: z.literal(true).optional(),
    /** They stand by the days of their inspections, from this end. */
    extreme: z.enum(['oldest', 'newest']).optional(),
    /** What each inspection of one council says of it, side by side, the newest first. */
    isOverTime: z.literal(true).optional(),
    /** So many quotations are asked for, and not a page of them: 'three quotes on supervision'. */
    most: z.int().positive().optional(),
    /** Somebody with whom it went otherwise doubts what was quoted: of when that is, and what stands against it. */
    isDoubted: z.literal(true).optional(),
    page,
  }),
  z.strictObject({
    intent: z.literal('recommendations'),
    where: Where,
    having: z.array(Having),
    /** Empty where all are asked for. */
    subject: Subject,
    strand: Strand.nullable(),
    /** As a report prints it. */
    deadline: z.string().nullable(),
    /** Of the newest report in scope alone, and not the best of all. */
    isOfOneReport: z.boolean(),
    /** The one with this printed number. */
    number: z.int().nullable(),
    /** How many there are is asked of those that were shown. */
    isCounted: z.literal(true).optional(),
    page,
  }),
  /** What is behind a grade. */
  z.strictObject({
    intent: z.literal('reasons'),
    where: Where,
    judgement: JudgementAsked.nullable(),
    grades: z.array(Finding),
    tone: Tone,
    /** What kept it from a better grade, whichever it was given. */
    isShort: z.literal(true).optional(),
    /** What was behind its going up or down from inspection to inspection. */
    isOfMoves: z.literal(true).optional(),
    /** What it says most strongly in that tone, and nothing beside: 'quote me the worst bit'. */
    isStrongest: z.literal(true).optional(),
  }),
  /** A true total over paragraphs or recommendations that speak of something. */
  z.strictObject({
    intent: z.literal('mentions'),
    where: Where,
    having: z.array(Having),
    subject: Subject,
    /** Of several subjects any will do: what `subject` names together, one by one. */
    either: z.array(Subject).min(2).optional(),
    /** Only what is praised, or criticised, of it; or how much of it is the one and how much the other. */
    tone: z.enum(['praise', 'criticism', 'both']).optional(),
    /** Taken letter for letter. */
    phrases: z.array(z.string()),
    /** What is counted; of `reports`, those with such a paragraph, each once. */
    of: z.enum(['reports', 'paragraphs', 'recommendations']),
    /** Recommendations of one council that come again from report to report. */
    isAgain: z.boolean(),
    /** What each of those reports was graded for is told beside its name. */
    graded: JudgementAsked.optional(),
    /** Of `reports`: what they are counted by as well. */
    by: z.enum(['year', 'region', 'kind', 'framework', 'grade']).optional(),
    isExplained,
    page,
  }),
  /** Paragraphs by their printed numbers or keys. */
  z.strictObject({
    intent: z.literal('citation'),
    places: z
      .array(
        z.strictObject({
          where: Where,
          keys: z.array(z.union([z.int(), z.string()])),
          /** The heading that a passage is cited by, or the place that prints a grade. */
          heading: z.string().nullable(),
        }),
      )
      .min(1),
    /** Quoted whole; otherwise the sentences that an answer would show. */
    isWhole: z.boolean(),
    /** What they say of when, and of nothing else; that they give no date. */
    isOfDates: z.literal(true).optional(),
    /** One sentence of the first of them on a subject, or of each: they were quoted before. */
    brief: z.strictObject({ subject: Subject, tone: Tone, isOfEach: z.boolean() }).optional(),
    /** Where they stand alone, each with its page: they were quoted before. */
    isOfPlace: z.literal(true).optional(),
  }),
  z.strictObject({
    intent: z.literal('definition'),
    where: Where,
    term: z.string(),
    /** Grades whose meaning is asked for; of the board alone where `ofBoard`. Null where no grade is. */
    grades: z.array(Grade).nullable(),
    ofBoard: z.boolean(),
  }),
  /** A word of Pilcrow's own: what it is, keeps, can do; greetings; where to complain; where to turn in danger. */
  z.strictObject({
    intent: z.literal('aside'),
    aside: Aside,
    where: Where,
    /** What is complained of, or who complains, as rows of data/who-can-look.csv name it; left out where that is not sure. */
    matter: z.string().optional(),
  }),
  /** Not understood, or not to be answered as it stands: what is missing, and the query that each choice would make. */
  z.strictObject({
    intent: z.literal('unclear'),
    why: z.enum([
      'empty',
      'no-place',
      'no-item',
      'nothing-before',
      'elsewhere',
      'no-such-council',
      'not-understood',
      'no-more',
    ]),
    /** The words that were not understood. */
    said: z.string(),
    /** Where the place lies that is outside England. */
    country: z.string().nullable(),
    where: Where,
  }),
])
export type Asked = z.infer<typeof Asked>
type Intent = Asked['intent']
export type AskedFor<I extends Intent> = Extract<Asked, { intent: I }>

/** How the words of a message were taken, where a reader must know. */
export const Reading = z.strictObject({
  /** As it was typed; a place by its name as it is written. */
  said: z.string(),
  /** What it was taken for: 'Northumberland'. */
  meant: z.string(),
  /** A slip of typing put right; a place that lies in a council; one of several places of the name; nobody's name, which means nothing; words that a question over councils has and its answer does not heed; who runs services, and which councils border which, that no table tells; what comes most often, which is not reckoned; that a file was asked for, which stands beside the answer; how much of England is held; that who holds an office no report names. */
  how: z.enum([
    'corrected',
    'place',
    'largest-place',
    'unknown',
    'unheard',
    'run-by',
    'borders',
    'commonest',
    'as-file',
    'country',
    'office',
  ]),
})
export type Reading = z.infer<typeof Reading>

/** Councils that a message does not name: those of the server where it was said, or of the person who said it. */
export const Assumed = z.strictObject({ councils: z.array(Slug).min(1), whose: z.enum(['server', 'person']) })
export type Assumed = z.infer<typeof Assumed>

/** The whole understanding of a message. */
export const Query = z.strictObject({
  asked: Asked,
  /** A second question of the same message, answered after the first. */
  also: Asked.optional(),
  /** The subjects of a question that names several, in its order, each looked up for itself. */
  subjects: z.array(Subject).min(2).optional(),
  /** What the reader is told of how names were taken. */
  readings: z.array(Reading),
  /** Where it names no place and is about one: whose councils it was taken to be about. */
  assumed: Assumed.nullable().default(null),
  /** What the words alone most probably want, by what was learnt, and how sure that is (0 to 1); null where a command was typed. */
  intention: z
    .strictObject({
      intent: z.string(),
      share: z.number(),
      /** How sure that something is asked of the reports, whatever it is (0 to 1). */
      ofReports: z.number(),
      /** The topic of Pilcrow's own that it sounds like, where reports are looked through all the same, for it names a council. */
      soundsLike: Aside.nullable().default(null),
    })
    .nullable(),
  /** Somebody may be in danger: where to turn is said before the answer. */
  isConcern: z.boolean(),
  /** Somebody tells of a need and names a council: where to turn is said first, then what its reports say where they surely do. */
  need: z.enum(['danger', 'homeless']).optional(),
  /** Whoever asked says that the answer before was not to what was asked. */
  isCorrection: z.literal(true).optional(),
  /** Slugs of councils that the conversation was about before, newest first: 'compare them'. */
  spokenOf: z.array(Slug),
  /** What was asked before an aside; null where this is none, or nothing was. */
  before: Asked.nullable(),
})
export type Query = z.infer<typeof Query>

export const ANY_TIME: Period = { years: [], from: null, to: null, order: null }

/** Every inspection under the frameworks that Pilcrow reads: the first of them began in 2009. */
export const EVER: Period = { ...ANY_TIME, from: 2009 }

/** How things are now: the newest inspection of each council. */
export const NEWEST_OF_EACH: Period = { ...ANY_TIME, order: 'latest' }

export const EVERYWHERE: Where = {
  councils: [],
  reports: [],
  regions: [],
  kinds: [],
  neighboursOf: null,
  period: ANY_TIME,
  framework: null,
  inspector: null,
}
