import { type APIMessageComponent, ComponentType, type Message } from 'discord.js'
import type { Answers } from '../../answers.js'
import type { Query } from '../../model/query.js'
import { previousOf } from '../../pilcrow.js'
import { paragraphKey } from '../../quotation/scale.js'
import { type Previous, reportsShown, type Shown, whereOf } from '../../understand/follow-up/shown.js'
import { type State, stateOf } from '../custom-id.js'
import { reportCommand } from '../render/offers.js'

/** What an answer was about, as its own buttons tell: for one whose question nobody knows. */

/** The custom ids of a message's buttons and of its menus' options, wherever they are nested. */
function idsIn(components: readonly APIMessageComponent[]): string[] {
  return components.flatMap((component): string[] => {
    if (component.type === ComponentType.Button) return 'custom_id' in component ? [component.custom_id] : []
    if (component.type === ComponentType.StringSelect) return component.options.map(({ value }) => value)
    return 'components' in component ? idsIn(component.components as APIMessageComponent[]) : []
  })
}

const statesOf = (answer: Message): State[] =>
  idsIn(answer.components.map((component) => component.toJSON())).flatMap((id) => stateOf(id) ?? [])

/** What an answer's buttons ask again: for another page of it, for all its rows, to share it. */
export function queryOf(answer: Message): Query | null {
  const states = statesOf(answer).flatMap((state) => ('query' in state && state.query ? [state.query] : []))
  return states[0] ?? null
}

/** The paragraphs that a button opens of those that its answer holds; `turn` leads to others. */
function placesOf(state: State): { report: string; key: string }[] {
  switch (state.act) {
    case 'share':
    case 'copy':
    case 'context':
      return [{ report: state.report, key: paragraphKey(state.key) }]
    case 'more':
      return state.keys.map((key) => ({ report: state.report, key: paragraphKey(key) }))
    default:
      return []
  }
}

/** The paragraphs that an answer holds, in its order, each once however many buttons it has. */
function placesIn(states: readonly State[]): Shown['excerpts'] {
  const places = states.flatMap(placesOf).map((place) => [`${place.report} ${place.key}`, place] as const)
  return [...new Map(places).values()]
}

/** The reports that the commands of an answer's buttons are about; none where they lead to several councils. */
function reportsLedTo(states: readonly State[], pilcrow: Pick<Answers, 'respond' | 'library'>): string[] {
  const ids = states.flatMap((state) => {
    if (state.act !== 'say') return []
    const led = previousOf(pilcrow.respond(state.message))
    return led ? [...whereOf(led.query.asked).reports, ...reportsShown(led.shown)] : []
  })
  const councils = new Set(ids.map((id) => pilcrow.library.byId(id)?.authority.slug))
  return councils.size === 1 ? ids : []
}

/**
 * An answer whose question nobody knows any more: it was about the first report that it shows, and what it quoted is what
 * it showed. Undefined where its buttons tell of no report that is held.
 */
export function aboutShown(
  answer: Message,
  pilcrow: Pick<Answers, 'respond' | 'library'>,
): Previous | undefined {
  const states = statesOf(answer)
  const excerpts = placesIn(states)
  const named = states.flatMap((state) => ('report' in state ? [state.report] : []))
  const [id] = named.length > 0 ? named : reportsLedTo(states, pilcrow)
  if (id === undefined || !pilcrow.library.byId(id)) return undefined
  const about = previousOf(pilcrow.respond(reportCommand(id)))
  if (!about || excerpts.length === 0) return about
  return { ...about, shown: { excerpts, recommendations: [], grades: [] } }
}
