import { beforeAll, describe, expect, it } from 'vitest'
import { libraryOf } from '../../src/library/library.js'
import type { Query, Where } from '../../src/model/query.js'
import { excerptsOf, recommendationsOf } from '../../src/model/reply.js'
import type { Answered } from '../../src/pilcrow/going-on.js'
import { type Answers, answersOver } from '../../src/pilcrow/pilcrow.js'
import { replyText } from '../../src/reply/reply-lines.js'
import { bundled, openBundled, vocabulary } from '../open.js'
import { conversationWith } from './conversation.js'

let pilcrow: Answers
beforeAll(async () => {
  pilcrow = await openBundled()
})

const last = (...messages: string[]): Answered => conversationWith(pilcrow, ...messages)
const asked = (...messages: string[]): Query['asked'] | undefined => last(...messages).query?.asked
const where = (...messages: string[]): Where | undefined => {
  const query = asked(...messages)
  return query && 'where' in query ? query.where : undefined
}

describe('What goes on from an answer keeps to', () => {
  it('the year, though its subject is joined to the one before and then left', () => {
    const years = (...then: string[]) => where('north lincolnshire 2012 care leavers', ...then)?.period.years
    expect(years('what about housing')).toEqual([2012])
    expect(years('what about housing', 'and mental health')).toEqual([2012])
    expect(years('what about housing', 'and mental health', 'who inspected it', 'and education')).toEqual([
      2012,
    ])
  })

  it('the council and its years, where paragraphs with some words are asked for', () => {
    expect(
      asked(
        'compare north lincolnshire 2012 and 2022',
        'on care leavers',
        'and which paras mention corporate parenting',
      ),
    ).toMatchObject({ intent: 'mentions', where: { councils: ['north-lincolnshire'] } })
  })

  it('the subject, where the newer of the inspections shown is asked for', () => {
    expect(asked('tell me about foster carers in north lincolnshire', 'the newer one')).toMatchObject({
      intent: 'passages',
      where: { reports: ['north-lincolnshire-2022'] },
    })
  })

  it('the name of a subject whole, to which a word is joined', () => {
    expect(asked('early help in north lincolnshire', 'and who pays for it')).toMatchObject({
      subject: expect.stringContaining('early help'),
    })
  })
})

describe('What goes on from an answer leaves', () => {
  it('the council for all others, where others are asked for', () => {
    expect(asked('foster carers in north lincolnshire', 'any others good at it')).toMatchObject({
      intent: 'passages',
      tone: 'praise',
      where: { councils: [], except: ['north-lincolnshire'] },
    })
    expect(
      asked('leadership in south glos', 'compare with northumberland', 'and who else got that grade'),
    ).toMatchObject({ intent: 'councils', where: { councils: [] }, having: [{ grades: ['Outstanding'] }] })
  })

  it('a report for the councils of a region with a grade', () => {
    expect(asked('tell me about north lincolnshire 2022', 'what about the good ones up north')).toMatchObject(
      { intent: 'councils', where: { councils: [] }, having: [{ grades: ['Good'] }] },
    )
  })

  it('a subject for the council’s newest grade', () => {
    expect(
      asked('do children in north lincolnshire feel safe', 'ok and whats the newest grade there'),
    ).toMatchObject({ intent: 'grade', where: { councils: ['north-lincolnshire'] }, judgement: null })
  })

  it('which of two was spoken of last for which of both was inspected first', () => {
    expect(
      asked(
        'how often do staff get supervision in northumberland',
        'same for south glos',
        'which of those two was inspected first',
      ),
    ).toMatchObject({ intent: 'library', where: { councils: ['south-gloucestershire', 'northumberland'] } })
  })

  it('words that were quoted for the grades of the council that they are of', () => {
    const after = 'is there good training for foster carers in north lincolnshire'
    expect(asked(after, 'what grade have they got')).toMatchObject({
      intent: 'grade',
      where: { councils: ['north-lincolnshire'] },
      judgement: null,
    })
  })

  it('an outcome for words of a subject of its own', () => {
    expect(asked('how good is lincolnshire', 'quote from parents')).toMatchObject({ intent: 'passages' })
  })
})

