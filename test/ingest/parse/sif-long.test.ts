import { describe, expect, it } from 'vitest'
import {
  type Block,
  bullets,
  grades,
  heading,
  italic,
  newPage,
  para,
  prose,
  reread,
  runningText,
} from './typeset.js'

const title: Block[] = [
  heading('Norfolk County Council', 26),
  heading(
    'Inspection of services for children in need of help and protection, children looked after and care leavers',
  ),
  heading('and Review of the effectiveness of the local safeguarding children board'),
]

const rows = grades(
  ['1. Children who need help and protection', 'Requires improvement'],
  ['2. Children looked after and achieving permanence', 'Good'],
  ['    2.1 Adoption performance', 'Good'],
  ['    2.2 Experiences and progress of care leavers', 'Inadequate'],
  ['3. Leadership, management and governance', 'Good'],
)

const judged = {
  'overall-effectiveness': 'Requires improvement',
  'help-and-protection': 'Requires improvement',
  'looked-after-and-permanence': 'Good',
  adoption: 'Good',
  'care-leavers': 'Inadequate',
  leadership: 'Good',
  lscb: 'Requires improvement',
}

describe('a single inspection report of the first layout', async () => {
  const { report } = await reread([
    ...title,
    heading('Inspection date: 18 Feb 2014 – 12 March 2014'),
    heading('The overall judgement is requires improvement.'),
    prose('Good help, care and protection are the least that children should have.'),
    rows,
    heading('The effectiveness of the Local Safeguarding Children Board (LSCB) requires improvement.'),
    newPage,
    heading('Section 1: the local authority', 16),
    heading('Summary of key findings'),
    heading('This local authority requires improvement and is not yet good because', 12),
    para(1, 'Managers change too often.'),
    heading('The local authority has the following strengths', 12),
    para(2, 'Foster carers are well supported.'),
    heading('What does the local authority need to improve?'),
    heading('Priority and immediate action', 12),
    para(3, 'Find safe homes for care leavers.'),
    heading('Areas for improvement', 12),
    para(4, 'Keep managers in post.'),
    heading('Inspection judgements about the local authority'),
    heading('The experiences and progress of children who need help and protection require improvement.', 12),
    para(5, 'Help comes late.'),
    heading('The experiences and progress of children looked after and achieving permanence are good.', 12),
    para(6, 'Children settle.'),
    heading('The graded judgment for adoption performance is good.', 12),
    para(7, 'Adopters are prepared.'),
    heading('The graded judgment for the experiences and progress of care leavers is inadequate.', 12),
    para(8, 'Too many live in bed and breakfast.'),
    heading('Leadership, management and governance is good', 12),
    para(9, 'Members ask hard questions.'),
    heading('What the inspection judgements mean: the local authority', 16),
    prose('An inadequate local authority is one where children are left at risk.'),
    heading('Section 2: The effectiveness of the local safeguarding children board (LSCB)', 16),
    heading('Areas for improvement', 12),
    para(10, 'Learn from audits.'),
    heading('Key strengths and weaknesses of the LSCB', 12),
    para(11, 'The board meets often.'),
    heading('What the inspection judgments mean: the LSCB', 16),
    prose('An LSCB that requires improvement does not yet show the characteristics of a good one.'),
  ])

  it('has the grades that its sentences and its table give', () => {
    expect(Object.fromEntries(report.judgements.map(({ judgement, grade }) => [judgement, grade]))).toEqual(
      judged,
    )
    expect(report.warnings).toEqual([])
    expect(report.published).toBeNull()
  })

  it('cites what stands first under a sentence that gives a grade', () => {
    const cited = report.judgements.map(
      ({ evidence }) => evidence.findLast(({ kind }) => kind === 'sentence')?.paragraph,
    )
    expect(cited.slice(1, 6)).toEqual(['5', '6', '7', '8', '9'])
  })

  it('recommends what stands under its two headings, not the strengths printed after them', () => {
    expect(report.recommendations.map(({ paragraph, heading: name }) => [paragraph, name])).toEqual([
      [3, 'Priority and immediate action'],
      [4, 'Areas for improvement'],
      [10, 'Areas for improvement'],
    ])
  })
})

