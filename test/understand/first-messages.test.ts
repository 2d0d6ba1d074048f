import { beforeAll, describe, expect, it } from 'vitest'
import type { Asked } from '../../src/model/query.js'
import { excerptsOf } from '../../src/model/reply.js'
import type { Answers } from '../../src/pilcrow/pilcrow.js'
import { replyText } from '../../src/reply/reply-lines.js'
import { openBundled } from '../open.js'
import { queryOf } from './conversation.js'

let pilcrow: Answers
beforeAll(async () => {
  pilcrow = await openBundled()
})

const asked = (message: string): Asked => queryOf(pilcrow, message).asked
const said = (message: string): string => replyText(pilcrow.say(message))
const asideOf = (message: string): string | null => {
  const query = asked(message)
  return query.intent === 'aside' ? query.aside : null
}

describe('Words that only ask to be shown something', () => {
  it.each([
    ['quote the bit about private fostering', 'bit quote'],
    ['dig out the paragraph on supervision, Northumberland', 'dig paragraph'],
    ['gimme the line on missing children in Lincolnshire', 'gimme line'],
    ['have you got any quotes about bullying', 'quotes'],
  ])('are not looked for: %s', (message, words) => {
    const query = asked(message)
    const subject = 'subject' in query ? query.subject.split(' ') : []
    expect(query.intent).toBe('passages')
    for (const word of words.split(' ')) expect(subject).not.toContain(word)
  })
})

describe('What somebody takes a grade to be', () => {
  it.each([
    'Lincolnshire was rated inadequate in 2015, right?',
    'can you confirm that Lincolnshire is inadequate',
    'I heard Lincolnshire is still inadequate',
  ])('is corrected first of all where it is not so: %s', (message) => {
    expect(said(message)).toMatch(/^Lincolnshire 2015 was graded Good overall, not /)
  })

  it('is confirmed where it is', () => {
    expect(said('isn’t Lincolnshire good?')).toMatch(
      /^At the newest inspection here, in November 2014: Lincolnshire 2015 was graded Good overall\. How things have been since then no report here says\./,
    )
  })
})

it('How good a council is supposes no grade of it', () => {
  expect(said('how good is Lincolnshire for care leavers')).toMatch(/^Lincolnshire 2015 – /)
})

describe('Why a judgement was graded so', () => {
  it('corrects the grade of that judgement, and says nothing of the others', () => {
    expect(said('why is adoption inadequate in lincolnshire?')).toMatch(
      /^Lincolnshire 2015 was graded Outstanding for adoption, not /,
    )
  })
})

describe('A grade and what lies behind it', () => {
  it('are both answered', () => {
    const query = asked('what grade did Lincolnshire get and what do they say about missing children')
    expect(query).toMatchObject({ intent: 'passages', judgement: { label: 'Overall' } })
    expect('subject' in query && query.subject).not.toContain('grade')
  })

  it('are the report’s page where the recommendations are asked for', () => {
    expect(asked('give me the rating for Lincolnshire plus the recommendations')).toMatchObject({
      intent: 'report',
      part: 'whole',
    })
  })
})

describe('What a grade means', () => {
  it.each([
    'is requires improvement a fail',
    'is adequate the same as requires improvement',
    'is RI bad?',
    'what does "requires improvement" realy mean',
    "what does 'requires improvement to be good' mean, our council has that",
    "what does 'requires improvement to be good' actualy mean for us as parents",
  ])('begins with where it stands, and counts no councils: %s', (message) =>
    expect(said(message)).toMatch(/^Of the four grades the best is Outstanding/),
  )

  it('is said of outcomes where SEND reports are asked about', () => {
    expect(said('so SEND reports have no grade? what do they have then')).toContain('Outcome 1')
  })
})

describe('A council that nobody has', () => {
  it.each(['overall grade for Ambridge county council pls', 'how good is Ambridge council'])(
    'is told so, and no list of councils: %s',
    (message) => {
      expect(asked(message)).toMatchObject({ intent: 'unclear', why: 'no-such-council', said: 'Ambridge' })
      expect(said(message)).toMatch(/^I know no council called “Ambridge”/)
    },
  )
})

