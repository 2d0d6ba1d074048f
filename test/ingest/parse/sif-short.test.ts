import { describe, expect, it } from 'vitest'
import { type Block, bullets, grades, heading, newPage, para, prose, reread } from './typeset.js'

const cover: Block[] = [
  heading('Norfolk County Council', 26),
  heading(
    'Inspection of services for children in need of help and protection, children looked after and care leavers',
  ),
  heading('and'),
  heading('Review of the effectiveness of the Local Safeguarding Children Board'),
  heading('Inspection date: 30 November 2015 to 17 December 2015'),
  heading('Report published: 9 February 2016'),
  heading('Children’s services in Norfolk require improvement to be good'),
  grades(
    ['1. Children who need help and protection', 'Requires improvement'],
    ['2. Children looked after and achieving permanence', 'Good'],
    ['    2.1 Adoption performance', 'Outstanding'],
    ['    2.2 Experiences and progress of care leavers', 'Inadequate'],
    ['3. Leadership, management and governance', 'Requires improvement'],
  ),
  newPage,
  heading('Executive summary'),
  prose('Thresholds are understood. Families say that they are helped by people who listen to them.'),
  newPage,
  heading('The local authority', 16),
  heading('Information about this local authority area'),
  heading('Children living in this area', 12),
  ...bullets('Approximately 9,000 children live here.', 'One in ten of them speaks two languages at home.'),
  heading('Recommendations'),
  para(1, 'Ensure that plans say by when each step is to be taken.'),
  para(2, 'Ensure that managers keep a record of what they decide, and in particular that:'),
  ...bullets('the reason is given', 'the child can read it later.'),
  heading('Summary for children and young people'),
  prose(
    'People who look after you listen well. They should tell you sooner when they move on to another job.',
    14,
  ),
]

const chapters: Block[] = [
  newPage,
  grades(['The experiences and progress of children who need help and protection', 'Requires improvement']),
  heading('Summary', 12),
  prose('Help comes early, but not to all who need it.'),
  heading('Inspection findings', 12),
  para(3, 'Referrals are answered within a day. '.repeat(60).trim()),
  para(4, 'Social workers see children alone.'),
  newPage,
  grades(['The experiences and progress of children looked after and achieving permanence', 'Good']),
  heading('Inspection findings', 12),
  para(5, 'Children live near their schools.'),
  heading('The graded judgement for adoption performance is that it is outstanding', 12),
  para(6, 'Adopters are found without delay.'),
  heading(
    'The graded judgement about the experience and progress of care leavers is that it is inadequate',
    12,
  ),
  para(7, 'Too many care leavers live in places that are not safe.'),
  newPage,
  grades(['Leadership, management and governance', 'Requires improvement']),
  heading('Inspection findings', 12),
  para(8, 'Leaders know where they have to do better.'),
]

const board: Block[] = [
  newPage,
  heading('The Local Safeguarding Children Board (LSCB)', 16),
  heading('The Local Safeguarding Children Board requires improvement'),
  heading('Executive summary'),
  prose('The board meets often and asks good questions.'),
  heading('Recommendations'),
  para(9, 'Publish the threshold document where families can find it.'),
  heading('Inspection findings – the Local Safeguarding Children Board'),
  para(10, 'The board learns from what has gone wrong elsewhere.'),
  heading('Information about this inspection', 16),
  prose('Inspectors have looked closely at the experiences of children.'),
  heading('The inspection team', 12),
  prose('Lead inspector: Anne-Marie O’Hara HMI'),
]

