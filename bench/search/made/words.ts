import type { Report } from '../../../src/model/report.js'
import { loadEnglish } from '../../../src/vocabulary/data.js'
import { oneOf, type Random } from '../../../train/random.js'

/** Of a hundred words of a real report so many are in no other of five: names, places, rare words. */
const RARE = 0.03
const LOCAL = 0.01

/** Names of services and places that only one report knows. */
const LOCAL_NAMES = 30

/** A place in a list of so many, the first far likelier than the last: Zipf's law, as words of a language are used. */
const zipfian = (count: number, random: Random): number => Math.floor(count ** random()) - 1

/** Writes as the given reports do: each word follows one that it follows there, so that frequencies are theirs. */
export interface Writer {
  /** So many words, in sentences. */
  write(words: number, names: readonly string[]): string
  /** Names that one report alone speaks of. */
  names(): string[]
}

export function writerLike(reports: readonly Report[], random: Random): Writer {
  const words = reports.flatMap(({ paragraphs }) =>
    paragraphs.flatMap(({ text }) => text.match(/[^\s]+/g) ?? []),
  )
  const following = new Map<string, string[]>()
  for (const [at, word] of words.entries()) {
    const next = words[at + 1]
    if (next === undefined) continue
    const known = following.get(word)
    if (known) known.push(next)
    else following.set(word, [next])
  }
  const openings = words.filter((word, at) => /^[A-Z]/.test(word) && (words[at - 1] ?? '.').endsWith('.'))
  const rare = [...loadEnglish()]

  function write(count: number, names: readonly string[]): string {
    const written: string[] = []
    let word = oneOf(openings, random)
    while (written.length < count) {
      written.push(word)
      const chance = random()
      if (chance < RARE) written.push(rare[zipfian(rare.length, random)] ?? '')
      else if (chance < RARE + LOCAL) written.push(oneOf(names, random))
      word = oneOf(following.get(word) ?? openings, random)
    }
    return `${written.join(' ').replace(/[.,;:]*$/, '')}.`
  }
  return { write, names: () => Array.from({ length: LOCAL_NAMES }, () => inventedName(random)) }
}

const ONSETS = 'b br c cl d f g gr h k l m n p r s st t th tr w wh'.split(' ')
const RIMES = 'ad al an ar ast el en er ick il in ing old on or orn um und ut'.split(' ')

/** A name of two or three syllables that is nobody's. */
export const inventedName = (random: Random): string => {
  const syllables = Array.from(
    { length: 2 + Math.floor(random() * 2) },
    () => oneOf(ONSETS, random) + oneOf(RIMES, random),
  )
  const name = syllables.join('')
  return `${name[0]?.toUpperCase()}${name.slice(1)}`
}
