import { type Encoder, learntAs, meanOf, rowCounts } from '../../learnt/models.js'
import { termsOf } from '../../text/tokens.js'

/** What a question means, for the encoder. */
export interface Meaning {
  readonly encoder: Encoder
  /** Its words' rows, each once. */
  readonly rows: Int32Array
  /** All its stems in order. */
  readonly sequence: readonly string[]
  /** The stem of each row. */
  readonly stems: readonly string[]
  /** Stems that nothing was learnt of, each once. */
  readonly unlearnt: readonly string[]
  /** How much each of them counts where it is held against a text alone; together 1. */
  readonly weights: Float32Array
  /** Those of them that it asks to be counted, by their places: 'foster carers' of 'how many foster carers are there'; else all. */
  readonly counted: readonly number[]
  /** Whether it asks how many, how much, how often, how long, how old or what share. */
  readonly asksHowMuch: boolean
  /** All of them together. */
  readonly vector: Float32Array
}

/** What stands before the thing that is counted, as stems; and how many words behind it name that. */
const COUNTING = new Set(['mani', 'much', 'number', 'percentag', 'proport', 'share'].map(learntAs))
const COUNTED = 3

/** What makes a question one for a figure behind 'how', and anywhere, as stems. */
const HOW = new Set(['mani', 'much', 'often', 'long', 'old'])
const SHARE_STEMS = new Set(['percentag', 'proport'])

const asksHowMuch = (stems: readonly string[]): boolean =>
  stems.some((stem, at) => SHARE_STEMS.has(stem) || (HOW.has(stem) && stems[at - 1] === 'how'))

/** The places of the words behind one that asks for a count, or of all. */
function countedIn(stems: readonly string[], rows: Int32Array, encoder: Encoder): number[] {
  const at = stems.findIndex((stem) => COUNTING.has(stem))
  const named = at < 0 ? [] : stems.slice(at + 1, at + 1 + COUNTED)
  const places = named.flatMap((stem) => {
    const row = encoder.rowOf(stem)
    return row === undefined ? [] : [rows.indexOf(row)]
  })
  return places.length > 0 ? places : [...rows.keys()]
}

/** What a question of these stems means. */
export function meaningOf(stems: readonly string[], encoder: Encoder): Meaning {
  const counts = rowCounts(stems, encoder)
  const rows = Int32Array.from(counts.keys())
  const stemOfRow = new Map(stems.map((stem) => [encoder.rowOf(stem), stem]))
  const weights = Float32Array.from(rows, (row) => encoder.alone[row] as number)
  const all = weights.reduce((sum, weight) => sum + weight, 0) || 1
  return {
    encoder,
    rows,
    sequence: stems,
    stems: Array.from(rows, (row) => stemOfRow.get(row) as string),
    unlearnt: [...new Set(stems)].filter((stem) => encoder.rowOf(stem) === undefined),
    weights: weights.map((weight) => weight / all),
    counted: countedIn(stems, rows, encoder),
    asksHowMuch: asksHowMuch(stems),
    vector: meanOf(counts, encoder, encoder.inQuestion),
  }
}

/** How much a text is like a question. */
export interface Likeness {
  /** For each word of the question the likeness of the word of the text that is most like it. */
  readonly best: Float32Array
  /** Late interaction: the mean of these, each by its weight. */
  readonly late: number
  /** How near the two are as a whole: the cosine of their vectors. */
  readonly whole: number
  /** How much of the text is like some word of the question. */
  readonly share: number
}

/** A word of a text, held against the question once. */
interface LikenedWord {
  readonly own: Float32Array
  readonly likeness: Float32Array
  readonly most: number
  readonly inText: number
  readonly alone: number
}

/**
 * Late interaction, as ColBERT has it: holds texts against a question word by word, and each of the question's words counts for the
 * likest of the text. Each word of a text is held against it once, however many texts it stands in.
 */
export interface Liken {
  /** Of words by their numbers. */
  numbers(numbers: Uint32Array): Likeness
  /** Of other words; the same words are held against it once. */
  text(text: string): Likeness
}

