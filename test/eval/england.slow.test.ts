import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { answerOver } from '../../src/answer/england/over-councils.js'
import type { AnswerContext } from '../../src/command/command.js'
import { loadLibrary } from '../../src/library/library.js'
import { councilsOf, figuresOf, type Reply } from '../../src/model/reply.js'
import { replyText } from '../../src/reply/reply-lines.js'
import { answerContextOf } from '../answer-context.js'
import { englandAsked } from './england-asked.js'

/**
 * Questions about all councils at once with their answers, over the library of the reports that they were made from:
 * ENGLAND_LIBRARY names its folder. Without it there is nothing to ask.
 */
const folder = process.env.ENGLAND_LIBRARY

interface Expected {
  readonly count?: number
  readonly of?: number
  readonly apart?: number
  readonly councils?: readonly string[]
  readonly figures?: Readonly<Record<string, number>>
}

const questions = readFileSync(new URL('england.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as { id: string; question: string; expected: Expected })

const councilsIn = (reply: Reply): string[] => [
  ...new Set([
    ...councilsOf(reply).map(({ council }) => council),
    ...figuresOf(reply).flatMap(({ councils }) => councils),
  ]),
]

describe.skipIf(!folder)('England in one answer', () => {
  let context: AnswerContext
  beforeAll(async () => {
    context = answerContextOf(await loadLibrary(folder ?? ''))
  })

  it.each(questions)('$id $question', ({ id, expected: { count, of, apart = 0, councils, figures } }) => {
    const asked = englandAsked(context)[id]
    if (asked === undefined) throw new Error(`${id} is not put as a query.`)
    const reply = answerOver(asked, context)
    if (process.env.SHOW) console.log(replyText(reply))
    if (count !== undefined) expect(reply.total?.count).toBe(count)
    if (of !== undefined && !figures) expect([of, of + apart]).toContain(reply.total?.of)
    if (apart > 0) expect(reply.notes.join(' ')).toContain(String(apart))
    if (councils) expect(councilsIn(reply).sort()).toEqual([...councils].sort())
    const shown = Object.fromEntries(figuresOf(reply).map(({ label, count }) => [label, count]))
    for (const [label, number] of Object.entries(figures ?? {})) expect(shown[label] ?? 0).toBe(number)
  })
})
