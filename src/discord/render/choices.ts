import { type APIComponentInContainer, ComponentType } from 'discord.js'
import type { Choice } from '../../model/reply.js'
import { customId } from '../custom-id.js'
import { BUTTON_LABEL_SHOWN, BUTTONS_IN_ROW, OPTIONS_IN_SELECT, SELECT_OPTION_LENGTH } from '../limits.js'
import { WORDING } from '../wording.js'
import { wordsPieces } from './block/words.js'
import { cutLabel } from './cut.js'
import { drawRows, type Used } from './draw.js'
import type { Piece } from './piece.js'

/** More menus than this would crowd out the answer; what they do not hold is listed as text. */
const MENUS = 2

/** Nobody types more than this after an example; a choice that takes more is not offered. */
const TYPED_LENGTH = 200

interface Offered {
  /** Those to press or pick. */
  readonly pressed: readonly Choice[]
  /** Those to type, because they are questions or too long for Discord to keep. */
  readonly typed: readonly Choice[]
}

/** Choices by how Discord can offer them. */
export function offered(choices: readonly Choice[]): Offered {
  const distinct = [...new Map(choices.map((choice) => [choice.message, choice])).values()]
  const named = distinct.filter(({ label, message }) => label.trim() !== '' && message.trim() !== '')
  const fitting = named.filter(({ message }) => customId({ act: 'say', message }) !== null)
  const pressed = fitting.slice(0, MENUS * OPTIONS_IN_SELECT)
  const others = named.filter((choice) => !pressed.includes(choice))
  return { pressed, typed: others.filter(({ message }) => message.length <= TYPED_LENGTH) }
}

function drawMenu(choices: readonly Choice[], menu: number, used: Used): APIComponentInContainer[] {
  const custom_id = customId({ act: 'pick', menu })
  if (custom_id === null || choices.length === 0) return []
  used.add(custom_id)
  const options = choices.map(({ label, message }) => ({
    label: cutLabel(label, SELECT_OPTION_LENGTH),
    value: message,
  }))
  const select = {
    type: ComponentType.StringSelect as const,
    custom_id,
    placeholder: WORDING.pickOne,
    options,
  }
  return [{ type: ComponentType.ActionRow, components: [select] }]
}

/** Up to five choices are buttons, more are a menu. */
export function drawChoices(pressed: readonly Choice[], used: Used): APIComponentInContainer[] {
  if (pressed.length > BUTTONS_IN_ROW) {
    const menus = [pressed.slice(0, OPTIONS_IN_SELECT), pressed.slice(OPTIONS_IN_SELECT)]
    return menus.flatMap((choices, menu) => drawMenu(choices, menu, used))
  }
  const buttons = pressed.map(({ label, message }) => ({
    label: cutLabel(label, BUTTON_LABEL_SHOWN),
    state: { act: 'say' as const, message },
  }))
  return drawRows(buttons, used)
}

/** The choices that are no buttons, to be typed. */
export const typedPieces = (typed: readonly Choice[]): Piece[] =>
  typed.flatMap(({ label, message }) =>
    wordsPieces(WORDING.toType(label === message ? null : label, message)),
  )
