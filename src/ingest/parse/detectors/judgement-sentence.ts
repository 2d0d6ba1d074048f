import { capitalised } from '../../../text/in-words.js'
import type { FrameworkSpec, GradeSentence } from '../../frameworks/spec.js'
import { endsSentence, oneSpaced, type SourceLine } from '../../read/line.js'
import { type PrintedGrade, parseGradeWord, splitTrailingGrade } from './grades.js'
import { isLabelPrefix, rowNumber } from './judgement-rows.js'
import { isSeparated, isSetApart, standsApart } from './typography.js'

/** A line or more that state a grade in a sentence and stand as a heading. */
interface JudgementSentence {
  readonly lines: number
  readonly slug: string
  /** What was graded, as the sentence says it. */
  readonly title: string
  /** The whole sentence. */
  readonly printed: PrintedGrade
  /** The level of the section that it heads; null for one that stands under a heading. */
  readonly level: number | null
}

/** A sentence of this kind wraps over at most this many lines. */
const MOST_SENTENCE_LINES = 3

/** Shorter words may begin a label and go on with a sentence as well: 'children'. */
const SHORTEST_ROW_LABEL = 12

/** Whether a line begins a row of a judgement table, which no sentence goes on with. */
function opensRow({ text }: SourceLine, spec: FrameworkSpec): boolean {
  const label = text.split(/\s{3,}|\t/)[0] ?? ''
  const words = (splitTrailingGrade(label)?.rest ?? label).replace(rowNumber, '').trim()
  return words.length >= SHORTEST_ROW_LABEL && isLabelPrefix(words, spec)
}

/**
 * The offsets of the lines that may make one sentence. A gap ends it, unless it is set apart from the text on both sides
 * of the gap alike, and has not come to its end.
 */
function sentenceLines(
  lines: readonly SourceLine[],
  at: number,
  spec: FrameworkSpec,
  bodySize: number | null,
): number[] {
  const first = lines[at] as SourceLine
  const offsets = [at]
  while (offsets.length < MOST_SENTENCE_LINES) {
    const last = offsets.at(-1) ?? at
    const next = lines.findIndex((line, here) => here > last && line.text !== '')
    const line = lines[next]
    if (!line || opensRow(line, spec)) break
    const alike = line.size === first.size && line.bold === first.bold && line.page === first.page
    const open = alike && isSetApart(first, bodySize) && !endsSentence(lines[last]?.text ?? '')
    if (next > last + 1 && !open) break
    offsets.push(next)
  }
  return offsets
}

/** What a text says by itself: what was graded, and how. */
function matchGradeSentence(
  text: string,
  known: readonly GradeSentence[],
): Omit<JudgementSentence, 'lines'> | null {
  for (const { slug, pattern, level } of known) {
    const match = pattern.exec(text)
    const found = match?.[2] ? parseGradeWord(match[2]) : null
    if (match?.[1] && found !== null)
      return { slug, title: capitalised(match[1]), printed: { grade: found, quote: text }, level }
  }
  return null
}

/** The sentence at line `at` that gives a grade and stands by itself, or null. `early`: no numbered paragraph stands before it. */
export function judgementSentenceAt(
  lines: readonly SourceLine[],
  at: number,
  spec: FrameworkSpec,
  bodySize: number | null,
  early: boolean,
): JudgementSentence | null {
  const apart = standsApart(lines, at, bodySize)
  const parted = early && isSeparated(lines[at - 1], lines[at])
  if (!(apart || parted) || /^(- |\d)/.test(lines[at]?.text ?? '')) return null
  const known = [
    ...(spec.gradeSentences?.heading ?? []),
    ...(early ? (spec.gradeSentences?.cover ?? []) : []),
  ]
  const offsets = sentenceLines(lines, at, spec, bodySize)
  // The longest comes first: 'requires improvement' may go on with 'to be good'.
  for (let count = offsets.length; count > 0; count -= 1) {
    const last = offsets[count - 1] ?? at
    const text = oneSpaced(
      offsets
        .slice(0, count)
        .map((here) => lines[here]?.text)
        .join(' '),
    )
    const found = matchGradeSentence(text, known)
    // '… is good because:' heads the reasons, not the judgement.
    const goesOn = /^because\b/i.test(lines[last + 1]?.text ?? '')
    // On a cover, a sentence may be set like the text, with a gap on both sides.
    const whole = apart || isSeparated(lines[last], lines[last + 1])
    if (found && whole && !goesOn) return { ...found, lines: last - at + 1 }
  }
  return null
}

/** What a sentence of the text says was graded, and how, or null. */
export const judgementInSentence = (
  sentence: string,
  spec: FrameworkSpec,
): Omit<JudgementSentence, 'lines'> | null =>
  matchGradeSentence(oneSpaced(sentence), spec.gradeSentences?.text ?? [])
