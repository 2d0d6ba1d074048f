import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { roleListing } from '../../src/ingest/parse/draft.js'
import { notVerbatim, scaleNotVerbatim } from '../../src/ingest/readers/read-report.js'
import { runs } from '../runs.js'
import { bundled, parseText, slacReports, sourceOf } from './bundled.js'

const joined = (placed: readonly { source: string }[]): string => placed.map(({ source }) => source).join('')

describe.each(bundled)('every character of %s', (id) => {
  const source = sourceOf(id)
  const { report, roles } = parseText(source)

  it('lands in exactly one place', () => {
    expect(joined(roles)).toBe(source)
  })

  it('is in a paragraph exactly when the paragraph has it', () => {
    expect(notVerbatim(report.paragraphs, roles)).toEqual([])
    expect(scaleNotVerbatim(report, roles)).toEqual([])
    const keys = new Set(report.paragraphs.map(({ key }) => key))
    for (const { role } of roles) {
      if (role.kind === 'paragraph' || role.kind === 'passage' || role.kind === 'note')
        expect(keys).toContain(role.key)
    }
  })

  it('is shown by explain, in order', () => {
    const listing = roleListing(roles)
    expect(listing).toHaveLength(roles.length)
    const shown = listing.map((line) =>
      line
        .replace(/^ *\d+ {2}.{34} {2}/u, '')
        .replace(/␊/g, '\n')
        .replace(/⇥/g, '\t'),
    )
    expect(shown.join('')).toBe(source)
  })
})

describe('whatever is cut from a report', () => {
  it.each(slacReports)('the rest of %s still lands in one place each, word for word', (id) => {
    const lines = sourceOf(id).split('\n')
    const body = lines.findIndex((line) => /^(## )?About this inspection$/.test(line))
    let held = 0
    fc.assert(
      fc.property(
        fc.integer({ min: body, max: lines.length - 1 }),
        fc.integer({ min: 1, max: 40 }),
        (from, count) => {
          const text = [...lines.slice(0, from), ...lines.slice(from + count)].join('\n')
          const { report, roles } = parseText(text)
          expect(joined(roles)).toBe(text)
          expect(notVerbatim(report.paragraphs, roles)).toEqual([])
          expect(scaleNotVerbatim(report, roles)).toEqual([])
          expect(new Set(report.paragraphs.map(({ key }) => key)).size).toBe(report.paragraphs.length)
          held += report.paragraphs.length
        },
      ),
      { numRuns: runs(15, 1000) },
    )
    expect(held).toBeGreaterThan(300)
  })
})

it('page numbers, rules and contents have places of their own', () => {
  const { roles } = parseText(sourceOf('north-lincolnshire-2012'))
  const named = new Set(roles.flatMap(({ role }) => (role.kind === 'furniture' ? role.name : role.kind)))
  for (const name of [
    'cover',
    'contents',
    'licence',
    'rule',
    'mark',
    'number',
    'bullet',
    'blank',
    'table',
    'heading',
  ]) {
    expect(named).toContain(name)
  }
  const scale = roles.find(({ source }) => source.startsWith('Outstanding (Grade 1)'))
  expect(scale?.role).toEqual({ kind: 'table', name: 'The inspection judgements and what they mean' })
})
