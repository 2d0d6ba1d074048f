import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { explain } from '../../src/ingest/explain.js'
import { notVerbatim, scaleNotVerbatim } from '../../src/ingest/verbatim.js'
import { runs } from '../runs.js'
import { bundled, parseText, slacReports, sourceOf } from './bundled.js'

const joined = (placed: readonly { source: string }[]): string => placed.map(({ source }) => source).join('')

describe.each(bundled)('every character of %s', (id) => {
  const source = sourceOf(id)
  const { report, placed } = parseText(source)

  it('lands in exactly one place', () => {
    expect(joined(placed)).toBe(source)
  })

  it('is in a paragraph exactly when the paragraph has it', () => {
    expect(notVerbatim(report.paragraphs, placed)).toEqual([])
    expect(scaleNotVerbatim(report, placed)).toEqual([])
    const keys = new Set(report.paragraphs.map(({ key }) => key))
    for (const { place } of placed) {
      if (place.kind === 'paragraph' || place.kind === 'passage' || place.kind === 'note')
        expect(keys).toContain(place.key)
    }
  })

  it('is shown by explain, in order', () => {
    const listing = explain(placed)
    expect(listing).toHaveLength(placed.length)
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
    fc.assert(
      fc.property(
        fc.integer({ min: body, max: lines.length - 1 }),
        fc.integer({ min: 1, max: 40 }),
        (from, count) => {
          const text = [...lines.slice(0, from), ...lines.slice(from + count)].join('\n')
          const { report, placed } = parseText(text)
          expect(joined(placed)).toBe(text)
          expect(notVerbatim(report.paragraphs, placed)).toEqual([])
          expect(scaleNotVerbatim(report, placed)).toEqual([])
          expect(new Set(report.paragraphs.map(({ key }) => key)).size).toBe(report.paragraphs.length)
        },
      ),
      { numRuns: runs(15, 1000) },
    )
  })
})

it('page numbers, rules and contents have places of their own', () => {
  const { placed } = parseText(sourceOf('north-lincolnshire-2012'))
  const named = new Set(placed.flatMap(({ place }) => (place.kind === 'furniture' ? place.name : place.kind)))
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
  const scale = placed.find(({ source }) => source.startsWith('Outstanding (Grade 1)'))
  expect(scale?.place).toEqual({ kind: 'table', name: 'The inspection judgements and what they mean' })
})
