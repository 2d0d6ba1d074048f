import { beforeAll, describe, expect, it } from 'vitest'
import type { Asked } from '../../src/model/query.js'
import type { Answers } from '../../src/pilcrow/pilcrow.js'
import { openBundled } from '../open.js'
import { queryOf } from './conversation.js'

let pilcrow: Answers
beforeAll(async () => {
  pilcrow = await openBundled()
})

/** What the last message of a conversation asks. */
const asked = (...messages: string[]): Asked => queryOf(pilcrow, ...messages).asked

describe('After a list of councils, or figures over them', () => {
  const list = 'which councils are outstanding for leadership'
  const leading = { having: [{ grades: ['Outstanding'] }] }

  it.each([
    ['just the number', { intent: 'figures', figure: 'count', ...leading }],
    ['how many', { intent: 'figures', figure: 'count', ...leading }],
    ['as a percentage', { intent: 'figures', figure: 'share', ...leading }],
    ['by region', { intent: 'figures', figure: 'by-region', ...leading }],
    [
      'which of them were inadequate before',
      { movement: { kind: 'repeatedly', to: ['Inadequate'] }, ...leading },
    ],
    [
      'which of those were good in 2012',
      { having: [{ period: { order: 'latest' } }, { grades: ['Good'], period: { years: [2012] } }] },
    ],
    [
      'what did they get for help and protection',
      { judgement: { label: 'Help and protection' }, ...leading },
    ],
    ['when were they last inspected', { intent: 'councils', ...leading }],
    ['sort by date', { intent: 'councils', alongside: ['dates'], ...leading }],
    ['exclude london', { where: { regions: expect.not.arrayContaining(['London']) }, ...leading }],
    [
      'what do they say about edge of care',
      { intent: 'passages', where: { councils: ['north-lincolnshire', 'northumberland'] } },
    ],
    ['how many of those are in the north east', { where: { regions: ['North East'] }, ...leading }],
    [
      'which of them are good for care leavers',
      { having: [{ grades: ['Outstanding'] }, { grades: ['Good'] }] },
    ],
  ])('the same is asked for in another shape: %s', (message, expected) =>
    expect(asked(list, message)).toMatchObject(expected),
  )

  it.each([
    ['the ones that were inspected before 2016', { where: { period: { to: 2015, order: 'latest' } } }],
    ['how many not seen since before 2018', { figure: 'count', where: { period: { to: 2017 } } }],
    ['does that count those with no grade', { having: [{ grades: ['Not judged'] }] }],
  ])('those of them are asked for, or those left out: %s', (message, expected) =>
    expect(asked(list, message)).toMatchObject(expected),
  )

  it('what is not reckoned is said to be so after a list as well', () =>
    expect(asked(list, 'how often are they inspected')).toMatchObject({
      intent: 'aside',
      aside: 'time-between',
    }))

  it.each([
    [['the nine newest inspections', 'top four then'], { extreme: 'newest', most: 4 }],
    [['league table of councils', 'the bottom three'], { extreme: 'worst' }],
    [['the six oldest inspections', 'and the two newest'], { extreme: 'newest', most: 2 }],
    [[list, 'top three please'], { intent: 'councils', ...leading }],
  ])('so many from its top: %j', (messages, expected) => expect(asked(...messages)).toMatchObject(expected))

  it('how they were graded instead, where none was graded so', () =>
    expect(asked('which councils are inadequate for adoption in 2022', 'why?')).toMatchObject({
      ...{ intent: 'figures', figure: 'distribution', judgement: { label: 'Adoption' }, having: [] },
    }))

  it('the share of those that are counted by their time', () =>
    expect(asked('how many councils were not inspected since 2016', 'as a percentage of all')).toMatchObject({
      figure: 'share',
    }))

  it('how they went instead, where none went so', () =>
    expect(asked('which councils fell from outstanding', 'why?')).toMatchObject({ figure: 'by-way' }))

  it('another judgement, where the wrong one was taken', () =>
    expect(asked('which councils are good for care leavers', 'no, leadership')).toMatchObject({
      having: [{ judgement: { label: 'Leadership' }, grades: ['Good'] }],
    }))

  it('the outcome of area SEND that stands for a grade', () =>
    expect(asked(list, 'and SEND?')).toMatchObject({
      having: [{ judgement: { label: 'Area SEND' }, grades: ['Outcome 1'] }],
    }))

  it('as many from the other end in time', () =>
    expect(asked('the four newest inspections', 'the other way round')).toMatchObject({
      extreme: 'oldest',
      most: 4,
    }))

  it('a condition that is named again stands once', () =>
    expect(asked(list, 'any of them where leadership is outstanding but overall is not')).toMatchObject({
      having: [{ grades: ['Outstanding'] }, {}],
    }))

  it('what reports mention is asked for among what they recommend', () =>
    expect(
      asked('how many reports mention private fostering', 'which of those made it a recommendation'),
    ).toMatchObject({ intent: 'mentions', of: 'recommendations', subject: 'private fostering' }))

  it('the shortest list of recommendations, after the longest', () =>
    expect(asked('longest list of recommendations', 'and the shortest')).toMatchObject({
      of: 'recommendations',
      figure: 'fewest',
    }))

  it.each([
    [
      ['which councils went from requires improvement to good', 'did any of those go on to outstanding'],
      { movement: { kind: 'from-to' }, having: [{ grades: ['Outstanding'], period: null }] },
    ],
    [
      ['who was inadequate in 2012', 'which of them are good now'],
      { having: [{ period: { years: [2012] } }, { grades: ['Good'], period: { order: 'latest' } }] },
    ],
    [
      ['how many safeguarding boards were inadequate', 'and how many good?'],
      { having: [{ grades: ['Good'], judgement: { label: 'Safeguarding board' } }] },
    ],
    [['which councils are inadequate', 'where are they'], { intent: 'figures', figure: 'by-region' }],
    [
      ['good councils in the north west', 'just the metropolitan ones'],
      {
        where: { regions: ['North West'], kinds: ['Metropolitan District'] },
        having: [{ grades: ['Good'] }],
      },
    ],
  ])('it is asked of those that were listed: %j', (messages, expected) =>
    expect(asked(...messages)).toMatchObject(expected),
  )

  const table = 'league table of councils'

  it.each([
    [[table, 'worst first'], { intent: 'councils', isWorstFirst: true }],
    [[table, 'worst first', 'flip it'], { intent: 'councils', extreme: null }],
    [[table, 'bottom three'], { extreme: 'worst', most: 3 }],
    [['share of good councils by region', 'worst first'], { figure: 'lowest', by: 'region' }],
    [
      ['rank the regions by share of good', 'bottom two'],
      { intent: 'figures', figure: 'lowest', by: 'region', most: 2 },
    ],
    [
      ['which region has the most inadequate councils', 'as a share'],
      { figure: 'highest', by: 'region', having: [{ grades: ['Inadequate'] }] },
    ],
    [['which councils improved', 'what about down'], { movement: { kind: 'declined' } }],
    [
      ['which councils went from inadequate to good', 'to outstanding then'],
      { movement: { kind: 'from-to', from: ['Inadequate'], to: ['Outstanding'] } },
    ],
    [
      ['which councils went from inadequate to good', 'and from good to inadequate'],
      { movement: { kind: 'from-to', from: ['Good'], to: ['Inadequate'] } },
    ],
    [
      ['good overall but outstanding for leadership', 'who has the opposite'],
      { having: [{ grades: ['Outstanding'] }, { grades: ['Good'] }] },
    ],
  ])('it is turned about: %j', (messages, expected) => expect(asked(...messages)).toMatchObject(expected))

  it.each([
    [
      [list, 'which of those twice'],
      { movement: { kind: 'repeatedly', to: ['Outstanding'], least: 2 }, judgement: { label: 'Leadership' } },
    ],
    [[list, 'since when'], { alongside: ['since'], ...leading }],
    [['which councils are good', 'how long have they been good'], { alongside: ['since'] }],
    [
      ['councils inspected in 2012', 'how many were good'],
      { intent: 'figures', where: { period: { years: [2012] } }, having: [{ grades: ['Good'] }] },
    ],
    [
      ['all councils of the north east from best to worst', 'any outstanding?'],
      { where: { regions: ['North East'] }, having: [{ grades: ['Outstanding'] }] },
    ],
    [
      ['councils like lincolnshire and their grades', 'how do they compare with us'],
      { intent: 'comparison', where: { neighboursOf: 'lincolnshire' } },
    ],
  ])('it keeps what was listed: %j', (messages, expected) =>
    expect(asked(...messages)).toMatchObject(expected),
  )

  it.each([
    [
      ['what are inadequate councils told about supervision', 'and the requires improvement ones?'],
      { intent: 'recommendations', subject: 'supervision', having: [{ grades: ['Requires improvement'] }] },
    ],
    [
      ['how many recommendations mention supervision', 'three examples from unitaries'],
      { intent: 'mentions', subject: 'supervision', where: { kinds: ['Unitary Authority'] }, page: 0 },
    ],
    [
      ['what do good councils do on early help', 'and in inadequate ones'],
      { intent: 'passages', having: [{ grades: ['Inadequate'] }] },
    ],
  ])('what is said is asked of others, on the same subject: %j', (messages, expected) =>
    expect(asked(...messages)).toMatchObject(expected),
  )

  it('a number is spelt out again', () =>
    expect(asked('how many councils are good', 'list them')).toMatchObject({
      intent: 'councils',
      having: [{ grades: ['Good'] }],
    }))

  it('the worst of a league table is asked for, and a place in it is a report', () => {
    expect(asked('league table for leadership', "who's bottom")).toMatchObject({
      intent: 'councils',
      extreme: 'worst',
    })
    expect(asked('league table for leadership', 'the last one')).toMatchObject({ intent: 'report' })
  })

  it('those with a grade are asked for of the judgement that the figures were of', () =>
    expect(asked('distribution of grades for leadership', 'who are the adequate ones')).toMatchObject({
      intent: 'councils',
      having: [{ grades: ['Adequate'], judgement: { label: 'Leadership' } }],
    }))
})

