import { expect, it } from 'vitest'
import { Reply } from '../../src/model/reply.js'

/** Each of these is refused by the compiler (`npm run types`), and where it comes from outside. */
const WRONG: readonly (readonly [string, Reply])[] = [
  [
    'an error that counts something',
    // @ts-expect-error
    { kind: 'error', blocks: [], notes: [], total: { what: 'reports', count: 1, of: null } },
  ],
  [
    'an error with grades',
    // @ts-expect-error
    { kind: 'error', blocks: [{ block: 'grades', rows: [] }], notes: [] },
  ],
  [
    'figures without a total',
    // @ts-expect-error
    { kind: 'figures', blocks: [], notes: [] },
  ],
  [
    'figures with a next page',
    // @ts-expect-error
    { kind: 'figures', blocks: [], notes: [], total: { what: 'reports', count: 1, of: 2 }, more: '2' },
  ],
  [
    'nothing found of which there is one',
    // @ts-expect-error
    { kind: 'none', blocks: [], notes: [], total: { what: 'reports', count: 1, of: null } },
  ],
  [
    'help with facts in a report’s own words',
    // @ts-expect-error
    {
      kind: 'help',
      blocks: [{ block: 'facts', facts: [{ name: 'Led by', value: 'Ann Lee', printedIn: 'kent-2022' }] }],
      notes: [],
    },
  ],
  [
    'choices with a quotation’s source',
    // @ts-expect-error
    { kind: 'choices', blocks: [{ block: 'sources', rows: [] }], notes: [] },
  ],
]

it.each(WRONG)('There is no reply such as %s', (_, reply) => {
  expect(Reply.safeParse(reply).success).toBe(false)
})
