import { beforeAll, describe, expect, it } from 'vitest'
import { excerptsOf, recommendationsOf } from '../../src/model/reply.js'
import { type Answers, answersOver } from '../../src/pilcrow/pilcrow.js'
import { replyText } from '../../src/reply/reply-lines.js'
import { bundled, bundledIndex, openBundled, vocabulary } from '../open.js'

let pilcrow: Answers
beforeAll(async () => {
  pilcrow = await openBundled()
})

const kindOf = (message: string): string => pilcrow.say(message).kind

describe('The reports do not say', () => {
  it('how many, where no number stands beside the words', () => {
    expect(kindOf('how many foster carers are there in Northumberland?')).toBe('none')
    expect(kindOf('how many foster carers does South Gloucestershire have?')).toBe('excerpts')
  })

  it('how many have what they may not speak of at all, and so they do not say that they do', () => {
    const reply = pilcrow.say('how many children in Northumberland have diabetes?')
    expect(replyText(reply)).not.toContain('speak of this subject')
    expect(replyText(reply)).toMatch(/^‘diabetes’ stands nowhere in the reports on Northumberland\./)
    // What comes nearest is hardly on the subject.
    expect(excerptsOf(reply)).toEqual([])
    expect(reply.kind).toBe('none')
  })

  it('a word, and name it, where none of them has it: nothing is quoted that is hardly of the kind', () => {
    const reply = pilcrow.say('do families end up at tribunal in Northumberland')
    expect(replyText(reply)).toMatch(
      /^‘tribunal’ stands nowhere in the reports on Northumberland\. Try other words/,
    )
    expect(excerptsOf(reply)).toEqual([])
  })

  it('what was typed, and no name is made of words that are none', () =>
    expect(replyText(pilcrow.say('who is in charge of the money in Lincolnshire?'))).not.toContain(
      'stands nowhere',
    ))

  it('what the reports on others speak of, who are counted and offered', () => {
    const reply = replyText(pilcrow.say('sexual assault referral centre in Northumberland'))
    expect(reply).toContain(
      '‘sexual assault referral centre’ stands nowhere in the reports on Northumberland.',
    )
    expect(reply).toMatch(/1\. North Lincolnshire → [\s\S]*Note: 2 reports on 2 councils speak of this\./)
    expect(reply).not.toMatch(/\d\. Northumberland →/)
  })

  it('anything of a council in what a report prints of its own inspection, which is told whoever asks for it', () => {
    const sectionsOf = (message: string): string[] =>
      excerptsOf(pilcrow.say(message)).flatMap(({ report, key }) => {
        const one = pilcrow.library.byId(report)
        const paragraph = one?.paragraphs.find((each) => each.key === key)
        return one?.sections.find((each) => each.key === paragraph?.section)?.title ?? []
      })
    const ofInspection = 'Information about this inspection'
    expect(
      sectionsOf('do they treat you like a grown up once you have left care, Lincolnshire'),
    ).not.toContain(ofInspection)
    expect(sectionsOf('power to combine reports in accordance with section 152, Lincolnshire')[0]).toBe(
      ofInspection,
    )
  })

  it('what something costs, where they name no sum', () => {
    expect(kindOf('how much are foster carers paid in south gloucestershire?')).toBe('none')
  })

  it('whom to call, where they print no number', () => {
    expect(kindOf('phone number for the LADO in north lincolnshire')).toBe('none')
  })

  it('anything of a thing that has a name, where they speak of its parts alone', () => {
    expect(kindOf('knife crime in northumberland')).toBe('none')
  })

  it('anything of a thing, where they speak only of what is near it', () => {
    const knowing = (saying: { means: string[]; near: string[] }) => {
      const sayings = [...vocabulary.sayings, { surface: 'zorbing', ...saying }]
      const answers = answersOver(bundled, { ...vocabulary, sayings }, bundledIndex)
      return answers.say('zorbing in northumberland').kind
    }
    expect(knowing({ means: ['private fostering'], near: [] })).toBe('excerpts')
    expect(knowing({ means: [], near: ['private fostering'] })).toBe('none')
  })
})