describe('After an answer about one council', () => {
  it('a question over councils is about them all', () =>
    expect(asked('is northumberland good', 'which councils got worse')).toMatchObject({
      intent: 'councils',
      where: { councils: [] },
      movement: { kind: 'declined' },
    }))
})

describe('A question over councils', () => {
  it('is told which of its words the answer does not heed', () => {
    const unheard = (message: string) => pilcrow.say(message).blocks[0]
    expect(unheard('how many unicorn councils are outstanding')).toMatchObject({
      text: 'I did not take up: “unicorn”.',
    })
    expect(queryOf(pilcrow, 'how many councils are outstanding').readings).toEqual([])
  })
})

describe('A comparison', () => {
  it('says which of its names is no council’s', () => {
    const { asked, readings } = queryOf(pilcrow, 'compare Northumberland, Atlantis and Lincolnshire')
    expect(asked).toMatchObject({
      intent: 'comparison',
      where: { councils: ['northumberland', 'lincolnshire'] },
    })
    expect(readings).toEqual([{ said: 'Atlantis', meant: '', how: 'unknown' }])
    expect(pilcrow.say('compare Northumberland, Atlantis and Lincolnshire').blocks[0]).toMatchObject({
      text: 'I know no council called “Atlantis”, and leave it out.',
    })
  })

  it('takes no ordinary word for a name', () =>
    expect(
      queryOf(pilcrow, 'compare Northumberland and Lincolnshire on leadership and adoption').readings,
    ).toEqual([]))
})

