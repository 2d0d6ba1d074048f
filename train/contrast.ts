/** Vectors of one width, one after another. */
export interface Table {
  readonly width: number
  readonly values: Float32Array
}

/** A text as places of a batch's words, each once, with what it weighs there before its learnt weight. */
export interface Local {
  readonly words: Int32Array
  readonly counts: Float32Array
}

/** How sharply likenesses are told apart: of texts as wholes, and word by word. */
const SCALE = { whole: 20, alone: 25 }

/** What moves a likeness by less than this is left. */
const SLIGHT = 1e-4

/** The product of two vectors of a table. */
export function product(
  one: Float32Array,
  at: number,
  other: Float32Array,
  from: number,
  width: number,
): number {
  let a = 0
  let b = 0
  let c = 0
  let d = 0
  for (let i = 0; i < width; i += 4) {
    a += (one[at + i] as number) * (other[from + i] as number)
    b += (one[at + i + 1] as number) * (other[from + i + 1] as number)
    c += (one[at + i + 2] as number) * (other[from + i + 2] as number)
    d += (one[at + i + 3] as number) * (other[from + i + 3] as number)
  }
  return a + b + c + d
}

export function addTo(
  sum: Float32Array,
  at: number,
  share: number,
  other: Float32Array,
  from: number,
  width: number,
): void {
  for (let i = 0; i < width; i++) sum[at + i] = (sum[at + i] as number) + share * (other[from + i] as number)
}

/** Divides each vector by its length, and tells the lengths. */
export function toLengthOne({ values, width }: Table): Float32Array {
  const lengths = new Float32Array(values.length / width)
  for (let each = 0; each < lengths.length; each++) {
    const at = each * width
    const length = Math.sqrt(product(values, at, values, at, width)) + 1e-6
    lengths[each] = length
    for (let i = 0; i < width; i++) values[at + i] = (values[at + i] as number) / length
  }
  return lengths
}

/** The gradient of vectors before they were divided by their lengths, in place. */
export function throughLength({ values, width }: Table, lengths: Float32Array, gradient: Float32Array): void {
  for (let each = 0; each < lengths.length; each++) {
    const at = each * width
    const along = product(values, at, gradient, at, width)
    for (let i = 0; i < width; i++)
      gradient[at + i] =
        ((gradient[at + i] as number) - along * (values[at + i] as number)) / (lengths[each] as number)
  }
}

/** Texts as vectors of length 1, with the way back for their gradient. */
function means(texts: readonly Local[], words: Table, weights: Float32Array) {
  const { width, values } = words
  const vectors = { width, values: new Float32Array(texts.length * width) }
  for (const [n, { words: own, counts }] of texts.entries())
    for (let k = 0; k < own.length; k++) {
      const word = own[k] as number
      addTo(
        vectors.values,
        n * width,
        (weights[word] as number) * (counts[k] as number),
        values,
        word * width,
        width,
      )
    }
  const lengths = toLengthOne(vectors)
  const back = (gradient: Float32Array, ofWords: Float32Array, ofWeights: Float32Array): void => {
    throughLength(vectors, lengths, gradient)
    for (const [n, { words: own, counts }] of texts.entries())
      for (let k = 0; k < own.length; k++) {
        const word = own[k] as number
        const weight = (weights[word] as number) * (counts[k] as number)
        const along = product(gradient, n * width, values, word * width, width)
        // Weights are learnt as logarithms.
        ofWeights[word] = (ofWeights[word] as number) + weight * along
        addTo(ofWords, word * width, weight, gradient, n * width, width)
      }
  }
  return { vectors: vectors.values, back }
}

/** Turns likenesses into how far each text's chance is off: its share of e to them, less 1 for the right one. */
function off(likenesses: Float32Array, right: number): number {
  const most = likenesses.reduce((one, other) => Math.max(one, other))
  let all = 0
  for (const each of likenesses) all += Math.exp(each - most)
  const loss = Math.log(all) + most - (likenesses[right] as number)
  for (let each = 0; each < likenesses.length; each++)
    likenesses[each] = Math.exp((likenesses[each] as number) - most) / all - (each === right ? 1 : 0)
  return loss
}

