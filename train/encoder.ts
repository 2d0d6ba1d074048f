import { type Encoder, encoderOf } from '../src/learnt/models.js'
import { adam } from './adam.js'
import {
  addTo,
  contrastAlone,
  contrastWhole,
  type Local,
  product,
  type Table,
  throughLength,
  toLengthOne,
} from './contrast.js'
import { literalOf } from './literal.js'
import { random, shuffle } from './random.js'
import type { StartingVectors } from './vectors.js'

/** A text as rows of the table, each once, with how often it stands there. */
export interface Bag {
  readonly rows: Int32Array
  readonly counts: Float32Array
}

/** A question and the text that answers it, by its place. */
export interface Pair {
  readonly question: Bag
  readonly text: number
}

/** What is learnt from: texts in groups (a report's), of which some are drawn to stand against one another. */
export interface Lessons {
  readonly texts: readonly Bag[]
  readonly groups: readonly (readonly number[])[]
  readonly groupOf: Int32Array
  readonly pairs: readonly Pair[]
}

export interface EncoderSettings {
  readonly seed: number
  readonly epochs: number
  readonly rate: number
  readonly batch: number
  /** Other texts of its answer's group that stand against each question, beside those of its batch. */
  readonly beside: number
  /** The share of a text's words that a step does not see, so that nothing hangs on one word. */
  readonly drop: number
}

/** What is learnt of all words is worked into them only so often, for it takes as long as all the rest. */
const TURN = 10

/**
 * Learns vectors by contrast: a question shall lie nearer to the text that answers it than to others, as a whole and word by
 * word. A word's vector is its starting vector, turned as all are, and what is learnt of it alone; so words that no question
 * has come along.
 * @param stems of the table's rows
 * @param idf how much each says before anything is learnt
 */
export function trainEncoder(
  stems: readonly string[],
  start: StartingVectors,
  idf: Float32Array,
  lessons: Lessons,
  { seed, epochs, rate, batch, beside, drop }: EncoderSettings,
  tell: (line: string) => void,
): Encoder & { readonly stems: readonly string[] } {
  const { texts, groups, groupOf, pairs } = lessons
  const draw = random(seed)
  const width = (start.values().next().value as Float32Array).length
  const base = table(stems.length, width)
  const own = table(stems.length, width)
  for (const [row, stem] of stems.entries()) {
    const vector = start.get(stem)
    if (vector) base.values.set(vector, row * width)
    else for (let i = 0; i < width; i++) own.values[row * width + i] = 0.1 * (draw() - 0.5)
  }
  toLengthOne(base)
  const turn = table(width, width)
  for (let i = 0; i < width; i++) turn.values[i * width + i] = 1
  const logarithms = () => idf.map((value) => Math.log(Math.max(0.02, value)))
  const weights = { inQuestion: logarithms(), inText: logarithms(), alone: logarithms() }
  const moves = {
    own: adam(own.values, width, rate),
    turn: adam(turn.values, width, rate * 0.3),
    inQuestion: adam(weights.inQuestion, 1, rate * 2),
    inText: adam(weights.inText, 1, rate * 2),
    alone: adam(weights.alone, 1, rate * 2),
  }
  const used = usedRows(stems.length, texts, pairs)
  let turned = turnedAll(base, turn, used)
  let turning = new Float32Array(stems.length * width)

  const order = Int32Array.from(pairs, (_, at) => at)
  const steps = epochs * Math.ceil(pairs.length / batch)
  let step = 0
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, draw)
    const loss = { whole: 0, alone: 0 }
    for (let from = 0; from < order.length; from += batch) {
      const pace = Math.min(1, (step + 1) / 50) * (1 - step / steps) + 0.02
      step++
      const asked = [...order.subarray(from, from + batch)].map((at) => pairs[at] as Pair)
      const said = [...new Set(asked.map(({ text }) => text))]
      for (const { text } of asked)
        for (let n = 0; n < beside; n++) {
          const group = groups[groupOf[text] as number] as readonly number[]
          const other = group[Math.floor(draw() * group.length)] as number
          if (!said.includes(other)) said.push(other)
        }
      const rows = localRows()
      const local = {
        questions: asked.map(({ question }) => rows.of(thinned(question, drop, draw))),
        texts: said.map((text) => rows.of(thinned(texts[text] as Bag, drop, draw))),
        right: asked.map(({ text }) => said.indexOf(text)),
      }
      const size = rows.all.length
      const words = table(size, width)
      for (const [at, row] of rows.all.entries())
        for (let i = 0; i < width; i++)
          words.values[at * width + i] =
            (own.values[row * width + i] as number) + (turned[row * width + i] as number)
      const lengths = toLengthOne(words)
      const now = (list: Float32Array) => Float32Array.from(rows.all, (row) => Math.exp(list[row] as number))
      const gradients = {
        ofWords: new Float32Array(size * width),
        inQuestion: new Float32Array(size),
        inText: new Float32Array(size),
        alone: new Float32Array(size),
      }
      const inNow = { inQuestion: now(weights.inQuestion), inText: now(weights.inText) }
      loss.whole += contrastWhole(local, words, inNow, gradients)
      loss.alone += contrastAlone(local, words, now(weights.alone), {
        ofWords: gradients.ofWords,
        ofWeights: gradients.alone,
      })
      throughLength(words, lengths, gradients.ofWords)
      for (const [at, row] of rows.all.entries()) {
        moves.own(row, gradients.ofWords, at * width, pace)
        moves.inQuestion(row, gradients.inQuestion, at, pace)
        moves.inText(row, gradients.inText, at, pace)
        moves.alone(row, gradients.alone, at, pace)
        addTo(turning, row * width, 1 / TURN, gradients.ofWords, at * width, width)
      }
      if (step % TURN === 0) {
        const slope = slopeOfTurn(base, turning, used)
        for (let i = 0; i < width; i++) moves.turn(i, slope, i * width, pace * 3)
        turned = turnedAll(base, turn, used)
        turning = new Float32Array(stems.length * width)
      }
    }
    tell(
      `epoch ${epoch + 1}: ${(loss.whole / order.length).toFixed(3)} as wholes, ${(loss.alone / order.length).toFixed(3)} word by word`,
    )
  }
  const all = turnedAll(
    base,
    turn,
    Int32Array.from(stems, (_, row) => row),
  )
  const vectors = { width, values: own.values.map((value, at) => value + (all[at] as number)) }
  toLengthOne(vectors)
  const ready = {
    dimensions: width,
    vectors: vectors.values,
    inQuestion: weights.inQuestion.map(Math.exp),
    inText: weights.inText.map(Math.exp),
    alone: weights.alone.map(Math.exp),
    literal: literalOf(stems.length, lessons),
  }
  return { ...encoderOf(stems, ready), stems }
}

