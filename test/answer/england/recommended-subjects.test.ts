import { describe, expect, it } from 'vitest'
import { answerFigures } from '../../../src/answer/england/figures.js'
import { answerMentions } from '../../../src/answer/england/mentions.js'
import { askedByOptions } from '../../../src/command/over-councils/read.js'
import { commandFor } from '../../../src/command/over-councils/written.js'
import { choicesOf, figuresOf } from '../../../src/model/reply.js'
import { answerContextOf } from '../../answer-context.js'
import { bundled } from '../../open.js'
import { figures, mentions } from './asked.js'

const context = answerContextOf(bundled)
const { reports } = context.library
const most = figures({ figure: 'extreme', of: 'recommendations', by: 'subject' })

describe('What is recommended most', () => {
  const reply = answerFigures(most, context)
  const rows = figuresOf(reply)

  it('counts each report once under a subject, the most of them first', () => {
    expect(rows.length).toBeGreaterThan(1)
    const counts = rows.map(({ count }) => count)
    expect(counts).toEqual(counts.toSorted((one, other) => other - one))
    expect(rows.every(({ count, of }) => count > 1 && count <= reports.length && of === reports.length)).toBe(
      true,
    )
  })

  it('counts as many as are found when the subject is asked for', () => {
    for (const { label, count } of rows) {
      const found = answerMentions(mentions({ subject: label, of: 'reports' }), context)
      const recommended = answerMentions(mentions({ subject: label, of: 'recommendations' }), context)
      expect(recommended.total?.count).toBeGreaterThanOrEqual(count)
      expect(found.total?.count).toBeGreaterThanOrEqual(count)
    }
  })

  it('totals all recommendations, and offers those of its first subjects to be read', () => {
    expect(reply.total?.count).toBe(context.library.countOf('recommendations', reports))
    expect(choicesOf(reply).map(({ label }) => label)).toEqual(
      rows.slice(0, 3).map(({ label }) => `Recommendations on ${label}`),
    )
  })

  it('names no subject twice in other words', () => {
    const labels = rows.map(({ label }) => label)
    expect(new Set(labels).size).toBe(labels.length)
  })

  it('is asked again by its command', () => {
    const command = commandFor(most, context)
    expect(command).toBe('/find show:"most by subject of recommendations"')
    const read = askedByOptions({ show: 'most by subject of recommendations' }, context)
    expect(read).toEqual({ value: most })
  })
})
