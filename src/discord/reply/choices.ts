import { blocksOf, type Choice, type Reply } from '../../model/reply.js'
import type { ActionButton, QuotedPassage, ReplyPiece } from '../components/piece.js'
import { WORDING } from '../components/wording.js'
import { customId } from '../custom-id.js'
import { BUTTONS_IN_ROW, OPTIONS_IN_SELECT } from '../protocol/limits.js'

const choiceButton = ({ label, message }: Choice): ActionButton => ({ label, state: { act: 'say', message } })

/** What a reply offers to choose from. */
export interface ReplyChoices {
  /** What belongs together, in the reply's order. */
  readonly groups: readonly (readonly ActionButton[])[]
  /** How many are left out, with no form to name them in. */
  readonly left: number
}

/** The choices of a reply, each once, as many as a menu holds; where there are others, a form for them in place of the last. */
export function replyChoices(reply: Reply): ReplyChoices {
  const seen = new Set<string>()
  let room = OPTIONS_IN_SELECT
  let left = 0
  const groups = blocksOf(reply, 'choices').map(({ choices, another }) => {
    const offers = choices
      .filter(({ label, message }) => label.trim() !== '' && message.trim() !== '')
      .filter(({ message }) => !seen.has(message) && seen.add(message))
      .map(choiceButton)
      .filter(({ state }) => customId(state) !== null)
    const open: ActionButton[] = another
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
export function splitChoices(
  { groups }: ReplyChoices,
  others: number,
): { readonly pressed: readonly ActionButton[]; readonly picked: readonly ActionButton[] } {
  const pressed: ActionButton[] = []
  const picked: ActionButton[] = []
  for (const group of groups) {
    const fits = picked.length === 0 && pressed.length + group.length + others <= BUTTONS_IN_ROW
    if (fits) pressed.push(...group)
    else picked.push(...group)
  }
  return { pressed, picked }
}

/** What a menu is for: choices alone are chosen from; a council is, where they are councils. */
export const menuPlaceholder = (reply: Reply, hasQuotes: boolean): string => {
  if (hasQuotes) return WORDING.menu
  return blocksOf(reply, 'choices').some(({ of }) => of === 'councils')
    ? WORDING.pickCouncil
    : WORDING.pickOne
}

/** Quotations of one page that the menu has room for, three things to do with each. */
const MAX_QUOTATIONS = 6

/** What can be done with each quotation of a page: read it in its place, copy it, share it. */
export function quotationActions(pieces: readonly ReplyPiece[]): ActionButton[] {
  const quoted = pieces.flatMap((piece) => piece.quoted ?? []).slice(0, MAX_QUOTATIONS)
  const reports = new Set(quoted.map(({ report }) => report))
  const nameOf = ({ short, name }: QuotedPassage): string => (reports.size > 1 ? name : short)
  return quoted.flatMap((one): ActionButton[] => {
    const { report, key } = one
    const sentences = one.sentences === null ? null : [...one.sentences]
    return [
      { label: WORDING.inContext(nameOf(one)), state: { act: 'context', report, key, sentences } },
      { label: WORDING.copy(nameOf(one)), state: { act: 'copy', report, key, sentences } },
      { label: WORDING.shareOf(nameOf(one)), state: { act: 'share', report, key, sentences } },
    ]
  })
}
