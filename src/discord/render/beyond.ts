import type { APIComponentInContainer } from 'discord.js'
import { WORDING } from '../wording.js'
import { drawRows, drawText, type Used } from './draw.js'
import { leftOutButtons, leftOutWords } from './left-out.js'
import { small } from './markdown.js'
import { canTurn } from './pages.js'
import { type Button, continues, type Piece } from './piece.js'

function pageTurners(command: string, page: number, pages: number): Button[] {
  const back: Button = {
    label: WORDING.previousPage(page),
    state: { act: 'page', page: page - 1, message: command },
  }
  const on: Button = {
    label: WORDING.nextPage(page + 2),
    state: { act: 'page', page: page + 1, message: command },
  }
  return [...(page > 0 ? [back] : []), ...(page < pages - 1 ? [on] : [])]
}

/** What is not on this page, in words, and the buttons that lead there. */
export function beyond(
  pages: readonly Piece[][],
  page: number,
  command: string | null,
  used: Used,
): APIComponentInContainer[] {
  const cut = pages[page]?.some(({ shortened }) => shortened) ? [WORDING.shortened] : []
  if (canTurn(command, pages.length) && pages.length > 1) {
    const words = [...cut, WORDING.page(page + 1, pages.length)].join(' ')
    return [drawText(small(words)), ...drawRows(pageTurners(command, page, pages.length), used)]
  }
  const left = pages
    .slice(1)
    .flat()
    .filter((piece) => !continues(piece))
  const { buttons, all } = leftOutButtons(left)
  const how = left.length === 0 ? [] : [leftOutWords(left), all ? WORDING.openBelow : WORDING.openByCite]
  const words = [...cut, ...how].join(' ')
  return words === '' ? [] : [drawText(small(words)), ...drawRows(buttons, used)]
}
