import { isDeepStrictEqual } from 'node:util'
import type { Asked } from '../../command/command.js'
import type { Reply } from '../../model/reply.js'
import type { Pilcrow } from '../../pilcrow.js'
import { customId } from '../custom-id.js'

const givenIn = (asked: Asked): [string, string][] =>
  Object.entries(asked).filter((entry): entry is [string, string] => entry[1] !== undefined)

/**
 * A command and its options as one would type them, so that a button can ask again for another page:
 * `/cite authority:northumberland paragraph:"12-14, 17"`. Null where a value holds what cannot be typed so.
 */
export function typedForm(command: string, asked: Asked): string | null {
  const given = givenIn(asked)
  if (given.some(([, value]) => /["“”\n]/.test(value) || value.trim() === '')) return null
  const options = given.map(([name, value]) => `${name}:${/\s/.test(value) ? `"${value}"` : value}`)
  return [`/${command}`, ...options].join(' ')
}

/** More pages than nearly any answer has. */
const MANY = 99

const fits = (message: string, page: number): boolean => customId({ act: 'page', page, message }) !== null

/**
 * The form in which buttons ask again for this reply: with the names of the options, or where that is too long for a button
 * and the values alone mean the same, without.
 */
export async function repeatedForm(
  command: string,
  asked: Asked,
  reply: Reply,
  pilcrow: Pick<Pilcrow, 'say'>,
): Promise<string | null> {
  const whole = typedForm(command, asked)
  const brief = [`/${command}`, ...givenIn(asked).map(([, value]) => value)].join(' ')
  if (whole === null || fits(whole, MANY) || !fits(brief, 0)) return whole
  return isDeepStrictEqual(await pilcrow.say(brief), reply) ? brief : whole
}
