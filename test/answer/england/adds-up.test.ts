import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerCouncils } from '../../../src/answer/england/councils.js'
import { answerFigures } from '../../../src/answer/england/figures.js'
import { councilsHeld } from '../../../src/answer/england/population.js'
import type { AnswerContext } from '../../../src/command/command.js'
import { createLibrary } from '../../../src/library/library.js'
import { ANY_TIME, type AskedFor, type JudgementAsked, type Movement } from '../../../src/model/query.js'
import { councilsOf, type FigureRow, figuresOf, type Reply } from '../../../src/model/reply.js'
import { ANY_GRADE, Grade, stepOf } from '../../../src/model/report.js'
import { yearOf } from '../../../src/model/year.js'
import { EVERY_JUDGEMENT } from '../../../src/understand/entities/grades.js'
import { answerContextOf } from '../../answer-context.js'
import { runs } from '../../runs.js'
import { anyLibrary, everyCouncil } from './any-library.js'
import { councils, figures, having, judgementCalled, moving, whereOf } from './asked.js'

const GIVEN = ['Outstanding', 'Good', 'Adequate', 'Requires improvement', 'Inadequate'] as const

const JUDGEMENTS = ['overall', 'leadership', 'care leavers', 'help and protection', 'children in care']

const anyJudgement = fc.constantFrom(...JUDGEMENTS)
const anyGrade = fc.constantFrom(...Grade.options.filter((grade) => grade !== 'Not judged'))

const sum = (rows: readonly FigureRow[]): number => rows.reduce((all, { count }) => all + count, 0)

/** The table of grades asks nothing of the search, which takes long to make. */
const base = answerContextOf(createLibrary([]))

/** What a check has looked at, by name: each is there in some library at least, or nothing is shown by it. */
type Seen = Readonly<Record<string, number>>

const any = fc.tuple(anyLibrary, anyJudgement, anyGrade)
/** The same each time, of a seed that has all that is looked at among them; behind them come others, new each time. */
const KNOWN = fc.sample(any, { seed: 1, numRuns: 14 })

function holds(check: (context: AnswerContext, judgement: JudgementAsked, grade: Grade) => Seen): void {
  const all = new Map<string, number>()
  fc.assert(
    fc.property(anyLibrary, anyJudgement, anyGrade, (library, name, grade) => {
      const context = { ...base, library }
      const seen = check(context, judgementCalled(context)(name), grade)
      for (const [what, times] of Object.entries(seen)) all.set(what, (all.get(what) ?? 0) + times)
    }),
    { numRuns: runs(30), examples: KNOWN },
  )
  for (const [what, times] of all) expect([what, times > 0]).toEqual([what, true])
}

const apartIn = ({ notes }: Reply): number =>
  Number(notes.join(' ').match(/(\d+) (?:councils?|inspections?) (?:is|are) counted apart/)?.[1] ?? 0)

const severalIn = (reply: Reply): number =>
  figuresOf(reply).find(({ label }) => label === 'More than one grade')?.count ?? 0

/** Every line of a list, on all its pages. */
function allLines(asked: AskedFor<'councils'>, context: AnswerContext) {
  const pages: Reply[] = []
  for (let page = 0; pages.at(-1)?.more !== undefined || page === 0; page++)
    pages.push(answerCouncils({ ...asked, page }, context))
  return pages.flatMap(councilsOf)
}

