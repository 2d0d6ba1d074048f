import { beforeAll, describe, expect, it } from 'vitest'
import { createLibrary } from '../../src/library/library.js'
import type { Asked } from '../../src/model/query.js'
import { excerptsOf } from '../../src/model/reply.js'
import { type Answers, answersOver } from '../../src/pilcrow/pilcrow.js'
import { replyText } from '../../src/reply/reply-lines.js'
import { bundledReport, laterReport } from '../answer/later-report.js'
import { openBundled, vocabulary } from '../open.js'
import { conversationWith, queryOf } from './conversation.js'

let pilcrow: Answers
beforeAll(async () => {
  pilcrow = await openBundled()
})

const asked = (...messages: string[]): Asked => queryOf(pilcrow, ...messages).asked

describe('The other one', () => {
  it('is the council that was spoken of before, whatever is asked of it', () => {
    const talk = ['private fostering in northumberland', 'and north lincolnshire?']
    expect(asked(...talk, 'ok and the other one?')).toMatchObject({
      intent: 'passages',
      where: { councils: ['northumberland'] },
    })
    expect(asked(...talk, 'what grade did the other council get')).toMatchObject({
      intent: 'grade',
      where: { councils: ['northumberland'] },
    })
  })

  it('is nobody’s where no other was spoken of', () => {
    expect(asked('private fostering in northumberland', 'and the other one?')).not.toMatchObject({
      where: { except: ['northumberland'] },
    })
  })

  it('is one of two side by side by its place, where something is asked of it', () => {
    expect(
      asked('compare northumberland and north lincolnshire on leadership', 'and the second on safeguarding'),
    ).toMatchObject({ where: { councils: ['north-lincolnshire'] } })
  })
})

describe('A time by itself', () => {
  it('is asked for of the grades that were shown', () => {
    expect(asked('how good is north lincolnshire', 'and pre covid?')).toMatchObject({
      intent: 'grade',
      where: { councils: ['north-lincolnshire'], period: { from: null, to: 2019 } },
    })
  })
})

describe('Did they, after what was recommended', () => {
  it.each(['so did they?', 'and has it been done'])('asks how things are now: %s', (message) => {
    expect(asked('what was north lincolnshire told to improve in 2012', message)).toMatchObject({
      where: { councils: ['north-lincolnshire'], period: { order: 'latest' } },
    })
  })
})

describe('The same for something else that is graded', () => {
  it('is asked of that, and no longer of the subject before', () => {
    expect(asked('private fostering in northumberland', 'same for care leavers')).toMatchObject({
      intent: 'passages',
      subject: expect.stringMatching(/^(for )?care leavers$/i),
      where: { councils: ['northumberland'] },
    })
  })
})

describe('A year by itself', () => {
  it.each(['no 2012', '2012?'])('is the year of the grades that are meant: %s', (message) => {
    expect(asked('north lincolnshire grades', message)).toMatchObject({
      intent: 'grade',
      where: { councils: ['north-lincolnshire'], period: { years: [2012] } },
    })
  })
})

/** Three inspections of one council: of 2012, 2022 and 2026. */
const second = bundledReport('north-lincolnshire-2022')
const three = answersOver(
  createLibrary([bundledReport('north-lincolnshire-2012'), second, laterReport(second, 2026)]),
  vocabulary,
)

describe('The one after', () => {
  it('is the next inspection, and not the newest', () => {
    expect(queryOf(three, 'north lincolnshire 2012 grades', 'and the one after that').asked).toMatchObject({
      where: { reports: ['north-lincolnshire-2022'] },
    })
  })
})

describe('Those between', () => {
  it('are the inspections between the ones that were asked about or shown', () => {
    const talk = [
      'what does it say about foster carers in north lincolnshire, in 2012 and in the latest?',
      'and the years in between',
    ]
    expect(queryOf(three, ...talk).asked).toMatchObject({
      intent: 'passages',
      where: { reports: ['north-lincolnshire-2022'], period: { years: [] } },
    })
  })
})

describe('So many years later', () => {
  it('is that inspection, of the same subject', () => {
    const talk = [
      'what does it say about foster carers in north lincolnshire in 2022',
      'and four years later?',
    ]
    expect(queryOf(three, ...talk).asked).toMatchObject({
      intent: 'passages',
      where: { councils: ['north-lincolnshire'], period: { years: [2026] } },
    })
  })
})