describe('Of what was recommended', () => {
  it('what another inspection asked for as well is told beside what that one asked for', () => {
    const before = 'recommendations north lincolnshire 2012'
    expect(asked(before, 'are those the same as the ones in 2022')).toMatchObject({
      isAgain: true,
      where: { councils: ['north-lincolnshire'], period: { years: [2012, 2022] } },
    })
    const { reply } = last(before, 'are those the same as the ones in 2022')
    expect(new Set(recommendationsOf(reply).map(({ report }) => report))).toEqual(
      new Set(['north-lincolnshire-2022', 'north-lincolnshire-2012']),
    )
  })

  it('the one on something that none is on is said to be none', () => {
    const { reply } = last('recommendations north lincolnshire 2022', 'read me the one about swimming pools')
    expect(replyText(reply)).toMatch(/no recommendation about “swimming pools”/)
  })
})

describe('Over the inspections of a council', () => {
  it('none is called silent that a paragraph of it answers from', () => {
    for (const subject of ['neglect', 'foster carers', 'children who go missing', 'supervision']) {
      const plainly = last(`${subject} in north lincolnshire`)
      const overTime = last(`how has ${subject} changed in north lincolnshire over the years`)
      expect(overTime.query?.asked).toMatchObject({ isOverTime: true })
      const told = new Set(excerptsOf(overTime.reply).map(({ report }) => report))
      for (const { report } of excerptsOf(plainly.reply)) expect(told, subject).toContain(report)
    }
  })

  it('the newest comes first, in whatever order its years are named', () => {
    for (const years of ['2012 v 2022', '2022 v 2012']) {
      const { reply } = last(`timeliness of assessments in north lincolnshire, ${years}`)
      const told = excerptsOf(reply).map(({ report }) => report)
      expect(told).toEqual([...told].sort().reverse())
      expect(new Set(told).size).toBe(2)
    }
  })

  it('a word that is graded in none of them is a subject', () => {
    expect(
      asked('pathway plans quality in lincolnshire and has it changed over the years'),
    ).not.toMatchObject({
      intent: 'history',
    })
  })
})

describe('Where Pilcrow has its words from', () => {
  it('is told after what it is, though nothing was shown', () =>
    expect(asked('who are you', 'are you ofsted', 'where do you get it from')).toMatchObject({
      intent: 'aside',
      aside: 'trust',
    }))
})

describe('Two words that are written as one', () => {
  it('are looked for as the two that they are', () => {
    const joined = last('privatefostering in northumberland')
    const apart = last('private fostering in northumberland')
    expect(excerptsOf(joined.reply).map(({ key }) => key)).toEqual(
      excerptsOf(apart.reply).map(({ key }) => key),
    )
  })
})

describe('What may not answer', () => {
  it('is quoted as what comes nearest, where it is likely on the subject', () => {
    const { reply } = last('lincolshire smartfone ap for looked after childern')
    expect(reply.kind).toBe('none')
    expect(replyText(reply)).toContain('What comes nearest:')
  })

  it('is said twice by neither of two questions', () => {
    const text = replyText(last('when were you last updated and do you hold north east lincolnshire?').reply)
    expect(text.match(/There is no report on North East Lincolnshire here/g)).toHaveLength(1)
  })
})

