import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { slashFind } from '../../commands/find.js'
import { answer } from '../../src/answer/answer.js'
import { queryOf } from '../../src/command/command.js'
import {
  councilKindsOf,
  MOVEMENTS,
  movementRead,
  movementWritten,
  periodRead,
  periodWritten,
  regionNames,
} from '../../src/command/over-councils/condition-words.js'
import { askedByOptions, SHOWN } from '../../src/command/over-councils/read.js'
import { commandFor, type OverCouncils } from '../../src/command/over-councils/written.js'
import { commandWord, parseTypedCommand } from '../../src/command/typed-command.js'
import { createLibrary } from '../../src/library/library.js'
import {
  Alongside,
  ANY_TIME,
  Extreme,
  Figure,
  type Having,
  type Movement,
  type Period,
} from '../../src/model/query.js'
import { ANY_GRADE, Framework, Grade } from '../../src/model/report.js'
import {
  EVERY_JUDGEMENT,
  everyJudgementBut,
  WHICHEVER_JUDGEMENT,
} from '../../src/understand/entities/grades.js'
import { judgementCalled, moving } from '../answer/england/asked.js'
import { answerContextOf } from '../answer-context.js'
import { bundled } from '../open.js'

const context = answerContextOf(bundled)
const called = judgementCalled(context)

const anyGrades = fc.uniqueArray(fc.constantFrom(...Grade.options), { minLength: 1, maxLength: 3 })
const BUT = 'every but '
const anyJudgement = fc
  .constantFrom(
    'leadership',
    'care leavers',
    'help and protection',
    'staying safe',
    'adoption',
    'lscb',
    'every',
    'some',
    `${BUT}leadership`,
    `${BUT}overall`,
    `${BUT}care leavers`,
  )
  .map((name) => {
    if (name === 'every') return EVERY_JUDGEMENT
    if (name === 'some') return WHICHEVER_JUDGEMENT
    return name.startsWith(BUT) ? everyJudgementBut(called(name.slice(BUT.length))) : called(name)
  })
const anyYear = fc.integer({ min: 2009, max: 2030 })
const anyPeriod: fc.Arbitrary<Period> = fc
  .record({ order: fc.constantFrom(null, 'latest' as const, 'previous' as const, 'first' as const) })
  .chain(({ order }) =>
    fc.oneof(
      fc.constant({ ...ANY_TIME, order }),
      fc.uniqueArray(anyYear, { minLength: 1, maxLength: 3 }).map((years) => ({ ...ANY_TIME, order, years })),
      fc.tuple(anyYear, fc.nat(8)).map(([from, more]) => ({ ...ANY_TIME, order, from, to: from + more })),
      anyYear.map((from) => ({ ...ANY_TIME, order, from })),
      anyYear.map((to) => ({ ...ANY_TIME, order, to })),
    ),
  )
