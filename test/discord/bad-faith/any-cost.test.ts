import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderReply } from '../../../src/discord/reply/reply.js'
import { type Answered, previousOf } from '../../../src/pilcrow/pilcrow.js'
import { anyCharacter } from '../../characters.js'
import { openBundled } from '../../open.js'
import { runs } from '../../runs.js'
import { cost, LIMIT_MS } from './cost.js'
import { hostileText } from './smuggled.js'

const pilcrow = await openBundled()
const drawn = ({ query, reply }: Answered) =>
  renderReply(reply, { isPrivate: true, asker: '1', query, page: 0 })

/** What somebody would write over and over who would like Pilcrow to be busy. */
const piece = fc.oneof(
  { weight: 3, arbitrary: hostileText },
  { weight: 3, arbitrary: fc.string({ unit: anyCharacter, minLength: 1, maxLength: 30 }) },
  {
    weight: 4,
    arbitrary: fc
      .array(
        fc.constantFrom(
          ...['northumberland', 'north', 'lincolnshire', 'staying safe', 'safe', 'care', 'leavers', 'social'],
          ...[
            'workers',
            'how',
            'what',
            'is',
            'not',
            'and',
            'in',
            '2012',
            '2022',
            'good',
            'inadequate',
            '¶75',
          ],
          ...['1-', '-', ',', '*', '.*', '(', ')', '"', ':', '?', '/', '\u0301', '\u200d', 'nrothumbreland'],
        ),
        { minLength: 1, maxLength: 6 },
      )
      .map((words) => words.join(' ')),
  },
)
/** Ten thousand characters and a little more, of one or two such pieces. */
const long = fc
  .tuple(piece, piece, fc.constantFrom('', ' ', '\n'))
  .map(([one, other, between]) => [one, other].join(between) + between)
  .map((words) => words.repeat(Math.ceil(10_000 / words.length)))

const way = fc.constantFrom<readonly [string, (words: string) => unknown]>(
  ['a question', (words) => drawn(pilcrow.respond(words))],
  ['what follows an answer', (words) => pilcrow.say(words, previousOf(pilcrow.respond(words)))],
  ...(pilcrow.commands.flatMap(({ name, options }) => {
    const all = (words: string) => Object.fromEntries(options.map((option) => [option.name, words]))
    return [
      [`/${name}, typed`, (words: string) => drawn(pilcrow.respond(`/${name} ${words}`))],
      [`/${name}`, (words: string) => drawn(pilcrow.run(name, all(words)))],
      ...options.map((option) => [
        `/${name} ${option.name}, while it is typed`,
        (words: string) => pilcrow.suggest(name, option.name, words, all(words)),
      ]),
    ] as const
  }) as [string, (words: string) => unknown][]),
)

describe('Ten thousand characters of whatever', () => {
  it('among them a name and a year over and over, as a command', () => {
    expect(cost(() => pilcrow.respond(`/compare ${'northumberland is2012'.repeat(477)}`))).toBeLessThan(
      LIMIT_MS,
    )
  })

  it('are answered in a third of what Discord waits, however they are asked with', () => {
    fc.assert(
      fc.property(long, way, (words, [, ask]) => {
        expect(cost(() => ask(words))).toBeLessThan(LIMIT_MS)
      }),
      { numRuns: runs(60) },
    )
  })
})