describe('What points at an answer', () => {
  it('asks more of its subject, though its words name a judgement', () =>
    expect(
      asked('what do they say about pathway plans in lincolnshire', 'do young people get a say in them'),
    ).toMatchObject({ intent: 'passages', subject: expect.stringContaining('pathway plans') }))

  it('by a number alone, after a paragraph, is of that report', () => {
    const keys = (...messages: string[]) => {
      const citation = asked('para 14 of lincolnshire 2015', ...messages)
      return citation?.intent === 'citation'
        ? citation.places.map((place) => [place.where.councils, place.keys])
        : []
    }
    expect(keys('and 15')).toEqual([[['lincolnshire'], [15]]])
    expect(keys('what about 17 and 20')).toEqual([[['lincolnshire'], [17, 20]]])
  })

  it('sets beside what was recommended what another council was told', () => {
    const { query, reply } = last(
      'what must lincolnshire improve',
      "are any of those the same as northumberland's",
    )
    expect(query?.asked).toMatchObject({
      intent: 'recommendations',
      where: { councils: ['lincolnshire', 'northumberland'] },
    })
    expect(new Set(recommendationsOf(reply).map(({ report }) => report)).size).toBe(2)
  })

  it('asks, of a council after a list of movements, how its grades went', () =>
    expect(asked('which councils have got worse', 'what about north lincolnshire')).toMatchObject({
      intent: 'history',
      where: { councils: ['north-lincolnshire'] },
    }))

  it('asks of the council as a whole, in a year that is named', () =>
    expect(
      asked(
        'what are the areas for improvement in north lincolnshire',
        'do any of them concern care leavers',
        'how was north lincolnshire in 2012',
      ),
    ).toMatchObject({ intent: 'grade', where: { period: { years: [2012] } } }))

  it('as the inspection before is the one before the newest that was shown', () => {
    const { query, reply } = last('life story work in north lincolnshire', 'and the inspection before that')
    expect(query?.asked).toMatchObject({ intent: 'passages', where: { period: { years: [2012] } } })
    expect(excerptsOf(reply).every(({ report }) => report === 'north-lincolnshire-2012')).toBe(true)
  })

  it('as the newest of some councils asks there what it asks', () => {
    const reasons = asked('which councils are outstanding', 'what was the reason in the most recent one')
    expect(reasons).toMatchObject({ intent: 'reasons', where: { reports: ['north-lincolnshire-2022'] } })
    const said = asked(
      'which councils are outstanding',
      'what do they say about neglect in the most recent of those',
    )
    expect(said).toMatchObject({ intent: 'passages', where: { reports: ['north-lincolnshire-2022'] } })
  })

  it('after where to turn, asks whom to tell', () =>
    expect(asked('my sister leaves her kids alone all night', 'who do i tell')).toMatchObject({
      intent: 'aside',
      aside: 'danger',
    }))
})

describe('After an answer', () => {
  it('about how grades went, what must improve is of the newest inspection', () =>
    expect(
      where('north lincolnshire grades', 'compare with 2012', 'what must it improve')?.period.years,
    ).toEqual([]))

  it('on what councils are praised for, a grade picks some of them', () => {
    const { query, reply } = last(
      'which councils are praised for foster carers',
      'which of them are outstanding overall',
    )
    expect(query?.asked).toMatchObject({ intent: 'passages', having: [{ grades: ['Outstanding'] }] })
    const told = excerptsOf(reply).map(({ report }) => report)
    expect(told).toContain('north-lincolnshire-2022')
    expect(told).not.toContain('lincolnshire-2015')
  })

  it('that compares councils, one that is not here is said to be so alone', () => {
    const { reply } = last('compare lincolnshire and northumberland', 'and cambridgeshire')
    expect(replyText(reply)).toMatch(/^There is no report on Cambridgeshire here/)
    expect(replyText(reply)).not.toContain('Lincolnshire 2015 –')
  })

  it('on what stands there already, the conversation is about what was asked last', () => {
    const { query } = last(
      'what do they say about foster carers in north lincolnshire',
      'what about their training',
      'is that a problem in any other councils',
    )
    expect(query?.asked).toMatchObject({ intent: 'passages', subject: expect.stringContaining('training') })
  })

  it('of one of those that a list has, why is told of that one', () =>
    expect(
      asked('outstanding councils list', 'what about north lincolnshire, why outstanding'),
    ).toMatchObject({
      intent: 'reasons',
      where: { councils: ['north-lincolnshire'] },
    }))
})

describe('What is asked beside what is told', () => {
  it('is of the council that is told, and of nothing that it tells', () =>
    expect(
      asked(
        'good morning, I have just been elected in Lincolnshire and put on the childrens scrutiny committee. how is our council graded please',
      ),
    ).toMatchObject({ intent: 'grade', where: { councils: ['lincolnshire'] } }))
})

describe('What is asked of inspections', () => {
  it.each(['which inspections judged care leavers inadequate', 'how many reports are outstanding overall'])(
    'is of every one of them, and not of each council’s newest: %s',
    (message) => expect(where(message)?.period.from).toBe(2009),
  )
})

