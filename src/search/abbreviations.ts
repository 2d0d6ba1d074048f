/** What an abbreviation stands for, or a name's abbreviation. */
export interface Abbreviation {
  readonly said: string
  readonly means: readonly string[]
}

/** `… Local Safeguarding Children Board (LSCB) …`: capitals in brackets. */
const BRACKETED = /\(([A-Z][A-Za-z&]{1,7})\)/g

/** Longer than any name that is worth abbreviating. */
const LONGEST_NAME = 120

/** Words that an abbreviation leaves out. */
const SKIPPED = new Set(['of', 'and', 'the', 'for', 'in', 'to', 'on', 'at', 'a'])

/** What the abbreviations in a text stand for, as it defines them itself, each way round. */
export function abbreviationsIn(text: string): Abbreviation[] {
  return [...text.matchAll(BRACKETED)].flatMap(({ 1: short = '', index }) => {
    const before = text.slice(Math.max(0, index - LONGEST_NAME), index)
    const name = longNameOf(short, before.match(/[A-Za-z][\w’'&-]*/g) ?? [])
    return name
      ? [
          { said: short, means: [name] },
          { said: name, means: [short] },
        ]
      : []
  })
}

/** The last words whose initials are the abbreviation's letters; nothing where they are not. */
function longNameOf(short: string, words: readonly string[]): string | null {
  const letters = short.replace(/s$|&/g, '').toLowerCase()
  if (letters.length < 2 || !/[A-Z].*[A-Z]/.test(short)) return null
  let left = letters.length
  for (let at = words.length - 1; at >= 0; at--) {
    const initials = (words[at] ?? '')
      .toLowerCase()
      .split('-')
      .map((part) => part[0] ?? '')
    const wanted = letters[left - 1]
    if (initials.at(-1) === wanted)
      left -= initials.join('') === letters.slice(left - initials.length, left) ? initials.length : 1
    else if (initials[0] === wanted) left -= 1
    else if (!SKIPPED.has((words[at] ?? '').toLowerCase())) return null
    if (left === 0) return words[at] === 'and' ? null : words.slice(at).join(' ')
  }
  return null
}
