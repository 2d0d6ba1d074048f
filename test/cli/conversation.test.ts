import { beforeAll, describe, expect, it } from 'vitest'
import { SayFlags } from '../../src/cli/configuration.js'
import { sayAll } from '../../src/cli/say.js'
import type { Pilcrow } from '../../src/pilcrow/pilcrow.js'
import { SayJson } from '../../src/reply/json.js'
import { realPilcrow } from '../open.js'
import { shellWith } from './shell.js'

let pilcrow: Pilcrow
beforeAll(async () => {
  pilcrow = await realPilcrow()
})

/** The answer of `say --json` to one line. */
async function say(line: string): Promise<SayJson> {
  const { shell, output } = shellWith(line)
  await sayAll(pilcrow, { words: [], flags: SayFlags.parse({ json: true }), library: '' }, shell)
  return SayJson.parse(JSON.parse(output()))
}

/** A conversation by `replyTo`, as another program has it: each message with the answer before it, as that was printed. */
async function talk(first: string, ...others: string[]): Promise<SayJson> {
  let said = await say(JSON.stringify({ message: first }))
  for (const message of others) said = await say(JSON.stringify({ message, replyTo: said }))
  return said
}
const keys = ({ excerpts }: SayJson): string[] => excerpts.map(({ report, key }) => `${report} ${key}`)
const reports = ({ excerpts, grades, recommendations }: SayJson): Set<string> =>
  new Set([...excerpts, ...grades, ...recommendations].map(({ report }) => report))

