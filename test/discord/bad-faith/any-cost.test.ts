import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderReply } from '../../../src/discord/reply/reply.js'
import { type Answered, previousOf } from '../../../src/pilcrow/pilcrow.js'
import { anyCharacter } from '../../characters.js'
import { openBundled } from '../../open.js'
import { runs } from '../../runs.js'
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

/** Milliseconds of the processor's time. */
function cost(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** Discord waits three seconds, and others are asking too. */
const LIMIT_MS = 250
/** A machine has other things to do, and collects what it has thrown away: what takes long again and again is dear. */
const isDear = (work: () => unknown): boolean => [1, 2, 3].every(() => cost(work) > LIMIT_MS)

describe('Ten thousand characters of whatever', () => {
  it('among them a name and a year over and over, as a command', () => {
    expect(isDear(() => pilcrow.respond(`/compare ${'northumberland is2012'.repeat(477)}`))).toBe(false)
  })

  it('are answered in a quarter of a second, however they are asked with', () => {
    fc.assert(
      fc.property(long, way, (words, [, ask]) => {
        expect(isDear(() => ask(words))).toBe(false)
      }),
      { numRuns: runs(60) },
    )
  })
})
