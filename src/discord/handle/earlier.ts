import { type APIMessageComponent, ComponentType, type Message } from 'discord.js'
import { paragraphKey } from '../../quotation/scale.js'
import type { Earlier } from '../../understand/follow-up/earlier.js'
import { stateOf } from '../custom-id.js'
import { within } from './patience.js'

/** A question is not kept waiting longer for the answer that it follows; it is then understood by itself. */
const FETCH_MS = 2000

/** The custom ids of a message's buttons, wherever they are nested. */
function idsIn(components: readonly APIMessageComponent[]): string[] {
  return components.flatMap((component): string[] => {
    if (component.type === ComponentType.Button) return 'custom_id' in component ? [component.custom_id] : []
    const accessory = 'accessory' in component ? [component.accessory as APIMessageComponent] : []
    const within = 'components' in component ? (component.components as APIMessageComponent[]) : []
    return [...idsIn(within), ...idsIn(accessory)]
  })
}

/** The report that a command is about: `/report northumberland-2012`. */
const reportIn = (command: string): string[] =>
  command.match(/(?<=^\/[a-z]+ )[a-z-]+-\d{4}(?:-\d\d)?\b/g) ?? []

/**
 * The answer of Pilcrow's own that a message replies to, as far as its buttons still tell: which paragraphs it quoted,
 * which command it answered. Undefined for a message that replies to nothing, or to somebody else.
 */
export async function earlierAnswer(message: Message): Promise<Earlier | undefined> {
  if (!message.reference?.messageId) return undefined
  const answered = await within(FETCH_MS, message.fetchReference())
  if (answered?.author.id !== message.client.user.id) return undefined
  const states = idsIn(answered.components.map((component) => component.toJSON())).flatMap(
    (id) => stateOf(id) ?? [],
  )
  const command = states.find((state) => state.act === 'page')
  return {
    message: command?.message ?? '',
    grades: [],
    excerpts: states.flatMap((state) =>
      state.act === 'share' ? [{ report: state.report, key: paragraphKey(state.key) }] : [],
    ),
    recommendations: [],
    about: states.flatMap((state) => (state.act === 'say' ? reportIn(state.message) : [])),
  }
}