/** A batch: questions, texts, which text answers each question. */
export interface Batch {
  readonly questions: readonly Local[]
  readonly texts: readonly Local[]
  readonly right: readonly number[]
}

/** What is learnt of a batch's words: gradients of the words' vectors and weights are added up in it. */
export interface Gradients {
  readonly ofWords: Float32Array
  readonly ofWeights: Float32Array
}

/** Each question as a whole against each text as a whole. Returns the loss of all questions. */
export function contrastWhole(
  { questions, texts, right }: Batch,
  words: Table,
  weights: { readonly inQuestion: Float32Array; readonly inText: Float32Array },
  gradients: {
    readonly ofWords: Float32Array
    readonly inQuestion: Float32Array
    readonly inText: Float32Array
  },
): number {
  const { width } = words
  const asked = means(questions, words, weights.inQuestion)
  const said = means(texts, words, weights.inText)
  const ofAsked = new Float32Array(questions.length * width)
  const ofSaid = new Float32Array(texts.length * width)
  const likenesses = new Float32Array(texts.length)
  let loss = 0
  for (let q = 0; q < questions.length; q++) {
    for (let t = 0; t < texts.length; t++)
      likenesses[t] = SCALE.whole * product(asked.vectors, q * width, said.vectors, t * width, width)
    loss += off(likenesses, right[q] as number)
    for (let t = 0; t < texts.length; t++) {
      const share = (likenesses[t] as number) * (SCALE.whole / questions.length)
      if (Math.abs(share) < SLIGHT) continue
      addTo(ofAsked, q * width, share, said.vectors, t * width, width)
      addTo(ofSaid, t * width, share, asked.vectors, q * width, width)
    }
  }
  asked.back(ofAsked, gradients.ofWords, gradients.inQuestion)
  said.back(ofSaid, gradients.ofWords, gradients.inText)
  return loss
}

/** Each word of a question against the word of each text that is most like it. Returns the loss of all questions. */
export function contrastAlone(
  { questions, texts, right }: Batch,
  words: Table,
  weights: Float32Array,
  { ofWords, ofWeights }: Gradients,
): number {
  const { width, values } = words
  const size = values.length / width
  const line = new Map<number, Float32Array>()
  const lineOf = (word: number): Float32Array => {
    const known = line.get(word)
    if (known) return known
    const own = new Float32Array(size)
    for (let other = 0; other < size; other++)
      own[other] = product(values, word * width, values, other * width, width)
    line.set(word, own)
    return own
  }
  const likenesses = new Float32Array(texts.length)
  let loss = 0
  for (const [q, { words: asked }] of questions.entries()) {
    const n = asked.length
    if (n === 0) continue
    const lines = Array.from(asked, lineOf)
    const all = asked.reduce((sum, word) => sum + (weights[word] as number), 0)
    const best = new Int32Array(n * texts.length)
    for (const [t, { words: own }] of texts.entries()) {
      let sum = 0
      for (let k = 0; k < n; k++) {
        const like = lines[k] as Float32Array
        let top = 0
        let at = -1
        for (let m = 0; m < own.length; m++) {
          const value = like[own[m] as number] as number
          if (value > top) {
            top = value
            at = own[m] as number
          }
        }
        best[k * texts.length + t] = at
        sum += (weights[asked[k] as number] as number) * top
      }
      likenesses[t] = (SCALE.alone * sum) / all
    }
    const plain = likenesses.slice()
    loss += off(likenesses, right[q] as number)
    for (let t = 0; t < texts.length; t++) {
      const share = (likenesses[t] as number) * (SCALE.alone / questions.length)
      if (Math.abs(share) < SLIGHT) continue
      const mean = (plain[t] as number) / SCALE.alone
      for (let k = 0; k < n; k++) {
        const word = asked[k] as number
        const other = best[k * texts.length + t] as number
        const part = (share * (weights[word] as number)) / all
        const like = other < 0 ? 0 : ((lines[k] as Float32Array)[other] as number)
        ofWeights[word] = (ofWeights[word] as number) + part * (like - mean)
        if (other < 0) continue
        addTo(ofWords, word * width, part, values, other * width, width)
        addTo(ofWords, other * width, part, values, word * width, width)
      }
    }
  }
  return loss
}
