import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { memoisedByText } from '../src/collections/collections.js'
import { type Classifier, type Features, sharesOf } from '../src/learnt/models.js'
import { loadLibrary } from '../src/library/library.js'
import { createSearch } from '../src/search/search.js'
import {
  featuresOf,
  followUpFeaturesOf,
  isMask,
  lexiconOf,
  maskedWords,
  placeFeatures,
  placeLikelihoodBy,
  subjectFeaturesOf,
} from '../src/understand/classify/classifier.js'
import {
  MODELS,
  type ModelName,
  type Models,
  modelFiles,
  storedModels,
} from '../src/understand/classify/models.js'
import {
  entitiesAbout,
  entitiesIn,
  type Recogniser,
  recogniserOf,
} from '../src/understand/entities/entities.js'
import { tokensOf } from '../src/understand/entities/named.js'
import { JOINS } from '../src/understand/passages.js'
import { clausesOf, withSubjectTagged } from '../src/understand/subject.js'
import { packageData } from '../src/vocabulary/data.js'
import { loadVocabulary } from '../src/vocabulary/vocabulary.js'
import { beginningsIn, carriersIn, commonIn, openingsIn, usualIn } from './carriers.js'
import { type Example, trained } from './logistic-regression.js'
import { EXAMPLE_FOLDERS, examplesIn, type Written } from './messages.js'
import { random, shuffled } from './random.js'
import { severalSubjectsExamples, singleSubjectExamples } from './several-subjects.js'
import { plainSubjectWords, subjectWordExamples, subjectWordsTrained } from './subject-words.js'

/** Makes data/model/understanding.* of the examples in data/; `--held-out` measures each classifier by writer instead. */

const SEED = 20
/** Runs over the examples whose mean is kept: see {@link trained}. */
const RUNS = Number(process.env.RUNS ?? 4)
const { values: flags } = parseArgs({
  options: {
    'held-out': { type: 'boolean' },
    only: { type: 'string' },
    writers: { type: 'string' },
    confusion: { type: 'string' },
  },
})

/** `--only follow-up` measures that classifier alone, `--writers heron,finch` on what these wrote. */
const isMeasured = (name: ModelName): boolean => flags.only === undefined || flags.only === name

const vocabulary = loadVocabulary()
const library = await loadLibrary(packageData())
const search = createSearch(library.reports, vocabulary)

/** Knows no place from plain English yet: that is learnt first, from names that can mean nothing else. */
const UNTAUGHT: Classifier = {
  classes: ['other'],
  features: new Uint32Array(0),
  bias: [0],
  step: 1,
  weights: new Int8Array(0),
}

const taught = (place: Classifier): Recogniser =>
  recogniserOf(vocabulary, library.reports, search, placeLikelihoodBy(place), {})