describe('Of the very councils that were listed', () => {
  it.each([
    ['and when were they inspected', { having: [{ grades: ['Outstanding'] }], alongside: ['dates'] }],
    ['who led them', { having: [{ grades: ['Outstanding'] }], alongside: ['inspector'] }],
    [
      'and the inspection before that',
      { having: [{ period: { order: 'latest' } }, { period: { order: 'previous' } }] },
    ],
  ])('more is told: %s', (message, expected) =>
    expect(asked('which councils are outstanding for leadership', message)).toMatchObject(expected),
  )

  it('both are told where both were asked for, one after the other', () =>
    expect(
      asked('which councils are outstanding', 'when were they inspected', 'and who led them'),
    ).toMatchObject({ alongside: ['dates', 'inspector'] }))

  it('what they are now is told beside how they moved', () =>
    expect(asked('which councils were good more than once', 'what are they now')).toMatchObject({
      movement: { kind: 'repeatedly' },
      having: [{ period: null }],
    }))

  it('so many times more is the same asked again', () =>
    expect(asked('which councils were good twice in a row', 'And three times?')).toMatchObject({
      intent: 'councils',
      movement: { kind: 'repeatedly', to: ['Good'], least: 3, isInARow: true },
    }))

  it('those at one end of time are kept', () => {
    const ends = asked(
      'which two councils have gone longest without an inspection',
      'are any of those counties',
    )
    expect(ends).toMatchObject({ intent: 'councils', extreme: null, where: { kinds: ['County'] } })
    expect('where' in ends && ends.where.councils).toHaveLength(2)
  })

  it('a list of a region is asked again of the inspection before', () =>
    expect(
      asked('how are the councils in the north east rated', 'and the inspection before that'),
    ).toMatchObject({
      where: { regions: ['North East'], period: { order: 'previous' } },
    }))

  it('what is counted next is its words, and none of those around them', () =>
    expect(asked('any mention of county lines?', 'ok what about gangs then')).toMatchObject({
      intent: 'mentions',
      subject: 'gangs',
    }))

  it.each([
    [['which councils improved', 'who by two grades'], { movement: { kind: 'improved', least: 2 } }],
    [['which region has the most good councils', 'and the fewest?'], { figure: 'fewest', by: 'region' }],
    [['rank the regions by share of good or better', 'bottom three'], { figure: 'lowest', by: 'region' }],
    [['which council was inspected most recently', 'and before that'], { extreme: 'newest', most: 2 }],
    [['who has gone longest without an inspection', 'the next five'], { extreme: 'oldest', most: 6 }],
    [['how many reports mention "private fostering"', 'which are they'], { phrases: ['private fostering'] }],
  ])('a few words go on from what was asked: %j', (messages, expected) =>
    expect(asked(...messages)).toMatchObject(expected),
  )
})