describe('Somebody who is sad and in no danger', () => {
  it.each(['my little brother got adopted and i miss him so much', 'goodbye contact was today, so sad'])(
    'is told who listens, and gets no list for emergencies: %s',
    (message) => {
      expect(asideOf(message)).toBe('sadness')
      expect(said(message)).toContain('Samaritans')
      expect(said(message)).not.toContain('Shelter')
    },
  )

  it.each(['i feel suicidal', 'my daughter is missing and her phone is off', 'shes 13 and hasnt come home'])(
    'is not who may be: %s',
    (message) => {
      expect(asideOf(message)).toBe('danger')
      expect(said(message)).toContain('999')
    },
  )
})

describe('What Pilcrow cannot do', () => {
  it.each(['what can’t you do', 'are you allowed to give advice', 'can you give me legal advice'])(
    'is said when asked: %s',
    (message) => expect(asideOf(message)).toBe('limits'),
  )

  it('is said of summaries, before the report’s own', () => {
    expect(said('in your own words sum up Lincolnshire')).toContain('I write no summary of my own.')
  })

  it('is no reason to let a bare cry for help go without a line on danger', () => {
    expect(said('HELP')).toContain('999')
  })
})

describe('A relative clause', () => {
  it('goes on with what stands before it, and asks nothing by itself', () => {
    const message =
      'I want to make a formal complaint about Lincolnshire and how my grandson was treated, who was placed with us in March'
    expect(asideOf(message)).toBe('complaint')
  })
})

describe('Councils compared on something that is no judgement', () => {
  it.each([
    ['compare Lincolnshire and Northumberland on private fostering', 'private fostering'],
    ['how do Lincolnshire and Northumberland stack up on missing children?', 'missing children'],
    ['compare caseloads in Lincolnshire and Northumberland', 'caseloads'],
  ])('are asked about that, each by itself: %s', (message, subject) => {
    expect(asked(message)).toMatchObject({
      intent: 'passages',
      where: { councils: ['lincolnshire', 'northumberland'] },
    })
    const query = asked(message)
    expect('subject' in query && query.subject).toContain(subject)
    expect('subject' in query && query.subject).not.toMatch(/compare|stack/)
    expect(said(message)).toMatch(/^Side by side: /)
  })

  it.each([
    'compare Lincolnshire and Northumberland',
    'Lincolnshire vs Northumberland, which is better',
    'compare Lincolnshire and Northumberland for leadership',
  ])('are not, where nothing else or a judgement is named: %s', (message) =>
    expect(asked(message).intent).toBe('comparison'),
  )
})

describe('A judgement that no report of a council makes', () => {
  it('is looked for in what they say, before the grades that there are, and no paragraph twice', () => {
    const reply = pilcrow.say('is north lincolnshire good for adoption')
    expect(replyText(reply)).toMatch(
      /^None of the reports here grades “Adoption”\.\s+What is said of it[\s\S]*adopt[\s\S]*What is graded instead/i,
    )
    const shown = excerptsOf(reply).map(({ report, key }) => `${report} ${key}`)
    expect(shown.length).toBeGreaterThan(1)
    expect(new Set(shown).size).toBe(shown.length)
  })

  it('is compared by what is said of it', () => {
    expect(said('compare north lincolnshire and northumberland for adoption')).toMatch(
      /^None of the reports here grades “Adoption”\.\s+What is said of it\s+Side by side/,
    )
  })
})

it('Reports on a place outside England are none of the council that is left', () => {
  expect(said('Do you have Welsh reports? Moving from Lincolnshire to Wrexham')).toContain(
    'Wrexham is in Wales',
  )
})

describe('Which county has something', () => {
  const kindsOf = (message: string) => {
    const { where } = asked(message) as { where?: { kinds: readonly string[] } }
    return where?.kinds
  }

  it.each([
    'which county has a school with just three pupils',
    'what county runs a summer camp for young carers',
  ])('is asked of every council, whatever its kind: %s', (message) => expect(kindsOf(message)).toEqual([]))

  it('of those of a kind is asked of these', () =>
    expect(kindsOf('which county councils run a summer camp for young carers')).toEqual(['County']))
})

