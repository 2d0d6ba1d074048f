import { describe, expect, it } from 'vitest'
import { loadLibrary } from '../../src/library/load.js'
import type { Asked } from '../../src/model/query.js'
import { askedAs } from '../../src/understand/asked.js'
import { readMessage } from '../../src/understand/read-message.js'
import { packageData } from '../../src/vocabulary/data.js'
import { worldOf } from '../world.js'

const { understanding } = worldOf(await loadLibrary(packageData()))

/** What a message asks over councils, and how its movement and its figure would have been learnt. */
function asked(
  message: string,
  intent: Asked['intent'],
  learnt: { movement?: string; figure?: 'count' | 'share' | 'by-year' } = {},
): Asked {
  const read = readMessage(message, understanding)
  const slots = { ...read.slots, movement: 'none', figure: 'count' as const, ...learnt }
  return askedAs(intent, { ...read, slots }, understanding)
}

const keysOf = (judgement: { keys: readonly string[] } | null): readonly string[] => judgement?.keys ?? []

describe('A question over councils', () => {
  it('gives each grade the judgement nearest to it', () => {
    const { having } = asked('good overall but requires improvement for care leavers', 'councils') as Extract<
      Asked,
      { intent: 'councils' }
    >
    expect(having.map(({ grades }) => grades)).toEqual([['Good'], ['Requires improvement']])
    expect(keysOf(having[0]?.judgement ?? null)).toContain('ILACS//overall-effectiveness')
    expect(keysOf(having[1]?.judgement ?? null)).toContain('ILACS//care-leavers')
    expect(keysOf(having[1]?.judgement ?? null)).not.toContain('ILACS//overall-effectiveness')
  })

  it('takes London boroughs for a kind of council, whatever the boroughs are said to be', () => {
    expect(asked('good London boroughs', 'councils')).toMatchObject({
      where: { kinds: ['London Borough'], councils: [], regions: [] },
      having: [{ grades: ['Good'] }],
    })
  })

  it('gives each grade what stands in its own clause', () => {
    const { having } = asked(
      'inadequate for leadership, good for help and protection',
      'councils',
    ) as Extract<Asked, { intent: 'councils' }>
    expect(having.map(({ grades, judgement }) => [grades, judgement?.label])).toEqual([
      [['Inadequate'], 'Leadership'],
      [['Good'], 'Help and protection'],
    ])
  })

  it.each([
    ['when was the first time a council was rated outstanding', 'oldest', null],
    ['the last authority to be judged inadequate', 'newest', null],
    ['most recent good in the north east', 'newest', null],
    ['when was northumberland first rated good', 'oldest', null],
    ['which good council was inspected longest ago', 'oldest', 'latest'],
  ])('asks for the first or last that ever met a condition: %s', (message, extreme, order) =>
    expect(asked(message, 'councils')).toMatchObject({
      extreme,
      where: { period: { order } },
      having: [{ grades: [expect.any(String)] }],
    }),
  )

  it.each([
    ['the oldest report and the newest', 'oldest and newest'],
    ['best and worst councils', 'best and worst'],
    ['councils from best to worst', null],
  ])('asks for both ends, or for all in order: %s', (message, extreme) =>
    expect(asked(message, 'councils')).toMatchObject({ extreme }),
  )

  it.each([
    ['rank the regions by share of good councils', 'highest', 'region'],
    ['league table of regions', 'highest', 'region'],
    ['rank regions by how many are inadequate', 'extreme', 'region'],
    ['are counties better than unitaries', 'highest', 'kind'],
  ])('puts regions and kinds in order: %s', (message, figure, by) =>
    expect(asked(message, 'councils')).toMatchObject({ intent: 'figures', figure, by }),
  )

  it.each(['is the south west getting better', 'are grades getting better or worse'])(
    'follows a place over the years: %s',
    (message) =>
      expect(asked(message, 'councils', { movement: 'improved' })).toMatchObject({
        intent: 'figures',
        figure: 'by-year',
        movement: null,
      }),
  )

  it('asks for every judgement at once', () =>
    expect(asked('outstanding across the board', 'councils')).toMatchObject({
      having: [{ grades: ['Outstanding'], judgement: { keys: ['*'] } }],
    }))

  it('asks whose neighbours are meant', () =>
    expect(asked('which of our neighbours are good', 'councils')).toMatchObject({
      intent: 'unclear',
      why: 'no-place',
    }))

  it('is the one sentence that asks, where the others only tell', () =>
    expect(
      asked('I am a councillor in Burnley. which councils in the north west are good', 'councils'),
    ).toMatchObject({
      where: { councils: [], regions: ['North West'] },
    }))

  it('counts what reports mention, however many councils are named by their grade', () =>
    expect(asked('how many inadequate councils mention staff turnover', 'figures')).toMatchObject({
      intent: 'mentions',
      of: 'reports',
      subject: 'staff turnover',
      having: [{ grades: ['Inadequate'] }],
    }))

  it('means the neighbours of a council without the council', () =>
    expect(asked("northumberland's neighbours that are good", 'councils')).toMatchObject({
      where: { neighboursOf: 'northumberland' },
    }))

  it.each([
    ['who fell from good', 'from-to', { kind: 'declined', from: ['Good'], to: null }],
    ['who dropped to inadequate', 'from-to', { kind: 'declined', from: null, to: ['Inadequate'] }],
    [
      'from requires improvement to good',
      'from-to',
      { kind: 'from-to', from: ['Requires improvement'], to: ['Good'] },
    ],
    ['lost its outstanding', 'from-to', { kind: 'from-to', from: ['Outstanding'], to: null }],
    ['councils that were never inadequate', 'none', { kind: 'never', to: ['Inadequate'] }],
    ['never better than requires improvement', 'never', { kind: 'never', to: ['Outstanding', 'Good'] }],
    ['always good or outstanding', 'always', { kind: 'always', to: ['Good', 'Outstanding'] }],
    ['inadequate twice or more', 'repeatedly', { kind: 'repeatedly', to: ['Inadequate'], least: 2 }],
    ['inadequate three times', 'repeatedly', { kind: 'repeatedly', to: ['Inadequate'], least: 3 }],
    ['got worse at the last inspection', 'declined', { kind: 'declined', isLast: true, from: null }],
    ['dropped by two grades', 'declined', { kind: 'declined', least: 2 }],
    ['fell between their last two inspections', 'declined', { kind: 'declined', least: 1, isLast: true }],
    ['councils ever rated inadequate', 'none', { kind: 'repeatedly', to: ['Inadequate'], least: 1 }],
    ['councils with two inadequate judgements', 'none', { kind: 'repeatedly', least: 2 }],
    ['stayed inadequate at both', 'repeatedly', { kind: 'unchanged', from: ['Inadequate'] }],
    ['who is no longer outstanding', 'none', { kind: 'from-to', from: ['Outstanding'], to: null }],
    ['who became good', 'none', { kind: 'from-to', from: null, to: ['Good'] }],
    ['who has never been good', 'none', { kind: 'never', to: ['Outstanding', 'Good'] }],
  ])('follows a grade over time: %s', (message, movement, expected) =>
    expect(asked(message, 'councils', { movement })).toMatchObject({ movement: expected, having: [] }),
  )

  it.each(['most inadequate councils', 'never'])(
    'follows nothing where nothing is said to come twice: %s',
    (message) =>
      expect(asked(message, 'councils', { movement: 'repeatedly' })).toMatchObject({ movement: null }),
  )

  it.each(['list of outstanding local authorities', 'which inspections did they lead', 'rank the councils'])(
    'follows no grade over time where no word says that one moved: %s',
    (message) =>
      expect(asked(message, 'councils', { movement: 'from-to' })).toMatchObject({ movement: null }),
  )

  const latest = { years: [], from: null, to: null, order: 'latest' }
  const inYear = (year: number) => ({ years: [year], from: null, to: null, order: null })

  it.each([
    ['good now but inadequate in 2015', [latest, inYear(2015)]],
    ['inadequate in 2014 and good in 2022', [inYear(2014), inYear(2022)]],
    ['good councils that were inadequate in 2015', [latest, inYear(2015)]],
    ['good leadership and inadequate help and protection in 2019', [null, null]],
    ['from inadequate to good in 2022', null],
  ])('gives each grade the time that is said of it: %s', (message, periods) => {
    const over = asked(message, 'councils') as Extract<Asked, { intent: 'councils' }>
    expect(periods === null ? over.movement !== null : over.having.map(({ period }) => period)).toEqual(
      periods ?? true,
    )
  })

  it.each([
    ['outstanding for help and protection but not for leadership', [['Outstanding'], 'others']],
    [
      "leadership is good but help and protection isn't",
      [['Good'], ['Adequate', 'Requires improvement', 'Inadequate']],
    ],
  ])('knows of two judgements the one that was not graded so: %s', (message, [first, second]) => {
    const { having } = asked(message, 'councils') as Extract<Asked, { intent: 'councils' }>
    expect(having[0]?.grades).toEqual(first)
    if (second === 'others') expect(having[1]?.grades).not.toContain('Outstanding')
    else expect(having[1]?.grades).toEqual(second)
  })

  it('takes a list of judgements each for itself', () => {
    const { having } = asked(
      'good for leadership, help and protection and care leavers',
      'councils',
    ) as Extract<Asked, { intent: 'councils' }>
    expect(having.map(({ grades }) => grades)).toEqual([['Good'], ['Good'], ['Good']])
  })

  it.each([
    ['inadequate in the last three years', { from: new Date().getFullYear() - 2, to: null }],
    ['inadequate last year', { years: [new Date().getFullYear() - 1] }],
  ])('tells a time from today: %s', (message, period) =>
    expect(asked(message, 'councils')).toMatchObject({ where: { period } }),
  )

  it('looks for what has no inspection since a year before it', () => {
    const before = { where: { period: { from: null, to: 2018, order: 'latest' } } }
    expect(asked('who has not been inspected since 2019', 'councils')).toMatchObject(before)
    expect(asked('councils inspected since 2019', 'councils')).toMatchObject({
      where: { period: { from: 2019, to: null } },
    })
  })

  it.each([
    ['inadequate judgements per year', { figure: 'by-year' }],
    ['good councils by region', { figure: 'by-region' }],
    ['which region has the most inadequate councils', { figure: 'extreme', by: 'region' }],
    ['which year had the fewest good judgements', { figure: 'fewest', by: 'year' }],
    ['which region has the highest share of good councils', { figure: 'highest', by: 'region' }],
    ['which region is doing worst', { figure: 'lowest', by: 'region' }],
    ['who led the most inspections', { figure: 'extreme', by: 'inspector', of: 'reports' }],
  ])('is one for figures where it says by what: %s', (message, expected) =>
    expect(asked(message, 'councils')).toMatchObject({ intent: 'figures', ...expected }),
  )

  it('counts every grade of a judgement that no grade is named with', () =>
    expect(asked('overall grades by number of councils', 'figures')).toMatchObject({
      figure: 'distribution',
    }))
})