describe('The others', () => {
  it.each(['which are the others', 'and who isn’t', 'the rest?'])(
    'of one grade are those with another: %s',
    (message) =>
      expect(asked('which councils are good or outstanding for leadership', message)).toMatchObject({
        intent: 'councils',
        having: [
          {
            judgement: { label: 'Leadership' },
            grades: ['Adequate', 'Requires improvement', 'Inadequate'],
          },
        ],
      }),
  )

  it('who were not listed are all but those, where no one grade tells them apart', () => {
    const listed = 'which councils are outstanding overall and outstanding for leadership'
    expect(asked(listed, 'who isn’t')).toMatchObject({
      where: { except: ['north-lincolnshire', 'northumberland'] },
    })
  })
})

describe('After what reports mention', () => {
  const before = 'which reports mention foster carers'
  it('their grades are told, or those of them that have one', () => {
    expect(asked(before, 'what grade was each of them')).toMatchObject({
      intent: 'mentions',
      subject: 'foster carers',
      graded: { label: 'Overall' },
    })
    expect(asked(before, 'any of those graded outstanding')).toMatchObject({
      intent: 'mentions',
      subject: 'foster carers',
      having: [{ grades: ['Outstanding'] }],
    })
  })
})

describe('After a list in time or of a movement', () => {
  it('the other end is asked for', () =>
    expect(asked('first council ever to be rated good', 'and the latest')).toMatchObject({
      extreme: 'newest',
      having: [{ grades: ['Good'] }],
    }))

  it('how long it took is told beside it', () =>
    expect(asked('which councils have improved', 'how long did that take them')).toMatchObject({
      movement: { kind: 'improved' },
      alongside: ['time'],
    }))

  it('why some have no overall grade is told by what became of it', () =>
    expect(asked('which councils have no overall grade', 'why don’t they have one')).toMatchObject({
      intent: 'definition',
      term: 'overall effectiveness',
    }))
})