describe('What looks like something else', () => {
  it('is of the year of a report, and not of all since', () =>
    expect(
      where('list the recommendations from the 2012 report of north lincolnshire')?.period,
    ).toMatchObject({
      years: [2012],
      from: null,
    }))

  it('is what must be done, though each of its words is of the table of grades', () =>
    expect(asked('what must the council improve, according to the latest report')?.intent).toBe(
      'recommendations',
    ))

  it('is told of each council by itself, where several are followed over time', () => {
    const text = replyText(
      last(
        'compare northumberland and north lincolnshire over time: what were the overall grades at each inspection',
      ).reply,
    )
    expect(text).toContain('North Lincolnshire, 2012 to 2022')
    expect(text).toContain('Northumberland, 2012')
  })

  it('is the grade for what was spoken of, where councils are best for that', () =>
    expect(
      asked('north lincolnshire grades', 'and for care leavers', 'which three councils are best for that'),
    ).toMatchObject({ intent: 'councils', judgement: { label: 'Care leavers' } }))

  it('is not told by a grade, where that is of more than what was spoken of', () =>
    expect(replyText(last('neglect in lincolnshire and northumberland', 'which is worse').reply)).toMatch(
      /^No grade is given for that by itself/,
    ))

  it('is why each went from one grade to another, after which did', () =>
    expect(asked('which councils improved', 'how did they do it')).toMatchObject({
      intent: 'reasons',
      where: { reports: [], councils: ['north-lincolnshire'] },
    }))
})

describe('Of several councils', () => {
  it('which is graded better is told by their grades, whatever was spoken of', () =>
    expect(
      asked(
        'how does lincolnshire deal with children missing from education',
        'and northumberland',
        'which of the two got the better grade overall',
      )?.intent,
    ).toBe('comparison'))

  it('those that were told to improve something are listed', () =>
    expect(asked('recommendations on neglect', 'list the councils pls')).toMatchObject({
      intent: 'mentions',
      of: 'recommendations',
      subject: 'neglect',
    }))
})

describe('So many as are asked for', () => {
  const quoted = (...messages: string[]) =>
    excerptsOf(last(...messages).reply).map(({ report, key }) => `${report} ${key}`)

  it('are quoted, and the next so many where more are asked for', () => {
    const first = quoted('give me two quotes on foster carers in lincolnshire')
    const next = quoted('give me two quotes on foster carers in lincolnshire', 'more')
    expect([first.length, next.length]).toEqual([2, 2])
    expect(new Set([...first, ...next]).size).toBe(4)
  })

  it('are the most recent of those counted', () =>
    expect(asked('how many reports are good overall', 'which are the two most recent')).toMatchObject({
      intent: 'councils',
      extreme: 'newest',
      most: 2,
      having: [{ grades: ['Good'] }],
    }))
})

describe('What a council was told to do, after a subject,', () => {
  const conversation = ['do they teach children to swim in north lincolnshire', 'what were they told to fix']

  it('is what its newest report recommends', () => {
    const reports = recommendationsOf(last(...conversation).reply).map(({ report }) => report)
    expect(new Set(reports)).toEqual(new Set(['north-lincolnshire-2022']))
  })
})

describe('After a grade that the newest inspection gives no more', () => {
  it('follows what that inspection says of it', () => {
    const { reply } = last('compare north lincolnshire and lincolnshire on adoption')
    expect(reply.kind).toBe('comparison')
    expect(replyText(reply)).toContain('What the newest inspection says of it')
    expect(excerptsOf(reply).map(({ report }) => report)).toContain('north-lincolnshire-2022')
  })

  it('follows nothing where a command asks, whose answer is read at a glance', () =>
    expect(replyText(last('/compare north-lincolnshire lincolnshire adoption').reply)).not.toContain(
      'What the newest inspection says of it',
    ))
})

it('Whether a council was always graded so is told of that council', () =>
  expect(
    asked('tell me about foster carers in north lincolnshire', 'has the authority always been rated good?'),
  ).toMatchObject({ intent: 'history', where: { councils: ['north-lincolnshire'] } }))

