import { describe, expect, it } from 'vitest'
import type { Asked } from '../../src/model/query.js'
import { askedAs } from '../../src/understand/asked.js'
import { EVERY_JUDGEMENT, WHICHEVER_JUDGEMENT } from '../../src/understand/entities/grades.js'
import { readMessage } from '../../src/understand/read-message.js'
import { answerContextOf } from '../answer-context.js'
import { bundled } from '../open.js'

const { understanding } = answerContextOf(bundled)

/** What a message asks over councils, and how its movement and its figure would have been learnt. */
function asked(
  message: string,
  intent: Asked['intent'],
  learnt: { movement?: string; figure?: 'count' | 'share' | 'by-year' | 'distribution' } = {},
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

  it('takes two grades that are named together for either of them', () => {
    for (const message of ['good and outstanding councils', 'good or outstanding councils'])
      expect(asked(message, 'councils')).toMatchObject({ having: [{ grades: ['Good', 'Outstanding'] }] })
  })

  it('asks once for what is said twice', () => {
    expect(asked('outstanding in everything, outstanding from top to bottom', 'councils')).toMatchObject({
      having: [{ judgement: EVERY_JUDGEMENT, grades: ['Outstanding'] }],
    })
  })

  it('takes nothing below a grade for every judgement at least as good', () => {
    expect(asked('councils with nothing under good', 'councils')).toMatchObject({
      having: [{ judgement: EVERY_JUDGEMENT, grades: ['Outstanding', 'Good'] }],
    })
  })

  it('takes one grade that is somewhere in a report for any of its judgements', () => {
    for (const message of [
      'rated good but with at least one outstanding',
      'rated good with outstanding in there somewhere',
    ])
      expect(asked(message, 'councils')).toMatchObject({
        having: [
          { judgement: null, grades: ['Good'] },
          { judgement: WHICHEVER_JUDGEMENT, grades: ['Outstanding'] },
        ],
      })
    expect(asked('regions with at least one outstanding council', 'councils')).toMatchObject({
      having: [{ judgement: null }],
    })
  })

  it('takes a grade and what is better for both, whichever way round that is said', () => {
    for (const message of ['councils good or better', 'councils that are good at least', 'at least good'])
      expect(asked(message, 'councils')).toMatchObject({
        having: [{ grades: expect.arrayContaining(['Outstanding', 'Good']) }],
      })
    expect(asked('councils that were good at least twice', 'councils')).toMatchObject({
      movement: { kind: 'repeatedly', to: ['Good'], least: 2 },
    })
  })

  it('gives a grade the judgement on its own side of a comma', () => {
    const { having } = asked('leadership good, care leavers inadequate', 'councils') as Extract<
      Asked,
      { intent: 'councils' }
    >
    expect(keysOf(having[0]?.judgement ?? null)).toContain('ILACS//leadership')
    expect(having[0]?.grades).toEqual(['Good'])
  })

  it('holds a judgement against the whole of its report, by whatever noun', () => {
    expect(asked('leadership rated better than the whole place', 'councils')).toMatchObject({
      having: [{ than: { way: 'better' } }],
    })
  })

  it('counts recommendations that are on nothing in particular, and looks for those that are', () => {
    const counted = { intent: 'figures', of: 'recommendations' }
    expect(asked('longest list of recommendations', 'passages')).toMatchObject({
      ...counted,
      figure: 'extreme',
    })
    expect(asked('which report had the fewest recommendations', 'councils')).toMatchObject({
      ...counted,
      figure: 'fewest',
    })
    expect(asked('average number of recs per ILACS report', 'figures')).toMatchObject({
      ...counted,
      where: { framework: 'ILACS' },
    })
    for (const message of ['how many recommendations about visits', 'private fostering recs, everyone'])
      expect(asked(message, 'recommendations')).toMatchObject({ intent: 'mentions', of: 'recommendations' })
  })

  it('begins with the year, where a month of it is named in short', () => {
    expect(asked('councils inspected since jan 2025', 'councils')).toMatchObject({
      where: { period: { from: 2025, years: [] } },
    })
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

  it('looks for what has no inspection since a year up to that year', () => {
    const before = { where: { period: { from: null, to: 2019, order: 'latest' } } }
    expect(asked('who has not been inspected since 2019', 'councils')).toMatchObject(before)
    expect(asked('councils inspected since 2019', 'councils')).toMatchObject({
      where: { period: { from: 2019, to: null } },
    })
  })

  it.each([
    ['councils last inspected in 2023 or later pls, need it for a freshness check', { from: 2023 }],
    ['I wonder how old our figures are. Which councils were last inspected in 2018 or before?', { to: 2018 }],
    ['whose last inspection fell before 2020', { to: 2019 }],
    ['anyone whose latest inspection was as far back as 2016', { years: [2016] }],
    ['list councils last seen by ofsted before 2018', { to: 2017 }],
  ])('asks when each was inspected last, whatever is told beside it: %s', (message, period) =>
    expect(asked(message, 'councils', { movement: 'declined' })).toMatchObject({
      where: { period: { ...period, order: 'latest' } },
      movement: null,
    }),
  )

  it.each([
    ['has a council ever jumped two overall grades in one go, upwards? who', 'improved'],
    ['is there a council that has ever dropped two grades at once, downwards? which', 'declined'],
    ['has a place ever shot up by two grades? tell me who', 'improved'],
  ])('asks who moved by so many grades, whatever way is said twice: %s', (message, kind) => {
    const { isOfTable } = readMessage(message, understanding)
    expect(isOfTable).toBe(true)
    expect(asked(message, 'councils')).toMatchObject({ intent: 'councils', movement: { kind, least: 2 } })
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

  it.each([
    ['which councils have leadership rated higher than overall', 'better', 'Leadership', 'Overall'],
    ['where is help and protection worse than leadership', 'worse', 'Help and protection', 'Leadership'],
    ['councils rated better for care leavers than overall', 'better', 'Care leavers', 'Overall'],
  ])('holds one judgement against another: %s', (message, way, label, than) =>
    expect(asked(message, 'councils')).toMatchObject({
      movement: null,
      having: [{ judgement: { label }, than: { way, judgement: { label: than } } }],
    }),
  )

  it.each([
    ['inadequate twice running', { kind: 'repeatedly', least: 2, isInARow: true }],
    ['inadequate three times in a row', { kind: 'repeatedly', least: 3, isInARow: true }],
    ['inadequate more than once', { kind: 'repeatedly', least: 2, isInARow: false }],
    ['gone down between two inspections', { kind: 'declined', least: 1 }],
    ['gone down by two grades', { kind: 'declined', least: 2 }],
  ])('tells how often from how far, and in a row from at all: %s', (message, movement) =>
    expect(asked(message, 'councils', { movement: movement.kind })).toMatchObject({ movement }),
  )

  it('is of every inspection where grades of several judgements were ever given together', () =>
    expect(asked('ever outstanding for adoption but requires improvement overall', 'councils')).toMatchObject(
      {
        where: { period: { from: 2009 } },
        having: [{ grades: ['Outstanding'] }, { grades: ['Requires improvement'] }],
      },
    ))

  it('leaves out the judgement that is excepted from all', () =>
    expect(asked('outstanding for everything bar care leavers', 'councils')).toMatchObject({
      having: [
        { judgement: { keys: expect.arrayContaining(['*', '-care-leavers']) }, grades: ['Outstanding'] },
        { judgement: { label: 'Care leavers' }, grades: expect.not.arrayContaining(['Outstanding']) },
      ],
    }))

  it('takes what stands behind a ‘but’ for the grade that they have now', () =>
    expect(
      asked('improved at their last inspection but are still not good', 'councils', {
        movement: 'unchanged',
      }),
    ).toMatchObject({
      movement: { kind: 'improved', to: null },
      having: [{ grades: ['Adequate', 'Requires improvement', 'Inadequate'] }],
    }))

  it.each([
    ['are unitaries or mets better', { figure: 'highest', by: 'kind' }],
    ['counties versus mets on leadership', { figure: 'highest', by: 'kind' }],
    ['compare how many unitaries and mets are good', { figure: 'by-kind', having: [{ grades: ['Good'] }] }],
    ['is the north west better than england', { by: 'region', beside: 'country' }],
    ['how many went up and how many went down', { figure: 'by-way' }],
    ['share of SIF inspections that were inadequate compared with ILACS', { by: 'framework' }],
    ['average grade for leadership', { figure: 'distribution' }],
    ['which inspectors have led most', { by: 'inspector' }],
    ['which inspectors have led more than two inspections', { movement: null, by: 'inspector' }],
    ['which judgement is most often inadequate', { figure: 'extreme', by: 'judgement' }],
    ['what was the most common grade in 2018', { figure: 'distribution' }],
    [
      'how many are outstanding now compared with 2018',
      { figure: 'by-year', where: { period: { from: 2018 } } },
    ],
    ['how many councils have been inspected more than once', { movement: { kind: 'inspected', least: 2 } }],
    ['how many reports have you got from 2016', { movement: null, of: 'reports' }],
  ])('sets beside each other what it names beside each other: %s', (message, expected) =>
    expect(asked(message, 'figures', { movement: 'improved' })).toMatchObject({
      intent: 'figures',
      ...expected,
    }),
  )

  it.each([
    [
      'how are the neighbours of northumberland rated',
      'grade',
      { where: { neighboursOf: 'northumberland' } },
    ],
    [
      'which councils have had nothing since 2017',
      'library',
      { where: { period: { to: 2017, order: 'latest' } } },
    ],
    ['who had the first ILACS inspection', 'report', { where: { framework: 'ILACS' }, extreme: 'oldest' }],
    ['councils that only have a SEND report', 'library', { where: { framework: 'SEND', isOnly: true } }],
    ['which is the most recent inspection you hold', 'councils', { movement: null }],
  ])('is asked of several councils, whatever it sounds like: %s', (message, intent, expected) =>
    expect(asked(message, intent as Asked['intent'], { movement: 'none' })).toMatchObject({
      intent: 'councils',
      ...expected,
    }),
  )

  it('tells what a report prints as not judged from what no framework judges', () => {
    expect(asked('where was something not judged', 'councils')).toMatchObject({
      intent: 'judgements',
      grades: ['Not judged'],
    })
    expect(asked('councils with no overall grade', 'councils')).toMatchObject({ intent: 'councils' })
  })

  it('counts every grade of a judgement that no grade is named with', () =>
    expect(asked('overall grades by number of councils', 'figures')).toMatchObject({
      figure: 'distribution',
    }))
})

describe('A time', () => {
  it.each([
    ['how many councils were good in the 2020s', { years: [], from: 2020, to: 2029 }],
    ['how many councils were good since the start of 2022', { years: [], from: 2022 }],
    ['which councils were good before the end of 2016', { years: [], to: 2016 }],
    ['which councils were good before 2016', { years: [], to: 2015 }],
  ])('is no single year where a span is named: %s', (message, period) =>
    expect(readMessage(message, understanding).slots.where.period).toMatchObject(period),
  )
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

describe('A question about the words of some councils’ reports', () => {
  it.each([
    ['caseloads in the councils that are inadequate', 'councils', ['Inadequate'], null],
    [
      'recommendations on supervision in authorities rated inadequate now',
      'recommendations',
      ['Inadequate'],
      null,
    ],
    ['edge of care in good councils', 'passages', ['Good'], null],
    [
      'what was said about supervision in reports where leadership was inadequate',
      'passages',
      ['Inadequate'],
      'Leadership',
    ],
  ])(
    'is asked of those with the grade, and the grade is no part of its subject: %s',
    (message, intent, grades, label) => {
      const query = asked(message, intent as Asked['intent'])
      expect(query).toMatchObject({
        having: [{ grades, judgement: label === null ? null : { label } }],
        subject: expect.not.stringMatching(/inadequate|good|councils|leadership/),
      })
    },
  )

  it('is of every inspection where it speaks of reports, and of the newest where of councils', () => {
    const where = (message: string) => asked(message, 'passages')
    expect(where('neglect in reports that were inadequate')).toMatchObject({
      where: { period: { from: 2009 } },
    })
    expect(where('neglect in councils that are inadequate')).toMatchObject({
      where: { period: { from: null } },
    })
  })

  it.each(['how are services for care leavers that are not good enough', 'examples of good practice'])(
    'has no condition where a grade is said of something else: %s',
    (message) => expect(asked(message, 'passages')).toMatchObject({ having: [] }),
  )
})

describe('A question for mentions', () => {
  it.each([
    ['every report that says something about council tax', 'council tax'],
    ['any reports that bring up the ombudsman', 'ombudsman'],
    ['which councils mention vaping', 'vaping'],
  ])('keeps what is mentioned whole, and no word of who mentions it: %s', (message, subject) =>
    expect(asked(message, 'mentions')).toMatchObject({ subject }),
  )

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

describe('What a list over councils has and tells', () => {
  it('a count of times is no comparison of grades', () => {
    expect(asked('councils inadequate more than once', 'councils')).toMatchObject({
      movement: { kind: 'repeatedly', to: ['Inadequate'], least: 2 },
    })
    expect(asked('councils good or better twice', 'councils')).toMatchObject({
      movement: { kind: 'repeatedly', to: ['Good', 'Outstanding'], least: 2 },
    })
  })

  it('every judgement as well as overall leaves none out', () =>
    expect(
      asked('councils that require improvement in every single judgement as well as overall', 'councils'),
    ).toMatchObject({ having: [{ judgement: EVERY_JUDGEMENT, grades: ['Requires improvement'] }] }))

  it('a judgement below another is held against it', () =>
    expect(
      asked('where is the care leaver experience graded below that of children in care', 'councils'),
    ).toMatchObject({
      having: [{ than: { way: 'worse' } }],
    }))

  it.each([
    ['which five councils have gone longest without an inspection', { extreme: 'oldest', most: 5 }],
    ['the last three councils to be rated outstanding', { extreme: 'newest', most: 3 }],
    ['first council ever to get outstanding, and the most recent', { extreme: 'oldest and newest' }],
    ['longest gap between two inspections of the same council', { extreme: 'longest gap', movement: null }],
    ['the three shortest gaps between inspections', { extreme: 'shortest gap', most: 3 }],
    ['which council has gone longest without an inspection', { extreme: 'oldest' }],
  ])('the ends that are asked for, as many as are: %s', (message, expected) => {
    const found = asked(message, 'councils')
    expect(found).toMatchObject(expected)
    expect('most' in found).toBe('most' in expected)
  })

  it.each([
    ['which councils are inadequate and when was each of them inspected', ['dates']],
    ['list the outstanding councils with the lead inspector', ['inspector']],
    ['which councils are inadequate, when were they inspected and who led', ['dates', 'inspector']],
    ['which councils are inadequate', undefined],
    ['which councils are good in everything, overall as well', undefined],
  ])('the days and the inspector where these are asked for: %s', (message, alongside) =>
    expect(asked(message, 'councils')).toMatchObject({
      intent: 'councils',
      ...(alongside ? { alongside } : {}),
    }),
  )

  it('who led inspections somewhere is asked of every one of them', () =>
    expect(asked('who led the inspections in the north east', 'councils')).toMatchObject({
      where: { regions: ['North East'], period: { from: 2009 } },
      alongside: ['inspector'],
    }))

  it('never, only where there are two inspections, leaves out who has one', () =>
    expect(
      asked('never better than requires improvement, only with at least two inspections', 'councils', {
        movement: 'never',
      }),
    ).toMatchObject({ movement: { kind: 'never', least: 2 } }))

  it('both ends of a count are asked for at once', () => {
    expect(asked('which region has the most good councils and which the fewest', 'figures')).toMatchObject({
      figure: 'ends',
      by: 'region',
    })
    expect(asked('which report has the most recommendations and which the fewest', 'figures')).toMatchObject({
      figure: 'ends',
      of: 'recommendations',
    })
  })

  it('a council that is compared with its neighbours stands beside them', () =>
    expect(
      asked('how does Northumberland compare with its statistical neighbours', 'councils'),
    ).toMatchObject({
      intent: 'comparison',
      where: { neighboursOf: 'northumberland' },
    }))

  it('results of some years are counted by year', () =>
    expect(
      asked(
        'how did the number of good and outstanding results change year by year from 2012 to 2020',
        'figures',
      ),
    ).toMatchObject({ intent: 'figures', figure: 'by-year' }))

  it('one region is a place, and no table by region', () =>
    expect(asked('where do the councils in our region stand', 'figures')).not.toMatchObject({
      figure: 'by-region',
    }))

  it('a clause that only says what is to be made of it is not looked for', () =>
    expect(asked('which reports mention fostering, I need a list with the year', 'mentions')).toMatchObject({
      subject: 'fostering',
    }))

  it.each([
    ['councils that got good more than twice', { kind: 'repeatedly', least: 3 }],
    ['who has been good at three or more inspections', { kind: 'repeatedly', least: 3 }],
    ['always good or better, only those inspected at least twice', { kind: 'always', least: 2 }],
  ])('how often a grade was given, or of how many inspections that is told: %s', (message, movement) =>
    expect(asked(message, 'councils')).toMatchObject({ movement }),
  )

  it('a grade for one judgement, and another that is below it', () =>
    expect(asked('councils with good leadership but children in care rated lower', 'councils')).toMatchObject(
      {
        having: [{ grades: ['Good'] }, { than: { way: 'worse' } }],
      },
    ))

  it('good overall and something else not good is of any judgement', () =>
    expect(asked('councils that are good overall but something else is not good', 'councils')).toMatchObject({
      having: [{ grades: ['Good'] }, { judgement: WHICHEVER_JUDGEMENT }],
    }))

  it('outstanding for something but not good overall is of any judgement too', () =>
    expect(
      asked('councils that have an outstanding for something but are not good overall', 'councils'),
    ).toMatchObject({ having: [{ judgement: WHICHEVER_JUDGEMENT }, { judgement: { label: 'Overall' } }] }))

  it('a grade under a framework is no worse grade', () =>
    expect(asked('councils rated good under ilacs', 'councils')).toMatchObject({
      having: [{ grades: ['Good'] }],
      where: { framework: 'ILACS' },
    }))

  it('the spread and who did worst are one list', () =>
    expect(overCouncils('the breakdown for leadership and who came bottom')).toMatchObject({
      intent: 'councils',
      extreme: 'worst',
    }))

  it('the top three in time are so by time', () =>
    expect(asked('top three most recently inspected counties', 'councils')).toMatchObject({
      extreme: 'newest',
      most: 3,
    }))

  it('when each was last inspected is told of all of them', () =>
    expect(
      asked('how do the councils in the north east stand and when was each last inspected', 'councils'),
    ).toMatchObject({
      extreme: null,
      alongside: ['dates'],
    }))
})

/** As it is read without being told what it is. */
const overCouncils = (message: string): Asked => asked(message, 'councils')

describe('Times, judgements and grades beside one another', () => {
  it.each([
    'compare the grades of 2013 to 2016 with those of 2022 to 2026',
    'share good or outstanding, 2013-16 versus 2022-26',
  ])('two spans of years are two rows, and none is left out: %s', (message) =>
    expect(asked(message, 'figures', { movement: 'improved' })).toMatchObject({
      figure: 'by-year',
      movement: null,
      spans: [
        { from: 2013, to: 2016 },
        { from: 2022, to: 2026 },
      ],
      where: { period: { from: 2013, to: 2026 } },
    }),
  )

  it.each([
    ['councils where care leavers do better than children in care', 'better'],
    ['in which places do care leavers lag behind children in care', 'worse'],
    ['any authority where care leavers get a lower grade than its care for looked after children', 'worse'],
  ])('one judgement is held against another in whatever words: %s', (message, way) =>
    expect(asked(message, 'councils', { movement: 'declined' })).toMatchObject({
      movement: null,
      having: [
        { judgement: { label: 'Care leavers' }, than: { way, judgement: { label: 'Children in care' } } },
      ],
    }),
  )

  it('a breakdown is no fall, and boards that were still judged kept nothing', () => {
    expect(
      asked('break the south west councils down by overall grade', 'figures', { movement: 'declined' }),
    ).toMatchObject({ movement: null, figure: 'distribution' })
    expect(
      asked('how many local safeguarding boards were inadequate when those were still judged', 'figures', {
        movement: 'unchanged',
      }),
    ).toMatchObject({ movement: null, having: [{ grades: ['Inadequate'] }] })
  })

  it.each(['in absolutely everything', 'on every front', 'across all areas'])(
    'every judgement is meant, however it is put: %s',
    (said) =>
      expect(asked(`which councils require improvement ${said}`, 'councils')).toMatchObject({
        having: [{ judgement: EVERY_JUDGEMENT }],
      }),
  )

  it('all the way is over several inspections, and not from one to the next', () => {
    expect(
      asked('has anyone gone all the way from inadequate to outstanding', 'councils', {
        movement: 'from-to',
      }),
    ).toMatchObject({ movement: { from: ['Inadequate'], to: ['Outstanding'], isInStages: true } })
    expect(
      asked('which councils went from inadequate to good', 'councils', { movement: 'from-to' }),
    ).not.toHaveProperty('movement.isInStages')
  })

  it('so many steps are a move, whatever was learnt', () =>
    expect(
      asked('which councils jumped two grades between one inspection and the next', 'councils'),
    ).toMatchObject({ movement: { kind: 'improved', least: 2 } }))

  it('of one judgement two grades are counted each, where the other is asked for too', () =>
    expect(
      asked('how many safeguarding boards were inadequate, and was there an outstanding one', 'figures'),
    ).toMatchObject({ figure: 'distribution', having: [], judgement: { label: 'Safeguarding board' } }))

  it('who has none under a framework is asked for, and not those that have one', () =>
    expect(asked('which councils have not been inspected under ILACS', 'councils')).toMatchObject({
      where: { framework: 'ILACS', isWithout: true },
    }))

  it.each([
    ['which councils have both a SEND report and an ILACS report', { framework: 'ILACS', alsoUnder: 'SEND' }],
    ['which councils have a SEND inspection and a social care one', { isWhole: true, alsoUnder: 'SEND' }],
    [
      'which councils have a SEND report but no children’s services report',
      { framework: 'SEND', isOnly: true },
    ],
  ])('reports of two kinds are asked for: %s', (message, where) =>
    expect(asked(message, 'councils')).toMatchObject({ where, having: [], judgement: null }),
  )

  it.each([
    ['what have the inadequate councils in common', { figure: 'distribution', by: 'judgement' }],
    ['rank councils by number of inspections', { figure: 'extreme', by: 'council', of: 'reports' }],
    ['what share was good in 2019 and in 2023', { figure: 'by-year', having: [{ grades: ['Good'] }] }],
    ['which region has no inadequate council', { figure: 'fewest', by: 'region' }],
    ['is there a north-south divide in grades', { figure: 'by-region' }],
  ])('figures tell what several have: %s', (message, expected) =>
    expect(asked(message, 'figures')).toMatchObject(expected),
  )

  it.each([
    ['who improved at every inspection', 'improved', { kind: 'improved', isThroughout: true }],
    ['which councils never dropped a grade', 'declined', { kind: 'declined', isNever: true }],
  ])('a grade goes one way each time, or never: %s', (message, movement, expected) =>
    expect(asked(message, 'councils', { movement })).toMatchObject({ movement: expected }),
  )

  it('a grade beside an outcome of area SEND is of the council’s services', () =>
    expect(asked('whose SEND outcome was poor and whose services are good', 'councils')).toMatchObject({
      where: { framework: null },
      having: [{ grades: ['Outcome 2', 'Outcome 3'] }, { grades: ['Good'] }],
    }))

  it.each([
    ['average number of recommendations by grade', { figure: 'distribution' }],
    ['do worse grades mean more areas for improvement', { figure: 'distribution' }],
    ['average recommendations under SIF against ILACS', { by: 'framework' }],
  ])('recommendations are counted by what is named: %s', (message, expected) =>
    expect(asked(message, 'figures')).toMatchObject({ of: 'recommendations', ...expected }),
  )

  it.each([
    ['which month are most inspections in', { figure: 'by-month' }],
    ['how many inspections per month in 2018', { figure: 'by-month', where: { period: { years: [2018] } } }],
    ['did more councils improve than fall', { figure: 'by-way' }],
  ])('figures are laid out as they are asked for: %s', (message, expected) =>
    expect(asked(message, 'figures')).toMatchObject(expected),
  )
})

describe('What reports mention', () => {
  it.each([
    ['which reports mention advocacy and what are they graded for leadership', 'advocacy', 'Leadership'],
    ['which councils mention young carers, and how was each of them rated', 'young carers', 'Overall'],
  ])('is told with the grades where these are asked for: %s', (message, subject, label) =>
    expect(asked(message, 'mentions')).toMatchObject({ subject, graded: { label } }),
  )

  it.each([
    ['which reports mention the Sunrise Hub or lifelong links schemes', '"sunrise hub" or lifelong links'],
    ['which reports mention the edge of care', 'edge of care'],
  ])('is a name where it is written as one, and keeps its small words: %s', (message, subject) =>
    expect(asked(message, 'mentions')).toMatchObject({ subject }),
  )
})

describe('What a table has along its sides', () => {
  it.each([
    'regions down the left and the overall grade along the top',
    'table by grade and region',
    'how many have each grade in each region',
    'region against grade please',
  ])('is what it is laid out by, with the grades along the other: %s', (message) =>
    expect(asked(message, 'figures')).toMatchObject({ figure: 'by-region', having: [] }),
  )

  it('is years where two frameworks are taken together, and those alone that inspect services as a whole', () =>
    expect(asked('grades by year, SIF and ILACS together', 'figures')).toMatchObject({
      figure: 'by-year',
      where: { framework: null, isWhole: true },
    }))

  it('is no council where only its newest inspection is meant', () =>
    expect(
      asked("the spread for leadership, each council's latest inspection only", 'figures'),
    ).toMatchObject({ figure: 'distribution', where: { period: { order: 'latest' } } }))

  it('is the spread though it is to be said who was not graded', () => {
    for (const intent of ['councils', 'figures'] as const)
      expect(asked('spread of adoption grades, noting who was not graded on it', intent)).toMatchObject({
        intent: 'figures',
        figure: 'distribution',
        having: [],
      })
  })
})

describe('A grade in a question over councils', () => {
  it('is of any judgement where one judgement at least was given it', () =>
    expect(asked('councils with at least one outstanding judgement', 'councils')).toMatchObject({
      intent: 'councils',
      having: [{ judgement: WHICHEVER_JUDGEMENT, grades: ['Outstanding'] }],
    }))

  it.each([
    ['where did SEND come out good', 'Outcome 1'],
    ['areas rated outstanding for SEND', 'Outcome 1'],
    ['SEND inspections that require improvement', 'Outcome 2'],
    ['which areas are inadequate for SEND', 'Outcome 3'],
  ])('is an outcome in area SEND, which has no grades: %s', (message, outcome) =>
    expect(asked(message, 'councils')).toMatchObject({ having: [{ grades: [outcome] }] }),
  )

  it('is told of each where a list by time asks for it', () => {
    for (const intent of ['library', 'report'] as const)
      expect(asked('inspected before 2016, with the overall grade of each', intent)).toMatchObject({
        intent: 'councils',
      })
  })

  it('was given at some time, and not every time, across every report', () =>
    expect(
      asked('boards that were inadequate, across every report', 'councils', { movement: 'always' }),
    ).not.toMatchObject({ movement: { kind: 'always' } }))
})

describe('Recommendations that are counted report by report', () => {
  it.each([
    ['top five reports by number of recommendations', 'extreme'],
    ['the 3 reports with the most recommendations', 'extreme'],
    ['which four reports have the fewest recommendations', 'fewest'],
  ])('%s', (message, figure) =>
    expect(asked(message, 'recommendations')).toMatchObject({ of: 'recommendations', figure, by: null }),
  )
})

describe('What reports mention', () => {
  it.each([
    ['how many of the reports you hold mention private fostering', 'private fostering'],
    ['how many reports talk about foyers, split by type of inspection', 'foyers'],
    [
      'how many reports refer to unregistered homes or settings',
      'unregistered homes or unregistered settings',
    ],
  ])('is told apart from who mentions it: %s', (message, subject) =>
    expect(asked(message, 'mentions')).toMatchObject({ of: 'reports', subject }),
  )

  it('is counted by what it is to be split by', () => {
    expect(asked('reports that mention foyers, split by type of inspection', 'mentions')).toMatchObject({
      by: 'framework',
    })
    expect(asked('how many reports mention foyers, per region', 'mentions')).toMatchObject({ by: 'region' })
  })

  it.each([
    ['how many SEND reports tell the area to shorten waits for speech therapy', 'waits for speech therapy'],
    ['in which councils does the newest report recommend better supervision', 'supervision'],
    ['which SEND reports recommend improving annual reviews', 'annual reviews'],
  ])('is what is recommended, without what is to become of it: %s', (message, subject) =>
    expect(asked(message, 'passages')).toMatchObject({ intent: 'mentions', of: 'recommendations', subject }),
  )
})

describe('Again and again', () => {
  it.each([
    ['same grade three times on the trot', 3],
    ['councils with the same rating twice in a row', 2],
    ['identical grade at four inspections in succession', 4],
    ['the same grade three inspections running', 3],
  ])('whichever grade it was: %s', (message, least) =>
    expect(asked(message, 'councils')).toMatchObject({
      having: [],
      movement: { kind: 'repeatedly', from: null, to: null, least, isInARow: true },
    }),
  )

  it('is no count of councils', () =>
    expect(asked('name three inadequate councils', 'councils')).toMatchObject({
      having: [{ grades: ['Inadequate'] }],
      movement: null,
    }))

  it('and no more is said of who was inspected once', () =>
    expect(asked('which councils have only been inspected once', 'councils')).toMatchObject({
      movement: { kind: 'inspected', least: 1, most: 1 },
    }))
})

describe('How a grade went', () => {
  it.each(['straight from inadequate to outstanding', 'gone straight up from inadequate to outstanding'])(
    'is of the overall one where no other is named: %s',
    (message) =>
      expect(asked(message, 'councils')).toMatchObject({
        judgement: null,
        movement: { kind: 'from-to', from: ['Inadequate'], to: ['Outstanding'] },
      }),
  )

  it('and straight outstandings are all of them', () =>
    expect(asked('who got straight outstandings', 'councils')).toMatchObject({
      having: [{ judgement: EVERY_JUDGEMENT }],
    }))

  it('is told by the grade now and any before', () =>
    expect(asked('good now but inadequate before', 'councils', { movement: 'from-to' })).toMatchObject({
      having: [{ grades: ['Good'] }],
      movement: { kind: 'repeatedly', to: ['Inadequate'], least: 1 },
    }))

  it('of places side by side is how many of each did', () =>
    expect(
      asked('are counties improving faster than unitaries', 'figures', { movement: 'improved' }),
    ).toMatchObject({ figure: 'by-kind', movement: { kind: 'improved' } }))
})

describe('The order of a list', () => {
  it.each([
    ['rank all councils worst first', { isWorstFirst: true, extreme: null }],
    ['all councils from worst to best', { isWorstFirst: true, extreme: null }],
    ['all councils best to worst', { extreme: null }],
    ['the three worst councils', { extreme: 'worst', most: 3 }],
  ])('is that which is named: %s', (message, expected) =>
    expect(asked(message, 'councils')).toMatchObject(expected),
  )

  it('of rows is cut to as many as are asked for', () =>
    expect(asked('bottom three regions', 'figures')).toMatchObject({
      figure: 'lowest',
      by: 'region',
      most: 3,
    }))

  it.each(['the last five inspections and what each got', 'five most recent inspections'])(
    'in time is of every inspection, whatever it was of: %s',
    (message) =>
      expect(asked(message, 'councils')).toMatchObject({
        extreme: 'newest',
        most: 5,
        where: { period: { from: 2009 } },
      }),
  )

  it('by the time between two is of one council too', () =>
    expect(asked('longest gap between inspections of northumberland', 'history')).toMatchObject({
      extreme: 'longest gap',
      where: { councils: ['northumberland'] },
    }))
})

describe('Two services', () => {
  it('are two conditions, and a bad outcome is any but the first', () =>
    expect(asked('good for social care but a bad SEND outcome', 'councils')).toMatchObject({
      having: [{ judgement: null, grades: ['Good'] }, { grades: ['Outcome 2', 'Outcome 3'] }],
    }))
})

describe('A region and a kind of council', () => {
  it.each([
    'london versus the counties',
    'are counties better than london',
    'london vs counties on overall grade',
  ])('stand beside each other: %s', (message) =>
    expect(asked(message, 'figures')).toMatchObject({
      sides: expect.arrayContaining([['London'], ['County']]),
      where: { regions: ['London'], kinds: ['County'] },
    }),
  )

  it('are councils of that kind there where nothing sets them apart', () =>
    expect(asked('how many counties in london are good', 'figures')).not.toHaveProperty('sides'))
})

describe('Places that are sums of several', () => {
  const north = ['North East', 'North West', 'Yorkshire and the Humber']
  const south = ['South East', 'South West']
  it.each([
    ['is the north worse than the south', { figure: 'lowest', by: 'region', sides: [north, south] }],
    ['north v south', { figure: 'highest', by: 'region', sides: [north, south] }],
    ['which is worse, the north or the south', { figure: 'lowest', by: 'region', sides: [north, south] }],
    ['how do southern councils compare to northern ones', { figure: 'highest', sides: [south, north] }],
    ['is there a north-south divide', { figure: 'by-region', sides: [north, south] }],
    ['inadequate councils in the north against the south', { figure: 'by-region', sides: [north, south] }],
    ['counties v boroughs', { by: 'kind', sides: [['County'], ['London Borough', 'Metropolitan District']] }],
  ])('are each counted whole beside one another: %s', (message, expected) =>
    expect(asked(message, 'figures')).toMatchObject(expected),
  )

  it('are single regions where single ones are named', () =>
    expect(asked('the north east against the south east', 'figures')).not.toHaveProperty('sides'))

  it.each(['London v the rest', 'london versus everywhere else'])(
    'are one and the rest of England: %s',
    (message) => expect(asked(message, 'figures')).toMatchObject({ beside: 'country' }),
  )

  it('are none where boroughs are any councils', () =>
    expect(asked('which boroughs are inadequate', 'councils')).toMatchObject({ where: { kinds: [] } }))
})

describe('What no table tells', () => {
  it('is looked for in what reports mention: who runs the services', () => {
    expect(asked('which councils are run by a trust', 'councils')).toMatchObject({
      intent: 'mentions',
      of: 'reports',
      subject: "children's trust",
      graded: { label: 'Overall' },
    })
    expect(asked('is northumberland run by a trust', 'grade')).toMatchObject({
      intent: 'passages',
      where: { councils: ['northumberland'] },
    })
  })

  it('is told by those most like it: which councils border which', () =>
    expect(asked('who borders lincolnshire and how are they rated', 'councils')).toMatchObject({
      where: { neighboursOf: 'lincolnshire' },
    }))
})

describe('What is not reckoned', () => {
  it.each([
    ['how frequently does ofsted inspect', 'time-between'],
    ['does leadership correlate with the overall grade', 'relation'],
    ['average time to get better', 'time-between'],
  ])('is said to be so: %s', (message, aside) =>
    expect(asked(message, 'figures')).toMatchObject({ intent: 'aside', aside }),
  )

  it('is no count of how often a grade was given', () =>
    expect(asked('how often were councils graded outstanding', 'figures')).toMatchObject({
      intent: 'figures',
    }))
})

describe('How often, and in how many steps,', () => {
  it.each([
    ['went up overall at two inspections running', { kind: 'improved', least: 1, times: 2, isInARow: true }],
    ['which councils fell three times', { kind: 'declined', least: 1, times: 3, isInARow: false }],
    ['has a council ever jumped two overall grades in one go, upwards', { kind: 'improved', least: 2 }],
    ['went up by two whole overall grades', { kind: 'improved', least: 2 }],
    ['who improved at their last inspection', { kind: 'improved', least: 1, isLast: true }],
  ])('a grade moved is told apart: %s', (message, movement) => {
    const { movement: told } = asked(message, 'councils', { movement: 'improved' }) as Extract<
      Asked,
      { intent: 'councils' }
    >
    expect(told).toMatchObject(movement)
    if (!('times' in movement)) expect(told?.times).toBeUndefined()
  })

  it('from one grade to another is no pair of conditions, whenever it was', () =>
    expect(
      asked(
        'who has at any point moved up from inadequate to requires improvement for leadership',
        'councils',
      ),
    ).toMatchObject({
      having: [],
      judgement: { label: 'Leadership' },
      movement: { kind: 'from-to', from: ['Inadequate'], to: ['Requires improvement'] },
    }))

  it('may go to one grade or better', () =>
    expect(asked('who went from inadequate to good or better', 'councils')).toMatchObject({
      movement: { kind: 'from-to', from: ['Inadequate'], to: ['Outstanding', 'Good'] },
    }))

  it('between two inspections is over however many', () =>
    expect(
      asked('which councils improved from Inadequate to Good between two inspections', 'councils'),
    ).not.toHaveProperty('movement.isAtOnce'))

  it('of one go is none over several inspections', () =>
    expect(asked('from inadequate to good overall in one step', 'councils')).toMatchObject({
      movement: { kind: 'from-to', isAtOnce: true },
    }))
})

describe('Who is still of a grade', () => {
  it.each(['are there any councils still inadequate', 'who still requires improvement'])(
    'is so now: %s',
    (message) =>
      expect(asked(message, 'councils', { movement: 'unchanged' })).toMatchObject({
        movement: null,
        where: { period: { order: 'latest' } },
      }),
  )

  it('held it before where that is said', () =>
    expect(asked('who still hold outstanding', 'councils', { movement: 'unchanged' })).toMatchObject({
      movement: { kind: 'unchanged' },
    }))
})

describe('Here', () => {
  it.each([
    ['We live in the West Midlands. Which councils round here are good for care leavers?', 'West Midlands'],
    ['I live in the South East. Which councils down here require improvement?', 'South East'],
  ])('is where the one who asks said they are: %s', (message, region) =>
    expect(asked(message, 'councils')).toMatchObject({ where: { regions: [region] }, movement: null }),
  )
})

describe('What else is said of a grade and its time', () => {
  it.each([
    [
      'how many authorities are presently sitting at good for care leavers',
      'figures',
      { intent: 'figures', having: [{ judgement: { label: 'Care leavers' }, grades: ['Good'] }] },
    ],
    [
      'councils that combine requires improvement leadership with good care leavers services',
      'councils',
      {
        intent: 'councils',
        having: [
          { judgement: { label: 'Leadership' }, grades: ['Requires improvement'] },
          { judgement: { label: 'Care leavers' }, grades: ['Good'] },
        ],
      },
    ],
    [
      'councils with good overall or better',
      'councils',
      { having: [{ grades: ['Good', 'Outstanding'] }], movement: null },
    ],
    [
      'once inadequate overall, now good: which',
      'councils',
      { having: [{ grades: ['Good'] }], movement: { kind: 'repeatedly', to: ['Inadequate'], least: 1 } },
    ],
    [
      'which councils had previously been inadequate for leadership but are good or outstanding now',
      'councils',
      {
        intent: 'councils',
        having: [{ grades: ['Good', 'Outstanding'] }],
        movement: { kind: 'repeatedly', to: ['Inadequate'], least: 1 },
      },
    ],
    [
      'which councils have moved up a grade for leadership since the previous inspection',
      'councils',
      { movement: { kind: 'improved', isLast: true } },
    ],
    [
      'no later than 2014, who was inadequate overall',
      'councils',
      { where: { period: { from: null, to: 2014 } } },
    ],
    [
      'councils not inspected since before 2016',
      'councils',
      { intent: 'councils', where: { period: { to: 2015, order: 'latest' } } },
    ],
    ['inadequate up to and including 2015', 'councils', { where: { period: { from: null, to: 2015 } } }],
    ['which councils need to improve', 'councils', { movement: null }],
    [
      'Morning all, I owe the chair a briefing note. Every authority with outstanding leadership',
      'councils',
      { intent: 'councils', movement: null, having: [{ judgement: { label: 'Leadership' } }] },
    ],
    [
      'inadequate for leadership in inspections from 2013 up to 2015',
      'councils',
      { where: { period: { from: 2013, to: 2015 } } },
    ],
    [
      'for every year from 2014 to 2018 say how many inspections were requires improvement overall',
      'figures',
      { figure: 'by-year', where: { period: { from: 2014, to: 2018 } } },
    ],
    [
      'most recent inspection of a unitary authority was of which council',
      'councils',
      { extreme: 'newest', where: { kinds: ['Unitary Authority'] } },
    ],
    [
      'used to be requires improvement for leadership, good now - who',
      'councils',
      { having: [{ grades: ['Good'] }], movement: { kind: 'repeatedly', to: ['Requires improvement'] } },
    ],
    [
      'which councils have a most recent inspection that predates 2015',
      'councils',
      { where: { period: { to: 2014 } } },
    ],
    [
      'how many councils fall into each overall grade at present',
      'figures',
      { figure: 'distribution', movement: null },
    ],
    [
      'inspections with outstanding leadership for each of the years 2019 to 2025',
      'figures',
      { figure: 'by-year', where: { period: { from: 2019, to: 2025 } } },
    ],
    [
      'which authorities were judged inadequate by inspectors in 2018 or later',
      'councils',
      { intent: 'councils', where: { period: { from: 2018 } } },
    ],
    [
      'how many times was good overall given in 2024',
      'figures',
      { movement: null, having: [{ grades: ['Good'] }] },
    ],
  ])('is heeded: %s', (message, intent, expected) =>
    expect(asked(message, intent as Asked['intent'])).toMatchObject(expected),
  )
})

describe('The oldest inspection', () => {
  it.each([
    'what is the earliest inspection you hold',
    'the oldest inspection you have got, and whose is it',
    'the first inspection in your library',
    'the oldest report you hold, and which council is it on',
    'what was the first ever inspection in your data',
  ])('is the first of all: %s', (message) =>
    expect(asked(message, 'councils')).toMatchObject({
      extreme: 'oldest',
      where: { period: { order: 'first' } },
    }),
  )

  it('is not whose newest is the oldest', () =>
    expect(asked('which council was inspected longest ago', 'councils')).toMatchObject({
      extreme: 'oldest',
      where: { period: { order: null } },
    }))
})

describe('What is recommended most', () => {
  it.each([
    ['what are the commonest recommendations', []],
    ['what are councils most often told to do', []],
    ['most common weakness in inadequate councils', [{ grades: ['Inadequate'] }]],
  ])('is counted by what it is on: %s', (message, having) =>
    expect(asked(message, 'figures')).toMatchObject({
      ...{ intent: 'figures', figure: 'extreme', of: 'recommendations', by: 'subject', having },
    }),
  )
})

describe('Plain words', () => {
  it('of how bad an inspection was mean a grade below Good', () => {
    const below = ['Adequate', 'Requires improvement', 'Inadequate']
    expect(asked('who has never had a poor report', 'councils', { movement: 'never' })).toMatchObject({
      movement: { kind: 'never', to: below },
    })
    expect(asked('how many authorities have bad ratings', 'figures')).toMatchObject({
      figure: 'count',
      having: [{ grades: below }],
    })
  })

  it('for what inspections ended in name no judgement', () =>
    expect(asked('the six newest inspections with outcomes', 'councils')).toMatchObject({ judgement: null }))

  it('for what lies about a council mean those like it', () => {
    expect(asked('good authorities near Northumberland', 'councils')).toMatchObject({
      where: { neighboursOf: 'northumberland' },
    })
    expect(asked('children placed close to home in Northumberland', 'passages')).toMatchObject({
      where: { neighboursOf: null },
    })
  })

  it('for two numbers mean a share', () =>
    expect(asked('how many out of how many boroughs are good', 'figures')).toMatchObject({
      figure: 'share',
    }))
})

describe('Of two judgements joined by an and', () => {
  it.each([
    'authorities where leadership was good and help and protection was not',
    'where leadership got good and help and protection did not',
  ])('the second may be said not to have the grade: %s', (message) => {
    const { having } = asked(message, 'councils') as Extract<Asked, { intent: 'councils' }>
    expect(having.map(({ grades }) => grades)).toEqual([
      ['Good'],
      ['Adequate', 'Requires improvement', 'Inadequate'],
    ])
  })
})

describe('Years without an inspection', () => {
  it.each([
    'which authorities have had no inspection in over six years',
    'councils that have not been inspected for more than six years',
    'councils without an inspection for at least six years',
  ])('are up to today: %s', (message) =>
    expect(asked(message, 'councils')).toMatchObject({
      where: { period: { from: null, to: new Date().getFullYear() - 6, order: 'latest' } },
      movement: null,
    }),
  )

  it('are none where no inspection is denied', () =>
    expect(asked('councils that improved in two years', 'councils', { movement: 'improved' })).toMatchObject({
      where: { period: { from: null, to: null } },
    }))
})

describe('Nothing but one grade', () => {
  it('is that grade, and not any other', () =>
    expect(
      asked('who has had nothing but good reports in every inspection', 'councils', { movement: 'always' }),
    ).toMatchObject({ movement: { kind: 'always', to: ['Good'] }, having: [] }))
})

describe('Grades that no report has at once', () => {
  it('are counted each', () =>
    expect(
      asked(
        'please break the overall judgements down: so many outstanding, so many good, and so on',
        'figures',
        { figure: 'distribution' },
      ),
    ).toMatchObject({ intent: 'figures', figure: 'distribution', having: [] }))
})

describe('What no grade tells', () => {
  it('is asked of their words, and no list of all', () => {
    for (const message of [
      'which authorities are commended for low caseloads?',
      'name the councils in the East Midlands where inspectors were worried about caseloads',
    ])
      expect(asked(message, 'councils')).toMatchObject({
        intent: 'passages',
        subject: expect.stringContaining('caseloads'),
      })
    expect(asked('which councils are in the East Midlands', 'councils')).toMatchObject({ intent: 'councils' })
  })
})
