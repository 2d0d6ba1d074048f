import { describe, expect, it } from 'vitest'
import { assignId } from '../../../src/ingest/ingest.js'
import { roleListing } from '../../../src/ingest/parse/draft.js'
import { notVerbatim } from '../../../src/ingest/readers/read-report.js'
import { sendReport, wordings } from './send-report.js'

describe('an area SEND inspection', async () => {
  const { report, roles } = await sendReport()

  it('is of the council whose partnership it inspects, on the days that it says', () => {
    expect(report).toMatchObject({
      framework: 'SEND',
      authority: { slug: 'bolton' },
      title: 'Area SEND inspection of Bolton Local Area Partnership',
      inspected: { from: '2024-02-12', to: '2024-02-16' },
      published: null,
      numbering: 'none',
      warnings: [],
    })
    expect(assignId(report, new Set())).toBe('bolton-2024-send')
    expect(assignId(report, new Set(['bolton-2024']))).toBe('bolton-2024-send')
    expect(assignId(report, new Set(['bolton-2024-send']))).toBe('bolton-2024-send-02')
  })

  it('gives one outcome, as it words it, and no grade', () =>
    expect(report.judgements).toMatchObject([
      {
        judgement: 'area-send',
        grade: null,
        outcome: 3,
        wording: 'widespread and/or systemic failings',
        evidence: [
          { kind: 'sentence', grade: null, outcome: 3, quote: wordings[3], place: 'Inspection outcome' },
        ],
      },
    ]))

  it('has its passages under its headings, each of them once', () =>
    expect(report.sections.map(({ title }) => title)).toEqual([
      'Inspection outcome',
      'Information about the local area partnership',
      'What is it like to be a child or young person with SEND in this area?',
      'What is the area partnership doing that is effective?',
      'What does the area partnership need to do better?',
      'Areas for priority action',
      'Areas for improvement',
      'Information about this inspection',
      'Inspection team',
    ]))

  it('asks for priority actions, of those who are named beside them, and for improvements', () =>
    expect(
      report.recommendations.map(({ heading, responsible, text }) => [heading, responsible, text]),
    ).toEqual([
      ['Areas for priority action', 'Bolton Council and the board', 'Leaders should write plans on time.'],
      ['Areas for priority action', 'The board', 'Leaders should shorten waits for: assessments of autism.'],
      [
        'Areas for improvement',
        null,
        'Leaders should share what they know with all of the settings that work with children.',
      ],
      ['Areas for improvement', null, 'Leaders should publish the local offer.'],
    ]))

  it('names the inspectors of both bodies, those first that lead', () => {
    expect(report.leadInspector).toBe('Ada Byron')
    expect(report.inspectors).toEqual([
      { name: 'Ada Byron', body: 'Ofsted', leads: true },
      { name: 'Alan Mathison', body: 'Ofsted', leads: false },
      { name: 'Grace Hopper', body: 'CQC', leads: true },
      { name: 'Mary Seacole', body: 'CQC', leads: false },
    ])
  })

  it('is kept word for word, and nothing of it is lost', () => {
    expect(notVerbatim(report.paragraphs, roles)).toEqual([])
    expect(roleListing(roles).length).toBeGreaterThan(20)
  })

  it.each([1, 2, 3] as const)('has outcome %s where it says so', async (outcome) => {
    const { report: other } = await sendReport({ outcome, council: 'Kingston upon Hull' })
    expect(other.judgements.map((each) => each.outcome)).toEqual([outcome])
    expect(other.authority.slug).toBe('kingston-upon-hull')
  })
})