const anyMovement: fc.Arbitrary<Movement> = fc.oneof(
  fc.constantFrom(...MOVEMENTS).map((text) => movementRead(text) as Movement),
  fc
    .record({ from: anyGrades, to: anyGrades, isLast: fc.boolean(), isInARow: fc.constant(false) })
    .map((some) => moving({ kind: 'from-to', ...some })),
  fc
    .record({
      kind: fc.constantFrom('improved' as const, 'declined' as const),
      least: fc.integer({ min: 1, max: 3 }),
    })
    .map(moving),
  fc
    .record({
      kind: fc.constantFrom('improved' as const, 'declined' as const),
      least: fc.integer({ min: 1, max: 3 }),
      times: fc.integer({ min: 2, max: 5 }),
      isInARow: fc.boolean(),
    })
    .map(moving),
  fc
    .record({ from: anyGrades, to: anyGrades })
    .map((some) => moving({ kind: 'from-to', ...some, isInStages: true as const })),
  fc
    .record({ from: anyGrades, to: anyGrades })
    .map((some) => moving({ kind: 'from-to', ...some, isAtOnce: true as const })),
  fc
    .record({
      kind: fc.constantFrom('never' as const, 'always' as const),
      to: anyGrades,
      least: fc.integer({ min: 1, max: 3 }),
    })
    .map(moving),
  fc
    .record({ to: anyGrades, least: fc.integer({ min: 2, max: 5 }), isInARow: fc.boolean() })
    .map((some) => moving({ kind: 'repeatedly', ...some })),
  fc
    .record({ least: fc.integer({ min: 2, max: 5 }), isInARow: fc.boolean() })
    .map((some) => moving({ kind: 'repeatedly', ...some })),
  fc.integer({ min: 1, max: 4 }).map((most) => moving({ kind: 'inspected', most })),
)
const anyOwnTime = fc.option(
  anyPeriod.filter((period) => periodWritten(period) !== ''),
  { nil: null },
)
const anyHaving: fc.Arbitrary<Having[]> = fc.array(
  fc.oneof(
    fc.record({
      judgement: fc.option(anyJudgement, { nil: null }),
      grades: anyGrades,
      period: anyOwnTime,
    }),
    fc.record({
      judgement: anyJudgement,
      grades: fc.constant(ANY_GRADE),
      period: anyOwnTime,
      than: fc.record({
        way: fc.constantFrom('better' as const, 'worse' as const),
        judgement: fc.option(anyJudgement, { nil: null }),
      }),
    }),
  ),
  { maxLength: 3 },
)
const anyWhere = fc
  .record({
    councils: fc.constantFrom<string[]>([], ['northumberland'], ['lincolnshire', 'south-gloucestershire']),
    reports: fc.constant<string[]>([]),
    regions: fc.uniqueArray(fc.constantFrom(...regionNames(context)), { maxLength: 2 }),
    kinds: fc.uniqueArray(fc.constantFrom(...councilKindsOf(context)), { maxLength: 2 }),
    neighboursOf: fc.constantFrom(null, 'northumberland', 'isle-of-wight'),
    period: anyPeriod,
    framework: fc.constantFrom(null, ...Framework.options),
    inspector: fc.constantFrom(
      null,
      ...context.library.reports.flatMap(({ leadInspector }) => leadInspector ?? []),
    ),
    isOnly: fc.boolean(),
    isWithout: fc.boolean(),
    isBoth: fc.boolean(),
  })
  .map(({ isOnly, isWithout, isBoth, ...where }) => ({
    ...where,
    ...(isBoth && where.framework !== null ? { alsoUnder: 'SEND' as const } : {}),
    ...(isOnly && where.framework !== null ? { isOnly: true as const } : {}),
    ...(isWithout && !isOnly && where.framework !== null ? { isWithout: true as const } : {}),
  }))
const shared = {
  where: anyWhere,
  having: anyHaving,
  movement: fc.option(anyMovement, { nil: null }),
  judgement: fc.option(anyJudgement, { nil: null }),
}
/** Spans of years that do not overlap. */
const anySpans: fc.Arbitrary<Period[]> = fc.integer({ min: 2010, max: 2024 }).map((year) => [
  { ...ANY_TIME, from: year - 4, to: year },
  { ...ANY_TIME, from: year + 1, to: null },
])
/** Sums of regions or kinds of council. */
const anySides: fc.Arbitrary<string[][]> = fc
  .shuffledSubarray([...regionNames(context), ...councilKindsOf(context)], { minLength: 2 })
  .chain((names) =>
    fc.integer({ min: 1, max: names.length - 1 }).map((at) => [names.slice(0, at), names.slice(at)]),
  )
const anyAsked: fc.Arbitrary<OverCouncils> = fc.oneof(
  fc
    .record({
      intent: fc.constant('councils' as const),
      ...shared,
      extreme: fc.constantFrom(null, ...Extreme.options),
      page: fc.nat(9),
      lines: fc.record(
        {
          most: fc.integer({ min: 2, max: 40 }),
          isWorstFirst: fc.constant(true as const),
          alongside: fc.subarray([...Alongside.options], { minLength: 1 }),
        },
        { requiredKeys: [] },
      ),
    })
    .map(({ lines, ...asked }) => ({ ...asked, ...lines })),
  fc
    .record({
      intent: fc.constant('figures' as const),
      ...shared,
      figure: fc.constantFrom(...Figure.options),
      of: fc.constantFrom('councils' as const, 'reports' as const, 'recommendations' as const),
      by: fc.constantFrom(
        ...(['year', 'region', 'kind', 'council', 'inspector', 'framework', 'judgement'] as const),
      ),
    })
    .chain((asked) =>
      fc
        .record({
          beside: fc.constantFrom(null, 'country' as const),
          sides: fc.option(anySides),
          spans: fc.option(anySpans),
          most: fc.option(fc.integer({ min: 2, max: 9 })),
        })
        .map((more) => ({ ...asked, ...more })),
    )
    .map(({ beside, sides, spans, most, ...asked }) => {
      const isRanking = ['extreme', 'fewest', 'highest', 'lowest', 'ends'].includes(asked.figure)
      return {
        ...asked,
        ...(beside ? { beside } : {}),
        ...(sides ? { sides } : {}),
        ...(spans ? { spans } : {}),
        ...(most && isRanking && asked.figure !== 'ends' && asked.of === 'councils' ? { most } : {}),
        by: isRanking ? asked.by : null,
      }
    }),
  fc
    .record({
      intent: fc.constant('mentions' as const),
      where: anyWhere,
      having: anyHaving,
      subject: fc.constantFrom('', 'edge of care', 'children missing school'),
      phrases: fc.constantFrom<string[]>([], ['edge of care'], ["children's homes", 'at risk']),
      of: fc.constantFrom('paragraphs' as const, 'recommendations' as const, 'reports' as const),
      isAgain: fc.constant(false),
      page: fc.nat(9),
      graded: fc.option(anyJudgement.filter((judgement) => judgement.strand === null)),
    })
    .map(({ graded, ...asked }) => ({ ...asked, ...(graded ? { graded } : {}) }))
    .filter(({ subject, phrases, of }) => subject !== '' || phrases.length > 0 || of !== 'reports'),
)