describe('Another council, and a part of the subject', () => {
  it('is asked of the whole subject', () => {
    const talk = ['how does northumberland recruit foster carers', 'and do north lincolnshire recruit theirs']
    expect(asked(...talk)).toMatchObject({
      subject: expect.stringContaining('foster carers'),
      where: { councils: ['north-lincolnshire'] },
    })
  })
})

describe('Who or when a subject is narrowed to', () => {
  it.each(['and for teenage girls', 'just the younger children?', 'and for the disabled ones'])(
    'is joined to it: %s',
    (message) => {
      const narrowed = asked('private fostering in north lincolnshire', message)
      // Where nothing more is found on both, what was shown is read in full.
      const subject = 'subject' in narrowed ? narrowed.subject : narrowed.intent
      expect(subject).toMatch(/fostering|^citation$/)
      expect(JSON.stringify(narrowed)).toContain('"councils":["north-lincolnshire"]')
    },
  )

  it('is no other council’s where what is denied is a part of the answer', () => {
    const corrected = asked('private fostering in north lincolnshire', 'not that, the visits')
    expect(corrected).not.toMatchObject({ where: { except: ['north-lincolnshire'] } })
  })
})

describe('What follows the front page of a report', () => {
  it('goes on from what was asked before it', () => {
    const talk = ['private fostering in north lincolnshire', 'who says so']
    expect(asked(...talk, 'has that changed over the years')).toMatchObject({
      intent: 'passages',
      isOverTime: true,
    })
    expect(asked(...talk, 'which page is that on')).toMatchObject({
      intent: 'citation',
      isOfPlace: true,
    })
  })
})

describe('A remark', () => {
  it('is answered with examples of the council that was spoken of', () => {
    const reply = conversationWith(
      pilcrow,
      'what grade did lincolnshire get',
      'well that is a poor show',
    ).reply
    expect(replyText(reply)).toMatch(/in Lincolnshire|is Lincolnshire good/)
  })
})

describe('Which of two was inspected last', () => {
  it.each(['which was inspected last', 'which one was inspected most recently', 'which is the newer'])(
    'is told of both, the newest first: %s',
    (message) => {
      expect(asked('compare northumberland and north lincolnshire', message)).toMatchObject({
        intent: 'library',
        where: { reports: ['north-lincolnshire-2022', 'northumberland-2012'] },
      })
    },
  )
})

describe('What kept a grade from being better', () => {
  it.each(['why not higher', 'what held it back', 'why isnt it outstanding'])(
    'is what must improve, and no praise: %s',
    (message) => {
      const talk = ['what grade did north lincolnshire get overall in 2022', message]
      expect(asked(...talk)).toMatchObject({ intent: 'reasons', isShort: true, tone: 'criticism' })
      expect(replyText(conversationWith(pilcrow, ...talk).reply)).toMatch(/What needs to improve/i)
    },
  )

  it('is that of the council that was spoken of, after what a grade means', () => {
    expect(
      asked(
        'what grade did north lincolnshire get overall',
        'what does that mean',
        'what stopped it being higher',
      ),
    ).toMatchObject({ isShort: true, where: { councils: ['north-lincolnshire'] } })
  })

  it('is nothing that is asked of what stands behind a grade', () => {
    expect(asked('what grade did north lincolnshire get', 'why did they get that')).not.toHaveProperty(
      'isShort',
    )
  })
})

describe('Who was in charge', () => {
  it.each(['who was in charge then', 'who was the director at the time'])(
    'is looked for in the report that was shown: %s',
    (message) => {
      expect(asked('what grade did north lincolnshire get in 2022', message)).toMatchObject({
        intent: 'passages',
        answer: 'person',
        subject: expect.stringContaining('director'),
        where: { reports: ['north-lincolnshire-2022'] },
      })
    },
  )

  it('of the inspection is its lead inspector', () => {
    expect(
      asked('what grade did north lincolnshire get', 'who was in charge of the inspection'),
    ).toMatchObject({ intent: 'report', part: 'front-page' })
  })
})

describe('An example', () => {
  it.each(['give me an example', 'such as', 'can you be more specific'])(
    'of what is behind a grade is single findings, and no meaning of the grade: %s',
    (message) => {
      expect(asked('why is north lincolnshire outstanding', message)).toMatchObject({
        intent: 'reasons',
        judgement: null,
        tone: 'praise',
      })
    },
  )

  it('of a subject is the next that is said of it', () => {
    expect(asked('what does lincolnshire say about care leavers', 'give me an example')).toMatchObject({
      intent: 'passages',
      page: 1,
    })
  })
})

