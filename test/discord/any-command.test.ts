import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderReply } from '../../src/discord/reply/reply.js'
import { chartOf } from '../../src/picture/chart.js'
import { altText, pictureCoverage } from '../../src/picture/picture.js'
import { anyCharacter } from '../characters.js'
import { openBundled } from '../open.js'
import { runs } from '../runs.js'
import { faultsOf } from './reply/drawn.js'

const pilcrow = await openBundled()
const { reports } = pilcrow.library
const PNG = Buffer.from('89504e470d0a1a0a', 'hex')

const known = [
  ...new Set(
    reports.flatMap(({ id, authority, judgements, recommendations, paragraphs }) => [
      ...[id, authority.slug, authority.name, id.slice(-4)],
      ...judgements.flatMap(({ judgement, label, grade }) => [judgement, label, grade ?? '']),
      ...recommendations.flatMap(({ deadline }) => deadline ?? []),
      ...paragraphs.slice(0, 3).flatMap(({ key, text }) => [key, text.slice(0, 200)]),
    ]),
  ),
]
const value = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...known) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '1-25',
      '1-9999',
      '0',
      '-1',
      '75, 80',
      '@everyone',
      '**',
      '"',
      'x'.repeat(6000),
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: anyCharacter, maxLength: 100 }) },
)
interface Asking {
  readonly name: string
  readonly asked: Record<string, string | undefined>
}
const askingWith = (
  of: (command: string, option: { name: string; required?: boolean }) => fc.Arbitrary<string | undefined>,
): fc.Arbitrary<Asking> =>
  fc.constantFrom(...pilcrow.commands).chain(({ name, options }) =>
    fc.record({
      name: fc.constant(name),
      asked: fc.record(Object.fromEntries(options.map((option) => [option.name, of(name, option)]))),
    }),
  )
/** What Pilcrow offers for an option, which it does not refuse; words and numbers where it offers nothing. */
const offered = (command: string, option: string): fc.Arbitrary<string> => {
  const values = pilcrow.suggest(command, option, '', {}).map((one) => one.value)
  return fc.constantFrom(...(values.length > 0 ? values : option === 'page' ? ['2'] : ['care leavers']))
}
/** Few options beside those that have to be there, so that they seldom contradict one another. */
const askingWhatIsOffered = askingWith((command, { name, required }) =>
  required
    ? offered(command, name)
    : fc.oneof(
        { weight: 4, arbitrary: fc.constant(undefined) },
        { weight: 1, arbitrary: offered(command, name) },
      ),
)
const asking = fc.oneof(
  askingWith(() => fc.option(value, { nil: undefined })),
  askingWhatIsOffered,
)
/** Whose answers have a picture. */
const drawn: readonly Asking[] = [
  { name: 'history', asked: { council: 'north-lincolnshire' } },
  {
    name: 'compare',
    asked: { judgement: 'leadership', council1: 'northumberland', council2: 'lincolnshire' },
  },
]
const how = fc.record({
  isPrivate: fc.boolean(),
  asker: fc.constant('80351110224678912'),
  page: fc.nat(4),
})

describe('Any command, with whatever options, over the reports', () => {
  it('is answered within Discord’s limits, its picture and its alternative text too', () => {
    let [answered, pictures] = [0, 0]
    const first = { isPrivate: false, asker: '80351110224678912' as const, page: 0 }
    fc.assert(
      fc.property(asking, how, ({ name, asked }, showing) => {
        const { query, reply } = pilcrow.run(name, asked)
        const chart = chartOf(reply)
        const picture = chart && { png: PNG, alt: altText(chart, 1024), says: pictureCoverage(chart) }
        expect(faultsOf(renderReply(reply, { ...showing, query, picture }))).toEqual([])
        answered += Number(query !== null)
        pictures += Number(picture !== null)
      }),
      {
        numRuns: runs(150),
        examples: drawn.map((one): [Asking, typeof first] => [one, first]),
      },
    )
    expect(answered).toBeGreaterThan(30)
    expect(pictures).toBeGreaterThanOrEqual(drawn.length)
  })

  it('is answered within Discord’s limits when typed as one line', () => {
    const line = fc.oneof(
      fc
        .array(value, { maxLength: 6 })
        .chain((words) =>
          fc.constantFrom(...pilcrow.commands).map(({ name }) => `/${name} ${words.join(' ')}`),
        ),
      askingWhatIsOffered.map(({ name, asked }) => {
        const options = Object.entries(asked).filter(([, said]) => said !== undefined)
        return `/${name} ${options.map(([option, said]) => `${option}:"${said}"`).join(' ')}`
      }),
    )
    let answered = 0
    fc.assert(
      fc.property(line, how, (message, showing) => {
        const { query, reply } = pilcrow.respond(message)
        expect(faultsOf(renderReply(reply, { ...showing, query }))).toEqual([])
        answered += Number(query !== null)
      }),
      { numRuns: runs(60) },
    )
    expect(answered).toBeGreaterThan(10)
  })
})
