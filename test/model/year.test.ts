import fc from 'fast-check'
import { expect, it } from 'vitest'
import { freeId, namingOf, ofYear } from '../../src/model/year.js'
import { bundled } from '../open.js'

const anyDay = fc
  .date({ min: new Date('2009-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10))
const anyCouncil = fc.constantFrom('kent', 'east-riding-of-yorkshire', 'st-helens')

it('The id of a report says its year, and its month where another has the year', () => {
  fc.assert(
    fc.property(
      anyCouncil,
      anyDay,
      fc.option(anyDay),
      fc.constantFrom('', '-send', '-pf'),
      (slug, ended, published, suffix) => {
        const report = {
          authority: { slug, name: slug },
          published,
          inspected: { from: ended, to: ended },
        }
        const [year = 0, month = 0] = (published ?? ended).split('-').map(Number)
        const taken = new Set<string>()
        const named = Array.from({ length: 5 }, () => {
          const id = freeId(report, suffix, taken)
          taken.add(id)
          // Dates that are learnt later change nothing.
          return namingOf({
            id,
            published: '1999-01-01',
            inspected: { from: '1999-01-01', to: '1999-01-01' },
          })
        })
        expect(taken.size).toBe(5)
        expect(named.map((each) => each.year)).toEqual(Array(5).fill(year))
        expect(named.map((each) => each.month)).toEqual([null, month, null, null, null])
      },
    ),
  )
})

it('A year names first the report that is named by it alone', () => {
  const [report] = bundled.reports
  if (!report) throw new Error('There is no report.')
  const ofSend = { ...report, framework: 'SEND' as const }
  expect(ofYear([ofSend, report], report.named.year)).toEqual([report, ofSend])
})