describe('say --json with replyTo', () => {
  it('says more of the same, and none of it again', async () => {
    const first = await talk('children in care in northumberland')
    const next = await talk('children in care in northumberland', 'more')
    expect(keys(next).length).toBeGreaterThan(0)
    expect(keys(next).filter((key) => keys(first).includes(key))).toEqual([])
    expect(reports(next)).toEqual(new Set(['northumberland-2012']))
  })

  it('says so when there is no more', async () => {
    const last = await talk('private fostering in northumberland', 'more', 'more')
    expect(last.kind).toBe('none')
    expect(last.text).not.toBe('')
  })

  it.each([
    ['the first one', 0],
    ['the second one', 1],
    ['number 2', 1],
    ['the last one', -1],
  ])('gives what it showed, by its place: %s', async (words, place) => {
    const first = await talk('private fostering in northumberland')
    const item = await talk('private fostering in northumberland', words)
    expect(keys(item)).toEqual([keys(first).at(place)])
    expect(item.excerpts[0]?.quote).toBe(item.excerpts[0]?.text)
  })

  it('gives the whole paragraph of what it quoted', async () => {
    const first = await talk('private fostering in northumberland')
    const whole = await talk('private fostering in northumberland', 'show me the whole paragraph')
    expect(keys(whole)).toEqual(keys(first).slice(0, 1))
    expect(whole.excerpts[0]?.quote).toBe(first.excerpts[0]?.text)
  })

  it('says that there is no such item', async () => {
    const item = await talk('private fostering in northumberland', 'the ninth one')
    expect(item.kind).toBe('none')
    expect(item.text).toContain('ninth')
  })

  it('narrows what it listed, by years, by region and by grade', async () => {
    expect(reports(await talk('which councils are outstanding', 'only since 2015'))).toEqual(
      new Set(['north-lincolnshire-2022']),
    )
    const inYorkshire = await talk('which councils are good', 'which of them are in yorkshire')
    expect([...reports(inYorkshire)].every((id) => id.startsWith('north-lincolnshire'))).toBe(true)
    const outstanding = await talk('private fostering', 'only outstanding councils')
    expect(outstanding.text).toMatch(/Outstanding overall/)
    expect(reports(outstanding)).not.toContain('south-gloucestershire-2012')
  })

  it('asks the same again of another council, year or judgement', async () => {
    const elsewhere = await talk('private fostering in northumberland', 'and in north lincolnshire in 2022?')
    expect(keys(elsewhere)[0]).toBe('north-lincolnshire-2022 11')
    const later = await talk('/grade north-lincolnshire overall-effectiveness 2012', 'and in 2022?')
    expect(reports(later)).toEqual(new Set(['north-lincolnshire-2022']))
    const other = await talk('how did south glos do for staying safe', 'and being healthy?')
    expect(other.grades.map(({ judgement }) => judgement)).toEqual(['being-healthy'])
  })

  it('compares them: the councils of the three turns before', async () => {
    const two = await talk('leadership in northumberland', 'and in south glos', 'compare them')
    expect(two.kind).toBe('comparison')
    expect(reports(two)).toEqual(new Set(['northumberland-2012', 'south-gloucestershire-2012']))
    expect(new Set(two.grades.map(({ judgement }) => judgement))).toEqual(
      new Set(['leadership-and-management']),
    )
  })

  it('tells the source of what it quoted', async () => {
    const source = await talk('private fostering in northumberland', 'who wrote it')
    expect(source.kind).toBe('report')
    expect(source.text).toContain('Martin Ayres')
    const link = await talk('private fostering in northumberland', 'give me the link to the report')
    expect(link.query?.asked).toMatchObject({ intent: 'report', part: 'link' })
    expect(link.text).toContain('reports.ofsted.gov.uk')
  })

  it('goes to the newer inspection, and says where there is none', async () => {
    const newer = await talk('north lincolnshire overall 2012', 'is there a newer one')
    expect(reports(newer)).toEqual(new Set(['north-lincolnshire-2022']))
    const none = await talk('tell me about northumberland', 'is there a newer one')
    expect(none.text).toContain('Northumberland 2012 is the only inspection of Northumberland here')
  })

  it('tells why a council had a grade in a year, from the report of that year', async () => {
    const why = await talk('tell me about north lincolnshire', 'why was it good in 2012')
    expect(reports(why)).toEqual(new Set(['north-lincolnshire-2012']))
    const now = await talk('tell me about north lincolnshire', 'why was it outstanding in 2022')
    expect(reports(now)).toEqual(new Set(['north-lincolnshire-2022']))
  })

  it('takes a paragraph number for one of the report that was shown', async () => {
    expect(keys(await talk('tell me about northumberland', 'paragraph 12'))).toEqual([
      'northumberland-2012 12',
    ])
    expect(keys(await talk('/cite north-lincolnshire-2012 10', '¶12–13'))).toEqual([
      'north-lincolnshire-2012 12',
      'north-lincolnshire-2012 13',
    ])
  })

  it('hears a cry for help before all else', async () => {
    const said = await talk('private fostering in northumberland', 'and in south glos', 'my partner hits me')
    expect(said.query?.asked).toMatchObject({ intent: 'aside', aside: 'danger' })
    expect(said.text.slice(0, 120)).toContain('999')
  })

  it('remembers the councils of the conversation in the query alone', async () => {
    const { query } = await talk('leadership in northumberland', 'and in south glos', 'and in lincolnshire')
    expect(query?.asked).toMatchObject({ where: { councils: ['lincolnshire'] } })
    expect(query?.spokenOf).toEqual(['south-gloucestershire', 'northumberland'])
  })

  it('prints what to say for the next page, which then gives it', async () => {
    const first = await say('/recommendations south-gloucestershire')
    const listed = await say('which councils are good')
    for (const { more } of [first, listed].filter((one) => one.more !== null)) {
      const next = await say(more ?? '')
      expect(['error', 'none']).not.toContain(next.kind)
    }
  })
})

describe('say --explain', () => {
  it('prints the query of a message: what it asks, how surely, where, and what was put right', async () => {
    const { shell, output } = shellWith('')
    const words = ['care', 'leavers', 'in', 'nrothumberland', 'since', '2012']
    await sayAll(pilcrow, { words, flags: SayFlags.parse({ explain: true }), library: '' }, shell)
    expect(JSON.parse(output())).toMatchObject({
      asked: { intent: 'passages', where: { councils: ['northumberland'], period: { from: 2012 } } },
      intention: { intent: 'passages', share: expect.any(Number) },
      readings: [{ said: 'nrothumberland', meant: 'Northumberland', how: 'corrected' }],
    })
  })
})
