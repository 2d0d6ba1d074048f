/** One word of a command as typed; words in quotation marks are one. */
export interface TypedWord {
  /** The option it names (`year:2012`), or null. */
  readonly name: string | null
  /** Without the name and without quotation marks. */
  readonly value: string
  /** Where the value begins in the line, its quotation mark included. */
  readonly from: number
}

const WORD = /(?:([a-z0-9]+):)?(?:"([^"]*)"?|([^\s"]+))|([a-z0-9]+):/gi

/** The words of a line from a position on; `name:value` counts as named only for the given options. */
export function typedWords(line: string, start: number, options: readonly string[]): TypedWord[] {
  return [...line.slice(start).matchAll(WORD)].map((match) => {
    const from = start + match.index
    const [whole, , quoted, bare] = match
    const name = whole.match(/^([a-z0-9]+):/i)?.[1]?.toLowerCase()
    if (name === undefined || !options.includes(name))
      return { name: null, value: quoted ?? bare ?? whole, from }
    const value = whole.slice(name.length + 1).replaceAll('"', '')
    return { name, value, from: from + name.length + 1 }
  })
}