describe('Of the inspections that were graded so', () => {
  it('each is listed, where they are to be named by year', () =>
    expect(asked('list all outstanding judgements for overall effectiveness, by year')).toMatchObject({
      intent: 'councils',
      having: [{ grades: ['Outstanding'] }],
      where: { period: { from: 2009 } },
    }))

  it('those councils that have since improved began at that grade', () =>
    expect(
      asked(
        'how many of the inspections you hold ended in an overall judgement of adequate, and which were they?',
        'could you give me those by year, please?',
        'which of them have since improved, on the evidence of a later report you hold?',
      ),
    ).toMatchObject({ intent: 'councils', movement: { kind: 'from-to', from: ['Adequate'] } }))
})

it('What is no judgement of its own since 2013 is looked for in words, where councils are praised for it', () =>
  expect(asked('list the councils where quality assurance was described as a strength')).toMatchObject({
    intent: 'passages',
    tone: 'praise',
    isByCouncil: true,
  }))

it('Which lie near a council that is not held is told after that it is not', () => {
  const { query, reply } = last('do you hold a report on leeds', 'which is the nearest council you do hold')
  expect(query?.asked).toMatchObject({ intent: 'report', where: { councils: ['leeds'] } })
  expect(replyText(reply)).toMatch(/^There is no report on Leeds here\. There are reports on/)
})

describe('The inspection before, after what one council’s say', () => {
  it.each([
    'and the year before',
    'what did the earlier report say on the same point',
    'and the inspection before',
  ])('is asked alone: %s', (message) => {
    const { query, reply } = last('foster carers in North Lincolnshire', message)
    expect(query?.asked).toMatchObject({
      intent: 'passages',
      where: { councils: ['north-lincolnshire'], period: { years: [2012] } },
    })
    expect(new Set(excerptsOf(reply).map(({ report }) => report))).toEqual(
      new Set(['north-lincolnshire-2012']),
    )
  })

  it('is set beside it where the two are compared', () =>
    expect(asked('foster carers in North Lincolnshire', 'is that better than the year before')).toMatchObject(
      {
        intent: 'passages',
        isOverTime: true,
      },
    ))
})

it('Whether it is from the newest report is told by the one that was shown', () => {
  const { query, reply } = last(
    'adoption panel in North Lincolnshire 2012',
    'is that from the newest report?',
  )
  expect(query?.asked).toMatchObject({ intent: 'report', where: { reports: ['north-lincolnshire-2012'] } })
  expect(replyText(reply)).toContain('There is a newer inspection: North Lincolnshire 2022')
})

describe('A year that how it is now is compared to', () => {
  it('begins what each inspection says of a subject', () =>
    expect(asked('missing children in north lincolnshire compared to 2012')).toMatchObject({
      intent: 'passages',
      isOverTime: true,
      where: { councils: ['north-lincolnshire'], period: { from: 2012, to: null } },
    }))

  it('begins how a grade went, where the subject is graded', () =>
    expect(asked('how are care leavers in north lincolnshire doing compared to 2012')).toMatchObject({
      intent: 'history',
      judgement: { label: 'Care leavers' },
      where: { period: { from: 2012 } },
    }))
})

describe('What a report recommends under a heading that is named', () => {
  const [one, other] = ['Areas for priority action', 'Areas for improvement']
  const reports = bundled.reports.flatMap((report) => {
    const [first] = report.recommendations
    if (report.id !== 'north-lincolnshire-2022' || !first) return [report]
    const asking = (title: string, text: string) => ({ ...first, heading: title, text })
    const elsewhere = bundled.reports.find(({ id }) => id === 'northumberland-2012') ?? report
    return [
      { ...report, recommendations: [asking(other, 'Share data.'), asking(one, 'Shorten waits.')] },
      {
        ...report,
        id: 'northumberland-2022',
        authority: elsewhere.authority,
        recommendations: [asking(other, 'Listen to parents.')],
      },
    ]
  })
  const answers = answersOver(libraryOf(reports), vocabulary)
  const { reply: of } = conversationWith(answers, 'what are the priority actions for north lincolnshire')
  const { reply: ofNone } = conversationWith(answers, 'what are the priority actions for northumberland')

  it('is that alone', () => expect(recommendationsOf(of).map(({ text }) => text)).toEqual(['Shorten waits.']))

  it('is none, which is said, where reports of its kind have the heading and it has not', () => {
    expect(replyText(ofNone)).toMatch(/^Northumberland 2022 sets none for “priority”\. What it recommends:/)
    expect(recommendationsOf(ofNone).map(({ text }) => text)).toEqual(['Listen to parents.'])
  })
})