const table = (rows: number, width: number): Table => ({ width, values: new Float32Array(rows * width) })

function usedRows(size: number, texts: readonly Bag[], pairs: readonly Pair[]): Int32Array {
  const isUsed = new Uint8Array(size)
  for (const { rows } of texts) for (const row of rows) isUsed[row] = 1
  for (const { question } of pairs) for (const row of question.rows) isUsed[row] = 1
  return Int32Array.from([...isUsed.keys()].filter((row) => isUsed[row] === 1))
}

/** Starting vectors, turned as all are. */
function turnedAll({ values, width }: Table, turn: Table, rows: Int32Array): Float32Array {
  const turned = new Float32Array(values.length)
  for (const row of rows)
    for (let i = 0; i < width; i++)
      turned[row * width + i] = product(turn.values, i * width, values, row * width, width)
  return turned
}

/** What the rows' gradients come to for the turn of all. */
function slopeOfTurn({ values, width }: Table, gradients: Float32Array, rows: Int32Array): Float32Array {
  const slope = new Float32Array(width * width)
  for (const row of rows)
    for (let i = 0; i < width; i++) {
      const own = gradients[row * width + i] as number
      if (own !== 0) addTo(slope, i * width, own, values, row * width, width)
    }
  return slope
}

/** Numbers the rows that a batch uses. */
function localRows() {
  const places = new Map<number, number>()
  const all: number[] = []
  const of = ({ rows, counts }: Bag): Local => ({
    words: rows.map((row) => {
      const known = places.get(row)
      if (known !== undefined) return known
      places.set(row, all.length)
      all.push(row)
      return all.length - 1
    }),
    counts: counts.map(Math.sqrt),
  })
  return { all, of }
}

function thinned({ rows, counts }: Bag, drop: number, draw: () => number): Bag {
  const kept = [...rows.keys()].filter(() => draw() >= drop)
  return {
    rows: Int32Array.from(kept, (at) => rows[at] as number),
    counts: Float32Array.from(kept, (at) => counts[at] as number),
  }
}