describe('Somebody who is not in danger', () => {
  it.each([
    ['my new worker never listens and i do not get on with him, im in care in lincolnshire', 'complaint'],
    ['my two are well but I am lonely since the visits stopped. Northumberland', 'sadness'],
    ['im 16 and dad wont have me back, staying on a friends sofa, who finds me somewhere', 'homeless'],
    ['is it ok to leave an 11 year old by himself for an hour', 'limits'],
  ])('is told what helps, and not to ring 999 first of all: %s', (message, aside) => {
    expect(asideOf(message)).toBe(aside)
    expect(said(message).slice(0, 120)).not.toContain('999')
  })

  it('and has nowhere to go hears where to turn, and then what is said of it where they live', () => {
    const message =
      'im 16 and dad chucked me out of our house in lincolnshire, i am homeless, who finds me somewhere'
    const { asked: query, need, isConcern } = queryOf(pilcrow, message)
    expect(need).toBe('homeless')
    expect(query.intent).toBe('passages')
    expect(isConcern).toBe(false)
    expect(said(message)).toMatch(/^Under 18 with nowhere to live: /)
    expect(said(message)).toContain('Lincolnshire 2015')
  })

  it('and in danger is quoted nothing that may be beside the point', () => {
    const text = said('my stepdad hits me we live in lincolnshire')
    expect(text).toContain('999')
    expect(text).not.toContain('“')
  })

  it.each([
    'i have nowhere to sleep tonight and its freezing im 16',
    'im on a mates sofa because my stepdad hits me',
  ])('is not who has nowhere to go tonight, or is hurt: %s', (message) => {
    const { asked: query, isConcern } = queryOf(pilcrow, message)
    expect(isConcern || (query.intent === 'aside' && query.aside === 'danger')).toBe(true)
  })
})

describe('What must improve', () => {
  it.each([
    'recommendations of the last Lincolnshire report pls',
    'what did they tell Lincolnshire to put right',
    'what are the three things that inspectors most want changed in Lincolnshire?',
  ])('is all of it where no subject is named: %s', (message) =>
    expect(asked(message)).toMatchObject({ intent: 'recommendations', subject: '' }),
  )

  it('repeats no long story as the subject that nothing was recommended on', () => {
    const text = said(
      'what should North Lincolnshire do about my aunt who paints boats by the cold harbour wall',
    )
    expect(text).not.toMatch(/no recommendation about “[^”]*aunt/)
  })
})

describe('A question that leaves to what was told what it is about', () => {
  const message =
    'My nephew was in a home that nobody had registered. Which inspections criticised councils for that?'

  it('is asked as what asks, and looks for what was told', () => {
    const query = asked(message)
    expect(query.intent).toBe('passages')
    expect('subject' in query && query.subject).toContain('registered')
    expect('tone' in query && query.tone).toBe('criticism')
  })

  it('is of a whole report where that needs no subject, however much was told', () => {
    const story =
      'We have had our grandson in Lincolnshire since he was two, under an SGO, and hardly ever hear from them. '
    expect(asked(`${story}What does the report actually say inspectors liked?`)).toMatchObject({
      intent: 'reasons',
      tone: 'praise',
      where: { councils: ['lincolnshire'] },
    })
  })
})

describe('What others inspect', () => {
  it.each(['Which primary school is best in Lincoln?', 'CQC rating of a care home in Lincolnshire'])(
    'is said not to be held, and no council is graded for it: %s',
    (message) => {
      expect(asideOf(message)).toBe('not-held')
      expect(said(message)).not.toContain('Overall effectiveness')
    },
  )

  it.each([
    'what did Ofsted say about adoption in Lincolnshire',
    'is the virtual school in Lincolnshire any good',
  ])('is not what a council does: %s', (message) => expect(asked(message).intent).not.toBe('aside'))
})