it('One of several recommendations that stand in one passage is shown by its place', () => {
  const reports = bundled.reports.map((report) => {
    const [first] = report.recommendations
    const texts = [
      'The quality of assessments.',
      'The oversight of reviewing officers.',
      'The stability of homes.',
    ]
    return report.id === 'north-lincolnshire-2022' && first
      ? { ...report, recommendations: texts.map((text) => ({ ...first, text })) }
      : report
  })
  const answers = answersOver(libraryOf(reports), vocabulary)
  const shown = (...then: string[]): string[] =>
    recommendationsOf(
      conversationWith(answers, 'recommendations north lincolnshire 2022', ...then).reply,
    ).map(({ text }) => text)
  expect(shown()).toHaveLength(3)
  expect(shown('show me the second one')).toEqual(['The oversight of reviewing officers.'])
  expect(shown('show me the second one', 'and the third one')).toEqual(['The stability of homes.'])
})

describe('Who can look into a case', () => {
  const matters = (message: string): string[] =>
    last(message).reply.blocks.flatMap((one) =>
      one.block === 'facts' ? one.facts.map(({ name }) => name) : [],
    )

  it('is told of what it is about, and of the council that decides', () => {
    const told = matters('I foster and there has been an allegation against me, who can help')
    expect(told[0]).toBe('You foster')
    expect(told).toHaveLength(2)
  })

  it('is told to who works there without what is of families', () =>
    expect(matters('my manager is making me sign off care plans i dont agree with, where do i turn')).toEqual(
      ['You work there'],
    ))

  it('is told to who has left care, before the helplines', () => {
    const told = matters('i havent got any food til thursday n my pa isnt answering')
    expect(told[0]).toBe('You have left care')
  })

  it('is told to who told the council of a child in vain', () =>
    expect(
      matters(
        "I'm a teacher, social care closed the case on a boy in my class, who can make them look again",
      )[0],
    ).toBe('You told the council of a child and nothing was done'))

  it('is told of everything where nothing says what it is about', () =>
    expect(matters('who do i complain to').length).toBeGreaterThan(5))
})

it('What is asked of Pilcrow after a word of its own is that, and not the same word again', () =>
  expect(asked('can i quote this in a report', 'how up to date is it')).toMatchObject({
    aside: 'up-to-date',
  }))

it('Another council than those quoted is asked of all but these', () => {
  const first = 'can you give me a quotation on foster carers'
  const shown = excerptsOf(last(first).reply).map(({ authority }) => authority)
  const next = excerptsOf(last(first, 'is there another one, from a different council?').reply)
  expect(next.filter(({ authority }) => shown.includes(authority))).toEqual([])
})

it('Strengths and what must improve are both told, each under its heading', () => {
  const { query, reply } = last('north lincolnshire 2022 strengths and areas for improvement')
  expect([query?.asked.intent, query?.also?.intent]).toEqual(['reasons', 'recommendations'])
  const text = replyText(reply)
  expect(text.indexOf('What is praised')).toBeLessThan(text.indexOf('What is criticised'))
  expect(recommendationsOf(reply).length).toBeGreaterThan(0)
})

it('A number of a paragraph is no telephone number', () =>
  expect(asked('foster carers in north lincolnshire', 'any para number for that')?.intent).toBe('citation'))

it('A council without a report here is said to have none, whatever was told before', () => {
  const told = (...messages: string[]): string => replyText(last(...messages).reply)
  expect(told('staffing in lincolnshire', 'what did the inspection of buckinghamshire in 2015 say')).toMatch(
    /^There is no report on Buckinghamshire here\. There are reports on/,
  )
  expect(told('care leavers in lincolnshire', 'how many children are missing from care in devon')).toMatch(
    /^There is no report on Devon here\. There are reports on/,
  )
})
