import { describe, expect, it } from 'vitest'
import type { Pilcrow } from '../../../src/pilcrow/pilcrow.js'
import { BOT, OMAR } from '../loopback/world.js'
import {
  discord,
  idOf,
  log,
  mentioning,
  northumberland75,
  pilcrow,
  posted,
  real,
  restart,
  setTheStage,
  wordsOf,
} from './stage.js'

setTheStage()

const LONG_QUESTION =
  'My daughter’s social worker keeps changing, she has had five in the last year, and nobody tells us anything. What do inspectors in Northumberland say about children who get a new social worker again and again, and how it affects them?'

describe('Its buttons', () => {
  it('share an excerpt with the channel, cited, with who shared it', async () => {
    const answer = await northumberland75()
    const from = discord.requests.length
    const shared = posted(await discord.press(answer, idOf(answer, 'share')))
    expect(discord.requests.slice(from)).toEqual([expect.stringMatching(/^POST \/interactions\/.*callback$/)])
    expect(shared.isPrivate).toBe(false)
    expect(wordsOf(shared)).toMatch(/^> /)
    expect(wordsOf(shared)).toContain('Northumberland 2012 ¶75')
    expect(wordsOf(shared)).toContain('Shared by Jane')
  })

  it('show a paragraph between its neighbours, and move from one to the next in the same message', async () => {
    const answer = await northumberland75()
    const context = posted(await discord.press(answer, idOf(answer, 'context')))
    expect(context.isPrivate).toBe(true)
    expect(wordsOf(context)).toMatch(/¶74[\s\S]*¶75[\s\S]*¶76/)
    const next = await discord.press(
      context,
      idOf(context, 'turn', (state) => 'key' in state && state.key === '76'),
    )
    expect(next.did).toBe('updated')
    expect(wordsOf(posted(next))).toMatch(/¶75[\s\S]*¶76[\s\S]*¶77/)
  })

  it('show a paragraph too long for one screen in pages, nothing of it left out', async () => {
    const sentence = (at: number) => `Sentence ${at} tells of the plans of children who need help.`
    const text = Array.from({ length: 90 }, (_, at) => sentence(at)).join(' ')
    const report = real.library.byId('northumberland-2012')
    const paragraphs = report?.paragraphs.map((each) => (each.key === '75' ? { ...each, text } : each))
    const longer = report && { ...report, paragraphs: paragraphs ?? [] }
    const answer = await northumberland75()
    const look: Pilcrow['look'] = (make) =>
      real.look((answers) => make({ ...answers, library: { ...answers.library, byId: () => longer } }))
    Object.assign(pilcrow, { look })
    let screen = posted(await discord.press(answer, idOf(answer, 'context')))
    expect(wordsOf(screen)).toMatch(/¶74/)
    const seen = [wordsOf(screen)]
    for (let part = 1; !wordsOf(screen).includes('¶76'); part++) {
      const on = idOf(screen, 'turn', (state) => 'part' in state && state.part === part && state.key === '75')
      const turned = await discord.press(screen, on)
      expect(turned.did).toBe('updated')
      screen = posted(turned)
      seen.push(wordsOf(screen))
    }
    expect(seen.length).toBeGreaterThan(2)
    for (let at = 0; at < 90; at++) expect(seen.join('\n')).toContain(sentence(at))
    for (const words of seen) expect(words).toContain('published 14 May 2012, paragraph 75')
  })

  it('give a quotation and its citation for copying, privately, on one line', async () => {
    const answer = posted(
      await discord.slash('grade', { authority: 'northumberland', judgement: 'staying safe' }),
    )
    const copied = posted(await discord.press(answer, idOf(answer, 'copy')))
    expect(copied.isPrivate).toBe(true)
    const source =
      'Ofsted, Inspection of safeguarding and looked after children services: Northumberland, published 14 May 2012, paragraph 75'
    expect(wordsOf(copied)).toBe(`\`\`\`\n‘Outcomes for staying safe are good.’ (${source})\n\`\`\``)
  })

  it('share an answer, picture and all, with who shared it', async () => {
    const asked = {
      judgement: 'leadership',
      authority1: 'northumberland',
      authority2: 'south-gloucestershire',
    }
    const answer = posted(await discord.slash('compare', asked))
    const from = discord.requests.length
    const shared = posted(await discord.press(answer, idOf(answer, 'post'), { user: OMAR }))
    expect(discord.requests.slice(from).filter((request) => request.includes('/channels/'))).toEqual([])
    expect(shared.isPrivate).toBe(false)
    expect(shared.files).toHaveLength(1)
    expect(wordsOf(shared)).toMatch(/^### Leadership\n.*Northumberland 2012 – Outstanding/)
    expect(wordsOf(shared)).toContain('Shared by Omar')
    expect(posted(await discord.press(shared, idOf(shared, 'delete'))).isPrivate).toBe(true)
    expect((await discord.press(shared, idOf(shared, 'delete'), { user: OMAR })).did).toBe('removed')
  })

  it.each<[string, Record<string, string>]>([
    ['report', { authority: 'lincolnshire' }],
    ['recommendations', { authority: 'south-gloucestershire' }],
    ['history', { authority: 'north-lincolnshire' }],
    ['reports', {}],
    ['find', { grade: 'good' }],
    ['ask', { question: LONG_QUESTION }],
    [
      'compare',
      {
        judgement: 'overall-effectiveness',
        authority1: 'north-lincolnshire',
        authority2: 'south-gloucestershire',
        authority3: 'northumberland',
      },
    ],
  ])('share what /%s answers privately', async (name, options) => {
    const answer = posted(await discord.slash(name, options))
    expect(answer.isPrivate).toBe(true)
    const shared = posted(await discord.press(answer, idOf(answer, 'post')))
    expect(shared.isPrivate).toBe(false)
    // A channel has less room: of a paragraph that was shown whole it gets the sentences in bold.
    const [own = '', channels = ''] = [answer, shared].map((one) => wordsOf(one).split('\n')[0] ?? '')
    for (const part of channels.replaceAll('**', '').replace(/^> /, '').split(' … '))
      expect(own.replaceAll('**', '')).toContain(part.replace(/ …$/, ''))
    expect(channels).not.toBe('')
    expect(wordsOf(shared)).toContain('-# Shared by Jane')
  })

  it('share, copy and place what a grade means, which stands in a table', async () => {
    const answer = posted(
      await discord.slash('ask', { question: 'what does adequate mean in Northumberland' }),
    )
    const row = 'Adequate (Grade 3) A service that only meets minimum requirements'
    expect(wordsOf(answer)).toContain(`> ${row}`)
    const shared = posted(await discord.press(answer, idOf(answer, 'share')))
    expect(wordsOf(shared)).toContain(`> ${row}\n-# **Northumberland 2012, four-point scale after ¶3**`)
    const copied = posted(await discord.press(answer, idOf(answer, 'copy')))
    expect(wordsOf(copied)).toContain('published 14 May 2012, four-point scale after paragraph 3')
    const context = posted(await discord.press(answer, idOf(answer, 'context')))
    expect(wordsOf(context)).toMatch(/four point scale\.[\s\S]*Inadequate \(Grade 4\)[\s\S]*¶4\*/)
  })

  it('share a comparison of ten councils, however long its command is', async () => {
    const names = ['north-lincolnshire', 'northumberland', 'south-gloucestershire', 'lincolnshire']
    const others = ['Leeds', 'Bradford', 'Kirklees', 'Kent', 'Essex', 'Norfolk']
    const councils = [...names, ...others].map((name, at) => [`council${at + 1}`, name])
    const asked = { judgement: 'overall-effectiveness', ...Object.fromEntries(councils) }
    const answer = posted(await discord.slash('compare', asked))
    const shared = posted(await discord.press(answer, idOf(answer, 'post')))
    expect(shared.isPrivate).toBe(false)
    for (const name of ['North Lincolnshire', 'South Gloucestershire'])
      expect(wordsOf(shared)).toContain(name)
  })

  it('give an answer that is a picture as text, with the place of each grade', async () => {
    const answer = posted(await discord.slash('history', { council: 'north-lincolnshire' }))
    expect(wordsOf(answer)).not.toContain('Capacity')
    const text = posted(await discord.press(answer, idOf(answer, 'text')))
    expect(text.isPrivate).toBe(true)
    expect(text.files).toEqual([])
    expect(wordsOf(text)).toContain('Overall effectiveness: ●\u00A0**Good**\n-# North Lincolnshire 2012 ¶14')
  })

  it('mark what was quoted where they show it in context', async () => {
    const answer = posted(
      await discord.slash('grade', { council: 'northumberland', judgement: 'staying safe' }),
    )
    const context = posted(await discord.press(answer, idOf(answer, 'context')))
    expect(wordsOf(context)).toContain('> **Outcomes for staying safe are good.** Feedback from')
  })

  it('open the full report', async () => {
    const answer = await northumberland75()
    const report = posted(
      await discord.press(
        answer,
        idOf(answer, 'say', (state) => 'message' in state && state.message.startsWith('/report')),
      ),
    )
    expect(wordsOf(report)).toContain('Lead inspector')
  })

  it('open the rest of an answer to a question, for the one who pressed', async () => {
    const answer = await discord.write(
      `<@${BOT.id}> what do inspectors say about missing children?`,
      mentioning,
    )
    const more = posted(await discord.press(answer, idOf(answer, 'page'), { user: OMAR }))
    expect(more.isPrivate).toBe(true)
    expect(wordsOf(more)).toMatch(/^> /m)
    expect(wordsOf(more)).toMatch(/published|inspected/)
    expect(wordsOf(more)).not.toBe(wordsOf(answer))
  })

  it('offer another strand as a choice, and the other year', async () => {
    const asked = {
      council: 'north lincolnshire',
      judgement: 'overall effectiveness, safeguarding',
      year: '2012',
    }
    const answer = posted(await discord.slash('grade', asked))
    expect(wordsOf(answer)).toContain('### North Lincolnshire 2012: ●\u00A0Good overall\n-# Safeguarding')
    expect(wordsOf(answer)).not.toContain('★')
    const to = (end: string) =>
      idOf(answer, 'say', (state) => 'message' in state && state.message.endsWith(end))
    const strand = posted(await discord.press(answer, to('looked-after-children')))
    expect(wordsOf(strand)).toContain(
      '### North Lincolnshire 2012: ★\u00A0Outstanding overall\n-# Looked after children',
    )
    const year = posted(await discord.press(answer, to('north-lincolnshire-2022 overall-effectiveness')))
    expect(wordsOf(year)).toContain('### North Lincolnshire 2022: ★\u00A0Outstanding overall')
  })

  it('offer another year as a choice', async () => {
    const newest = posted(await discord.slash('report', { authority: 'north lincolnshire' }))
    const older = posted(
      await discord.press(
        newest,
        idOf(newest, 'say', (state) => 'message' in state && state.message.includes('2012')),
      ),
    )
    expect(wordsOf(older)).toContain('North Lincolnshire 2012')
  })

  it('take away what somebody shared, for that person alone', async () => {
    const answer = await northumberland75()
    const shared = posted(await discord.press(answer, idOf(answer, 'share')))
    const refused = posted(await discord.press(shared, idOf(shared, 'delete'), { user: OMAR }))
    expect(wordsOf(refused)).toContain('Only the person who asked')
    expect((await discord.press(shared, idOf(shared, 'delete'))).did).toBe('removed')
    expect(discord.posts.all.has(shared.id)).toBe(false)
  })

  it('of a public answer serve anybody who sees it', async () => {
    const answer = await discord.write(`<@${BOT.id}> /cite northumberland 75`, mentioning)
    for (const act of ['share', 'context', 'copy'] as const)
      expect(wordsOf(posted(await discord.press(answer, idOf(answer, act), { user: OMAR })))).toMatch(
        /(¶|paragraph )75/,
      )
  })

  it('turn the pages of a long answer in place', async () => {
    const asked = { authority: 'north lincolnshire', paragraph: '20-40', year: '2012' }
    const first = posted(await discord.slash('cite', asked))
    const second = await discord.press(first, idOf(first, 'page'))
    expect(second.did).toBe('updated')
    expect(idOf(posted(second), 'page', (state) => 'page' in state && state.page === 0)).toBeDefined()
    expect(wordsOf(posted(second))).not.toBe(wordsOf(first))
  })

  it('turn the pages of an answer to a direct message in place, which can still be taken away', async () => {
    const first = await discord.write('/cite north-lincolnshire 20-40 2012', {}, { inDm: true })
    const second = await discord.press(first, idOf(first, 'page'), { inDm: true })
    expect(second.did).toBe('updated')
    expect(idOf(posted(second), 'delete')).toBeDefined()
  })

  it('leave an answer that others read as it is, and turn its pages for the one who pressed', async () => {
    const first = await discord.write(`<@${BOT.id}> /cite north-lincolnshire 20-40 2012`, mentioning)
    const second = posted(await discord.press(first, idOf(first, 'page'), { user: OMAR }))
    expect(second.id).not.toBe(first.id)
    expect(second.isPrivate).toBe(true)
  })

  it('pick a choice as a command', async () => {
    const choices = posted(await discord.slash('grade', { authority: 'northumberland', judgement: 'zzz' }))
    const answer = await discord.press(choices, idOf(choices, 'say'))
    expect(wordsOf(posted(answer))).toContain('Northumberland 2012')
  })

  it.each([
    'forged',
    '1:share:northumberland-2012:75:whole',
    '2:share:nowhere-2012:75:whole',
    '2:context:northumberland-2012:9999:whole',
    '2:say:rm -rf',
    '2:pick:0',
  ])('that are forged or old (%s) get a polite private answer', async (id) => {
    const answer = posted(await discord.press(await northumberland75(), id))
    expect(answer.isPrivate).toBe(true)
    expect(wordsOf(answer)).toMatch(/button|library|paragraph/)
    expect(log).toEqual([])
  })

  it('of a menu do nothing that Pilcrow did not put there', async () => {
    const answer = posted(await discord.pick(await northumberland75(), '2:pick:0', 'what about @everyone?'))
    expect(wordsOf(answer)).toContain('older version')
  })

  it('go on working after a restart', async () => {
    const answer = await northumberland75()
    await restart()
    expect(wordsOf(posted(await discord.press(answer, idOf(answer, 'share'))))).toContain(
      'Northumberland 2012 ¶75',
    )
  })
})
