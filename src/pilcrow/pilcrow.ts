import { commands } from '../../commands/index.js'
import { answer } from '../answer/answer.js'
import { answerNewReport } from '../answer/new-report.js'
import { type CouncilDirectory, councilDirectory } from '../command/choice-lists.js'
import { type AnswerContext, type Command, type OptionValues, queryOf } from '../command/command.js'
import { type Suggestion, suggest, valuesMeant } from '../command/suggest.js'
import { typedQuery, withAssumedCouncil } from '../command/typed-command.js'
import { bundledLearnt } from '../learnt/learnt.js'
import { ALL_AT_HAND, type Complete, type Library } from '../library/library.js'
import type { Assumed, Query } from '../model/query.js'
import type { Reply } from '../model/reply.js'
import { reply, words } from '../reply/build.js'
import { type Indexed, indexed } from '../search/indexed.js'
import { createSearch, type Search } from '../search/search.js'
import { questionVectors, type SentenceEncoder } from '../sentence-encoder/sentence-encoder.js'
import { lexiconOf, placeLikelihoodBy } from '../understand/classify/classifier.js'
import { loadCarriers, loadModels } from '../understand/classify/models.js'
import { recogniserOf } from '../understand/entities/entities.js'
import type { Previous } from '../understand/follow-up/shown.js'
import { namesOver } from '../understand/option-names.js'
import { normalised, understand, understandAfter } from '../understand/understand.js'
import type { Understanding } from '../understand/understanding.js'
import { MisquotedError, mayBeOffered, verified } from '../verification/verify.js'
import type { Vocabulary } from '../vocabulary/vocabulary.js'
import { type Answered, goneOn, shownIn } from './going-on.js'

export type { Suggestion } from '../command/suggest.js'
export type { Answered } from './going-on.js'

/** The same, given as soon as it can be. */
type Waiting<Made extends (...given: never[]) => unknown> = (
  ...given: Parameters<Made>
) => Promise<ReturnType<Made>>

/** The whole bot but for its screens: {@link Answers}, each as soon as what it needs of the library is at hand. */
export interface Pilcrow extends Pick<Answers, 'commands' | 'library' | 'councils'> {
  respond: Waiting<Answers['respond']>
  say: Waiting<Answers['say']>
  run: Waiting<Answers['run']>
  answer: Waiting<Answers['answer']>
  suggest: Waiting<Answers['suggest']>
  news: Waiting<Answers['news']>
  /** Anything else that is made of the library and the answers, and of nothing else. */
  look<T>(make: (answers: Answers) => T): Promise<T>
  /** The same for those who have chosen councils, as {@link Answers}. */
  for(here: Assumed | null): Pilcrow
}

/** What a message that follows an answer is understood from; undefined where the answer was to nothing understood. */
export const previousOf = ({ query, reply }: Answered): Previous | undefined =>
  query === null ? undefined : { query, shown: shownIn(reply) }

/** All that an answer may look at, over a library. */
export function answerContextOver(library: Library, vocabulary: Vocabulary, search: Search): AnswerContext {
  const models = loadModels()
  const carriers = loadCarriers()
  const recogniser = recogniserOf(
    vocabulary,
    library.reports,
    search,
    placeLikelihoodBy(models.place),
    carriers,
  )
  const understanding: Understanding = {
    recogniser,
    models,
    carriers,
    lexicon: lexiconOf(carriers, vocabulary.stopWords, search.knows),
    vocabulary,
    headings: library.gradeHeadings(),
    byId: library.byId,
    ofCouncil: library.ofAuthority,
  }
  const names = namesOver(vocabulary, library.reports, recogniser)
  return { library, vocabulary, search, names, understanding, here: null }
}

/**
 * Pilcrow of answers for which something may yet have to be fetched.
 * @param excuse a sentence for whoever asked where that fails; null for what is a fault of Pilcrow's own
 */
export function pilcrowOf(
  answers: Answers,
  complete: Complete,
  excuse: (error: unknown) => string | null = () => null,
): Pilcrow {
  const { commands, library, councils, respond, say, run, answer, suggest, news } = answers
  const excused = async (make: () => Answered): Promise<Answered> => {
    try {
      return await complete(make)
    } catch (error) {
      const sentence = excuse(error)
      if (sentence === null) throw error
      return { query: null, reply: reply('error', [words(sentence)]) }
    }
  }
  const replied = async (make: () => Reply): Promise<Reply> =>
    (await excused(() => ({ query: null, reply: make() }))).reply
  return {
    commands,
    library,
    councils,
    respond: (...message) => excused(() => respond(...message)),
    say: (...message) => replied(() => say(...message)),
    run: (...command) => excused(() => run(...command)),
    answer: (query) => replied(() => answer(query)),
    suggest: (...option) => complete(() => suggest(...option)),
    news: (...report) => complete(() => news(...report)),
    look: (make) => complete(() => make(answers)),
    for: (here) => pilcrowOf(answers.for(here), complete, excuse),
  }
}

/**
 * The answers over a library in memory.
 * @param index over the library's reports; made here where none is given
 */
export const answersOver = (
  library: Library,
  vocabulary: Vocabulary,
  index: Indexed = indexed(library.reports),
): Answers =>
  answersOf(answerContextOver(library, vocabulary, createSearch(library.reports, vocabulary, index)))