describe('An agency of its own', () => {
  it.each([
    'when was lincolnshire adoption service last inspected',
    'the adoption agency in lincolnshire, when did ofsted go in',
    'last inspection of the fostering agency in Lincolnshire',
  ])('is said not to be held, with when the council itself was inspected: %s', (message) => {
    expect(asideOf(message)).toBe('not-held')
    expect(said(message)).toContain('adoption agencies')
    expect(said(message)).toContain('The newest inspection here is Lincolnshire 2015')
  })

  it('is looked for in the report that is named to tell it', () =>
    expect(
      asked('When was the North Lincolnshire adoption service last inspected, according to the 2012 report?')
        .intent,
    ).toBe('passages'))

  it('is not what is asked of who asks when the council was inspected', () =>
    expect(asideOf('when was lincolnshire last inspected')).toBe(null))
})

describe('An advocate', () => {
  it.each(['advocate to speak for them', 'someone to be an advocate for kids in meetings'])(
    'is what reports are asked for: %s',
    (message) => expect(asked(message).intent).toBe('passages'),
  )

  it.each(['i need an advocate who do i ring', 'how do i get an advocate for my hearing'])(
    'that somebody needs is told of by whoever can find one: %s',
    (message) => expect(asideOf(message)).toBe('complaint'),
  )
})

describe('Times told from today', () => {
  const thisYear = new Date().getFullYear()
  it.each([
    ['which recent inspections criticised supervision?', thisYear - 2],
    ['has anybody been criticised for drift in the last 3 or 4 years?', thisYear - 3],
    ['is anyone criticised for drift in the last two years', thisYear - 1],
  ])('say since when reports are looked through, and are no subject: %s', (message, from) => {
    const query = asked(message)
    expect('where' in query && query.where.period.from).toBe(from)
    expect('subject' in query && query.subject).not.toMatch(/recent|years/)
  })
})

const councilsOf = (message: string): readonly string[] => {
  const query = asked(message)
  return 'where' in query ? query.where.councils : []
}

describe('A place', () => {
  it.each([
    ['halton. school says we must wait a year, is that in the report', 'halton'],
    ['Whitby. School says no help until a diagnosis, do inspectors say so', 'north-yorkshire'],
    ['my niece has been staying with us in reading since march, what about private fostering', 'reading'],
    ['do they listen to children in Tottenham', 'haringey'],
  ])('is known though a sentence ends behind it, or though it is a word: %s', (message, slug) =>
    expect(councilsOf(message)).toEqual([slug]),
  )

  it('is still none within the name of a school', () =>
    expect(councilsOf('is Whitby School any good')).toEqual([]))

  it('that nobody knows is said not to be known, and not looked for in all of England', () =>
    expect(asked('what do inspectors say about care leavers in Ambridge')).toMatchObject({
      intent: 'unclear',
      why: 'no-such-council',
      said: 'Ambridge',
    }))
})

describe('A neighbour', () => {
  it('next door is a person, and no council like the one that is named', () => {
    const query = asked('my neighbour in Lincolnshire says they never visit, what does the report say')
    expect('where' in query && query.where).toMatchObject({ councils: ['lincolnshire'], neighboursOf: null })
  })

  it('by statistics is a council', () => {
    const query = asked('how does Lincolnshire compare with its neighbours')
    expect('where' in query && query.where.neighboursOf).toBe('lincolnshire')
  })
})

describe('After an inspection that is named', () => {
  it.each([
    'what must North Lincolnshire improve after the October 2022 inspection',
    'following its 2022 inspection what was North Lincolnshire told to do',
  ])('what came of it is asked for, and no later one: %s', (message) => {
    expect(asked(message)).toMatchObject({
      intent: 'recommendations',
      subject: '',
      where: { period: { years: [2022], from: null } },
    })
  })

  it('a later one tells how things have been, where there is one', () => {
    const query = asked('did caseloads come down in North Lincolnshire after the 2012 inspection')
    expect('where' in query && query.where.period).toMatchObject({ years: [], from: 2013 })
  })
})

