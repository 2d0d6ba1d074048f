import type { Asked } from '../../command/command.js'

/**
 * A command and its options as one would type them, for the log: `/cite council:northumberland paragraph:"12-14, 17"`. Null
 * where a value holds what cannot be typed so.
 */
export function typedForm(command: string, asked: Asked): string | null {
  const given = Object.entries(asked).filter((entry): entry is [string, string] => entry[1] !== undefined)
  if (given.some(([, value]) => /["“”\n]/.test(value) || value.trim() === '')) return null
  const options = given.map(([name, value]) => `${name}:${/\s/.test(value) ? `"${value}"` : value}`)
  return [`/${command}`, ...options].join(' ')
}