describe('A message', () => {
  it.each([
    'how many councils are inadequate',
    'never better than requires improvement',
    'leadership got worse',
    'good overall but requires improvement for care leavers',
    'who has gone longest without an inspection',
    'councils rated outstanding since 2022',
    'which councils have the worst leadership',
    'newest inspection',
  ])('is of the table of grades alone where each of its words is: %s', (message) =>
    expect(readMessage(message, understanding).isOfTable).toBe(true),
  )

  it.each([
    'what do outstanding councils do about edge of care',
    'why is leadership inadequate',
    'is Northumberland good',
    'what does inadequate mean',
    'what makes a council outstanding',
    'good practice in supervision',
    'private fostering',
    'how many councils mention "good"',
  ])('is none where it asks for what reports say, or of one council: %s', (message) =>
    expect(readMessage(message, understanding).isOfTable).toBe(false),
  )
})

describe('A question for mentions', () => {
  it.each([
    ['how many reports mention "county lines"', { phrases: ['county lines'], subject: '', of: 'reports' }],
    [
      'every paragraph about private fostering',
      { phrases: [], subject: 'private fostering', of: 'paragraphs' },
    ],
    ['recommendations that mention supervision', { subject: 'supervision', of: 'recommendations' }],
  ])('tells what is counted from what is mentioned: %s', (message, expected) =>
    expect(asked(message, 'mentions')).toMatchObject({ ...expected, where: { kinds: [] } }),
  )

  it('may be for what is recommended again', () =>
    expect(asked('recommendations that come again in northumberland', 'recommendations')).toMatchObject({
      intent: 'mentions',
      isAgain: true,
      where: { councils: ['northumberland'] },
    }))
})
