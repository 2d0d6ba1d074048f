import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { Query } from '../../src/model/query.js'
import { type Answers, previousOf } from '../../src/pilcrow/pilcrow.js'
import { anyCharacter } from '../characters.js'
import { hostileText } from '../discord/bad-faith/smuggled.js'
import { openAnew, openBundled } from '../open.js'
import { runs } from '../runs.js'
import { queryOf } from './conversation.js'

let pilcrow: Answers
let other: Answers
beforeAll(async () => {
  pilcrow = await openBundled()
  other = openAnew()
})

const WORDS = [
  ...['northumberland', 'nrothumberland', 'south glos', 'reading', 'deal', 'nelson', 'swansea', 'london'],
  ...[
    '2012',
    '2012-2015',
    'since 2014',
    '¶75',
    '#12',
    's26p4',
    'latest',
    'good',
    'not good',
    'or',
    'better than',
  ],
  ...['leadership', 'care leavers', 'which councils', 'how many', 'compare', 'why', 'more', 'the second one'],
  ...[
    'it',
    'them',
    'only',
    'and',
    'what about',
    'thanks',
    'hi',
    'my dad hits me',
    '"drift and delay"',
    '‘',
    '“',
  ],
  ...[
    'recommendations',
    'summarise',
    'Martin Ayres',
    'SIF',
    'section 47',
    'within 3 months',
    '/grade',
    '/cite',
  ],
]
/** Anything: words that mean something to Pilcrow in any order, hostile text, and plain noise. */
const anything = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.array(fc.constantFrom(...WORDS), { maxLength: 8 }).map((words) => words.join(' ')),
  },
  { weight: 2, arbitrary: hostileText },
  { weight: 2, arbitrary: fc.string({ unit: anyCharacter, maxLength: 300 }) },
)

describe('Whatever is typed', () => {
  it('is a valid query, or a command that says what it lacks', () => {
    let understood = 0
    fc.assert(
      fc.property(anything, (message) => {
        const { query, reply } = pilcrow.respond(message)
        understood += Number(query !== null)
        if (query !== null) expect(queryOf(pilcrow, message)).toEqual(query)
        if (query === null) expect(['error', 'choices', 'none']).toContain(reply.kind)
        else expect(Query.parse(query)).toEqual(query)
      }),
      { numRuns: runs(300) },
    )
    expect(understood).toBeGreaterThan(100)
  })

  it('is so after whatever answer', () => {
    let understood = 0
    fc.assert(
      fc.property(fc.array(anything, { minLength: 2, maxLength: 4 }), (messages) => {
        let previous: Parameters<Answers['respond']>[1]
        for (const message of messages) {
          const answered = pilcrow.respond(message, previous)
          if (answered.query !== null) expect(Query.parse(answered.query)).toEqual(answered.query)
          understood += Number(answered.query !== null)
          previous = previousOf(answered)
        }
      }),
      { numRuns: runs(150) },
    )
    expect(understood).toBeGreaterThan(100)
  })

  it('is a query that survives being written down: the next message is understood from it alike', () => {
    let understood = 0
    fc.assert(
      fc.property(anything, anything, (message, next) => {
        const answered = pilcrow.respond(message)
        const written = JSON.parse(JSON.stringify(answered.query))
        expect(written).toEqual(answered.query)
        const [kept, read] = [previousOf(answered), previousOf({ ...answered, query: written })]
        expect(pilcrow.respond(next, read)).toEqual(pilcrow.respond(next, kept))
        understood += Number(answered.query !== null)
      }),
      { numRuns: runs(100) },
    )
    expect(understood).toBeGreaterThan(30)
  })

  it('is understood the same twice, and by another of the same library', () => {
    fc.assert(
      fc.property(anything, (message) => {
        const first = pilcrow.respond(message)
        expect(pilcrow.respond(message)).toEqual(first)
        expect(other.respond(message)).toEqual(first)
      }),
      { numRuns: runs(100) },
    )
  })

  it('is understood the same in capitals or with blanks around it', () => {
    const askedIn = (message: string) => JSON.stringify(pilcrow.respond(message).query?.asked).toLowerCase()
    const messages = fc.constantFrom(
      'care leavers in northumberland',
      'which councils are good or outstanding for leadership',
      'what must south glos improve within 3 months',
      'caseloads between 2014 and 2020',
    )
    fc.assert(
      fc.property(messages, fc.constantFrom(' ', '\n', '  '), (message, blank) => {
        expect(askedIn(`${blank}${message}${blank}`)).toBe(askedIn(message))
        expect(askedIn(message.toUpperCase())).toBe(askedIn(message))
      }),
      { numRuns: runs(20) },
    )
  })
})
