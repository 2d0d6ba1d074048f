import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ComponentState, customId, parseCustomId } from '../../src/discord/custom-id.js'
import { anyCharacter } from '../characters.js'
import { openBundled } from '../open.js'

const report = fc.constantFrom('northumberland-2012', 'north-lincolnshire-2022', 'surrey-2015-08')
const key = fc.constantFrom('1', '75', 's7p4', '3t')
const sentences = fc.option(
  fc
    .uniqueArray(fc.integer({ min: 0, max: 99 }), { minLength: 1, maxLength: 8 })
    .map((numbers) => numbers.sort((a, b) => a - b)),
)
const pilcrow = await openBundled()
const queryOf = (message: string) => {
  const { query } = pilcrow.respond(message)
  if (!query) throw new Error(`${message} was not understood.`)
  return { ...query, intention: null }
}
const query = fc.constantFrom(
  ...[
    '/grade northumberland staying-safe',
    'what happens in northumberland when a child keeps running away?',
    '/find grade:Good judgement:leadership region:"Yorkshire and the Humber" year:"since 2012"',
    '/compare overall north-lincolnshire northumberland south-gloucestershire lincolnshire',
  ].map(queryOf),
)
/** As an earlier version wrote it. */
const PACKED_BEFORE = '2:page:1:囉肭亚梆掳娉椌漖屠汴戙完一一'

const state: fc.Arbitrary<ComponentState> = fc.oneof(
  fc.record({
    act: fc.constantFrom('share' as const, 'copy' as const, 'context' as const),
    report,
    key,
    sentences,
  }),
  fc.record({ act: fc.constant('turn' as const), report, key, part: fc.nat(99) }),
  fc.record({
    act: fc.constant('more' as const),
    report,
    keys: fc.array(key, { minLength: 1, maxLength: 8 }),
  }),
  fc.record({ act: fc.constantFrom('page' as const, 'post' as const), page: fc.nat(99), query }),
  fc.record({ act: fc.constantFrom('csv' as const, 'text' as const, 'onward' as const), query }),
  fc.record({ act: fc.constant('ask' as const), query: fc.option(query) }),
  fc.record({
    act: fc.constantFrom('say' as const, 'another' as const),
    message: fc.oneof(
      fc.string({ minLength: 1, maxLength: 120 }),
      fc.constant('/grade north: "a, b" year:2012'),
    ),
  }),
  fc.record({ act: fc.constant('delete' as const), asker: fc.bigInt(1n, 2n ** 63n).map(String) }),
)

describe('A button', () => {
  it('finds again what it was made for', () => {
    let written = 0
    fc.assert(
      fc.property(state, (made) => {
        const id = customId(made)
        written += Number(id !== null)
        expect(id === null || parseCustomId(id)).toEqual(id === null || made)
      }),
    )
    expect(written).toBeGreaterThan(50)
  })

  it('writes sentences as ranges', () => {
    const made = { act: 'share', report: 'northumberland-2012', key: '75', sentences: [2, 3, 4, 7] } as const
    expect(customId({ ...made, sentences: [...made.sentences] })).toBe('2:share:northumberland-2012:75:2-4,7')
  })

  it.each(['/grade northumberland staying-safe', '/cite lincolnshire 12-14'])('can say %s', (message) =>
    expect(parseCustomId(customId({ act: 'say', message }) ?? '')).toEqual({ act: 'say', message }),
  )

  it.each([
    'How safe are children?',
    '/ask how safe are children in Northumberland?',
    'My daughter’s social worker keeps changing, she has had five in a year, and nobody tells us anything. What do inspectors in Northumberland say about children who get a new social worker again and again?',
  ])('can say a question: %s', (message) => {
    const id = customId({ act: 'say', message }) ?? ''
    expect(parseCustomId(id)).toEqual({ act: 'say', message })
  })

  it('holds a comparison of ten councils', () => {
    const ten = [
      'leeds',
      'bradford',
      'kirklees',
      'kent',
      'essex',
      'norfolk',
      'devon',
      'cornwall',
      'bury',
      'halton',
    ]
    const two = queryOf('/compare overall northumberland lincolnshire')
    const { asked } = two
    if (asked.intent !== 'comparison') throw new Error('That is no comparison.')
    const query = { ...two, asked: { ...asked, where: { ...asked.where, councils: ten } } }
    const made = { act: 'post' as const, page: 0, query }
    expect(parseCustomId(customId(made) ?? '')).toEqual(made)
  })

  it('of an earlier day is understood: the list by which it is packed has not changed', () =>
    expect(parseCustomId(PACKED_BEFORE)).toMatchObject({
      act: 'page',
      query: { asked: { intent: 'passages' } },
    }))

  it('holds no half of a character, which Discord refuses', () => {
    let written = 0
    fc.assert(
      fc.property(state, (made) => {
        const id = customId(made) ?? ''
        expect(id).not.toMatch(/\p{Surrogate}/u)
        written += Number(id !== '')
      }),
    )
    expect(written).toBeGreaterThan(50)
  })

  it.each([
    ['an older version', '0:share:northumberland-2012:75:whole'],
    ['an unknown act', '2:constructor:northumberland-2012:75'],
    ['a path for a report', '2:context:../../etc/passwd:75:whole'],
    ['no key', '2:share:northumberland-2012'],
    ['a key that is none', '2:context:northumberland-2012:75; drop:whole'],
    ['sentences that are none', '2:share:northumberland-2012:75:all'],
    ['words to say that were never packed', '2:say:what about @everyone'],
    ['a query that was never packed', '2:post:0:一丁丂七'],
    ['nothing', ''],
    ['another bot’s id', 'vote_yes'],
  ])('with a forged id (%s) is told to be none', (_, id) => expect(parseCustomId(id)).toBeNull())

  it('is never read from any text that it did not write', () => {
    const altered = fc
      .tuple(state, fc.nat(100), fc.nat(3), fc.string({ unit: anyCharacter, maxLength: 3 }))
      .map(([made, at, out, put]) => {
        const id = customId(made) ?? ''
        return id.slice(0, at) + put + id.slice(at + out)
      })
    let [read, refused] = [0, 0]
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: anyCharacter }), altered), (text) => {
        const made = parseCustomId(text)
        expect(made === null || customId(made) !== null).toBe(true)
        if (made === null) refused += 1
        else read += 1
      }),
    )
    expect(read).toBeGreaterThan(0)
    expect(refused).toBeGreaterThan(0)
  })
})
