import { describe, expect, it } from 'vitest'
import { createLibrary, type Library } from '../../src/library/library.js'
import { type AskedFor, EVERYWHERE } from '../../src/model/query.js'
import { type Block, blocksIn, type Reply } from '../../src/model/reply.js'
import type { Judgement, Report } from '../../src/model/report.js'
import { answersOver } from '../../src/pilcrow/pilcrow.js'
import { MisquotedError, verified } from '../../src/verification/verify.js'
import { having, whereOf } from '../answer/england/asked.js'
import { answered, said, smallEngland } from '../answer/england/small-england.js'
import { bundledReport, laterReport } from '../answer/later-report.js'
import { vocabulary } from '../open.js'
import { gradesOff, sound, twoFaced } from './altered.js'

/** Grades that stand in no row of their own: in sentences, headings, facts, and as what a row of figures counts. */

const bundled = answersOver(sound, vocabulary)

/** With an inspection before the newest of a council, and one after it, which graded the whole otherwise. */
const inYear = (year: number): Report =>
  laterReport(bundledReport('north-lincolnshire-2022'), year, { 'overall-effectiveness': 'Good' })
const withOthers = createLibrary([...sound.reports, inYear(2020), inYear(2024)])
const overOthers = answersOver(withOthers, vocabulary)
const news = (): Reply => overOthers.news('north-lincolnshire-2024') as Reply

const passages: AskedFor<'passages'> = {
  ...{
    intent: 'passages',
    where: EVERYWHERE,
    having: [having(null, 'Good')],
    beside: [having(null, 'Inadequate')],
  },
  ...{ subject: 'advocacy', judgement: null, answer: 'topic', tone: 'praise', page: 0 },
}
const reasons: AskedFor<'reasons'> = {
  ...{ intent: 'reasons', where: whereOf({ councils: ['north-lincolnshire'] }), judgement: null, grades: [] },
  ...{ tone: 'neither', isOfMoves: true },
}
const graded: AskedFor<'grade'> = {
  ...{ intent: 'grade', where: whereOf({ councils: ['dudley'] }), judgement: null, grades: ['Inadequate'] },
}

/** A reply that tells a grade so, by the words that tell it or the label of their row, and the library that it is of. */
const ROADS: readonly (readonly [road: string, told: string, reply: () => Reply, library: Library])[] = [
  [
    'of half a report among the reports of a council',
    'Outstanding overall for safeguarding',
    () => bundled.say('/reports council:northumberland'),
    sound,
  ],
  [
    'as an outcome among the reports of a council',
    'outcome 1 of 3',
    () => said('/reports council:cornwall').reply,
    smallEngland,
  ],
  ['as an outcome among all reports', 'outcome 2 of 3', () => said('/reports year:2024').reply, smallEngland],
  [
    'before a judgement is chosen',
    'Good overall for looked after children',
    () => bundled.say('/grade northumberland'),
    sound,
  ],
  [
    'to whoever supposes another',
    'Surrey 2025 was graded Good overall',
    () => said('is surrey inadequate?').reply,
    smallEngland,
  ],
  [
    'to whoever supposes one that was given before',
    'Surrey 2018 was Inadequate',
    () => said('is surrey inadequate?').reply,
    smallEngland,
  ],
  [
    'to whoever supposes what was given',
    'Norfolk 2023 was graded Good overall',
    () => said('what is good in norfolk?').reply,
    smallEngland,
  ],
  [
    'to whoever supposes a grade where there is an outcome',
    'Cornwall 2023 SEND is outcome 1',
    () => said('is cornwall send good?').reply,
    smallEngland,
  ],
  ['of what is not so', 'leadership: Requires improvement', () => answered(graded).reply, smallEngland],
  [
    'as the higher of two',
    'Leeds 2022 is graded higher: Outstanding',
    () => said('/compare overall-effectiveness leeds bradford').reply,
    smallEngland,
  ],
  [
    'as the lower of two',
    'Bradford 2022 Inadequate',
    () => said('/compare overall-effectiveness leeds bradford').reply,
    smallEngland,
  ],
  [
    'as the same of two',
    'Leeds 2022 and Camden 2022 have the same grade: Outstanding',
    () => said('/compare overall-effectiveness leeds camden').reply,
    smallEngland,
  ],
  [
    'of several years in a row',
    'Inadequate in 2015 and 2018',
    () => said('/history surrey').reply,
    smallEngland,
  ],
  [
    'that was moved to',
    'North Lincolnshire 2022: Outstanding',
    () => answered(reasons, overOthers).reply,
    withOthers,
  ],
  [
    'that was moved from',
    'Good in North Lincolnshire 2020',
    () => answered(reasons, overOthers).reply,
    withOthers,
  ],
  ['that is news', '→ Good', news, withOthers],
  ['that news begins from', 'Outstanding →', news, withOthers],
  [
    'that is none, of reports that are counted',
    'Not judged: Suffolk 2026',
    () => said('/find judgement:care-leavers').reply,
    smallEngland,
  ],
  [
    'that is none, of reports that are spread over the grades',
    'Not judged: Suffolk 2026',
    () => said('/find show:distribution judgement:care-leavers').reply,
    smallEngland,
  ],
  [
    'that is none, of reports that are counted by region',
    'Not judged: Suffolk 2026',
    () => said('/find show:"by region" judgement:care-leavers').reply,
    smallEngland,
  ],
  ['over what is praised', 'graded Good overall', () => answered(passages).reply, smallEngland],
  ['over what is criticised', 'graded Inadequate overall', () => answered(passages).reply, smallEngland],
  ['of councils that are spread', 'Adequate', () => said('/find show:distribution').reply, smallEngland],
  ['of councils that are counted', 'Good', () => said('/find grade:Good show:count').reply, smallEngland],
  [
    'of councils whose reports mention something',
    'Good',
    () => said('/find mentions:"private fostering" show:"reports by grade"').reply,
    smallEngland,
  ],
  [
    'of councils whose recommendations are counted',
    'Adequate',
    () => said('/find show:"distribution of recommendations"').reply,
    smallEngland,
  ],
]