describe('one of the layout of 2014–15, with small headings in italics', async () => {
  const { report } = await reread([
    ...title,
    heading('Inspection date: 22 October 2014 – 12 November 2014'),
    heading('Report published: 6 January 2015'),
    heading('The overall judgement is that children’s services require improvement'),
    prose('The authority needs to do better to be good.'),
    rows,
    newPage,
    heading('The local authority', 16),
    heading('Summary of findings'),
    heading('Children’s services in Norfolk require improvement because:'),
    italic('Quality of practice'),
    ...bullets('Plans are late.', 'Reviews are put off.'),
    heading('What does the local authority need to improve?'),
    heading('Priority and immediate action', 12),
    italic('Leadership and management'),
    para(1, 'Agree who decides, and in which cases.'),
    heading('Areas for improvement', 12),
    italic('Quality of practice'),
    para(2, 'Write plans with families.'),
    italic('Workforce and training'),
    para(3, 'Train new staff.'),
    heading('The local authority’s strengths'),
    para(4, 'Schools work together.'),
    heading('Inspection judgements about the local authority'),
    grades(
      ['Key judgement', 'Judgement grade'],
      ['The experiences and progress of children who need help and protection', 'Requires improvement'],
    ),
    heading('Summary', 12),
    prose('Help is too slow.'),
    para(5, 'Referrals wait.'),
    grades(
      ['Key judgement', 'Judgement grade'],
      ['The experiences and progress of children looked after and achieving permanence', 'Good'],
    ),
    para(6, 'Homes are stable.'),
    heading('The graded judgment for adoption performance is that it is good', 12),
    para(7, 'Matching is careful.'),
    heading(
      'The graded judgment about the experience and progress of care leavers is that it is inadequate',
      12,
    ),
    para(8, 'Plans do not help.'),
    grades(['Key judgement', 'Judgement grade'], ['Leadership, management and governance', 'Good']),
    para(9, 'Leaders are open.'),
    newPage,
    heading('The Local Safeguarding Children Board (LSCB)', 16),
    heading('The Local Safeguarding Children Board requires improvement'),
    heading('What does the LSCB need to improve?'),
    heading('Areas for improvement', 12),
    italic('Data'),
    para(10, 'Collect what partners know.'),
    heading('The LSCB’s strengths', 12),
    para(11, 'Training is free.'),
    heading('What the inspection judgements mean', 16),
    heading('The LSCB'),
    prose('An LSCB is good if it does more than the law asks.'),
    runningText,
  ])

  it('has every grade, from tables and from sentences', () => {
    expect(Object.fromEntries(report.judgements.map(({ judgement, grade }) => [judgement, grade]))).toEqual(
      judged,
    )
    expect(report.warnings).toEqual([])
  })

  it('takes italics at the margin for headings, never into a paragraph', () => {
    const locators = Object.fromEntries(report.paragraphs.map(({ key, locator }) => [key, locator]))
    expect(locators).toMatchObject({
      1: 'Leadership and management',
      2: 'Quality of practice',
      3: 'Workforce and training',
      10: 'Data',
    })
    expect(report.paragraphs.map(({ text }) => text)).toContain('- Plans are late.\n- Reviews are put off.')
    expect(report.paragraphs.find(({ number }) => number === 1)?.text).toBe(
      'Agree who decides, and in which cases.',
    )
  })

  it('recommends under the italic headings, by the heading above them', () => {
    expect(report.recommendations.map(({ paragraph, heading: name }) => [paragraph, name])).toEqual([
      [1, 'Priority and immediate action'],
      [2, 'Areas for improvement'],
      [3, 'Areas for improvement'],
      [10, 'Areas for improvement'],
    ])
  })
})

it('a grade for the board that cannot be read is named', async () => {
  const { report } = await reread([
    ...title,
    heading('Inspection date: 22 October 2014 – 12 November 2014'),
    heading('The overall judgement is that children’s services require improvement'),
    rows,
    newPage,
    heading('The Local Safeguarding Children Board (LSCB)', 16),
    heading('The Local Safeguarding Children Board has some way to go'),
    para(1, 'Partners meet.'),
  ])
  expect(report.warnings).toEqual(['The Local Safeguarding Children Board: no grade could be read.'])
})
