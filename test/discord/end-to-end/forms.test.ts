import { describe, expect, it } from 'vitest'
import { BOT, CHANNEL, OMAR } from '../loopback/world.js'
import {
  discord,
  formOf,
  idOf,
  log,
  mentioning,
  pilcrow,
  posted,
  real,
  restart,
  setTheStage,
  wordsOf,
} from './stage.js'

setTheStage()

describe('Ask more', () => {
  it.each<[string, Record<string, string>, string, RegExp]>([
    [
      'ask',
      { question: 'private fostering in northumberland' },
      'and in north lincolnshire in 2022?',
      /North Lincolnshire 2022 ¶11/,
    ],
    [
      'grade',
      { council: 'north lincolnshire', judgement: 'overall', year: '2012' },
      'is there a newer one',
      /North Lincolnshire 2022/,
    ],
    ['report', { council: 'northumberland' }, 'who wrote it', /Martin Ayres/],
    [
      'find',
      { grade: 'good', judgement: 'leadership' },
      'which of them are in yorkshire',
      /Yorkshire and the Humber.*Good for leadership/,
    ],
  ])(
    'after /%s %j opens a form, whose answer knows the one before: %s',
    async (name, options, words, said) => {
      const answer = posted(await discord.slash(name, options))
      const form = formOf(await discord.press(answer, idOf(answer, 'ask')))
      const next = posted(await discord.fill(form, words))
      expect(next.isPrivate).toBe(true)
      expect(wordsOf(next)).toMatch(said)
    },
  )

  it('goes on from what was asked more, and after a restart', async () => {
    const first = posted(await discord.slash('ask', { question: 'private fostering in northumberland' }))
    const next = posted(
      await discord.fill(
        formOf(await discord.press(first, idOf(first, 'ask'))),
        'and in north lincolnshire?',
      ),
    )
    await restart()
    const last = posted(
      await discord.fill(formOf(await discord.press(next, idOf(next, 'ask'))), 'and in lincolnshire?'),
    )
    expect(wordsOf(last)).toContain('Lincolnshire 2015')
    expect(wordsOf(last)).toMatch(/foster/)
  })

  it('stands under every private answer, those that say that there is none too', async () => {
    for (const [name, options] of [
      ['grade', { council: 'leeds' }],
      ['grade', {}],
      ['help', {}],
      ['ask', { question: 'how many children in Northumberland have diabetes?' }],
      ['compare', { judgement: 'leadership', council1: 'northumberland', council2: 'lincolnshire' }],
    ] as const) {
      const answer = posted(await discord.slash(name, options))
      expect(formOf(await discord.press(answer, idOf(answer, 'ask'))).title).toBe('Ask more')
    }
  })

  it('goes on from a paragraph that is read in context', async () => {
    const answer = posted(await discord.slash('cite', { council: 'northumberland', paragraph: '75' }))
    const context = posted(await discord.press(answer, idOf(answer, 'context')))
    const form = formOf(await discord.press(context, idOf(context, 'ask')))
    expect(wordsOf(posted(await discord.fill(form, 'paragraph 12')))).toContain('Northumberland 2012 ¶12')
  })

  it('of a form that is forged is told to be of an older version', async () => {
    const form = {
      custom_id: '1:ask:x',
      title: 'x',
      components: [
        {
          type: 18 as const,
          label: 'x',
          component: { type: 4 as const, custom_id: 'words', style: 1 as const },
        },
      ],
    }
    expect(wordsOf(posted(await discord.fill(form, 'hello')))).toContain('no longer has')
  })
})

describe('A menu of councils', () => {
  const NAMES = Array.from({ length: 40 }, (_, at) => `Council ${String(at).padStart(2, '0')}`)

  it('that does not hold them all ends with a form for another', async () => {
    const [report] = real.library.reports
    if (!report) throw new Error('There is no report.')
    Object.assign(pilcrow, {
      run: () => ({
        query: null,
        reply: {
          kind: 'choices',
          blocks: [
            {
              block: 'choices',
              of: 'councils',
              choices: NAMES.map((label) => ({ label, message: `/grade ${label} staying-safe` })),
              another: { label: 'Another…', message: '/grade {} staying-safe' },
            },
          ],
          notes: [],
        },
      }),
    })
    const answer = posted(await discord.slash('grade', { judgement: 'staying-safe' }))
    const form = formOf(await discord.press(answer, idOf(answer, 'another')))
    const named = posted(await discord.fill(form, 'South Gloucestershire'))
    expect(wordsOf(named)).toContain('South Gloucestershire 2012')
  })
})

describe('In a direct message', () => {
  it('a slash command is answered with an ordinary message, which the next one follows', async () => {
    const answer = posted(
      await discord.slash('ask', { question: 'private fostering in northumberland' }, { inDm: true }),
    )
    expect(answer.isPrivate).toBe(false)
    const next = await discord.write('and in north lincolnshire in 2022?', {}, { inDm: true })
    expect(wordsOf(next)).toContain('North Lincolnshire 2022 ¶11')
  })
})

describe('A question that is changed', () => {
  const asked = `<@${BOT.id}> private fostering in northumberland`

  it('is answered anew, in the place of the answer before', async () => {
    const message = discord.say(asked, mentioning, { user: OMAR })
    await expect.poll(() => [...discord.posts.all.values()].at(-1)?.repliesTo).toBe(message.id)
    const answer = [...discord.posts.all.values()].at(-1)
    if (!answer) throw new Error('There is no answer.')
    discord.edit(message, `<@${BOT.id}> private fostering in north lincolnshire 2022`)
    await expect
      .poll(() => wordsOf(discord.posts.all.get(answer.id) ?? answer))
      .toContain('North Lincolnshire 2022')
    expect([...discord.posts.all.values()].filter(({ repliesTo }) => repliesTo === message.id)).toHaveLength(
      1,
    )
  })

  it('only now to mention it is answered', async () => {
    const message = discord.say('private fostering in northumberland', {}, { user: OMAR })
    discord.edit(message, asked, mentioning)
    await expect.poll(() => [...discord.posts.all.values()].at(-1)?.repliesTo).toBe(message.id)
  })

  it('long after it was asked, or of which Discord only shows a link anew, keeps its answer', async () => {
    const message = discord.say(asked, mentioning, { user: OMAR })
    await expect.poll(() => [...discord.posts.all.values()].at(-1)?.repliesTo).toBe(message.id)
    const answer = [...discord.posts.all.values()].at(-1)
    if (!answer) throw new Error('There is no answer.')
    const before = wordsOf(answer)
    const late = new Date(Date.now() + 180_000).toISOString()
    discord.edit(message, `<@${BOT.id}> leadership in lincolnshire`, { edited_timestamp: late })
    discord.edit(message, asked, { edited_timestamp: null, embeds: [{ title: 'x' }] })
    await discord.write('hello', {}, { user: OMAR, inDm: true })
    expect(wordsOf(discord.posts.all.get(answer.id) ?? answer)).toBe(before)
  })

  it('of which Discord tells neither words nor author is nothing to it', async () => {
    discord.gateway.dispatch('MESSAGE_UPDATE', { id: '77', channel_id: CHANNEL.id, embeds: [{ title: 'x' }] })
    await discord.write('hello', {}, { user: OMAR, inDm: true })
    expect(log).toEqual([])
  })
})
