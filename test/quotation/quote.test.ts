import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quoteOf, standsIn } from '../../src/quotation/quote.js'
import { sentencesOf } from '../../src/text/tokens.js'

const TEXT =
  'Outcomes are good. Staff, e.g. nurses, said so (see para. 3). They “feel safe”. It rose to 5.7% in 2011.'

describe('sentences', () => {
  it('end where a sentence ends, not at an abbreviation or a decimal point', () => {
    expect(sentencesOf(TEXT)).toEqual([
      'Outcomes are good.',
      'Staff, e.g. nurses, said so (see para. 3).',
      'They “feel safe”.',
      'It rose to 5.7% in 2011.',
    ])
  })

  it('begin with each bullet', () => {
    expect(sentencesOf('The following:\n- one thing\n- another thing')).toEqual([
      'The following:',
      '- one thing',
      '- another thing',
    ])
  })
})

describe('a quotation', () => {
  it('joins neighbours as they stand and marks what is left out between others', () => {
    expect(quoteOf(TEXT, [0, 1])).toBe('Outcomes are good. Staff, e.g. nurses, said so (see para. 3).')
    expect(quoteOf(TEXT, [0, 3])).toBe('Outcomes are good. … It rose to 5.7% in 2011.')
    expect(quoteOf(TEXT, null)).toBe(TEXT)
  })

  it('of any sentences of any text stands in that text', () => {
    const sentence = fc.oneof(
      fc.string({ maxLength: 60 }),
      fc.constantFrom(...sentencesOf(TEXT), '- a bullet'),
    )
    const text = fc
      .array(fc.tuple(sentence, fc.constantFrom(' ', '\n', '')), { maxLength: 12 })
      .map((parts) => parts.flat().join(''))
    let [quoted, leftOut] = [0, 0]
    fc.assert(
      fc.property(text, fc.array(fc.nat(6), { maxLength: 6 }), (text, sentences) => {
        const quote = quoteOf(text, sentences)
        expect(standsIn(quote, text)).toBe(true)
        quoted += Number(quote !== '')
        leftOut += Number(quote.includes(' … '))
      }),
    )
    expect(quoted).toBeGreaterThan(20)
    expect(leftOut).toBeGreaterThan(0)
  })

  it('is caught when a word of it is changed, left out or moved', () => {
    expect(standsIn('Outcomes are bad.', TEXT)).toBe(false)
    expect(standsIn('Outcomes good.', TEXT)).toBe(false)
    expect(standsIn('They “feel safe”. … Outcomes are good.', TEXT)).toBe(false)
  })
})