describe('The overall judgements in order', () => {
  it.each([
    'overall judgements of North Lincolnshire from 2012 onwards, in order',
    'North Lincolnshire since 2012: the overall grades, one after the other',
  ])('are told from the first inspection to the newest: %s', (message) =>
    expect(said(message)).toMatch(/North Lincolnshire 2012 – [\s\S]*North Lincolnshire 2022 – /),
  )
})

it.each([
  'who led each inspection of North Lincolnshire',
  'name the lead inspector of every North Lincolnshire inspection',
])('Who led each inspection is told in a line for each, with when: %s', (message) =>
  expect(said(message)).toMatch(
    /North Lincolnshire 2022, .*2022: Jan Edwards\nNorth Lincolnshire 2012, .*2012: Neil Penswick/,
  ),
)

describe('What is asked with the hurry that somebody is in', () => {
  it.each([
    'difference between ilacs and slac, got an exam tomorrow',
    'whats ilacs vs slac, lecture in 5 mins',
  ])('is explained: %s', (message) => {
    expect(asked(message).intent).toBe('definition')
    expect(said(message)).toContain('ILACS')
    expect(said(message)).toContain('SLAC')
  })

  it('is told what this is, where it looked for something else', () =>
    expect(asideOf('is this the bread and milk one')).toBe('about'))
})

it.each([
  'are there any criticisms of care planning in North Lincolnshire 2012',
  'any criticisms of assessments in Northumberland',
  'what do they criticise about supervision in South Gloucestershire',
])('Who asks for criticisms is understood so: %s', (message) =>
  expect(asked(message)).toMatchObject({ intent: 'passages', tone: 'criticism' }),
)

describe('Who says who they are', () => {
  it.each([
    "Hi, I'm the lead member for children in Lincolnshire",
    'morning, social worker in Lincolnshire here',
  ])('and asks nothing, is shown the report of the council that they name: %s', (message) => {
    expect(asked(message)).toMatchObject({
      intent: 'report',
      part: 'whole',
      where: { councils: ['lincolnshire'] },
    })
  })

  it('and asks something, is told of what they ask, and not of themselves', () => {
    const { subject } = asked('Doing my dissertation on life story work. Who does it well') as {
      subject: string
    }
    expect(subject).toContain('life story work')
    expect(subject).not.toContain('dissertation')
  })
})

describe('A message over councils', () => {
  it.each([
    ['which authorites are inadequate', {}],
    ['which counsils are inadaquate', {}],
    ['how many borroughs are inadequate', {}],
    ['which countys are inadequate', { kinds: ['County'] }],
  ])('is understood however the word is typed: %s', (message, where) => {
    const { asked, readings } = queryOf(pilcrow, message)
    expect(asked).toMatchObject({ having: [{ grades: ['Inadequate'] }], where: { kinds: [], ...where } })
    expect(readings).toEqual([])
  })

  it('asks how many inspections ended in priority action by their outcome', () =>
    expect(
      queryOf(pilcrow, 'How many of the SEND inspections resulted in priority action?').asked,
    ).toMatchObject({
      intent: 'figures',
      having: [{ grades: ['Outcome 3'] }],
    }))

  it('asks to be shown what mentions something, which is no part of that', () =>
    expect(
      queryOf(
        pilcrow,
        'Which reports mention the overview and scrutiny committee, and could you quote the relevant paragraphs?',
      ).asked,
    ).toMatchObject({ intent: 'mentions', subject: 'overview and scrutiny committee' }))
})

describe('Whoever works there and is wronged', () => {
  it('is told where to turn, and nothing of the reports', () =>
    expect(
      queryOf(pilcrow, 'my manager on placement bullied me and im really anxious, dont know who to talk to')
        .asked,
    ).toMatchObject({ intent: 'aside', aside: 'complaint' }))
})

describe('The latest grade and the one before', () => {
  it.each([
    'Could you please tell me the overall grade given to North Lincolnshire in its most recent inspection, and the grade before that?',
    'north lincolnshire: latest grade and the previous one',
  ])('are told together: %s', (message) =>
    expect(queryOf(pilcrow, message).asked).toMatchObject({ intent: 'history' }),
  )
})