/**
 * Pilcrow over a library in memory, as {@link answersOver}.
 * @param encoder what the index's vectors were made by, where one was chosen
 */
export const createPilcrow = (
  library: Library,
  vocabulary: Vocabulary,
  index: Indexed = indexed(library.reports),
  encoder: SentenceEncoder | null = null,
): Pilcrow => {
  if (encoder === null) return pilcrowOf(answersOver(library, vocabulary, index), ALL_AT_HAND)
  const { of, complete } = questionVectors(encoder)
  const search = createSearch(library.reports, vocabulary, index, bundledLearnt(), of)
  return pilcrowOf(answersOf(answerContextOver(library, vocabulary, search)), complete)
}

/**
 * What Pilcrow answers, as pure functions of what an answer may look at: nothing here waits, and nothing throws for what a person typed, who
 * gets a reply that says why.
 */
export interface Answers {
  readonly commands: readonly Command[]
  readonly library: Library
  /**
   * Answers a message as typed in a channel: `/grade northumberland staying-safe`, a citation, a question. A message
   * that follows an earlier answer ('and in 2022?') is understood from it.
   */
  respond(message: string, previous?: Previous): Answered
  /** The answer alone. */
  say(message: string, previous?: Previous): Reply
  /** Runs a command whose options are already apart, as Discord sends them. */
  run(command: string, asked: OptionValues): Answered
  /** The answer to what was understood before: to another page of it, to whoever shares it. */
  answer(query: Query): Reply
  /** What to offer for one option while it is typed, best first; `asked` holds the other options so far. */
  suggest(command: string, option: string, typed: string, asked: OptionValues): Suggestion[]
  /** The councils that somebody may choose or follow. */
  readonly councils: CouncilDirectory
  /** What those who follow its council are told of a report, by its id; null for one that is not held. */
  news(report: string): Reply | null
  /** The same for those who have chosen councils: what is about a council and names none is about theirs. */
  for(here: Assumed | null): Answers
}

/**
 * @param everywhere what answers to everybody look at: lists that are made once for it are kept with it
 * @param here the councils of whoever asks; null where they have chosen none
 */
export function answersOf(everywhere: AnswerContext, here: Assumed | null = null): Answers {
  const context: AnswerContext = here === null ? everywhere : { ...everywhere, here }
  const { library, understanding } = context
  const answered = (query: Query): Answered => ({
    query,
    reply: guarded(() => answer(query, context), library),
  })
  const asReply = (early: Reply): Answered => ({ query: null, reply: guarded(() => early, library) })
  const respond = (message: string, previous?: Previous): Answered => {
    const read = normalised(message)
    const typed = isCommand(read) ? typedQuery(read, commands, context) : null
    if (typed?.refusal) return asReply(typed.refusal)
    if (typed) return answered(typed.value)
    if (!previous) return answered(understand(message, previous, understanding, here))
    const after = understandAfter(message, previous, understanding, here)
    return goneOn({ ...after, previous }, answered, context)
  }
  return {
    commands,
    library,
    respond,
    say: (message, previous) => respond(message, previous).reply,
    run(name, asked) {
      const command = commands.find((each) => each.name === name)
      if (!command) return respond(`/${name}`)
      const own = withAssumedCouncil(
        command,
        valuesRead(valuesMeant(command, named(command, asked), context)),
        context,
      )
      if (own.refusal) return asReply(own.refusal)
      const made = command.query(own.value.asked, context)
      if (made.refusal) return asReply(made.refusal)
      return answered(queryOf({ ...made.value, assumed: made.value.assumed ?? own.value.assumed }))
    },
    answer: (query) => answered(query).reply,
    suggest(name, option, typed, asked) {
      const command = commands.find((each) => each.name === name)
      const known = command?.options.find((each) => each.name === option || each.formerly === option)
      if (!command || !known) return []
      const others = valuesRead(named(command, asked))
      const own = known.kind === 'council' ? null : withAssumedCouncil(command, others, context)
      const whole = own === null || own.refusal ? others : own.value.asked
      return suggest(known.kind, normalised(typed), whole, everywhere, commands)
        .filter((one) => mayBeOffered(one, library))
        .map(({ name, value }) => ({ name, value }))
    },
    councils: councilDirectory(everywhere),
    news(id) {
      const report = library.byId(id)
      return report ? guarded(() => answerNewReport(report, context), library) : null
    },
    for: (others) => answersOf(everywhere, others),
  }
}

/** What is typed as a command begins with its sign. */
const isCommand = (message: string): boolean => message.trimStart().startsWith('/')

/** Options by the names that they have now. */
const named = ({ options }: Command, asked: OptionValues): OptionValues =>
  Object.fromEntries(options.map(({ name, formerly = name }) => [name, asked[name] ?? asked[formerly]]))

const valuesRead = (asked: OptionValues): OptionValues =>
  Object.fromEntries(Object.entries(asked).map(([name, value]) => [name, value && normalised(value)]))

/** No reply leaves that its reports do not bear out. */
function guarded(made: () => Reply, library: Library): Reply {
  try {
    return verified(made(), library)
  } catch (error) {
    if (!(error instanceof MisquotedError)) throw error
    return reply('error', [words(error.message)])
  }
}