export function likenTo(
  { encoder, rows, weights, vector }: Meaning,
  termOf: (number: number) => string,
): Liken {
  const { dimensions, vectors, inText, alone } = encoder
  const size = rows.length
  const ofNumbers = new Map<number, LikenedWord | null>()
  const ofTerms = new Map<string, LikenedWord | null>()
  const asked = new Float32Array(size * dimensions)
  for (let each = 0; each < size; each++) {
    const at = (rows[each] as number) * dimensions
    asked.set(vectors.subarray(at, at + dimensions), each * dimensions)
  }

  function wordOf(term: string): LikenedWord | null {
    const known = ofTerms.get(term)
    if (known !== undefined) return known
    const row = encoder.rowOf(term)
    const word = row === undefined ? null : heldAgainst(row)
    ofTerms.set(term, word)
    return word
  }

  function heldAgainst(row: number): LikenedWord {
    const own = vectors.subarray(row * dimensions, (row + 1) * dimensions)
    const likeness = new Float32Array(size)
    let most = 0
    for (let each = 0, at = 0; each < size; each++) {
      let one = 0
      let other = 0
      for (let i = 0; i < dimensions; i += 2, at += 2) {
        one += (own[i] as number) * (asked[at] as number)
        other += (own[i + 1] as number) * (asked[at + 1] as number)
      }
      likeness[each] = one + other
      if (one + other > most) most = one + other
    }
    return { own, likeness, most, inText: inText[row] as number, alone: alone[row] as number }
  }

  function ofNumber(number: number): LikenedWord | null {
    const known = ofNumbers.get(number)
    if (known !== undefined) return known
    const word = wordOf(termOf(number))
    ofNumbers.set(number, word)
    return word
  }

  const sum = new Float64Array(dimensions)

  function likenessOf<Term>(terms: ArrayLike<Term>, wordFor: (term: Term) => LikenedWord | null): Likeness {
    const best = new Float32Array(size)
    sum.fill(0)
    let share = 0
    let weighed = 0
    for (let place = 0; place < terms.length; place++) {
      const word = wordFor(terms[place] as Term)
      if (word === null) continue
      const { own, likeness, most } = word
      for (let each = 0; each < size; each++)
        if ((likeness[each] as number) > (best[each] as number)) best[each] = likeness[each] as number
      for (let i = 0; i < dimensions; i++) sum[i] = (sum[i] as number) + word.inText * (own[i] as number)
      share += most * word.alone
      weighed += word.alone
    }
    let late = 0
    for (let each = 0; each < size; each++) late += (weights[each] as number) * (best[each] as number)
    let length = 0
    let product = 0
    for (let i = 0; i < dimensions; i++) {
      const value = sum[i] as number
      length += value * value
      product += value * (vector[i] as number)
    }
    return {
      best,
      late,
      whole: length > 0 ? product / Math.sqrt(length) : 0,
      share: weighed > 0 ? share / weighed : 0,
    }
  }

  const texts = new Map<string, Likeness>()
  return {
    numbers: (numbers) => likenessOf(numbers, ofNumber),
    text(text) {
      const known = texts.get(text) ?? likenessOf(termsOf(text), wordOf)
      texts.set(text, known)
      return known
    },
  }
}

/** Several texts as one: the best of each word of the question. */
export function together(
  likenesses: readonly Likeness[],
  { weights }: Meaning,
): { best: Float32Array; late: number } {
  const best = new Float32Array(weights.length)
  for (const one of likenesses)
    for (let each = 0; each < best.length; each++)
      if ((one.best[each] as number) > (best[each] as number)) best[each] = one.best[each] as number
  let late = 0
  for (let each = 0; each < best.length; each++) late += (weights[each] as number) * (best[each] as number)
  return { best, late }
}

/** How like what a question asks to be counted a text is. */
export function likeCounted({ best }: Likeness, { counted, weights }: Meaning): number {
  let sum = 0
  let all = 0
  for (const each of counted) {
    sum += (weights[each] as number) * (best[each] as number)
    all += weights[each] as number
  }
  return all === 0 ? 0 : sum / all
}

/** Kernel pooling: where the shares of a question's words are counted by how like their best counterparts are, softly. */
const KERNELS = [0.95, 0.75, 0.6, 0.45, 0.3]
const WIDTH = 0.1
/** What is further off than so many widths counts next to nothing. */
const FAR_OFF = 4

/** How much of a question finds a counterpart that is so like, for each of some degrees of likeness. */
export const pooled = (best: Float32Array, { weights }: Meaning): number[] =>
  KERNELS.map((middle) => {
    let sum = 0
    for (let each = 0; each < best.length; each++) {
      const off = ((best[each] as number) - middle) / WIDTH
      if (Math.abs(off) < FAR_OFF) sum += (weights[each] as number) * Math.exp(-0.5 * off * off)
    }
    return sum
  })