const questions = readFileSync(join(packageData(), '..', 'train', 'questions', 'reports.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .flatMap((line): string[] => JSON.parse(line).questions)

type Seen = Example & { readonly writer: string; readonly message: string }

/** Messages written to tell the two apart count for more than those that happen to. */
const PLAIN_WEIGHT = 3

/** Words of reports that show what plain English stands among. */
const MOST_PRINTED = 2500

/** Words in the messages about nothing named, each with what stands around it: they are places nowhere. */
function placeExamples(): Seen[] {
  const recogniser = taught(UNTAUGHT)
  const written = examplesIn('intents', 'turns', 'follow-ups')
  const named = written.flatMap(({ message, writer }) => {
    const { councils, elsewhere, tokens } = entitiesIn(message, recogniser)
    return [...councils, ...elsewhere]
      .filter((mention) => !('how' in mention.value) || mention.value.how !== 'corrected')
      .map(({ from, to }) => ({ features: placeFeatures(tokens, from, to), label: 'place', writer, message }))
  })
  const plainly = examplesIn('plain-words').flatMap(({ message, label, writer }) => {
    const tokens = tokensOf(message)
    return tokens.flatMap(({ word }, at) =>
      recogniser.gazetteer.exact.has(word) && recogniser.isOrdinary(word)
        ? [{ features: placeFeatures(tokens, at, at + 1), label, writer, message, weight: PLAIN_WEIGHT }]
        : [],
    )
  })
  const plain = shuffled(questions, random(SEED)).flatMap((message) => {
    const tokens = tokensOf(message)
    return tokens.flatMap(({ word }, at) =>
      recogniser.gazetteer.exact.has(word) && recogniser.isOrdinary(word)
        ? [{ features: placeFeatures(tokens, at, at + 1), label: 'other', writer: word, message }]
        : [],
    )
  })
  // The reports write such words in small letters too, and mean no place by them.
  const printed = shuffled(
    library.reports.flatMap(({ paragraphs }) =>
      paragraphs.flatMap(({ text }) => text.split(/(?<=[.!?])\s+/)),
    ),
    random(SEED + 1),
  ).flatMap((sentence) => {
    const tokens = tokensOf(sentence)
    return tokens.flatMap(({ word, surface }, at) =>
      /^\p{Ll}/u.test(surface) && recogniser.gazetteer.exact.has(word) && recogniser.isOrdinary(word)
        ? [{ features: placeFeatures(tokens, at, at + 1), label: 'other', writer: word, message: sentence }]
        : [],
    )
  })
  const other = [...plain, ...printed.slice(0, MOST_PRINTED)]
  // Of names there are ten times as many: as many of them as of other words, or everything would be a place.
  return [...shuffled(named, random(SEED + 3)).slice(0, other.length), ...other, ...plainly]
}

const place = trained(placeExamples(), SEED)
const recogniser = taught(place)
/** Most messages are examples of several models, and asked for more than once by each. */
const MOST_MESSAGES = 100_000
const read = memoisedByText((message) => entitiesIn(message, recogniser), MOST_MESSAGES)

/** The words of a message that name nothing. */
const wordsIn = ({ message }: { readonly message: string }): string[] =>
  maskedWords(read(message)).filter((word) => !isMask(word))
/** A clause's words without those that join it to the one before. */
const behindJoins = (words: readonly string[]): readonly string[] =>
  words.slice(
    Math.max(
      0,
      words.findIndex((word) => !JOINS.has(word)),
    ),
  )
const carriers = carriersIn(
  (['intent', 'tone', 'follow-up'] as const).flatMap((set) =>
    examplesIn(...EXAMPLE_FOLDERS[set]).map((one) => ({ ...one, set, words: wordsIn(one) })),
  ),
  [
    questions.map((message) => wordsIn({ message })),
    examplesIn('intents')
      .filter(({ label }) => label === 'passages')
      .map(wordsIn),
    examplesIn('answers')
      .filter(({ label }) => label === 'topic')
      .map(wordsIn),
  ],
)
const everyday = questions.map((message) => tokensOf(message).map(({ word }) => word))
carriers.everything = commonIn(everyday)
carriers.usual = usualIn(everyday)
carriers.openings = openingsIn(
  examplesIn('openings').map(({ message }) => tokensOf(message).map(({ word }) => word)),
)
carriers.beginnings = beginningsIn(
  examplesIn(...EXAMPLE_FOLDERS.clause).map((one) => ({
    ...one,
    set: 'clause',
    words: behindJoins(tokensOf(one.message).map(({ word }) => word)),
  })),
)
const lexicon = lexiconOf(carriers, vocabulary.stopWords, search.knows)

/** A cry for help that is missed costs more than a question that is told where to turn as well. */
const WEIGHTS: Readonly<Record<string, number>> = { danger: 1.5 }

const seen = ({ message, label, writer }: Written, isOfSubject = false): Seen => ({
  weight: WEIGHTS[label] ?? 1,
  features: isOfSubject ? subjectFeaturesOf(read(message), lexicon) : featuresOf(read(message)),
  label,
  writer,
  message,
})

/** Most of what people type asks what the reports say. */
const MOST_QUESTIONS = 3000
const everydayQuestions = shuffled(
  [
    ...questions,
    ...examplesIn('intents').flatMap(({ label, message }) => (label === 'passages' ? [message] : [])),
  ],
  random(SEED + 2),
)
  .filter((message) => read(message).councils.length === 0)
  .slice(0, MOST_QUESTIONS)
  .map(placed)
  .map((message): Written => ({ message, label: 'passages', writer: 'questions', after: null }))

/** Subjects as they are searched for, asked in the plainest ways that there are, with a council and without. */
const FRAMES: readonly ((subject: string, council: string, year: number) => string)[] = [
  (subject, council) => `what did ofsted say about ${subject} in ${council}`,
  (subject, council, year) => `what did inspectors say about ${subject} in ${council} ${year}?`,
  (subject) => `what do the reports say about ${subject}`,
  (subject, council) => `how is ${subject} in ${council}`,
  (subject, council) => `tell me about ${subject} in ${council}`,
  (subject, council) => `${council}: ${subject}`,
  (subject, council, year) => `${council} ${year} ${subject}`,
  (subject, council) => `${subject} in ${council}`,
]
const bareSubjects = examplesIn('answers').filter(({ label }) => label === 'topic')
const plainQuestions = () =>
  examplesIn('answers')
    .filter(({ label, message }) => label === 'topic' && read(message).councils.length === 0)
    .map(({ message, writer }, at): Written => {
      const council = vocabulary.authorities[(at * 53) % vocabulary.authorities.length]?.name ?? ''
      const frame = FRAMES[at % FRAMES.length]
      return {
        message: frame?.(message, council, 2012 + (at % 14)) ?? message,
        label: 'passages',
        writer,
        after: null,
      }
    })

/** Two in three of the questions, which name no council, are asked of one: after it, before it, with a year or without. */
function placed(question: string, at: number): string {
  const council = vocabulary.authorities[(at * 37) % vocabulary.authorities.length]?.name ?? ''
  const year = 2011 + (at % 15)
  const asked = question.replace(/[?.!\s]+$/, '')
  switch (at % 9) {
    case 0:
    case 1:
      return `${asked} in ${council}`
    case 2:
      return `${council} ${asked}`
    case 3:
      return `${asked} ${council} ${year}`
    case 4:
      return `${asked}, ${council}?`
    case 5:
      return `in ${council} ${asked}?`
    default:
      return question
  }
}

/** Questions and bare subjects that stand for clauses that ask; who speaks of themselves in them may be telling as well. */
const MOST_CLAUSES = 1200
const ASKING: ReadonlySet<string> = new Set([
  ...['passages', 'grade', 'recommendations', 'reasons', 'report', 'councils', 'history', 'definition'],
  ...['comparison', 'figures'],
])
const OF_ONESELF: ReadonlySet<string> = new Set('i im ive id my me we us our were weve hello hi'.split(' '))
const plainClauses = (): Written[] =>
  shuffled(
    [
      ...examplesIn('intents').filter(({ label }) => ASKING.has(label)),
      ...bareSubjects,
      ...questions.map((message) => ({ message, label: 'passages', writer: 'questions', after: null })),
    ],
    random(SEED + 4),
  )
    .filter(({ message }) => {
      const entities = read(message)
      return clausesOf(entities).length === 1 && !entities.tokens.some(({ word }) => OF_ONESELF.has(word))
    })
    .slice(0, MOST_CLAUSES)

/** A council that a message may be about without naming it: which one, no classifier sees. */
const [SOME_COUNCIL] = vocabulary.authorities

const placedIn = (message: string): Features => {
  const entities = read(message)
  return subjectFeaturesOf(SOME_COUNCIL ? entitiesAbout(entities, SOME_COUNCIL) : entities, lexicon)
}

/** What is asked in the middle of a conversation leaves its council out: it is seen as it stands, and as if it named one. */
const intentExamples = (): Seen[] => [
  ...[...examplesIn('intents'), ...everydayQuestions, ...plainQuestions()].map((one) => seen(one, true)),
  ...examplesIn('turns').flatMap((one) => [
    seen(one, true),
    { ...seen(one, true), features: placedIn(one.message) },
  ]),
]

/** First messages that stand for whole new questions typed after an answer. */
const NEW_AFTER = 600

/** How a message follows is told by what it may intend as well, so that is learnt first. */
const inTurn =
  (intent: Classifier) =>
  (one: Written): Seen => ({
    ...seen(one),
    features: followUpFeaturesOf(
      {
        entities: read(one.message),
        shares: sharesOf(intent, subjectFeaturesOf(read(one.message), lexicon)),
        placed: sharesOf(intent, placedIn(one.message)),
        before: one.after,
      },
      lexicon,
    ),
  })

function followUpExamples(intent: Classifier): Seen[] {
  const following = inTurn(intent)
  const asNew = (one: Written): Seen =>
    following({ ...one, label: one.label === 'thanks' ? 'thanks' : 'new' })
  // 'How does that compare with Dorset' is no new question.
  const isBeside = ({ label }: Written): boolean => label === 'comparison'
  const turns = examplesIn('turns')
  const first = shuffled(examplesIn('intents'), random(SEED))
  return [
    ...examplesIn('follow-ups').map(following),
    ...turns.filter((one) => !isBeside(one)).map(asNew),
    ...turns.filter(isBeside).map((one) => following({ ...one, label: 'compare-them' })),
    ...first.slice(0, NEW_AFTER).map(asNew),
    ...first.filter(({ label }) => label === 'thanks').map(asNew),
  ]
}

const subjectExamples = (intent: Classifier): Seen[] =>
  examplesIn(...EXAMPLE_FOLDERS.subject).map(inTurn(intent))

/** Cries for help among all that is typed, first or after an answer; each as it stands and as if it named a council. */
const cryExamples = (): Seen[] => {
  const asCry = (one: Seen): Seen => ({ ...one, label: one.label === 'danger' ? 'cry' : 'other' })
  const placedToo = examplesIn('intents', 'follow-ups').filter(({ label }) => label !== 'passages')
  return [
    ...ofIntent,
    ...examplesIn('follow-ups').map((one) => seen(one, true)),
    ...placedToo.map((one) => ({ ...seen(one, true), features: placedIn(one.message) })),
  ].map(asCry)
}

function examplesOf(name: PlainName): Seen[] {
  const own = examplesIn(...EXAMPLE_FOLDERS[name]).map((one) => seen(one))
  if (name === 'tone')
    return [
      ...own,
      // Which councils are praised for something asks for praise, whatever else it asks for.
      ...examplesIn('over-councils').flatMap((one) => {
        const label = TONE_OVER_COUNCILS.get(one.label)
        return label === undefined ? [] : [{ ...seen(one), label }]
      }),
      ...bareSubjects.map((one) => ({ ...seen(one), label: 'neither' })),
    ]
  if (name === 'clause') return [...own, ...plainClauses().map((one) => ({ ...seen(one), label: 'asks' }))]
  if (name === 'over-councils')
    return [
      ...own,
      ...[
        ...shuffled([...plainQuestions()], random(SEED)).slice(0, MOST_OF_NONE),
        ...bareSubjects,
        ...shuffled(questions, random(SEED + 7))
          .slice(0, MOST_OF_PARAGRAPHS)
          .map((message): Written => ({ message, label: 'none', writer: 'questions', after: null })),
      ].map((one) => ({ ...seen(one), label: 'none' })),
    ]
  if (name === 'answer') return [...own, ...plainQuestions().map((one) => ({ ...seen(one), label: 'topic' }))]
  return own
}

/** The tone that is asked for by what is asked over councils. */
const TONE_OVER_COUNCILS: ReadonlyMap<string, string> = new Map([
  ['councils-praised', 'praise'],
  ['councils-criticised', 'criticism'],
  ['councils-so', 'neither'],
])

/** Those that learn from their own folders alone. */
type PlainName = Exclude<keyof typeof EXAMPLE_FOLDERS, 'intent' | 'follow-up' | 'subject'>
const { intent: _, 'follow-up': __, subject: ___, ...plainFolders } = EXAMPLE_FOLDERS
const names = Object.keys(plainFolders) as PlainName[]
/** Plain questions that ask nothing over all councils, seen beside those that were written to. */
const MOST_OF_NONE = 1500
/** Questions that paragraphs answer, which ask for no list of councils either. */
const MOST_OF_PARAGRAPHS = 1000
const ofIntent = intentExamples()
/** Plain questions whose words are seen beside those of messages that were marked. */
const MOST_PLAIN = 4000
const subjectWords = subjectWordExamples(read, lexicon)
const plainWordsOfSubject = plainSubjectWords(
  shuffled(questions, random(SEED + 5)).slice(0, MOST_PLAIN),
  read,
  lexicon,
).flat()
const intent = trained(ofIntent, SEED, RUNS)
const subjectWord = subjectWordsTrained(subjectWords, plainWordsOfSubject, SEED)
const tagged = (message: string) => withSubjectTagged(read(message), subjectWord, lexicon)
/** Questions that join words and that one paragraph answers, seen beside those that name several subjects. */
const MOST_JOINING = 250
const ofSeveralSubjects = () => [
  ...severalSubjectsExamples(tagged, lexicon),
  ...singleSubjectExamples(
    shuffled(questions, random(SEED + 6))
      .filter((message) =>
        tokensOf(message).some(({ word, surface }) => JOINS.has(word) || /,$/.test(surface)),
      )
      .slice(0, MOST_JOINING),
    tagged,
    lexicon,
  ),
]

if (flags['held-out']) {
  if (isMeasured('intent')) measure('intent', ofIntent)
  if (isMeasured('follow-up')) measure('follow-up', followUpExamples(intent))
  if (isMeasured('subject')) measure('subject', subjectExamples(intent))
  if (isMeasured('cry')) measure('cry', cryExamples())
  if (isMeasured('subject-word')) measure('subject-word', subjectWords.flat())
  if (isMeasured('several-subjects')) measure('several-subjects', ofSeveralSubjects())
  for (const name of names) if (isMeasured(name)) measure(name, examplesOf(name))
  if (isMeasured('place'))
    measure(
      'place',
      placeExamples().map((one, at) => ({ ...one, writer: String(at % 4) })),
    )
} else {
  const models = {
    place,
    intent,
    'follow-up': trained(followUpExamples(intent), SEED, RUNS),
    subject: trained(subjectExamples(intent), SEED, RUNS),
    cry: trained(cryExamples(), SEED),
    'subject-word': subjectWord,
    'several-subjects': trained(ofSeveralSubjects(), SEED),
    ...Object.fromEntries(names.map((name) => [name, trained(examplesOf(name), SEED, RUNS)])),
  } as unknown as Models
  const { header, weights } = storedModels(models)
  const files = modelFiles()
  mkdirSync(dirname(files.header), { recursive: true })
  writeFileSync(files.header, header)
  writeFileSync(files.weights, weights)
  writeFileSync(files.carriers, `${JSON.stringify(carriers, null, 1)}\n`)
  console.log(
    `data/model/understanding: ${MODELS.map((name) => `${name} ${models[name].classes.length} classes`).join(', ')}`,
  )
}

/** Each writer's messages told by what was learnt from the others'. */
function measure(name: string, examples: readonly Seen[]): void {
  const some = flags.writers?.split(',')
  const writers = [...new Set(examples.map(({ writer }) => writer))].filter(
    (writer) => some?.includes(writer) ?? true,
  )
  const told = writers.flatMap((writer) => {
    const model = trained(
      examples.filter((one) => one.writer !== writer),
      SEED,
      RUNS,
    )
    return examples
      .filter((one) => one.writer === writer)
      .map((one) => ({ ...one, shares: sharesOf(model, one.features) }))
  })
  const right = told.filter(({ label, shares }) => shares[0]?.label === label)
  console.log(
    `\n${name}: ${right.length} of ${told.length} right (${((100 * right.length) / told.length).toFixed(1)} %)`,
  )
  for (const label of [...new Set(examples.map((one) => one.label))].sort()) {
    const of = told.filter((one) => one.label === label)
    const as = told.filter(({ shares }) => shares[0]?.label === label)
    const both = of.filter(({ shares }) => shares[0]?.label === label).length
    const taken = as.length - both
    const confused = new Map<string, number>()
    for (const { shares } of of) {
      const as = shares[0]?.label ?? ''
      if (as !== label) confused.set(as, (confused.get(as) ?? 0) + 1)
    }
    const most = [...confused].sort(([, one], [, other]) => other - one).slice(0, 4)
    console.log(
      `  ${label.padEnd(18)} precision ${((100 * both) / Math.max(1, as.length)).toFixed(0).padStart(3)}  recall ${((100 * both) / of.length).toFixed(0).padStart(3)}  n ${of.length}  taken ${taken}  as ${most.map(([as, count]) => `${as} ${count}`).join(', ')}`,
    )
  }
  if (flags.confusion === name)
    for (const { message, label, shares } of told)
      if (shares[0]?.label !== label)
        console.log(`${label} -> ${shares[0]?.label} ${shares[0]?.share.toFixed(2)}\t${message}`)
}
