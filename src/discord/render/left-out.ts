import { groupsOf } from '../../groups.js'
import { customId, type State } from '../custom-id.js'
import { BUTTONS_IN_ROW } from '../limits.js'
import { WORDING } from '../wording.js'
import type { Button, Opener, Piece } from './piece.js'

const NAMES: Readonly<Record<Piece['what'], readonly [one: string, more: string] | null>> = {
  heading: null,
  text: ['a passage of text', 'passages of text'],
  grade: ['grade', 'grades'],
  excerpt: ['excerpt', 'excerpts'],
  recommendation: ['recommendation', 'recommendations'],
}

/** `There is more: 3 excerpts and 12 grades.` */
export function leftOutWords(pieces: readonly Piece[]): string {
  const groups = groupsOf(pieces, ({ what }) => what)
  const counts = groups.flatMap((group) => {
    const names = NAMES[group[0]?.what ?? 'heading']
    if (names === null) return []
    return group.length === 1 && names[0].startsWith('a ')
      ? [names[0]]
      : [`${group.length} ${names[group.length === 1 ? 0 : 1]}`]
  })
  return counts.length === 0 ? '' : WORDING.leftOut(new Intl.ListFormat('en-GB').format(counts))
}

/** Opens a report by its id, for an authority may have two of one year. */
export const reportCommand = (report: string): string => `/report ${report}`

/** As few buttons as open all these paragraphs of one report, each holding as many keys as fit. */
function moreButtons(openers: readonly Opener[]): Button[] {
  const buttons: { state: State & { act: 'more' }; names: string[] }[] = []
  for (const { report, key, name } of openers) {
    if (key === null) continue
    const last = buttons.at(-1)
    const longer = last && { ...last.state, keys: [...last.state.keys, key] }
    if (last?.state.keys.includes(key)) continue
    if (last && longer && customId(longer) !== null) {
      last.state = longer
      last.names.push(name)
    } else {
      buttons.push({ state: { act: 'more', report, keys: [key] }, names: [name] })
    }
  }
  return buttons.map(({ state, names }) => {
    const [first = '', ...others] = names
    return { label: WORDING.openMore(first, others.length), state }
  })
}

const gradeButton = ({ report, name }: Opener): Button => ({
  label: WORDING.allGrades(name),
  state: { act: 'say', message: reportCommand(report) },
})

/** Buttons that open what had no room, one row of them at most, and whether they open all of it. */
export function leftOutButtons(pieces: readonly Piece[]): { buttons: Button[]; all: boolean } {
  const openers = pieces.flatMap(({ opens }) => (opens ? [opens] : []))
  const byReport = groupsOf(openers, ({ report, key }) => `${report} ${key === null}`)
  const buttons = byReport.flatMap((group) =>
    group[0]?.key === null ? [gradeButton(group[0])] : moreButtons(group),
  )
  const usable = buttons.filter(({ state }) => customId(state) !== null)
  const opened = pieces.every(({ opens, what }) => opens !== null || what === 'heading')
  return {
    buttons: usable.slice(0, BUTTONS_IN_ROW),
    all: opened && usable.length === buttons.length && usable.length <= BUTTONS_IN_ROW,
  }
}
