import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openBundled } from '../../open.js'
import { runs } from '../../runs.js'

const pilcrow = await openBundled()

const plain = [
  'How safe are children in Northumberland?',
  'what was north lincolnshire told to improve in 2012?',
  '/grade northumberland staying-safe',
  'Northumberland 2012 ¶75',
]
const unseen = fc.constantFrom(
  ...[
    '\u200b',
    '\u200c',
    '\u200d',
    '\u200e',
    '\u200f',
    '\u202a',
    '\u202e',
    '\u2066',
    '\u2069',
    '\u00ad',
    '\u2060',
    '\ufeff',
  ],
  ...['\u0301', '\u0336', '\u0489', '\ufe0f', '\u0300\u0301\u0302\u0303\u0304'],
)

describe('A plain question', () => {
  it('is understood, whatever that shows nothing is strewn over it', () => {
    const strewn = fc.array(fc.tuple(fc.nat(100), unseen), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(fc.constantFrom(...plain), strewn, (question, signs) => {
        const disguised = signs.reduce((text, [at, sign]) => {
          const place = at % (text.length + 1)
          return text.slice(0, place) + sign + text.slice(place)
        }, question)
        expect(pilcrow.say(disguised)).toEqual(pilcrow.say(question))
      }),
      { numRuns: runs(60) },
    )
  })

  it.each(plain)('is understood in letters of another width: %s', (question) => {
    const wide = question.replace(/[A-Za-z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))
    expect(pilcrow.say(wide)).toEqual(pilcrow.say(question))
  })
})
