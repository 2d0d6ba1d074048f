import type { Encoder } from '../src/learnt/models.js'
import { sentencesOf, termsOf } from '../src/text/tokens.js'

/**
 * Questions in a paragraph's own words. Those that people wrote for learning say everything in other words than the paragraph, as they
 * were asked to; but who has read a report, or looks for a name, asks with its words.
 */

const OPENINGS = [
  '',
  '',
  'what about',
  'tell me about',
  'what did they say about',
  'how is',
  'is there',
  'what is the',
]

/** Words of the paragraph in one question. */
const FEWEST = 2
const MOST = 4

/** A word that says less than this by itself names no subject. */
const TELLING = 0.35

/** A number that counts, and what it counts. */
const COUNTED =
  /(?<![\d.,/–-])(?!(?:19|20)\d\d\b)(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) ((?:[a-z][a-z'’-]+ ){1,3}[a-z][a-z'’-]+)/g

/** A question for a subject in a paragraph's own words; undefined where it has none. */
export function inItsWords(text: string, encoder: Encoder, draw: () => number): string | undefined {
  const sentences = sentencesOf(text)
  const words =
    (sentences[Math.floor(draw() * sentences.length)] ?? '').match(/[A-Za-z][A-Za-z'’-]+|\d+/g) ?? []
  const telling = words.filter((word) => /\d/.test(word) || weightOf(word, encoder) >= TELLING)
  const count = FEWEST + Math.floor(draw() * (MOST - FEWEST + 1))
  if (telling.length < count) return undefined
  const from = Math.floor(draw() * (telling.length - count + 1))
  const opening = OPENINGS[Math.floor(draw() * OPENINGS.length)]
  return `${opening} ${telling
    .slice(from, from + count)
    .join(' ')
    .toLowerCase()}`.trim()
}

/** What follows words in their clause, as far as so many words. */
const CLAUSE = /^[^,.;:()\n]*/
const OF_CLAUSE = 8

/** Half of the questions are put in few words, half with all of the clause: how long a question is shall tell nothing. */
function inFull(words: string, text: string, end: number, draw: () => number): string {
  if (draw() < 0.5) return words
  const clause = text.slice(end).match(CLAUSE)?.[0] ?? ''
  return [words, ...clause.split(/\s+/).filter((word) => word !== '')].slice(0, OF_CLAUSE + 1).join(' ')
}

/** A question for a number that a paragraph gives; undefined where it counts nothing. */
export function forItsNumber(text: string, draw: () => number): string | undefined {
  const counted = [...text.matchAll(COUNTED)]
  const chosen = counted[Math.floor(draw() * counted.length)]
  return chosen && `how many ${inFull(chosen[1] as string, text, chosen.index + chosen[0].length, draw)}`
}

const SHARED = /\d\s*(?:%|per ?cent) of ((?:[a-z][\w'’-]* ?){2,9})/g
const DATED =
  /((?:[A-Za-z][\w'’-]* ){3,9})(?:in|since|by|from|on) (?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:19|20)\d\d)\b/g
const LASTING =
  /((?:[A-Za-z][\w'’-]* ){3,9})(?:within|for|of|takes?) (?:\d+|two|three|four|five|six|seven|eight|nine|ten) (?:working )?(?:days|weeks|months|years)\b/g

/** How people ask for a share, a date, a length of time; `…` is what of. */
const OF_FIGURES: readonly (readonly [RegExp, readonly string[]])[] = [
  [SHARED, ['what percentage of …', 'what proportion of …', 'how many per cent of …']],
  [DATED, ['when …', 'in which year …', 'what was the date when …']],
  [LASTING, ['how long …', 'how many weeks …', 'how quickly …']],
]

/** A question for a share, a date or a length of time that a paragraph gives; undefined where it gives none. */
export function forItsFigure(text: string, draw: () => number): string | undefined {
  const given = OF_FIGURES.flatMap(([figure, ways]) =>
    [...text.matchAll(figure)].map(([, of = '']) => ({ of, ways })),
  )
  const chosen = given[Math.floor(draw() * given.length)]
  const way = chosen?.ways[Math.floor(draw() * chosen.ways.length)]
  return chosen && way?.replace('…', chosen.of.trim().toLowerCase())
}

/** Several of a thing, in a sentence that counts nothing. */
const SEVERAL = /(?<![A-Za-z])((?:[a-z][a-z'’-]+ ){1,2}[a-z]{3,}[a-rt-z]s)(?![A-Za-z])/g

/** A question for a number that a paragraph does not give of something that it speaks of; undefined where it has no such. */
export function forNoNumber(text: string, draw: () => number): string | undefined {
  const plain = sentencesOf(text).filter((sentence) => !/\d/.test(sentence) && !sentence.match(COUNTED))
  const several = plain.flatMap((sentence) => [...sentence.matchAll(SEVERAL)])
  const chosen = several[Math.floor(draw() * several.length)]
  if (chosen === undefined) return undefined
  const [sentence = ''] = plain.filter((one) => one.includes(chosen[1] as string))
  const end = sentence.indexOf(chosen[1] as string) + (chosen[1] as string).length
  return `${ASKING[Math.floor(draw() * ASKING.length)]} ${inFull(chosen[1] as string, sentence, end, draw)}`
}

/** How people ask for a number or a share. */
const ASKING = ['how many', 'how many', 'how many', 'what percentage of', 'what proportion of']

/** How people ask after something by its name; `…` is the name. */
const OF_NAMES = [
  '…',
  'what is …',
  'what is … for',
  'who runs …',
  'tell me about …',
  'how does … work',
  'what does … mean',
  'what did inspectors say about …',
  'who is … for',
  'the … project',
]

/** Names inside a sentence: in quotation marks, of several words with capitals, or one word with a capital that is not its first. */
const NAMES =
  /['‘“]([A-Z][\w]*(?: [\w]+){0,4})['’”]|(?<=[a-z,;] )((?:[A-Z][a-z]+ (?:(?:of|and|for|the) )?){0,3}[A-Z][a-z]{2,}|[A-Z]{3,})(?![\w])/g

/** A question for something that a paragraph calls by a name; undefined where it names nothing but the council. */
export function forItsName(text: string, council: string, draw: () => number): string | undefined {
  const names = sentencesOf(text)
    .flatMap((sentence) => [...sentence.matchAll(NAMES)])
    .flatMap(({ 1: quoted, 2: plain }) => quoted ?? plain ?? [])
    .filter((name) => !council.includes(name) && !name.includes(council))
  const chosen = names[Math.floor(draw() * names.length)]
  const way = OF_NAMES[Math.floor(draw() * OF_NAMES.length)] as string
  return chosen && way.replace('…', draw() < 0.5 ? chosen : chosen.toLowerCase())
}

/** How much a word says by itself. */
export function weightOf(word: string, { rowOf, alone }: Encoder): number {
  const [term] = termsOf(word)
  const row = term === undefined ? undefined : rowOf(term)
  return row === undefined ? 0 : (alone[row] as number)
}
