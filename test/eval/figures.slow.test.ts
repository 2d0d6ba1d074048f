import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { openBundled } from '../open.js'
import { measure } from './measure.js'
import { Asked, Graded, readQuestions, Unanswerable } from './question.js'
import { type Figures, figuresOf } from './report.js'

const folder = fileURLToPath(new URL('.', import.meta.url))

/** What the last change reached; `npm run eval -- --json` prints today's. */
const committed: Figures = JSON.parse(readFileSync(`${folder}figures.json`, 'utf8'))

describe('on the questions with known answers', () => {
  it('finds no fewer, refuses no more and errs no more than the committed figures', async () => {
    const today = figuresOf(
      await measure(await openBundled(), {
        asked: readQuestions(folder, 'questions.jsonl', Asked),
        graded: [
          ...readQuestions(folder, 'grades.jsonl', Graded),
          ...readQuestions(folder, 'compare.jsonl', Graded),
        ],
        unanswerable: readQuestions(folder, 'unanswerable.jsonl', Unanswerable),
      }),
    )
    for (const [group, score] of Object.entries(committed.pilcrow)) {
      expect.soft(today.pilcrow[group]?.hit1, `hit@1 of ${group}`).toBeGreaterThanOrEqual(score.hit1)
      expect.soft(today.pilcrow[group]?.hit5, `hit@5 of ${group}`).toBeGreaterThanOrEqual(score.hit5)
    }
    expect.soft(today.grades, 'grades right').toBeGreaterThanOrEqual(committed.grades)
    expect.soft(today.falseAnswers, 'false answers').toBeLessThanOrEqual(committed.falseAnswers)
    expect.soft(today.falseRefusals, 'false refusals').toBeLessThanOrEqual(committed.falseRefusals)
  })
})