describe('a single inspection report of the short layout, with the review of its board', async () => {
  const { report } = await reread([...cover, ...chapters, ...board])

  it('says who inspected when, and when it was published', () => {
    expect(report.framework).toBe('SIF')
    expect(report.inspected).toEqual({ from: '2015-11-30', to: '2015-12-17' })
    expect(report.published).toBe('2016-02-09')
    expect(report.leadInspector).toBe('Anne-Marie O’Hara')
    expect(report.warnings).toEqual([])
  })

  it('has its seven grades, each with evidence', () => {
    expect(
      report.judgements.map(({ judgement, grade, evidence }) => [
        judgement,
        grade,
        evidence.map(({ kind }) => kind),
      ]),
    ).toEqual([
      ['overall-effectiveness', 'Requires improvement', ['sentence']],
      ['help-and-protection', 'Requires improvement', ['table', 'table']],
      ['looked-after-and-permanence', 'Good', ['table', 'table']],
      ['adoption', 'Outstanding', ['table', 'sentence']],
      ['care-leavers', 'Inadequate', ['table', 'sentence']],
      ['leadership', 'Requires improvement', ['table', 'table']],
      ['lscb', 'Requires improvement', ['sentence']],
    ])
  })

  it('cites the first words of the chapter that a grade heads', () => {
    const cited = Object.fromEntries(
      report.judgements.map(({ judgement, evidence }) => [judgement, evidence.at(-1)?.paragraph]),
    )
    const text = (key: string | null | undefined) => report.paragraphs.find((each) => each.key === key)?.text
    expect(text(cited['help-and-protection'])).toMatch(/^Help comes early/)
    expect(cited).toMatchObject({
      'looked-after-and-permanence': '5',
      adoption: '6',
      'care-leavers': '7',
      leadership: '8',
    })
    expect(text(cited.lscb)).toMatch(/^The board meets often/)
  })

  it('has every numbered paragraph once, whole, under its chapter', () => {
    const numbered = report.paragraphs.filter(({ number }) => number !== null)
    expect(numbered.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    expect(numbered[2]?.text).toBe('Referrals are answered within a day. '.repeat(60).trim())
    expect(numbered.map(({ locator }) => locator)).not.toContain('Inspection findings')
    expect(numbered[3]?.locator).toBe('The experiences and progress of children who need help and protection')
    expect(numbered[9]?.locator).toBe('Inspection findings – the Local Safeguarding Children Board')
  })

  it('recommends what stands under Recommendations, the board’s too, and nothing of the findings after it', () => {
    expect(report.recommendations.map(({ paragraph, heading: title }) => [paragraph, title])).toEqual([
      [1, 'Recommendations'],
      [2, 'Recommendations'],
      [9, 'Recommendations'],
    ])
    expect(report.recommendations[1]?.text).toContain(
      '\n- the reason is given\n- the child can read it later.',
    )
  })

  it('keeps the summary for children, set larger than the rest, as text', () => {
    const summary = report.paragraphs.filter(
      ({ locator }) => locator === 'Summary for children and young people',
    )
    expect(summary.map(({ text }) => text)).toEqual([
      'People who look after you listen well. They should tell you sooner when they move on to another job.',
    ])
  })
})

describe('the grade of all services together', () => {
  const [name, title, , , ...rest] = cover
  const stated = async (...lines: string[]) => {
    const blocks = [name, title, ...rest] as Block[]
    const others = blocks.filter(
      (block) =>
        !(typeof block === 'object' && 'heading' in block && /^Children’s services in/.test(block.heading)),
    )
    const { report } = await reread([
      ...others.slice(0, 4),
      ...lines.map((line) => heading(line)),
      ...others.slice(4),
      ...chapters,
    ])
    return report.judgements.find(({ judgement }) => judgement === 'overall-effectiveness')?.grade
  }

  it.each([
    ['The overall judgement is that children’s services are inadequate', 'Inadequate'],
    ['The overall judgement requires improvement', 'Requires improvement'],
    ['Overall judgement: good', 'Good'],
    ['The overall effectiveness of children’s services is good.', 'Good'],
    ['Norfolk’s children’s services are outstanding', 'Outstanding'],
    ['Services for children and families in Norfolk require improvement to be good', 'Requires improvement'],
    ['Children’s services in Norfolk are judged to be inadequate', 'Inadequate'],
  ])('may be stated so: %s', async (line, grade) => expect(await stated(line)).toBe(grade))

  it('may be set like the text, over two lines', async () => {
    const { report } = await reread([
      ...([name, title] as Block[]),
      prose('Inspection dates: 30 November 2015 to 17 December 2015'),
      prose(
        'The overall judgement is that children’s services in the county of Norfolk and its towns require improvement',
      ),
      prose(
        'The authority is not yet delivering good protection and help and care for children, young people and their families in the county. '
          .repeat(3)
          .trim(),
      ),
      ...chapters,
    ])
    const overall = report.judgements.find(({ judgement }) => judgement === 'overall-effectiveness')
    expect(overall?.grade).toBe('Requires improvement')
  })

  it('is found in the text where the cover does not state it', async () => {
    const { report } = await reread([
      ...([name, title, ...rest].filter(
        (block) =>
          !(
            typeof block === 'object' &&
            'heading' in (block as object) &&
            /^Children’s services in/.test((block as { heading: string }).heading)
          ),
      ) as Block[]),
      ...chapters,
      heading('The Local Safeguarding Children Board (LSCB)', 16),
      heading('Executive summary'),
      prose('Children’s services in Norfolk are good. They were inadequate in 2013.'),
    ])
    const overall = report.judgements.find(({ judgement }) => judgement === 'overall-effectiveness')
    expect(overall?.grade).toBe('Good')
    const [evidence] = overall?.evidence ?? []
    expect(evidence).toMatchObject({ kind: 'sentence', quote: 'Children’s services in Norfolk are good.' })
    expect(report.paragraphs.find(({ key }) => key === evidence?.paragraph)?.text).toContain(evidence?.quote)
  })
})

it('what an earlier inspection found grades nothing', async () => {
  const { report } = await reread([
    ...cover,
    heading('Previous Ofsted inspections', 12),
    prose('The judgements of the inspection in 2013 were:'),
    prose('Overall effectiveness is inadequate'),
    prose('Leadership, management and governance is inadequate'),
    grades(['Children who need help and protection', 'Inadequate'], ['Adoption performance', 'Inadequate']),
    heading('Local leadership', 12),
    ...chapters,
    ...board,
  ])
  expect(report.judgements.map(({ grade }) => grade)).toEqual([
    'Requires improvement',
    'Requires improvement',
    'Good',
    'Outstanding',
    'Inadequate',
    'Requires improvement',
    'Requires improvement',
  ])
})
