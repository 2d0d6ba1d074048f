import { describe, expect, it } from 'vitest'
import { onPremise, SINCE_THEN } from '../../src/answer/grade.js'
import { overall, sendOutcomeAsked } from '../../src/answer/judgement-meant.js'
import type { JudgementAsked } from '../../src/model/query.js'
import type { Finding, Grade, Outcome, Report } from '../../src/model/report.js'
import { bundledContext as context } from '../open.js'
import { judgementCalled } from './england/asked.js'
import { bundledReport, laterReport } from './later-report.js'

const ilacs = bundledReport('north-lincolnshire-2022')
const inYear = (year: number, grade: Grade): Report =>
  laterReport(ilacs, year, { 'overall-effectiveness': grade })

/** An area SEND inspection of 2024 that came to an outcome. */
function send(outcome: Outcome): Report {
  const [judgement] = ilacs.judgements
  if (!judgement) throw new Error('The report has no judgements.')
  const made = { ...judgement, judgement: 'area-send', label: 'Area SEND', grade: null, outcome }
  return { ...laterReport(ilacs, 2024), framework: 'SEND', judgements: [made] }
}

const said = (
  supposed: readonly Finding[],
  reports: readonly Report[],
  named: JudgementAsked = overall(context),
): unknown[] =>
  onPremise(supposed, named, reports, context).map((block) => (block.block === 'words' ? block.text : block))

describe('What somebody supposes of a grade', () => {
  it('is told when it was so, where it is, and that nobody knows of today', () =>
    expect(said(['Inadequate'], [inYear(2024, 'Inadequate')])).toEqual([
      `At the newest inspection here, in June 2024: North Lincolnshire 2024 was graded Inadequate overall. ${SINCE_THEN}`,
    ]))

  it('is told to be otherwise, with the inspection of which it was so', () =>
    expect(
      said(['Inadequate'], [inYear(2024, 'Good'), inYear(2020, 'Outstanding'), inYear(2018, 'Inadequate')]),
    ).toEqual([
      'North Lincolnshire 2024 was graded Good overall, not Inadequate. North Lincolnshire 2018 was Inadequate.',
    ]))

  it.each<[Grade[], Grade, string]>([
    [['Good'], 'Outstanding', 'Better than that: North Lincolnshire 2024 was graded Outstanding overall.'],
    [
      ['Good', 'Adequate'],
      'Outstanding',
      'Better than that: North Lincolnshire 2024 was graded Outstanding overall.',
    ],
    [
      ['Good', 'Outstanding'],
      'Requires improvement',
      'North Lincolnshire 2024 was graded Requires improvement overall, not Good or Outstanding.',
    ],
    [['Good'], 'Inadequate', 'North Lincolnshire 2024 was graded Inadequate overall, not Good.'],
    [
      ['Good', 'Inadequate'],
      'Requires improvement',
      'North Lincolnshire 2024 was graded Requires improvement overall, not Good or Inadequate.',
    ],
    [
      ['Requires improvement'],
      'Good',
      'North Lincolnshire 2024 was graded Good overall, not Requires improvement.',
    ],
  ])('%s, where it is %s: %s', (supposed, grade, words) =>
    expect(said(supposed, [inYear(2024, grade)])).toEqual([words]),
  )

  it('of a part of the services is told of that part by name', () =>
    expect(said(['Inadequate'], [inYear(2024, 'Good')], judgementCalled(context)('leadership'))).toEqual([
      'North Lincolnshire 2024 was graded Outstanding for leadership, not Inadequate.',
    ]))

  it('is passed over where the newest report prints no one grade, for the next that does', () => {
    const halves = bundledReport('north-lincolnshire-2012')
    expect(said(['Inadequate'], [laterReport(halves, 2024), inYear(2023, 'Good')])).toEqual([
      'North Lincolnshire 2023 was graded Good overall, not Inadequate.',
    ])
    expect(said(['Inadequate'], [laterReport(halves, 2024)])).toEqual([])
  })

  it('is nothing where nothing is supposed', () => expect(said([], [inYear(2024, 'Good')])).toEqual([]))

  it.each<[Outcome, string]>([
    [1, 'the best'],
    [2, 'between'],
    [3, 'the last'],
  ])('of area SEND has no grade, but outcome %i of its own scale, %s', (outcome, place) =>
    expect(said(['Good', 'Outstanding'], [send(outcome)], sendOutcomeAsked(context))).toEqual([
      `Area SEND inspections give no grade such as Good or Outstanding, but one of 3 outcomes, of which the first is the best: North Lincolnshire 2024 SEND is outcome ${outcome}, ${place}.`,
    ]),
  )

  it('of area SEND may be an outcome, and an outcome is nothing that a council is graded', () => {
    expect(said(['Outcome 1'], [send(2)], sendOutcomeAsked(context))).toEqual([
      'North Lincolnshire 2024 SEND was graded Outcome 2 for area SEND, not Outcome 1.',
    ])
    expect(said(['Outcome 1'], [inYear(2024, 'Good')])).toEqual([])
  })
})