describe('The other end of a list', () => {
  it.each([
    ['which council was inspected longest ago', 'and newest', { extreme: 'newest' }],
    ['which council was inspected most recently', 'oldest?', { extreme: 'oldest' }],
    ['the longest gap between two inspections', 'shortest?', { extreme: 'shortest gap' }],
    ['the shortest gap between two inspections', 'and the longest', { extreme: 'longest gap' }],
    [
      'where is leadership graded lower than help and protection',
      'and the other way round?',
      { having: [{ than: { way: 'better' } }] },
    ],
    [
      'where is leadership graded lower than help and protection',
      'and leadership higher?',
      { having: [{ than: { way: 'better' } }] },
    ],
    ['which region has the most outstanding councils', 'vice versa', { figure: 'fewest' }],
  ])('is asked of all, and not of the one that was shown: %s / %s', (list, message, expected) =>
    expect(asked(list, message)).toMatchObject(expected),
  )
})

describe('What was told over councils is asked about', () => {
  const list = 'which councils are good for leadership'
  const share = 'what share of unitary authorities are good or outstanding'

  it.each([
    ['does that count the SEND ones', list],
    ['is that only the newest reports', 'how many inspections were there in 2012'],
    ['how was that counted', share],
  ])('how it was counted is told, and not the answer over again: %s', (message, before) => {
    expect(asked(before, message)).toMatchObject({ isExplained: true })
    expect(asked(before, message, 'just the number')).not.toHaveProperty('isExplained')
  })

  it.each([
    [
      list,
      'how many is that in per cent',
      { intent: 'figures', figure: 'share', having: [{ grades: ['Good'] }] },
    ],
    [share, 'so which is the weaker group', { figure: 'lowest', by: 'kind', where: { kinds: [] } }],
    [
      'how many counties are good',
      'now for the whole of England',
      { figure: 'count', where: { kinds: [] }, having: [{ grades: ['Good'] }] },
    ],
    [
      'what percentage of inspections since 2014 ended in good or better',
      'which is higher',
      { figure: 'by-year', spans: [{ to: 2013 }, { from: 2014 }] },
    ],
    [
      'which London boroughs are outstanding',
      'who is best among them',
      { where: { kinds: ['London Borough'] }, having: [], extreme: 'best' },
    ],
    ['which council has the most inspections', 'how many', { figure: 'extreme', by: 'council' }],
    ['first council ever to be rated good', 'how many in between', { figure: 'count', of: 'reports' }],
    [
      'grades of unitary authorities',
      'drop the SEND ones',
      { where: { kinds: ['Unitary Authority'] }, isExplained: true },
    ],
  ])('its own shape is asked for: %s / %s', (before, message, expected) =>
    expect(asked(before, message)).toMatchObject(expected),
  )

  it('the second of a list is its second council, however many inspections each line tells', () =>
    expect(asked('which councils were inspected twice or more', 'the first one')).toMatchObject({
      intent: 'report',
      where: { reports: ['north-lincolnshire-2022'] },
    }))

  it('of councils side by side those are counted, and no others', () =>
    expect(asked('Northumberland and Lincolnshire side by side', 'how many of them are good')).toMatchObject({
      intent: 'figures',
      where: { councils: expect.arrayContaining(['northumberland', 'lincolnshire']) },
    }))

  it('what would be given once more is asked by itself, of those shown where it points at them', () =>
    expect(
      asked('which reports mention children missing from home', 'which of them improved most'),
    ).toMatchObject({
      intent: 'councils',
      movement: { kind: 'improved' },
      where: { councils: ['lincolnshire', 'north-lincolnshire', 'northumberland'] },
    }))
})
