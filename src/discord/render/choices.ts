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
  /** What belongs together, in the reply's order. */
  readonly groups: readonly (readonly Offer[])[]
  /** How many are left out, with no form to name them in. */
  readonly left: number
}

/** The choices of a reply, each once, as many as a menu holds; where there are others, a form for them in place of the last. */
export function chosenOf(reply: Reply): Chosen {
  const seen = new Set<string>()
  let room = OPTIONS_IN_SELECT
  let left = 0
  const groups = choicesIn(reply).map(({ choices, another }) => {
    const offers = choices
      .filter(({ label, message }) => label.trim() !== '' && message.trim() !== '')
      .filter(({ message }) => !seen.has(message) && seen.add(message))
      .map(offerOf)
      .filter(({ state }) => customId(state) !== null)
    const open: Offer[] = another
      ? [{ label: another.label, state: { act: 'another', message: another.message } }]
      : []
    const shown = [...offers.slice(0, Math.max(0, room - open.length)), ...open]
    if (open.length === 0) left += offers.length - shown.length
    room -= shown.length
    return shown
  })
  return { groups: groups.filter((group) => group.length > 0), left }
}

/** Groups of choices that are buttons, as long as a whole one has room beside so many others; the rest is picked from a menu. */
export function parted(
  { groups }: Chosen,
  others: number,
): { readonly pressed: readonly Offer[]; readonly picked: readonly Offer[] } {
  const pressed: Offer[] = []
  const picked: Offer[] = []
  for (const group of groups) {
    const fits = picked.length === 0 && pressed.length + group.length + others <= BUTTONS_IN_ROW
    if (fits) pressed.push(...group)
    else picked.push(...group)
  }
  return { pressed, picked }
}

/** What a menu is for: choices alone are chosen from; a council is, where they are councils. */
export const menuOf = (reply: Reply, hasQuotes: boolean): string => {
  if (hasQuotes) return WORDING.menu
  return choicesIn(reply).some(({ of }) => of === 'councils') ? WORDING.pickCouncil : WORDING.pickOne
}
