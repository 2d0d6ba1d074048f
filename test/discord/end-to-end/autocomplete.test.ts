import { describe, expect, it } from 'vitest'
import { excerptsOf } from '../../../src/model/reply.js'
import { discord, posted, real, setTheStage, wordsOf } from './stage.js'

setTheStage()

const offered = async (name: string, focused: string, options: Record<string, string>) => {
  const answer = await discord.type(name, focused, options)
  return answer.did === 'suggested' ? answer.choices : []
}
const names = async (...asked: Parameters<typeof offered>) =>
  (await offered(...asked)).map(({ name }) => name)

describe('While an option is typed', () => {
  it.each([
    ['its name', 'north', ['North Lincolnshire', 'Northumberland']],
    ['a word of it', 'glouc', ['South Gloucestershire']],
    ['another name', 's glos', ['South Gloucestershire']],
    ['a slip', 'nothumberl', ['Northumberland']],
    ['nothing yet', '', ['Lincolnshire', 'North Lincolnshire', 'Northumberland', 'South Gloucestershire']],
  ])('a council is offered by %s', async (_, authority, councils) =>
    expect(await names('grade', 'authority', { authority })).toEqual(councils),
  )

  it('the judgements and years are those that the council really has', async () => {
    const council = { authority: 'lincolnshire' }
    expect(await names('grade', 'judgement', { ...council, judgement: '' })).toHaveLength(7)
    expect(await names('grade', 'judgement', { ...council, judgement: 'staying' })).toEqual([])
    expect(await names('grade', 'judgement', { ...council, judgement: 'care' })).not.toEqual([])
    const years = await names('grade', 'year', { authority: 'north-lincolnshire', year: '' })
    expect(years).toEqual(['2022', '2012'])
  })

  it('/cite offers paragraphs of the chosen report by full text', async () => {
    const asked = { authority: 'northumberland', paragraph: 'rothbury gunman' }
    const [first] = await offered('cite', 'paragraph', asked)
    expect(first?.name).toMatch(/^¶28 /)
    const byName = posted(await discord.slash('cite', { ...asked, paragraph: first?.name ?? '' }))
    expect(wordsOf(byName)).toContain('Rothbury')
    const cited = posted(await discord.slash('cite', { ...asked, paragraph: first?.value ?? '' }))
    expect(wordsOf(cited)).toContain('Rothbury')
  })

  it('/ask offers paragraphs of the chosen council by full text, and each answers', async () => {
    const asked = { authority: 'north lincolnshire', question: 'private fostering' }
    const citations = await offered('ask', 'question', asked)
    expect(citations.length).toBeGreaterThan(1)
    expect(citations[0]).toEqual({ name: 'private fostering', value: 'private fostering' })
    for (const { name, value } of citations.slice(1)) {
      expect(name).toMatch(/^North Lincolnshire 20(12|22) ¶\d+: /)
      const answer = posted(await discord.slash('ask', { question: value }))
      expect(wordsOf(answer)).toContain(`**${value}**`)
      // Some phones send the name that was chosen in place of its value.
      const byName = posted(await discord.slash('ask', { question: name }))
      expect(wordsOf(byName)).toBe(wordsOf(answer))
    }
  })

  it('the best 25 are offered, with names cut between words where they are too long', async () => {
    const all = await offered('cite', 'paragraph', { authority: 'northumberland', paragraph: '' })
    expect(all).toHaveLength(25)
    const cut = all.filter(({ name }) => name.endsWith('…'))
    expect(cut.length).toBeGreaterThan(20)
    for (const { name, value } of cut) {
      const [excerpt] = excerptsOf(await real.say(`/cite northumberland ${value}`))
      const whole = `¶${value} ${excerpt?.locator}: ${excerpt?.text.replace(/\s+/g, ' ')}`
      expect(whole.startsWith(`${name.slice(0, -1)} `)).toBe(true)
      expect(name.length).toBeGreaterThan(80)
    }
  })

  it('every other option has something to offer too', async () => {
    const authority = 'northumberland'
    expect(await names('recommendations', 'deadline', { authority, deadline: 'six' })).toEqual([
      'Within six months',
    ])
    expect(await names('recommendations', 'about', { authority, about: 'stay' })).toEqual(['Staying safe'])
    expect(await names('find', 'grade', { grade: 'inad' })).toEqual(['Inadequate'])
    expect(await names('help', 'command', { command: 'comp' })).toEqual(['compare'])
    expect(await names('reports', 'year', { year: '201' })).toEqual(['2015', '2012'])
  })
})

describe('What was typed and not chosen', () => {
  it.each<[string, Record<string, string>, string]>([
    ['grade', { authority: 'nothumberland', judgement: 'stayin safe' }, '●\u00A0Good for staying safe'],
    ['grade', { council: 'northumberland', judgement: 'staying safe' }, '●\u00A0Good for staying safe'],
    [
      'grade',
      { authority: 'South Glos', judgement: 'how safe kids are', year: '2012' },
      'South Gloucestershire 2012',
    ],
    ['cite', { authority: 'Northumbrland council', paragraph: ' para 75 ' }, '**Northumberland 2012 ¶75**'],
    ['cite', { authority: 'northumberland', paragraph: 'private fostering' }, 'these paragraphs fit it best'],
    ['report', { authority: 'n lincs', year: '2012' }, 'North Lincolnshire 2012'],
    ['recommendations', { authority: 'northumberland', deadline: '6 months' }, 'Within six months'],
    ['find', { grade: 'inadequate' }, '0 of 4 councils: Inadequate overall'],
    [
      'compare',
      { judgement: 'leadership', authority1: 'northumberland', authority2: 'lincs' },
      'Lincolnshire 2015',
    ],
    ['history', { authority: 'north lincs' }, 'North Lincolnshire, 2012 to 2022'],
    ['help', { command: '/compare' }, 'council1 … council10'],
  ])('is understood: /%s %o', async (name, options, said) => {
    const post = posted(await discord.slash(name, options))
    expect(wordsOf(post)).toContain(said)
  })
})
