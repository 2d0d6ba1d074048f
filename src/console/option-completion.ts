import type { Command, Option, OptionValues } from '../command/command.js'
import type { Suggestion } from '../pilcrow/pilcrow.js'

/** One word of a command as typed; words in quotation marks are one. */
export interface TypedWord {
  /** The option it names (`year:2012`), or null. */
  readonly name: string | null
  /** Without the name and without quotation marks. */
  readonly value: string
  /** Where the value begins in the line, its quotation mark included. */
  readonly from: number
}

const TYPED_WORD = /(?:([a-z0-9]+):)?(?:"([^"]*)"?|([^\s"]+))|([a-z0-9]+):/gi

/** The words of a line from a position on; `name:value` counts as named only for the given options. */
export function typedWords(line: string, start: number, options: readonly string[]): TypedWord[] {
  return [...line.slice(start).matchAll(TYPED_WORD)].map((match) => {
    const from = start + match.index
    const [whole, , quoted, bare] = match
    const name = whole.match(/^([a-z0-9]+):/i)?.[1]?.toLowerCase()
    if (name === undefined || !options.includes(name))
      return { name: null, value: quoted ?? bare ?? whole, from }
    const value = whole.slice(name.length + 1).replaceAll('"', '')
    return { name, value, from: from + name.length + 1 }
  })
}

/** What may stand where the cursor is: suggestions for the words typed there, which begin at `from` in the line. */
export interface OptionCompletion {
  readonly suggestions: readonly Suggestion[]
  readonly from: number
}

export type SuggestValues = (option: string, typed: string, asked: OptionValues) => readonly Suggestion[]

const foldTyped = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim()

const equalsTyped = ({ name, value }: Suggestion, typed: string): boolean =>
  foldTyped(value) === foldTyped(typed) || foldTyped(name) === foldTyped(typed)

const continuesTyped = ({ name, value }: Suggestion, typed: string): boolean =>
  foldTyped(value).startsWith(foldTyped(typed)) || foldTyped(name).startsWith(foldTyped(typed))

/** The options that may come next: those that may be left out, and the first that may not. */
function nextOptions(options: readonly Option[]): readonly Option[] {
  const required = options.findIndex((option) => option.required)
  return required < 0 ? options : options.slice(0, required + 1)
}

const joinValues = (words: readonly TypedWord[]): string => words.map((word) => word.value).join(' ')

/**
 * Greedy segmentation: decides which option of a command is being typed. Words are taken in the order of the options, as
 * many for each as make one of its values; the words left over at the cursor are the ones being typed.
 *
 * @param words all words after the command's name
 * @param end where the cursor stands, when a space divides it from the last word; null when it touches that word
 */
export function completeOptions(
  command: Command,
  words: readonly TypedWord[],
  end: number | null,
  suggest: SuggestValues,
): OptionCompletion {
  const last = words.at(-1)
  const asked: Record<string, string> = {}
  for (const word of words) if (word.name !== null) asked[word.name] = word.value
  if (last?.name && end === null) {
    const { [last.name]: typed = '', ...others } = asked
    return { suggestions: offered([last.name], typed, others, suggest), from: last.from }
  }
  const open = command.options.filter((option) => !(option.name in asked))
  const unnamed = words.filter((word) => word.name === null)
  return completeUnnamed(open, unnamed, end, asked, suggest)
}

function completeUnnamed(
  options: readonly Option[],
  words: readonly TypedWord[],
  end: number | null,
  asked: OptionValues,
  suggest: SuggestValues,
): OptionCompletion {
  const next = nextOptions(options).filter((option) => option.kind !== 'question')
  const names = next.map((option) => option.name)
  const from = words[0]?.from ?? end ?? 0
  if (words.length === 0) return { suggestions: offered(names, '', asked, suggest), from }

  const goOnAfter = (matches: typeof equalsTyped, longest: number): OptionCompletion | null => {
    for (let length = longest; length > 0; length--) {
      const typed = joinValues(words.slice(0, length))
      for (const { name } of next) {
        const value = suggest(name, typed, asked).find((suggestion) => matches(suggestion, typed))?.value
        if (value === undefined) continue
        const rest = options.slice(options.findIndex((option) => option.name === name) + 1)
        return completeUnnamed(rest, words.slice(length), end, { ...asked, [name]: value }, suggest)
      }
    }
    return null
  }
  const complete = end === null ? words.length - 1 : words.length
  const typed = joinValues(words)
  const exact = goOnAfter(equalsTyped, complete)
  if (exact) return exact
  const here = end === null ? offered(names, typed, asked, suggest) : []
  if (here.some((suggestion) => continuesTyped(suggestion, typed))) return { suggestions: here, from }
  const begun = goOnAfter(continuesTyped, complete)
  if (begun) return begun
  return (here.length === 0 ? goOnAfter(() => true, complete) : null) ?? { suggestions: here, from }
}

/** Suggestions that go on from what is typed; where none does, the best guess alone. */
function offered(
  names: readonly string[],
  typed: string,
  asked: OptionValues,
  suggest: SuggestValues,
): Suggestion[] {
  const all = names.flatMap((name) => suggest(name, typed, asked))
  const going = all.filter((suggestion) => continuesTyped(suggestion, typed))
  return going.length > 0 ? going : all.slice(0, 1)
}
