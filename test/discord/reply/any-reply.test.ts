import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderReply } from '../../../src/discord/reply/reply.js'
import { openBundled } from '../../open.js'
import { runs } from '../../runs.js'
import { anyReply } from '../replies.js'
import { faultsOf, statesOf, textsOf } from './drawn.js'

const pilcrow = await openBundled()

describe('Any reply on Discord', () => {
  const how = fc.record({
    isPrivate: fc.boolean(),
    asker: fc.constantFrom(null, '80351110224678912'),
    query: fc.constantFrom(null, pilcrow.respond('/recommendations northumberland').query),
    page: fc.nat(5),
    picture: fc.constantFrom(null, {
      png: Buffer.from('89504e470d0a1a0a', 'hex'),
      alt: 'Grades',
      says: 'all' as const,
    }),
  })

  const quotesAndCitations = (text: string): number[] => {
    const lines = text.split('\n')
    const quotes = lines.filter((line, at) => line.startsWith('> ') && !lines[at + 1]?.startsWith('> '))
    const cited = lines.filter((line, at) => line.startsWith('-# **') && lines[at - 1]?.startsWith('> '))
    return [quotes.length, cited.length]
  }

  it('breaks none of its limits, cites every quote, and has no button that does nothing', () => {
    let [quoted, buttons] = [0, 0]
    fc.assert(
      fc.property(anyReply, how, (any, shown) => {
        const payload = renderReply(any, shown)
        expect(faultsOf(payload)).toEqual([])
        expect(statesOf(payload)).not.toContain(null)
        buttons += statesOf(payload).length
        for (const text of textsOf(payload)) {
          const [quotes, cited] = quotesAndCitations(text)
          expect(cited).toBe(quotes)
          quoted += quotes ?? 0
        }
      }),
      { numRuns: runs(25) },
    )
    expect(quoted).toBeGreaterThan(0)
    expect(buttons).toBeGreaterThan(0)
  })

  it('has every source of a picture at its foot, the first among them', () => {
    const rows = ['Northumberland 2012 ¶75', 'Lincolnshire 2015 ¶12', ''].map((citation) => ({
      report: '',
      citation,
    }))
    const picture = { png: Buffer.from('89504e470d0a1a0a', 'hex'), alt: 'Grades', says: 'all' as const }
    const shown = { isPrivate: false, asker: null, query: null, page: 0, picture }
    const payload = renderReply({ kind: 'grades', blocks: [{ block: 'sources', rows }], notes: [] }, shown)
    expect(faultsOf(payload)).toEqual([])
    const text = textsOf(payload).join('\n')
    for (const { citation } of rows) expect(text).toContain(citation)
  })
})
