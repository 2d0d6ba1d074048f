import type { Framework } from '../../../model/report.js'
import type { Line } from '../../read/line.js'
import { endsSentence, oneSpaced } from './fold.js'
import { gradeAtEnd, gradeWord, type Printed } from './grade.js'
import { type Form, forms, onCover, said } from './judgement-forms.js'
import { goesOnAsLabel } from './label.js'
import { isParted, isSetApart, standsApart } from './look.js'
import { rowNumber } from './table-row.js'

/** A line or more that state a grade in a sentence and stand as a heading. */
export interface JudgementSentence {
  readonly lines: number
  readonly slug: string
  /** What was graded, as the sentence says it. */
  readonly title: string
  /** The whole sentence. */
  readonly printed: Printed
  /** The level of the section that it heads; null for one that stands under a heading. */
  readonly level: number | null
}

/** A sentence of this kind wraps over at most this many lines. */
const MOST_LINES = 3

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** Shorter words may begin a label and go on with a sentence as well: 'children'. */
const SHORTEST_LABEL = 12

/** Whether a line begins a row of a judgement table, which no sentence goes on with. */
function opensRow({ text }: Line, framework: Framework): boolean {
  const label = text.split(/\s{3,}|\t/)[0] ?? ''
  const words = (gradeAtEnd(label)?.rest ?? label).replace(rowNumber, '').trim()
  return words.length >= SHORTEST_LABEL && goesOnAsLabel(words, framework)
}

/**
 * The offsets of the lines that may make one sentence. A gap ends it, unless it is set apart from the text on both sides
 * of the gap alike, and has not come to its end.
 */
function runFrom(
  lines: readonly Line[],
  at: number,
  framework: Framework,
  bodySize: number | null,
): number[] {
  const first = lines[at] as Line
  const run = [at]
  while (run.length < MOST_LINES) {
    const last = run.at(-1) ?? at
    const next = lines.findIndex((line, here) => here > last && line.text !== '')
    const line = lines[next]
    if (!line || opensRow(line, framework)) break
    const alike = line.size === first.size && line.bold === first.bold && line.page === first.page
    const open = alike && isSetApart(first, bodySize) && !endsSentence(lines[last]?.text ?? '')
    if (next > last + 1 && !open) break
    run.push(next)
  }
  return run
}

/** What a text says by itself: what was graded, and how. */
function stating(text: string, known: readonly Form[]): Omit<JudgementSentence, 'lines'> | null {
  for (const { slug, pattern, level } of known) {
    const match = pattern.exec(text)
    const found = match?.[2] ? gradeWord(match[2]) : null
    if (match?.[1] && found !== null)
      return { slug, title: capital(match[1]), printed: { grade: found, quote: text }, level }
  }
  return null
}

/** The sentence at line `at` that gives a grade and stands by itself, or null. `early`: no numbered paragraph stands before it. */
export function judgementSentenceAt(
  lines: readonly Line[],
  at: number,
  framework: Framework,
  bodySize: number | null,
  early: boolean,
): JudgementSentence | null {
  const apart = standsApart(lines, at, bodySize)
  const parted = early && isParted(lines[at - 1], lines[at])
  if (!(apart || parted) || /^(- |\d)/.test(lines[at]?.text ?? '')) return null
  const known = [...(forms[framework] ?? []), ...(early && framework === 'SIF' ? onCover : [])]
  const run = runFrom(lines, at, framework, bodySize)
  // The longest comes first: 'requires improvement' may go on with 'to be good'.
  for (let count = run.length; count > 0; count -= 1) {
    const last = run[count - 1] ?? at
    const text = oneSpaced(
      run
        .slice(0, count)
        .map((here) => lines[here]?.text)
        .join(' '),
    )
    const found = stating(text, known)
    // '… is good because:' heads the reasons, not the judgement.
    const goesOn = /^because\b/i.test(lines[last + 1]?.text ?? '')
    // On a cover, a sentence may be set like the text, with a gap on both sides.
    const whole = apart || isParted(lines[last], lines[last + 1])
    if (found && whole && !goesOn) return { ...found, lines: last - at + 1 }
  }
  return null
}

/** What a sentence of the text says was graded, and how, or null. */
export const judgementSaid = (
  sentence: string,
  framework: Framework,
): Omit<JudgementSentence, 'lines'> | null => stating(oneSpaced(sentence), [...(said[framework] ?? [])])
