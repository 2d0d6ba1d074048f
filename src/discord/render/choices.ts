import type { Block, Choice, Reply } from '../../model/reply.js'
import { customId } from '../custom-id.js'
import { BUTTONS_IN_ROW, OPTIONS_IN_SELECT } from '../limits.js'
import { WORDING } from '../wording.js'
import type { Offer } from './piece.js'

type Choices = Extract<Block, { block: 'choices' }>

const choicesIn = ({ blocks }: Reply): Choices[] =>
  blocks.filter((block): block is Choices => block.block === 'choices')

const offerOf = ({ label, message }: Choice): Offer => ({ label, state: { act: 'say', message } })

/** What a reply offers to choose from. */
export interface Chosen {
  readonly offers: readonly Offer[]
  /** Where not all can be offered: the form in which the others are named. */
  readonly another: Offer | null
  /** How many are left out, with no form to name them in. */
  readonly left: number
}

/** The choices of a reply, each once, as many as a menu holds; where there are others, a form for them in place of the last. */
export function chosenOf(reply: Reply): Chosen {
  const blocks = choicesIn(reply)
  const all = blocks.flatMap(({ choices }) => choices)
  const distinct = [...new Map(all.map((choice) => [choice.message, choice])).values()]
  const offers = distinct
    .filter(({ label, message }) => label.trim() !== '' && message.trim() !== '')
    .map(offerOf)
    .filter(({ state }) => customId(state) !== null)
  const open = blocks.flatMap(({ another }) => another ?? [])[0]
  const another: Offer | null = open
    ? { label: open.label, state: { act: 'another', message: open.message } }
    : null
  const room = OPTIONS_IN_SELECT - (another ? 1 : 0)
  return { offers: offers.slice(0, room), another, left: another ? 0 : Math.max(0, offers.length - room) }
}

/** Whether choices are few enough to be buttons beside so many others. */
export const areButtons = ({ offers, another }: Chosen, others: number): boolean =>
  offers.length + (another ? 1 : 0) + others <= BUTTONS_IN_ROW

/** What a menu is for: choices alone are chosen from; a council is, where they are councils. */
export const menuOf = (reply: Reply, hasQuotes: boolean): string => {
  if (hasQuotes) return WORDING.menu
  return choicesIn(reply).some(({ of }) => of === 'councils') ? WORDING.pickCouncil : WORDING.pickOne
}