describe('A place without a report', () => {
  it('is found where another report speaks of it, or of something that bears its name', () => {
    expect(kindOf('what happens together with North Tyneside on domestic abuse?')).not.toBe('error')
    const reply = pilcrow.say('which young people saw the play Chelsea’s Choice?')
    expect(reply.kind).toBe('excerpts')
    expect(JSON.stringify(reply.blocks)).toContain('the play Chelseas Choice')
  })

  it('is not found where another report names it and says nothing of what is asked', () => {
    for (const subject of ['neglect', 'domestic abuse'])
      expect(excerptsOf(pilcrow.say(`${subject} in North Tyneside`))).toEqual([])
  })
})

describe('What must improve', () => {
  it.each([
    ['what did ofsted tell south glos to fix straight away', 'Immediately'],
    ['what must northumberland improve within 3 months', 'Within three months'],
    ['what should northumberland do in the next six months about looked after children', 'Within six months'],
  ])('by a deadline: %s', (message, deadline) => {
    const reply = pilcrow.say(message)
    expect(reply.kind).toBe('recommendations')
    const due = recommendationsOf(reply).map((row) => row.deadline)
    expect(due.length).toBeGreaterThan(0)
    expect(new Set(due)).toEqual(new Set([deadline]))
  })
})

describe('A citation of a report that is not held', () => {
  it('names those on the same council that are', () => {
    const reply = pilcrow.say('Northumberland 2030 ¶80')
    expect(reply.kind).toBe('none')
    expect(JSON.stringify(reply.blocks)).toContain('/cite northumberland-2012 80')
  })
})

describe('How many', () => {
  it('is a number that counts, and no share and no year', () => {
    const [first] = excerptsOf(pilcrow.say('how many looked after children are there in northumberland?'))
    expect(first?.quote).toContain('273 looked after children')
  })
})

describe('What is told around a question', () => {
  const message = 'do you get charged money in Lincolnshire if you skip a course'

  it('helps to find what answers it', () =>
    expect(excerptsOf(pilcrow.say(message))[0]?.text).toMatch(/fin(e|ing)|charg/i))

  it('is no wording of another subject that takes its place', () => {
    const { query } = pilcrow.respond(message)
    if (query?.asked.intent !== 'passages') throw new Error('It is asked of no paragraphs.')
    const { wording, ...plain } = { ...query.asked, subject: 'adoption' }
    expect(wording?.words).toContain('skip a course')
    const quoted = (asked: typeof plain) => excerptsOf(pilcrow.answer({ ...query, asked }))
    expect(quoted({ ...plain, ...(wording && { wording }) })).toEqual(quoted(plain))
  })

  it('a share, or a sum, where no sentence on the subject gives one, and then quote what comes nearest', () => {
    const reply = (message: string): string => replyText(pilcrow.say(message))
    expect(reply('what share of care leavers are in work in North Lincolnshire')).toMatch(
      /^What the reports on North Lincolnshire say of it gives no share or percentage, as far as I can tell\. What comes nearest:/,
    )
    // It says 'Fifty-eight out of 64'.
    expect(reply('what percentage of care leavers go to uni in Lincolnshire')).not.toMatch(/gives no/)
    expect(reply('how much is spent on fostering in Northumberland')).toMatch(/gives no sum of money/)
    expect(
      reply('what percentage of statutory reviews were held on time in South Gloucestershire'),
    ).not.toMatch(/gives no/)
  })

  it('a word of two that are asked for, and then quote what they say of the other', () => {
    const reply = pilcrow.say('the IRO footprint in Northumberland')
    expect(replyText(reply)).toMatch(
      /^‘footprint’ stands nowhere in the reports on Northumberland\. What comes nearest:/,
    )
    expect(excerptsOf(reply)[0]?.quote).toMatch(/\bIROs?\b|independent reviewing officer/)
    expect(reply.kind).toBe('none')
  })
})