describe('Older children', () => {
  it('are a group that a question is narrowed to, and no older inspection', () => {
    expect(
      asked('what does north lincolnshire say about children who go missing', 'what about older children'),
    ).toMatchObject({ intent: 'passages', subject: expect.stringContaining('missing') })
  })
})

describe('The other kind of inspection', () => {
  it('is asked the same where it was meant, or said to be none', () => {
    const talk = ['what does north lincolnshire say about waiting times', 'no, I meant SEND']
    expect(asked(...talk)).toMatchObject({ intent: 'grade', judgement: { label: 'Area SEND' } })
  })
})

describe('The inspection before', () => {
  it('is shown without a word that the one just quoted is silent', () => {
    const { reply } = conversationWith(
      pilcrow,
      'what does north lincolnshire say about adoption',
      'and before that',
    )
    expect(replyText(reply)).not.toContain('North Lincolnshire 2022 does not speak of it')
  })
})

describe('The director, after what a grade means', () => {
  it('is that of the council that was spoken of', () => {
    expect(
      asked('what grade did north lincolnshire get overall', 'what does that mean', 'who was in charge then'),
    ).toMatchObject({ intent: 'passages', where: { councils: ['north-lincolnshire'] } })
  })
})

describe('The opposite', () => {
  it('of praise is criticism, of the same council', () => {
    const strengths = 'what are the strengths of south gloucestershire'
    expect(asked(strengths)).toMatchObject({ intent: 'reasons', tone: 'praise' })
    expect(asked(strengths, 'now the opposite')).toMatchObject({
      intent: 'reasons',
      tone: 'criticism',
      where: { councils: ['south-gloucestershire'] },
    })
  })
})

describe('What is counted after an answer', () => {
  it.each(['ok how many recommendations were there', 'so how many things were they told to put right'])(
    'is what the report recommends, of the council that was spoken of: %s',
    (message) => {
      expect(asked('early help in lincolnshire', message)).toMatchObject({
        intent: 'recommendations',
        where: { councils: ['lincolnshire'] },
      })
      expect(asked('grades for northumberland', message)).toMatchObject({ intent: 'recommendations' })
    },
  )

  it('is the sentence with the figure where what was shown has one', () => {
    const first = 'health assessments in south gloucestershire'
    const shown = excerptsOf(pilcrow.say(first))
    const { reply } = conversationWith(pilcrow, first, 'what are the numbers')
    const given = excerptsOf(reply)
    expect(replyText(reply)).toMatch(/^Of what I showed, this gives a figure:/)
    expect(given.length).toBeLessThan(shown.length)
    for (const { quote } of given) expect(quote).toMatch(/\d/)
  })
  it('is of what the message names, and not of what was spoken of', () => {
    const after = asked('private fostering in northumberland', 'how many care leavers do they have')
    expect(after).toMatchObject({ intent: 'passages', where: { councils: ['northumberland'] } })
    expect(after).not.toMatchObject({ subject: expect.stringContaining('fostering') })
  })
})

describe('What counts mentions and names nothing', () => {
  it.each(['how many reports mention it', 'how many reports mention it at all'])(
    'counts those of what was spoken of: %s',
    (message) => {
      expect(asked('neglect in northumberland', message)).toMatchObject({
        intent: 'mentions',
        subject: 'neglect',
      })
    },
  )
})

describe('Who asks for a newer inspection', () => {
  it('and names the year of the one shown, is not told of that year again', () => {
    expect(
      asked('adoption in lincolnshire in 2015', "that's from 2015, is there anything newer"),
    ).toMatchObject({
      intent: 'report',
      instead: 'lincolnshire-2015',
    })
  })
})

describe('What is set beside the report of a year', () => {
  const first = 'foster carers in Lincolnshire 2015'

  it('is the report of the other year that is named', () =>
    expect(asked(first, 'compare that with North Lincolnshire 2022')).toMatchObject({
      intent: 'passages',
      where: {
        councils: expect.arrayContaining(['lincolnshire', 'north-lincolnshire']),
        period: { years: [2015, 2022] },
      },
    }))

  it('is what is newest of a council where no year is', () =>
    expect(asked(first, 'compare that with North Lincolnshire')).toMatchObject({
      intent: 'passages',
      where: { period: { years: [] } },
    }))

  it('is what was found before, where it is asked whether that has improved', () =>
    expect(asked('North Lincolnshire 2022, has it improved from the one before')).toMatchObject({
      intent: 'history',
      where: { period: { years: [], to: 2022, order: null } },
    }))
})
