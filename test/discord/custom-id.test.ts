import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { customId, pickedMessage, type State, stateOf } from '../../src/discord/custom-id.js'

const report = fc.constantFrom('northumberland-2012', 'north-lincolnshire-2022', 'surrey-2015-08')
const key = fc.constantFrom('1', '75', 's7p4', '3t')
const sentences = fc.option(
  fc
    .uniqueArray(fc.integer({ min: 0, max: 99 }), { minLength: 1, maxLength: 8 })
    .map((numbers) => numbers.sort((a, b) => a - b)),
)
const state: fc.Arbitrary<State> = fc.oneof(
  fc.record({ act: fc.constantFrom('share' as const, 'copy' as const), report, key, sentences }),
  fc.record({ act: fc.constantFrom('context' as const, 'turn' as const), report, key, part: fc.nat(99) }),
  fc.record({
    act: fc.constant('more' as const),
    report,
    keys: fc.array(key, { minLength: 1, maxLength: 8 }),
  }),
  fc.record({
    act: fc.constantFrom('page' as const, 'post' as const),
    page: fc.nat(99),
    message: fc.constant('/grade north: "a, b" year:2012'),
  }),
  fc.record({ act: fc.constant('csv' as const), message: fc.constant('/find grade:Good year:"since 2012"') }),
  fc.record({ act: fc.constant('delete' as const), asker: fc.bigInt(1n, 2n ** 63n).map(String) }),
)

describe('A button', () => {
  it('finds again what it was made for', () => {
    fc.assert(
      fc.property(state, (made) => {
        const id = customId(made)
        expect(id === null || stateOf(id)).toEqual(id === null || made)
      }),
    )
  })

  it('writes sentences as ranges', () => {
    const made = { act: 'share', report: 'northumberland-2012', key: '75', sentences: [2, 3, 4, 7] } as const
    expect(customId({ ...made, sentences: [...made.sentences] })).toBe('1:share:northumberland-2012:75:2-4,7')
  })

  it.each(['/grade northumberland staying-safe', '/cite lincolnshire 12-14'])('can say %s', (message) =>
    expect(stateOf(customId({ act: 'say', message }) ?? '')).toEqual({ act: 'say', message }),
  )

  it.each([
    ['a question', 'How safe are children?'],
    ['a question to /ask', '/ask how safe are children?'],
    ['a command that does not fit', `/grade ${'a'.repeat(100)}`],
  ])('never holds %s', (_, message) => expect(customId({ act: 'say', message })).toBeNull())

  it.each([
    ['an older version', '0:share:northumberland-2012:75:whole'],
    ['an unknown act', '1:constructor:northumberland-2012:75'],
    ['a path for a report', '1:context:../../etc/passwd:75:0'],
    ['no key', '1:share:northumberland-2012'],
    ['a key that is none', '1:context:northumberland-2012:75; drop:0'],
    ['sentences that are none', '1:share:northumberland-2012:75:all'],
    ['a question to say', '1:say:what about @everyone'],
    ['nothing', ''],
    ['another bot’s id', 'vote_yes'],
  ])('with a forged id (%s) is told to be none', (_, id) => expect(stateOf(id)).toBeNull())

  it('is never read from any text that it did not write', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const read = stateOf(text)
        expect(read === null || customId(read) !== null).toBe(true)
      }),
    )
  })
})

describe('A menu', () => {
  it('says commands and nothing else', () => {
    expect(pickedMessage('/report northumberland 2012')).toBe('/report northumberland 2012')
    expect(pickedMessage('anything')).toBeNull()
  })
})
