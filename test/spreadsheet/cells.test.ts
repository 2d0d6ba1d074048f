import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allGradesCsv } from '../../src/spreadsheet/answer-tables.js'
import { escapeFormula } from '../../src/text/fit.js'
import { bundled } from '../open.js'
import { runs } from '../runs.js'

describe('A cell of pilcrow grades --csv', () => {
  it('is never a formula', () => {
    const cell = fc
      .tuple(fc.constantFrom('', ' ', '\t', '\r\n', '=', '+', '-', '@'), fc.string())
      .map((two) => two.join(''))
    fc.assert(
      fc.property(cell, (words) => {
        const shown = escapeFormula(words)
        expect(shown).not.toMatch(/^[\s]*[=+\-@]/)
        expect([words, `'${words}`]).toContain(shown)
      }),
      { numRuns: runs(300) },
    )
  })

  it('with a label that is one in a stranger’s extract is shown as it stands', async () => {
    const [report] = bundled.reports
    if (!report) throw new Error('There is no report.')
    const label = '=HYPERLINK("https://x.y","Good")'
    const judgements = report.judgements.map((judgement) => ({ ...judgement, label }))
    const [head = [], ...rows] = parse(allGradesCsv([{ ...report, judgements }]).join('\n')) as string[][]
    expect(rows.length).toBeGreaterThan(3)
    for (const row of rows) expect(row[head.indexOf('label')]).toBe(`'${label}`)
  })

  it('stays as it is in an honest report', async () => {
    const { reports } = bundled
    expect(allGradesCsv(reports).join('\n')).not.toContain("'=")
    expect(allGradesCsv(reports).some((row) => /(^|,)'/.test(row))).toBe(false)
  })
})
