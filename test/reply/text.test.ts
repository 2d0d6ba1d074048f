import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  councilsOf,
  excerptsOf,
  figuresOf,
  gradesOf,
  noteText,
  recommendationsOf,
} from '../../src/model/reply.js'
import { replyText } from '../../src/reply/reply-lines.js'
import { anyReply } from './any-reply.js'
import { replies, stayingSafe } from './replies.js'

test('a single grade reads as one line: report, strand, judgement, grade, citation', () => {
  expect(replyText(replies.grades)).toBe(
    [
      'Staying safe',
      'Northumberland 2012 – looked after children – Staying safe: Good — Northumberland 2012 ¶75',
      '',
      '“Safeguarding is good. It covers:',
      '- visits',
      '- reviews.”',
      '— Northumberland 2012 ¶75',
      '  Under ‘Staying safe’. Ofsted, Inspection of safeguarding and looked after children services: ' +
        'Northumberland, published 14 May 2012, paragraph 75',
      '  Footnote: Figures are for 2011.',
    ].join('\n'),
  )
})

test('the places of a grade name their report once', () => {
  const citations = ['Northumberland 2012 ¶75', 'Northumberland 2012, Record of main findings']
  const rows = [{ ...stayingSafe, citations, places: ['¶75', 'Record of main findings'] }]
  expect(replyText({ kind: 'grades', blocks: [{ block: 'grades', rows }], notes: [] })).toBe(
    'Northumberland 2012 – looked after children – Staying safe: Good — Northumberland 2012 ¶75; Record of main findings',
  )
})

test('several grades of a report stand under its name, one group a strand', () => {
  expect(replyText(replies.report)).toBe(
    [
      'Northumberland 2012',
      'Published: 14 May 2012',
      'Lead inspector: not stated',
      '',
      'Northumberland 2012 – looked after children',
      '  Staying safe: Good — Northumberland 2012 ¶75',
      '  Being healthy: Outstanding — Northumberland 2012 ¶75',
      'Northumberland 2012 – safeguarding',
      '  Overall effectiveness: Adequate — Northumberland 2012 ¶75',
    ].join('\n'),
  )
})

test('a judgement that a report does not make is said in words, and the note closes the reply', () => {
  expect(replyText(replies.comparison).split('\n').slice(1)).toEqual([
    'Lincolnshire 2015 – Staying safe: no such judgement in this report — Northumberland 2012 ¶75',
    '',
    'Note: Adequate and Requires improvement are words of different scales.',
  ])
})

test('both grades of a disputed judgement are marked as disputed', () => {
  expect(replyText(replies.history).match(/(Good|Inadequate) \(disputed: /g)).toHaveLength(2)
})

test('a report is cited in full once, and the heading is not repeated where the citation holds it', () => {
  const text = replyText(replies.excerpts)
  expect(text.match(/published 14 May 2012/g)).toHaveLength(1)
  expect(text).not.toContain('‘Care leavers’')
  expect(text).toContain('Lincolnshire, Care leavers, passage 4, page 19')
})

test('what is wrong with a copy stands beside each citation of it', () => {
  const text = replyText(replies.excerpts)
  expect(text).toContain('page 19 (its paragraph numbers are lost)')
  expect(text).toContain('— Lincolnshire 2015, Care leavers, passage 5 (its paragraph numbers are lost)')
})

test('recommendations are grouped by deadline, cited once where they share a paragraph', () => {
  expect(replyText(replies.recommendations)).toBe(
    [
      'Within three months',
      '- Ensure that plans are:',
      '- specific',
      '- timely.',
      '- Train the staff.',
      '— Northumberland 2012 ¶20',
      'Immediately',
      '- Stop the delay.',
      '— Northumberland 2012 ¶20',
      'No deadline stated',
      '- Publish one.',
      '— Northumberland 2012 ¶21',
      '- Publish two.',
      '— Northumberland 2012 ¶22',
    ].join('\n'),
  )
})

test('choices are numbered through the whole reply, each with the message to type', () => {
  expect(replyText(replies.choices).split('\n').slice(2)).toEqual([
    '1. Northumberland → /report northumberland',
    '',
    '2. /help',
  ])
})

test('whatever is answered, its quotes, citations, grades and recommendations stand in the text whole', () => {
  const seen = { excerpts: 0, grades: 0, councils: 0, figures: 0, recommendations: 0, notes: 0 }
  fc.assert(
    fc.property(anyReply, (reply) => {
      const text = replyText(reply)
      for (const { quote, citation } of excerptsOf(reply)) {
        expect(text).toContain(quote)
        expect(text).toContain(`— ${citation}`)
      }
      const listed = new Set(councilsOf(reply).flatMap(({ grades }) => grades))
      for (const row of gradesOf(reply).filter((row) => !listed.has(row))) {
        expect(text).toContain(`${row.label}: ${row.grade ?? 'no such judgement'}`)
        for (const place of [...row.citations.slice(0, 1), ...row.places.slice(1)])
          expect(text).toContain(place)
      }
      for (const { name, grades } of councilsOf(reply)) {
        expect(text).toContain(name)
        for (const { grade } of grades) expect(text).toContain(grade ?? 'no such judgement')
      }
      for (const { label, count } of figuresOf(reply)) expect(text).toContain(`${label}: ${count}`)
      for (const row of recommendationsOf(reply)) {
        expect(text).toContain(row.text)
        expect(text).toContain(row.citation)
      }
      for (const note of reply.notes) expect(text).toContain(noteText(note))
      seen.excerpts += excerptsOf(reply).length
      seen.grades += gradesOf(reply).filter((row) => !listed.has(row)).length
      seen.councils += councilsOf(reply).length
      seen.figures += figuresOf(reply).length
      seen.recommendations += recommendationsOf(reply).length
      seen.notes += reply.notes.length
    }),
  )
  for (const [name, times] of Object.entries(seen)) expect([name, times > 0]).toEqual([name, true])
})