/** What in a block tells a grade: its words, and of a row of figures the label. */
function gradesTold(block: Block): { readonly told: string; readonly report?: string }[] {
  const naming =
    block.block === 'words' || block.block === 'heading'
      ? (block.naming ?? [])
      : block.block === 'facts'
        ? block.facts.flatMap((fact) => fact.naming ?? [])
        : []
  const rows = block.block === 'figures' ? block.rows : []
  return [
    ...naming.flatMap(({ words, report, grade }) => (grade ? [{ told: words, report }] : [])),
    ...rows.flatMap(({ label, finding }) => (finding ? [{ told: label }] : [])),
  ]
}

/** The one block that tells it; whatever else the reply has would be looked up too. */
function tellingBlock(made: Reply, told: string): Block {
  const block = blocksIn(made).find((one) => gradesTold(one).some((each) => each.told === told))
  if (!block) throw new Error(`Nothing tells ${told}.`)
  return block
}

const ofBlock = (block: Block): Reply => ({ kind: 'excerpts', blocks: [], second: [block], notes: [] })

const isRefused = (block: Block, library: Library): boolean => {
  try {
    verified(ofBlock(block), library)
    return false
  } catch (error) {
    if (error instanceof MisquotedError) return true
    throw error
  }
}

/** The library with other reports under the ids. */
const under = (library: Library, alter: (report: Report) => Report): Library => ({
  ...library,
  byId(id) {
    const report = library.byId(id)
    return report && alter(report)
  },
})

describe('A grade that is one off', () => {
  it.each(ROADS)('is not told %s (“%s”)', (_, told, made, library) => {
    const block = tellingBlock(made(), told)
    expect(isRefused(block, library)).toBe(false)
    expect(isRefused(block, under(library, gradesOff))).toBe(true)
  })

  it.each(ROADS)('is not told %s (“%s”) where it is the only one that is off', (_, told, made, library) => {
    const block = tellingBlock(made(), told)
    const reports = new Set(gradesTold(block).flatMap((one) => (one.told === told ? (one.report ?? []) : [])))
    const row = block.block === 'figures' ? block.rows.find(({ label }) => label === told) : undefined
    const isMeant = ({ id, authority: { slug } }: Report): boolean =>
      row ? row.councils.at(-1) === slug : reports.has(id)
    expect(
      isRefused(
        block,
        under(library, (one) => (isMeant(one) ? gradesOff(one) : one)),
      ),
    ).toBe(true)
  })

  it('stops the whole reply', () => {
    const lying = under(smallEngland, gradesOff)
    const { reply } = said('/find show:distribution')
    expect(verified(reply, smallEngland)).toBe(reply)
    expect(() => verified(reply, lying)).toThrow(MisquotedError)
    const off = answersOver(
      twoFaced(() => true, gradesOff),
      vocabulary,
    )
    for (const message of [
      '/reports council:northumberland',
      '/grade northumberland',
      '/find show:distribution',
    ]) {
      expect(bundled.say(message).kind).not.toBe('error')
      expect(off.say(message).kind).toBe('error')
    }
  })

  it('of the other half of the report, or for anything else, is no matter', () => {
    const block = tellingBlock(bundled.say('/grade northumberland'), 'Outstanding overall for safeguarding')
    const isTold = ({ judgement }: Judgement): boolean => judgement === 'overall-effectiveness'
    const off = (isMeant: (one: Judgement) => boolean) => under(sound, (report) => gradesOff(report, isMeant))
    expect(
      isRefused(
        block,
        off((one) => !isTold(one)),
      ),
    ).toBe(false)
    expect(
      isRefused(
        block,
        off((one) => isTold(one) && one.strand === 'safeguarding'),
      ),
    ).toBe(true)
    expect(
      isRefused(
        block,
        off((one) => isTold(one) && one.strand === 'looked-after-children'),
      ),
    ).toBe(true)
  })
})