describe('Over any library', () => {
  it('the grades of one judgement add up to the councils that have it, and with those apart to all councils', () =>
    holds((context, judgement) => {
      const reply = answerFigures(figures({ judgement, figure: 'distribution' }), context)
      const inspected = councilsHeld(context).filter(({ inspections }) => inspections.length > 0)
      expect(sum(figuresOf(reply))).toBe(reply.total?.count)
      expect((reply.total?.count ?? 0) + apartIn(reply)).toBe(inspected.length)
      expect(reply.total?.of).toBe(inspected.length)
      return { graded: sum(figuresOf(reply)), apart: apartIn(reply) }
    }))

  it('inspections of looked after children alone are no inspections of services as a whole, and what is left without them is said', () =>
    holds((context, judgement) => {
      const where = whereOf({ isWhole: true })
      const all = figures({ judgement, figure: 'by-year', of: 'reports' })
      const [every, whole] = [all, { ...all, where }].map((asked) => answerFigures(asked, context))
      const alone = context.library.reports.filter(({ framework }) => framework === 'LAC')
      const left = sum(figuresOf(whole as Reply))
      expect(sum(figuresOf(every as Reply)) - left).toBeLessThanOrEqual(alone.length)
      const said = every?.notes.join(' ').match(/looked after children alone.* Without (?:it|them): (\d+)\./)
      if (said) expect(Number(said[1])).toBe(left)
      return { left, without: sum(figuresOf(every as Reply)) - left, said: Number(said?.length ?? 0) }
    }))

  it('the years add up to the reports, each in one year', () =>
    holds((context) => {
      const reply = answerFigures(figures({ figure: 'by-year', of: 'reports' }), context)
      expect(sum(figuresOf(reply))).toBe(context.library.reports.length)
      for (const { label, count } of figuresOf(reply)) {
        const year = Number(label)
        expect(count).toBe(context.library.reports.filter((report) => yearOf(report) === year).length)
        const ofYear = figures({ of: 'reports', where: whereOf({ period: { years: [year] } }) })
        expect(answerFigures(ofYear, context).total?.count).toBe(count)
      }
      return { years: figuresOf(reply).length }
    }))

  it('regions and kinds of council add up to the whole, and their parts to each row', () =>
    holds((context, judgement) => {
      const rows = (['by-region', 'by-kind', 'by-year'] as const).map((figure) => {
        const reply = answerFigures(figures({ judgement, figure }), context)
        expect(sum(figuresOf(reply))).toBe(reply.total?.count)
        for (const { count, parts } of figuresOf(reply))
          expect(parts.reduce((all, part) => all + part.count, 0)).toBe(count)
        return [figure, sum(figuresOf(reply))]
      })
      return Object.fromEntries(rows)
    }))

  it('a count is the length of the list, which holds each council once, and its share the count in the distribution', () =>
    holds((context, judgement, grade) => {
      const having_ = [having(judgement, grade)]
      const count = answerFigures(figures({ having: having_ }), context)
      const lines = allLines(councils({ having: having_ }), context)
      expect(lines).toHaveLength(count.total?.count ?? -1)
      expect(new Set(lines.map(({ council }) => council)).size).toBe(lines.length)
      const spread = answerFigures(figures({ judgement, figure: 'distribution' }), context)
      const several = severalIn(spread)
      const alone = figuresOf(spread).find(({ label }) => label === grade)?.count ?? 0
      expect(count.total?.count).toBeGreaterThanOrEqual(alone)
      expect(count.total?.count).toBeLessThanOrEqual(alone + several)
      return { lines: lines.length, several }
    }))

  it('a list of more councils than a page takes holds each of them once, over all its pages', () => {
    const context = { ...base, library: everyCouncil }
    const lines = allLines(
      councils({ having: [having(judgementCalled(context)('overall'), 'Good')] }),
      context,
    )
    expect(lines.map(({ council }) => council).sort()).toEqual(
      everyCouncil.reports.map(({ authority }) => authority.slug).sort(),
    )
    expect(lines.length).toBeGreaterThan(100)
    expect(answerCouncils(councils({}), context).more).toBeDefined()
  })

  it('councils without a grade are those that a count over the grades keeps apart', () =>
    holds((context, judgement) => {
      const without = answerCouncils(councils({ having: [having(judgement, 'Not judged')] }), context)
      const spread = answerFigures(figures({ judgement, figure: 'distribution' }), context)
      const printed = figuresOf(spread).find(({ label }) => label === 'Not judged')?.count ?? 0
      expect((without.total?.count ?? 0) - printed).toBeLessThanOrEqual(apartIn(spread) + severalIn(spread))
      expect(without.total?.count).toBeGreaterThanOrEqual(apartIn(spread))
      expect(without.total?.of).toBe(spread.total?.of)
      return { without: without.total?.count ?? 0, apart: apartIn(spread), printed }
    }))

  it('conditions of their own times are met by the councils that are in the list of each', () =>
    holds((context, judgement, grade) => {
      const inYears = { ...ANY_TIME, from: 2012, to: 2016 }
      const newest = { ...ANY_TIME, order: 'latest' as const }
      const then = { ...having(judgement, grade), period: inYears }
      const now = { ...having(judgement, 'Good'), period: newest }
      const both = answerCouncils(councils({ having: [now, then] }), context)
      const slugs = (asked: AskedFor<'councils'>) =>
        new Set(allLines(asked, context).map(({ council }) => council))
      const [nowGood, wasSo] = [
        slugs(councils({ having: [having(judgement, 'Good')] })),
        slugs(councils({ having: [having(judgement, grade)], where: whereOf({ period: inYears }) })),
      ]
      const expected = [...nowGood].filter((slug) => wasSo.has(slug))
      expect([...slugs(councils({ having: [now, then] }))].sort()).toEqual(expected.sort())
      expect(both.total?.count).toBe(expected.length)
      expect(both.total?.of ?? 0).toBeGreaterThanOrEqual(expected.length)
      return { both: expected.length, oneAlone: nowGood.size + wasSo.size - 2 * expected.length }
    }))

  it('the first and the last that met a condition are of all that did, and none met it earlier or later', () =>
    holds((context, judgement, grade) => {
      const met = councils({ having: [having(judgement, grade)], where: whereOf({ period: { from: 2000 } }) })
      const all = answerCouncils(met, context)
      const days = (asked: AskedFor<'councils'>) =>
        allLines(asked, context).flatMap(({ grades }) =>
          grades.map(({ report }) => context.library.byId(report)?.inspected.to ?? ''),
        )
      const every = days(met).sort()
      const ends = answerCouncils({ ...met, extreme: 'oldest and newest' }, context)
      expect(ends.total).toEqual(all.total)
      const shown = days({ ...met, extreme: 'oldest and newest' }).sort()
      expect([shown[0], shown.at(-1)]).toEqual([every[0], every.at(-1)])
      expect(new Set(days({ ...met, extreme: 'oldest' }))).toEqual(new Set(every.slice(0, 1)))
      expect(new Set(days({ ...met, extreme: 'newest' }))).toEqual(new Set(every.slice(-1)))
      return { between: new Set(every).size - new Set(shown).size }
    }))

  it('who has a grade for every judgement has it for each of them', () =>
    holds((context, judgement, grade) => {
      const slugs = (one: JudgementAsked) =>
        allLines(councils({ having: [having(one, grade)] }), context).map(({ council }) => council)
      const of = new Set(slugs(judgement))
      const judged = new Set(allLines(councils({ judgement }), context).map(({ council }) => council))
      const every = slugs(EVERY_JUDGEMENT)
      for (const slug of every) expect(of.has(slug) || !judged.has(slug)).toBe(true)
      return { judged: every.filter((slug) => judged.has(slug)).length }
    }))

  it('the grades said of a league table add up to its lines', () =>
    holds((context, judgement) => {
      const asked = councils({ judgement })
      const [lead] = answerCouncils(asked, context).blocks
      const said =
        lead?.block === 'words' ? (/^[^.]*the best first: ([^;.]*)/.exec(lead.text)?.[1] ?? '') : ''
      const counts = [...said.matchAll(/(\d+) [A-Z]/g)].map(([, count]) => Number(count))
      expect(counts.reduce((all, count) => all + count, 0)).toBe(allLines(asked, context).length)
      return { grades: counts.length }
    }))

  it('regions in order come by their share, the first the highest', () =>
    holds((context, judgement, grade) => {
      const asked = figures({ figure: 'highest', by: 'region', having: [having(judgement, grade)] })
      const shares = figuresOf(answerFigures(asked, context)).map(({ count, of }) => count / (of ?? 1))
      expect(shares).toEqual(shares.toSorted((one, other) => other - one))
      return { apart: Math.max(0, new Set(shares).size - 1) }
    }))

  it('inspectors and councils with the most are counted once each', () =>
    holds((context, judgement, grade) => {
      const led = answerFigures(figures({ figure: 'extreme', by: 'inspector', of: 'reports' }), context)
      const named = context.library.reports.filter(({ leadInspector }) => leadInspector !== null)
      expect(sum(figuresOf(led))).toBe(named.length)
      const most = answerFigures(
        figures({ figure: 'extreme', by: 'council', having: [having(judgement, grade)] }),
        context,
      )
      const [first, ...others] = figuresOf(most).map(({ count }) => count)
      expect(others.every((count) => count <= (first ?? 0))).toBe(true)
      expect(sum(figuresOf(most))).toBeLessThanOrEqual(most.total?.count ?? 0)
      return { led: named.length, fewer: others.length }
    }))

  it('no council’s one judgement is both better and worse than another, and those that are either have both', () =>
    holds((context, judgement) => {
      const leadership = judgementCalled(context)('leadership')
      const [better, worse] = (['better', 'worse'] as const).map((way) => {
        const than = { way, judgement: leadership }
        return answerCouncils(
          councils({ having: [{ judgement, grades: ANY_GRADE, period: null, than }] }),
          context,
        )
      })
      const both = answerCouncils(
        councils({ having: [having(judgement, ...GIVEN), having(leadership, ...GIVEN)] }),
        context,
      )
      const either = [better, worse].flatMap((reply) => (reply ? councilsOf(reply) : []))
      expect(new Set(either.map(({ council }) => council)).size).toBe(either.length)
      expect(either.length).toBeLessThanOrEqual(both.total?.count ?? 0)
      expect(better?.total?.of).toBe(worse?.total?.of)
      return { better: better?.total?.count ?? 0, worse: worse?.total?.count ?? 0 }
    }))

  it('a place and the rest of England add up to England, and those that went each way to all that can be told', () =>
    holds((context, judgement, grade) => {
      const whole = answerFigures(figures({ having: [having(judgement, grade)] }), context)
      const beside = answerFigures(
        figures({
          where: whereOf({ regions: ['North West'] }),
          having: [having(judgement, grade)],
          figure: 'highest',
          by: 'region',
          beside: 'country',
        }),
        context,
      )
      expect(sum(figuresOf(beside))).toBe(whole.total?.count)
      const ways = answerFigures(figures({ judgement, figure: 'by-way' }), context)
      expect(sum(figuresOf(ways))).toBe(ways.total?.count)
      expect(ways.total?.count ?? 0).toBeLessThanOrEqual(ways.total?.of ?? 0)
      const judged = answerFigures(
        figures({ having: [having(null, grade)], figure: 'extreme', by: 'judgement' }),
        context,
      )
      expect(sum(figuresOf(judged))).toBe(judged.total?.count)
      const often = answerCouncils(councils({ movement: moving({ kind: 'inspected', least: 2 }) }), context)
      const twice = councilsHeld(context).filter(({ inspections }) => inspections.length > 1)
      expect(often.total?.count).toBe(twice.length)
      const sideOf = (place: string) => figuresOf(beside).find(({ label }) => label === place)?.count ?? 0
      return {
        place: sideOf('North West'),
        rest: sideOf('The rest of England'),
        ways: sum(figuresOf(ways)),
        judged: sum(figuresOf(judged)),
        twice: twice.length,
      }
    }))

  it('who had the same grade so often, whichever it was, had one of them so often', () =>
    holds((context, judgement) => {
      const isInARow = true
      const slugs = (to: (typeof GIVEN)[number][] | null) =>
        allLines(
          councils({ judgement, movement: moving({ kind: 'repeatedly', to, least: 2, isInARow }) }),
          context,
        ).map(({ council }) => council)
      const same = new Set(slugs(null))
      const ofOne = GIVEN.flatMap((grade) => slugs([grade]))
      for (const slug of ofOne) expect(same.has(slug)).toBe(true)
      const twice = allLines(councils({ movement: moving({ kind: 'inspected', least: 2 }) }), context)
      const several = new Set(twice.map(({ council }) => council))
      const boards = judgement.keys.every((key) => key.endsWith('/lscb'))
      for (const slug of same) expect(boards || several.has(slug)).toBe(true)
      return { ofOne: ofOne.length, same: boards ? 0 : same.size }
    }))

  it('who was inspected once and who was inspected oftener are all councils', () =>
    holds((context) => {
      const [once, oftener] = [{ least: 1, most: 1 }, { least: 2 }].map((some) =>
        answerCouncils(councils({ movement: moving({ kind: 'inspected', ...some }) }), context),
      )
      const inspected = councilsHeld(context).filter(({ inspections }) => inspections.length > 0)
      expect((once?.total?.count ?? 0) + (oftener?.total?.count ?? 0)).toBe(inspected.length)
      return { once: once?.total?.count ?? 0, oftener: oftener?.total?.count ?? 0 }
    }))

  it('a list with the worst first holds the same lines, and their grades get no worse', () =>
    holds((context, judgement) => {
      const best = allLines(councils({ judgement }), context)
      const worst = allLines(councils({ judgement, isWorstFirst: true }), context)
      expect(worst.map(({ council }) => council).sort()).toEqual(best.map(({ council }) => council).sort())
      const stepsOf = (lines: typeof best) =>
        lines.map(({ grades }) => Math.max(...grades.map(({ grade }) => (grade ? stepOf(grade) : -1))))
      const known = stepsOf(worst).filter((step) => step >= 0)
      const isOfOneGrade = worst.every(({ grades }) => grades.length === 1)
      if (isOfOneGrade) expect(known).toEqual(known.toSorted((one, other) => other - one))
      return { better: isOfOneGrade ? Math.max(0, new Set(known).size - 1) : 0 }
    }))

  it('since when a grade has been held is the day of an inspection that gave it, the longest ago first', () =>
    holds((context, judgement, grade) => {
      const asked = councils({ having: [having(judgement, grade)], alongside: ['since'] })
      const lines = allLines(asked, context)
      expect(lines.map(({ council }) => council).sort()).toEqual(
        allLines(councils({ having: asked.having }), context)
          .map(({ council }) => council)
          .sort(),
      )
      const days = lines.flatMap(({ since }) => since?.day ?? [])
      expect(days).toEqual(days.toSorted())
      for (const { council, since } of lines) {
        const held = context.library.ofAuthority(council).map(({ inspected }) => inspected.to)
        if (since) expect(held).toContain(since.day)
        expect(since?.inspections ?? 1).toBeLessThanOrEqual(held.length)
      }
      return { since: days.length, later: Math.max(0, new Set(days).size - 1) }
    }))

  it('for how long a grade was held ends with the inspection that gave another, and the longest comes first', () =>
    holds((context, judgement, grade) => {
      const movement = moving({ kind: 'repeatedly', to: [grade], least: 2, isInARow: true })
      const lines = allLines(councils({ judgement, movement, alongside: ['since'] }), context)
      const ends = context.library.reports.map(({ inspected }) => inspected.to).sort()
      let ended = 0
      const lengths = lines.flatMap(({ council, since }) => {
        if (!since) return []
        const held = context.library.ofAuthority(council).map(({ inspected }) => inspected.to)
        if (since.until !== undefined) {
          expect(held).toContain(since.until)
          expect(since.until >= since.day).toBe(true)
          ended += 1
        }
        return [Date.parse(since.until ?? ends.at(-1) ?? since.day) - Date.parse(since.day)]
      })
      expect(lengths).toEqual(lengths.toSorted((one, other) => other - one))
      return { ended, shorter: Math.max(0, new Set(lengths).size - 1) }
    }))

  it('a region beside a kind of council counts each as it is counted alone', () =>
    holds((context, judgement, grade) => {
      const region = whereOf({ regions: ['London'] })
      const kind = whereOf({ kinds: ['County'] })
      const [london, counties] = [region, kind].map(
        (where) =>
          answerFigures(figures({ where, having: [having(judgement, grade)] }), context).total?.count,
      )
      const where = whereOf({ regions: ['London'], kinds: ['County'] })
      const beside = answerFigures(
        figures({
          where,
          having: [having(judgement, grade)],
          figure: 'highest',
          by: 'region',
          sides: [['London'], ['County']],
        }),
        context,
      )
      const rows = new Map(figuresOf(beside).map(({ label, count }) => [label, count]))
      expect(rows.get('London') ?? 0).toBe(london)
      expect(rows.get('Counties') ?? 0).toBe(counties)
      expect(sum(figuresOf(beside))).toBe(beside.total?.count)
      return { london: london ?? 0, counties: counties ?? 0 }
    }))

  it.each(['by-region', 'by-kind'] as const)('each council that is counted %s is named there', (figure) =>
    holds((context, judgement, grade) => {
      const reply = answerFigures(figures({ having: [having(judgement, grade)], figure }), context)
      const names = figuresOf(reply).flatMap((row) => row.names ?? [])
      expect(new Set(names).size).toBe(reply.total?.count)
      for (const { count, names = [] } of figuresOf(reply)) expect(names).toHaveLength(count)
      return { names: names.length }
    }),
  )

  it('places side by side are each the sum of their regions', () =>
    holds((context, judgement, grade) => {
      const sides = [
        ['North East', 'North West'],
        ['South East', 'South West'],
      ]
      const where = whereOf({ regions: sides.flat() })
      const question = figures({ where, having: [having(judgement, grade)], figure: 'by-region' })
      const each = answerFigures(question, context)
      const together = answerFigures({ ...question, sides }, context)
      const rows = figuresOf(together)
      const labels = ['North East + North West', 'South East + South West']
      expect(rows.map(({ label }) => label)).toEqual(rows.length === 0 ? [] : labels)
      expect(sum(rows)).toBe(sum(figuresOf(each)))
      expect(together.total).toEqual(each.total)
      return { north: rows[0]?.count ?? 0, south: rows[1]?.count ?? 0 }
    }))

  it('moves by year are every step that was made, those of the last inspection among them', () =>
    holds((context, judgement) => {
      const movement = moving({ kind: 'improved' })
      const byYear = answerFigures(figures({ judgement, movement, figure: 'by-year' }), context)
      const moved = answerCouncils(councils({ judgement, movement }), context)
      expect(sum(figuresOf(byYear))).toBe(byYear.total?.count)
      expect(byYear.total?.count ?? 0).toBeGreaterThanOrEqual(moved.total?.count ?? 0)
      return { steps: sum(figuresOf(byYear)), moved: moved.total?.count ?? 0 }
    }))

  it('recommendations by year, region and framework are all that the reports make', () =>
    holds((context) => {
      const all = councilsHeld(context)
        .flatMap(({ inspections }) => inspections)
        .reduce((count, { recommendations }) => count + recommendations.length, 0)
      for (const figure of ['count', 'by-year', 'by-region', 'by-kind'] as const) {
        const reply = answerFigures(figures({ figure, of: 'recommendations' }), context)
        expect(sum(figuresOf(reply))).toBe(all)
        expect(reply.total?.count).toBe(all)
      }
      return { all }
    }))

  it('who was never graded so and who was at least once are all councils', () =>
    holds((context, judgement, grade) => {
      const never = answerCouncils(
        councils({ judgement, movement: moving({ kind: 'never', to: [grade] }) }),
        context,
      )
      const once = answerCouncils(
        councils({ judgement, movement: moving({ kind: 'repeatedly', to: [grade] }) }),
        context,
      )
      const inARow = answerCouncils(
        councils({
          judgement,
          movement: moving({ kind: 'repeatedly', to: [grade], least: 2, isInARow: true }),
        }),
        context,
      )
      expect((never.total?.count ?? 0) + (once.total?.count ?? 0)).toBe(never.total?.of)
      expect(once.total?.of ?? 0).toBeLessThanOrEqual(never.total?.of ?? 0)
      expect(inARow.total?.count ?? 0).toBeLessThanOrEqual(once.total?.count ?? 0)
      return {
        never: never.total?.count ?? 0,
        once: once.total?.count ?? 0,
        inARow: inARow.total?.count ?? 0,
      }
    }))

  it('who improved, fell or stayed at the last inspection are all who can be compared', () =>
    holds((context, judgement) => {
      const [improved, fell, stayed] = (['improved', 'declined', 'unchanged'] as const).map((kind) =>
        answerCouncils(councils({ judgement, movement: moving({ kind, isLast: true }) }), context),
      )
      const moved = [improved, fell, stayed].map((reply) => reply?.total?.count ?? 0)
      const [up = 0, down = 0, same = 0] = moved
      expect(improved?.total?.of).toBe(stayed?.total?.of)
      expect(moved.reduce((all, count) => all + count)).toBeLessThanOrEqual(improved?.total?.of ?? 0)
      return { up, down, same }
    }))

  it('so many from one end in time are no later than all others, and what is told beside a line is its report’s', () =>
    holds((context) => {
      const most = 3
      const ends = answerCouncils(
        councils({ extreme: 'oldest', most, alongside: ['dates', 'inspector'] }),
        context,
      )
      const newest = councilsHeld(context).flatMap(({ inspections }) => inspections.slice(0, 1))
      const listed = councilsOf(ends).map(({ grades }) => grades[0]?.report)
      const last = newest
        .filter(({ id }) => listed.includes(id))
        .map(({ inspected }) => inspected.to)
        .sort()
        .at(-1)
      expect(listed.length).toBeGreaterThanOrEqual(Math.min(most, newest.length))
      expect(
        newest
          .filter(({ inspected }) => inspected.to <= (last ?? ''))
          .map(({ id }) => id)
          .sort(),
      ).toEqual([...listed].sort())
      for (const { grades, inspected, leadInspector } of councilsOf(ends)) {
        const report = context.library.byId(grades.at(-1)?.report ?? '')
        expect({ inspected, leadInspector }).toEqual({
          inspected: report?.inspected,
          leadInspector: report?.leadInspector,
        })
      }
      return { listed: listed.length, later: newest.length - listed.length }
    }))

  it('no time between two inspections in a row is longer than the longest, and who was inspected twice has one', () =>
    holds((context) => {
      const several = councilsHeld(context).filter(({ inspections }) => inspections.length > 1)
      const all = councils({ extreme: 'longest gap', most: 40 })
      const [first, ...others] = councilsOf(answerCouncils(all, context))
      const [longest] = councilsOf(answerCouncils(councils({ extreme: 'longest gap' }), context))
      expect(answerCouncils(all, context).total?.of).toBe(several.length)
      expect(first?.grades.map(({ report }) => report)).toEqual(longest?.grades.map(({ report }) => report))
      const days = [first, ...others].map((row) => {
        const [from, to] = [row?.grades[0], row?.grades.at(-1)].map((grade) =>
          context.library.byId(grade?.report ?? ''),
        )
        return from && to ? Date.parse(to.inspected.from) - Date.parse(from.inspected.to) : 0
      })
      expect(days).toEqual([...days].sort((one, other) => other - one))
      return { several: several.length, shorter: new Set(days).size - 1 }
    }))

  it('every pair of inspections in a row went up, stayed or fell, and those are all pairs that can be told', () =>
    holds((context, judgement) => {
      const reply = answerFigures(figures({ figure: 'by-way', judgement }), context)
      const said = reply.blocks.flatMap((block) => (block.block === 'words' ? [block.text] : [])).join(' ')
      const [, all, up, same, down] =
        /all (\d+) pairs? .* (\d+) improved, (\d+) stayed the same and (\d+) fell/.exec(said) ?? []
      expect(Number(all ?? 0)).toBe(Number(up ?? 0) + Number(same ?? 0) + Number(down ?? 0))
      for (const [kind, count] of [
        ['improved', up],
        ['declined', down],
      ] as const) {
        const ofYears = answerFigures(
          figures({ judgement, movement: moving({ kind }), figure: 'by-year' }),
          context,
        )
        expect(sum(figuresOf(ofYears))).toBe(Number(count ?? 0))
      }
      return { up: Number(up ?? 0), same: Number(same ?? 0), down: Number(down ?? 0) }
    }))

  it('both ends of a count have the most and the fewest that any row has', () =>
    holds((context) => {
      const shown = figuresOf(
        answerFigures(figures({ figure: 'ends', by: 'region', of: 'reports' }), context),
      )
      const all = figuresOf(answerFigures(figures({ figure: 'by-region', of: 'reports' }), context)).map(
        ({ count }) => count,
      )
      expect(shown[0]?.count ?? 0).toBe(Math.max(0, ...all))
      expect(shown.at(-1)?.count ?? 0).toBe(all.length === 0 ? 0 : Math.min(...all))
      return { apart: (shown[0]?.count ?? 0) - (shown.at(-1)?.count ?? 0) }
    }))

  it('spans beside one another hold what each holds alone, and months all inspections', () =>
    holds((context) => {
      const spans = [
        { ...ANY_TIME, from: 2009, to: 2015 },
        { ...ANY_TIME, from: 2018, to: null },
      ]
      const where = whereOf({ period: { from: 2009 } })
      const rows = figuresOf(answerFigures(figures({ figure: 'by-year', where, spans }), context))
      const alone = spans.map(
        (span) =>
          answerFigures(figures({ figure: 'distribution', where: whereOf({ period: span }) }), context).total
            ?.count,
      )
      expect(rows.map(({ count }) => count)).toEqual(alone)
      const months = answerFigures(figures({ figure: 'by-month', of: 'reports' }), context)
      expect(sum(figuresOf(months))).toBe(context.library.reports.length)
      return { before: alone[0] ?? 0, after: alone[1] ?? 0, months: sum(figuresOf(months)) }
    }))

  it('who went from one grade to another from one inspection to the next did so over all of them too', () =>
    holds((context) => {
      const going = { kind: 'from-to' as const, from: ['Inadequate' as const], to: ['Good' as const] }
      const gone = (movement: Movement) =>
        allLines(councils({ movement }), context).map(({ council }) => council)
      const [atOnce, inStages] = [gone(moving(going)), gone(moving({ ...going, isInStages: true }))]
      expect(inStages).toEqual(expect.arrayContaining(atOnce))
      return { atOnce: atOnce.length, inStages: inStages.length - atOnce.length }
    }))

  it('who improved at every inspection improved at one, and who never fell did not fall', () =>
    holds((context) => {
      const moved = (movement: Movement) => {
        const asked = councils({ movement })
        return {
          slugs: allLines(asked, context).map(({ council }) => council),
          of: answerCouncils(asked, context).total?.of ?? 0,
        }
      }
      const improved = moved(moving({ kind: 'improved' }))
      const throughout = moved(moving({ kind: 'improved', isThroughout: true }))
      expect(improved.slugs).toEqual(expect.arrayContaining(throughout.slugs))
      const [fell, never] = [moving({ kind: 'declined' }), moving({ kind: 'declined', isNever: true })].map(
        moved,
      )
      expect((fell?.slugs.length ?? 0) + (never?.slugs.length ?? 0)).toBe(never?.of)
      expect(fell?.slugs.filter((slug) => never?.slugs.includes(slug))).toEqual([])
      return {
        throughout: throughout.slugs.length,
        fell: fell?.slugs.length ?? 0,
        never: never?.slugs.length ?? 0,
      }
    }))

  it('councils with reports under two frameworks are those that have each', () =>
    holds((context) => {
      const under = (some: Parameters<typeof whereOf>[0]) =>
        allLines(councils({ where: whereOf({ period: { order: 'latest' }, ...some }) }), context).map(
          ({ council }) => council,
        )
      const held = (framework: string) =>
        councilsHeld(context)
          .filter(({ inspections }) => inspections.some((report) => report.framework === framework))
          .map(({ slug }) => slug)
      const both = under({ framework: 'ILACS', alsoUnder: 'SIF' })
      // Which report is the newest does not matter to who has both.
      expect(held('SIF').filter((slug) => held('ILACS').includes(slug))).toEqual(expect.arrayContaining(both))
      return { both: both.length }
    }))

  it('what some have in common is of no more than all of them, and its grades add up to those that were judged', () =>
    holds((context, judgement, grade) => {
      const asked = figures({ having: [having(judgement, grade)], figure: 'distribution', by: 'judgement' })
      const reply = answerFigures(asked, context)
      for (const { count, of, parts } of figuresOf(reply)) {
        expect(of ?? 0).toBeLessThanOrEqual(reply.total?.count ?? 0)
        expect(count).toBeLessThanOrEqual(of ?? 0)
        expect(parts.reduce((all, part) => all + part.count, 0)).toBe(of)
      }
      return { judgements: figuresOf(reply).length }
    }))

  it('of a place of which no inspection is left out none is said to be a part', () =>
    holds((context) => {
      const where = whereOf({ regions: ['London'], period: { order: 'latest' } })
      const reply = answerCouncils(councils({ where }), context)
      const [first] = reply.blocks.flatMap((block) => (block.block === 'words' ? [block.text] : []))
      expect(first).toMatch(new RegExp(`^${reply.total?.count} councils? in London`))
      return { inLondon: reply.total?.count ?? 0 }
    }))
})