/** What a typed command asks. */
const askedIn = (message: string): unknown => {
  const { rest = '' } = commandWord(message) ?? {}
  const { asked, leftOver } = parseTypedCommand(slashFind, rest, context)
  expect(leftOver).toBe('')
  return askedByOptions(asked, context)
}

describe('A question over councils written as a command', () => {
  it('is read again as the same question', () => {
    fc.assert(
      fc.property(anyAsked, (asked) => {
        expect(askedIn(commandFor(asked, context))).toEqual({ value: asked })
      }),
    )
  })

  it('keeps every movement and every time', () => {
    fc.assert(
      fc.property(anyMovement, (movement) => {
        expect(movementRead(movementWritten(movement))).toEqual(movement)
      }),
    )
    fc.assert(
      fc.property(
        anyPeriod.filter((period) => periodWritten(period) !== ''),
        (period) => {
          expect(periodRead(periodWritten(period))).toEqual(period)
        },
      ),
    )
  })
})

describe('An option of /find', () => {
  it.each([
    ['improved', { kind: 'improved', isLast: false }],
    ['got worse', null],
    ['dropped by two', { kind: 'declined', least: 2 }],
    ['fell by 2', { kind: 'declined', least: 2 }],
    ['lost Outstanding', { kind: 'from-to', from: ['Outstanding'], to: null }],
    ['Inadequate twice', { kind: 'repeatedly', to: ['Inadequate'], least: 2 }],
    ['from RI to Good', { kind: 'from-to', from: ['Requires improvement'], to: ['Good'] }],
  ])('takes a movement as one types it: %s', (text, movement) =>
    movement === null
      ? expect(movementRead(text)).toBeNull()
      : expect(movementRead(text)).toMatchObject(movement),
  )

  it.each([
    ['/find good london', { grade: 'Good', region: 'London' }],
    ['/find inadequate unitary', { grade: 'Inadequate', kind: 'Unitary Authority' }],
    ['/find outstanding leadership now', { grade: 'Outstanding', judgement: 'leadership', year: 'now' }],
  ])('is told from the others by its words: %s', (message, asked) => {
    expect(parseTypedCommand(slashFind, commandWord(message)?.rest ?? '', context).asked).toMatchObject(asked)
  })

  it.each([
    ['region:narnia', 9],
    ['kind:parish', 4],
    ['movement:sideways', MOVEMENTS.length],
    ['show:everything', SHOWN.length],
    ['framework:xyz', Framework.options.length],
  ])('that means nothing gets those that do: %s', (option, count) => {
    const { refusal } = askedIn(`/find grade:Good ${option}`) as {
      refusal: { blocks: { choices?: unknown[] }[] }
    }
    expect(refusal.blocks.at(-1)?.choices).toHaveLength(count)
  })

  it('is refused by itself, the place before the grade and the grade before what is shown', () => {
    const said = (options: Record<string, string>): string | undefined => {
      const [block] = askedByOptions(options, context).refusal?.blocks ?? []
      return block?.block === 'words' ? block.text : undefined
    }
    const wrong = { region: 'narnia', grade: 'splendid', show: 'everything' }
    expect(said(wrong)).toMatch(/^“narnia” is no region/)
    expect(said({ ...wrong, region: 'London' })).toMatch(/^“splendid” is no grade/)
    expect(said({ ...wrong, region: 'London', grade: 'Good' })).toMatch(/^“everything” is nothing to show/)
  })

  it('has nothing to offer where the library is empty, and says so', () => {
    const empty = answerContextOf(createLibrary([]))
    const answered = (options: Record<string, string>) => {
      const made = slashFind.query(options, empty)
      return made.refusal ?? answer(queryOf(made.value), empty)
    }
    expect(answered({ grade: 'Good' })).toMatchObject({ kind: 'none', total: { count: 0, of: 0 } })
    expect(answered({ show: 'by year' }).kind).toBe('none')
  })
})