describe('Words that tell a grade', () => {
  const told = {
    ...{ report: 'leeds-2022', words: 'Leeds 2022 Outstanding' },
    grade: { judgement: 'overall-effectiveness', strand: null, finding: 'Outstanding' as const },
  }
  const saying = (
    naming: Partial<typeof told> | { readonly grade: object },
    text = 'Leeds 2022 Outstanding.',
  ) => ({ block: 'words', text, naming: [{ ...told, ...naming }] }) as Block

  it('pass as the report has it, whether or not a grade begins with a capital', () => {
    expect(isRefused(saying({}), smallEngland)).toBe(false)
    const small = 'Leeds 2022 is outstanding'
    expect(isRefused(saying({ words: small }, `${small}.`), smallEngland)).toBe(false)
  })

  it.each([
    ['of a report that is not held', { report: 'leeds-2009' }],
    ['of another report', { report: 'bradford-2022' }],
    ['for a judgement that it does not make', { grade: { ...told.grade, judgement: 'adoption' } }],
    ['of a half that it does not have', { grade: { ...told.grade, strand: 'safeguarding' } }],
    ['and hold another', { grade: { ...told.grade, finding: 'Good' } }],
  ])('are refused %s', (_, naming) => expect(isRefused(saying(naming), smallEngland)).toBe(true))

  it('are refused where they do not stand in the text, or name no such grade', () => {
    expect(isRefused(saying({}, 'Leeds 2022 Good.'), smallEngland)).toBe(true)
    expect(isRefused(saying({ words: 'Leeds 2022' }), smallEngland)).toBe(true)
    const devon = { judgement: 'overall-effectiveness', strand: null, finding: 'Adequate' }
    const naming = { report: 'devon-2014', words: 'Devon 2014 Inadequate', grade: devon }
    expect(isRefused(saying(naming, 'Devon 2014 Inadequate.'), smallEngland)).toBe(true)
    expect(
      isRefused(saying({ ...naming, words: 'Devon 2014 Adequate' }, 'Devon 2014 Adequate.'), smallEngland),
    ).toBe(false)
  })

  it('are none that the report prints: those are looked up where they stand', () => {
    const { grade: _, ...printed } = told
    expect(
      isRefused({ block: 'words', text: 'Leeds 2022 Outstanding.', naming: [printed] }, smallEngland),
    ).toBe(true)
  })
})

describe('A row that counts councils of one grade', () => {
  const row = { label: 'Good', finding: 'Good' as const, count: 1, of: 11, parts: [] }
  const counting = (councils: string[], more: object = {}): Block => ({
    ...{ block: 'figures', title: 'Overall' },
    rows: [{ ...row, councils, ...more }],
  })

  it('names none that no report graded so', () => {
    expect(isRefused(counting(['medway', 'norfolk']), smallEngland)).toBe(false)
    expect(isRefused(counting(['medway', 'bradford']), smallEngland)).toBe(true)
    expect(isRefused(counting(['medway', 'rutland']), smallEngland)).toBe(true)
    expect(isRefused(counting(['devon'], { finding: 'Adequate' }), smallEngland)).toBe(false)
    expect(isRefused(counting(['cornwall'], { finding: 'Outcome 1' }), smallEngland)).toBe(false)
    expect(isRefused(counting(['medway'], { finding: 'Outcome 1' }), smallEngland)).toBe(true)
  })

  it('may name any where it counts by something else, or what is not judged', () => {
    const { finding: _, ...other } = row
    expect(
      isRefused({ block: 'figures', title: '', rows: [{ ...other, councils: ['bradford'] }] }, smallEngland),
    ).toBe(false)
    expect(isRefused(counting(['bradford'], { finding: 'Not judged' }), smallEngland)).toBe(false)
  })

  it('may name one whose report prints that grade among others, of which it has none', () => {
    const disputed = under(smallEngland, (report) => ({
      ...report,
      judgements: report.judgements.map((one) => ({ ...one, grade: null })),
    }))
    expect(isRefused(counting(['medway', 'norfolk']), disputed)).toBe(false)
    expect(isRefused(counting(['bradford']), disputed)).toBe(true)
  })
})
