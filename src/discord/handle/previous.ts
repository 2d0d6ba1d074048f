import { type APIMessageComponent, ComponentType, type Message } from 'discord.js'
import { EVERYWHERE, type Query } from '../../model/query.js'
import { type Pilcrow, previousOf } from '../../pilcrow.js'
import { paragraphKey } from '../../quotation/scale.js'
import { type Previous, reportsShown, type Shown } from '../../understand/follow-up.js'
import { type State, stateOf } from '../custom-id.js'
import { within } from './patience.js'
import { wordsIn } from './words-in.js'

/** A question is not kept waiting longer for the answers that it follows; it is then understood by itself. */
const FETCH_MS = 2000

/** Questions and answers that a conversation is followed back over: more would cost a question too many fetches. */
const MOST_TURNS = 3

/** In a direct message everything follows the answer before it; so many messages back it is looked for. */
const MOST_BETWEEN = 5

/** The custom ids of a message's buttons, wherever they are nested. */
function idsIn(components: readonly APIMessageComponent[]): string[] {
  return components.flatMap((component): string[] => {
    if (component.type === ComponentType.Button) return 'custom_id' in component ? [component.custom_id] : []
    const accessory = 'accessory' in component ? [component.accessory as APIMessageComponent] : []
    const within = 'components' in component ? (component.components as APIMessageComponent[]) : []
    return [...idsIn(within), ...idsIn(accessory)]
  })
}

const statesOf = (answer: Message): State[] =>
  idsIn(answer.components.map((component) => component.toJSON())).flatMap((id) => stateOf(id) ?? [])

/** The answer of Pilcrow's own that a message replies to; in a direct message the last one before it. */
async function answerBefore(message: Message): Promise<Message | undefined> {
  const own = message.client.user.id
  if (message.reference?.messageId) {
    const answered = await message.fetchReference()
    return answered.author.id === own ? answered : undefined
  }
  if (!message.channel.isDMBased()) return undefined
  const before = await message.channel.messages.fetch({ before: message.id, limit: MOST_BETWEEN })
  return [...before.values()].find(({ author }) => author.id === own)
}

/** What was asked, told by the message that an answer replies to, or by the command that its buttons ask again. */
async function askedBefore(answer: Message): Promise<{ words: string; message: Message | null } | null> {
  const command = statesOf(answer).find((state) => state.act === 'page' || state.act === 'post')
  if (command) return { words: command.message, message: null }
  if (!answer.reference?.messageId) return null
  const question = await answer.fetchReference()
  return { words: wordsIn(question, answer.client.user.id), message: question }
}

/** What an answer shows, as far as its buttons tell. */
const shownBy = (answer: Message): Shown => ({
  excerpts: statesOf(answer).flatMap((state) =>
    state.act === 'share' ? [{ report: state.report, key: paragraphKey(state.key) }] : [],
  ),
  recommendations: [],
  grades: [],
})

/** An answer whose question nobody knows any more: it was about the reports that it shows. */
function aboutShown(shown: Shown, pilcrow: Pilcrow): Previous | undefined {
  const [id] = reportsShown(shown)
  const report = pilcrow.library.byId(id ?? '')
  if (!report) return undefined
  const where = { ...EVERYWHERE, councils: [report.authority.slug] }
  const query: Query = {
    asked: { intent: 'report', where, part: 'whole', instead: null },
    readings: [],
    isConcern: false,
    spokenOf: [],
  }
  return { query, shown }
}

/**
 * The answer that a message follows, as far back as replies lead: each question is fetched and answered again, for nothing
 * is stored. Undefined for a message that follows nothing, or somebody else's.
 */
export const previousAnswer = (message: Message, pilcrow: Pilcrow): Promise<Previous | undefined> =>
  within(FETCH_MS, previousTo(message, pilcrow, MOST_TURNS))

async function previousTo(message: Message, pilcrow: Pilcrow, turns: number): Promise<Previous | undefined> {
  const answer = turns > 0 ? await answerBefore(message) : undefined
  if (!answer) return undefined
  const asked = await askedBefore(answer)
  if (asked === null || asked.words === '') return aboutShown(shownBy(answer), pilcrow)
  const before = asked.message ? await previousTo(asked.message, pilcrow, turns - 1) : undefined
  return previousOf(pilcrow.respond(asked.words, before))
}
