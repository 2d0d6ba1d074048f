import { describe, expect, it } from 'vitest'
import { GRADE_STYLE } from '../../../src/picture/drawing.js'
import { messageJson } from '../loopback/events.js'
import { allComponents } from '../loopback/message-faults.js'
import { BOT, CHANNEL, OMAR } from '../loopback/world.js'
import { discord, idOf, mentioning, posted, real, setTheStage, wordsOf } from './stage.js'

setTheStage()

describe('Pilcrow in Discord', () => {
  it('logs in without any privileged intent, and stays', async () => {
    expect(discord.gateway.counts.identified).toBe(1)
    await expect.poll(() => discord.gateway.counts.heartbeats, { timeout: 5000 }).toBeGreaterThan(1)
  })

  it('answers a slash command at once, for the asker alone, quoted and cited', async () => {
    const post = posted(
      await discord.slash('grade', { authority: 'northumberland', judgement: 'staying-safe' }),
    )
    expect(post.isPrivate).toBe(true)
    expect(wordsOf(post)).toMatch(/^### Northumberland 2012: ●\u00A0Good for staying safe\n/)
    expect(wordsOf(post)).toContain('Northumberland 2012 ¶75')
  })

  it('edges an answer in the colour of its grade, in words and with a sign too', async () => {
    const edgeOf = async (judgement: string, authority: string) => {
      const { body } = posted(await discord.slash('grade', { authority, judgement }))
      return allComponents(body.components)[0]?.accent_color
    }
    expect(await edgeOf('staying-safe', 'northumberland')).toBe(GRADE_STYLE.Good.colour)
    expect(await edgeOf('care-leavers', 'lincolnshire')).toBe(GRADE_STYLE.Good.colour)
    expect(await edgeOf('overall-effectiveness', 'south glos')).toBe(GRADE_STYLE.Adequate.colour)
  })

  it('gives each excerpt the full width and a citation, one menu for all, and cites each report in full once', async () => {
    const question = 'what do inspectors say about domestic abuse in northumberland?'
    const post = posted(await discord.slash('ask', { question }))
    const all = allComponents(post.body.components)
    const quotes = all.flatMap(({ content }) => (String(content).startsWith('> ') ? [String(content)] : []))
    expect(quotes.length).toBeGreaterThan(1)
    for (const text of quotes) expect(text).toMatch(/^(> .*\n)+-# \*\*Northumberland 2012 ¶\d+\*\*/)
    expect(all.filter(({ type }) => type === 3)).toHaveLength(1)
    expect(wordsOf(post).match(/published 14 May 2012/g)).toHaveLength(1)
  })

  it('keeps no word of a question in its buttons that anybody could read', async () => {
    const question = 'what do inspectors say about domestic abuse in northumberland?'
    for (const post of [
      posted(await discord.slash('ask', { question })),
      await discord.write(`<@${BOT.id}> ${question}`, mentioning),
    ])
      for (const { custom_id, options } of allComponents(post.body.components)) {
        expect(String(custom_id ?? '')).not.toMatch(/missing|inspectors/)
        expect(JSON.stringify(options ?? '')).not.toMatch(/missing|inspectors/)
      }
  })

  it('shows dates in the reader’s own form', async () => {
    const post = posted(await discord.slash('report', { authority: 'northumberland' }))
    expect(wordsOf(post)).toContain('**Published:** <t:1336996800:D>')
  })

  it('answers in the channel with public:true, where the asker alone can take the answer away', async () => {
    const post = posted(
      await discord.slash('cite', { authority: 'northumberland', paragraph: '75', public: true }),
    )
    expect(post.isPrivate).toBe(false)
    const another = posted(await discord.press(post, idOf(post, 'delete'), { user: OMAR }))
    expect(another.isPrivate).toBe(true)
    expect(discord.posts.all.has(post.id)).toBe(true)
    await discord.press(post, idOf(post, 'delete'))
    await expect.poll(() => discord.posts.all.has(post.id)).toBe(false)
  })

  it.each(real.commands.map(({ example }) => example))(
    'answers %s typed after a mention',
    async (example) => {
      const post = await discord.write(`<@${BOT.id}> ${example}`, mentioning)
      expect(wordsOf(post)).not.toContain('went wrong')
    },
  )

  it('offers councils while one is typed', async () => {
    const answer = await discord.type('grade', 'authority', { authority: 'north' })
    const names = answer.did === 'suggested' ? answer.choices.map(({ name }) => name) : []
    expect(names).toContain('Northumberland')
    expect(names).toContain('North Lincolnshire')
  })

  it.each(
    real.commands.flatMap(({ name, options }) => options.map((option) => [name, option.name] as const)),
  )('offers nothing that Discord refuses for /%s %s', async (name, option) => {
    for (const typed of ['', 'a', '7', 'children', '@everyone `', 'x'.repeat(6000)]) {
      const answer = await discord.type(name, option, { authority: 'north lincolnshire', [option]: typed })
      expect(answer.did).toBe('suggested')
    }
  })
})

describe('‘Ask Pilcrow’ on a message', () => {
  const question = 'What do inspectors say about private fostering?'
  const aside = (content: string) => ({
    type: 9,
    components: [{ type: 10, content }],
    accessory: { type: 2, style: 2, label: 'Press', custom_id: 'vote' },
  })

  it.each([
    ['its words', messageJson(question, {})],
    [
      'a forwarded message’s words',
      messageJson(
        '',
        {},
        {
          message_reference: { type: 1, channel_id: CHANNEL.id, message_id: '1' },
          message_snapshots: [{ message: messageJson(question, {}) }],
        },
      ),
    ],
    [
      'the words of its components',
      messageJson('', {}, { components: [{ type: 17, components: [{ type: 10, content: question }] }] }),
    ],
    ['the words beside a button', messageJson('', {}, { components: [aside(question)] })],
    [
      'the words of a forwarded message’s components',
      messageJson(
        '',
        {},
        {
          message_reference: { type: 1, channel_id: CHANNEL.id, message_id: '1' },
          message_snapshots: [{ message: { ...messageJson('', {}), components: [aside(question)] } }],
        },
      ),
    ],
  ])('takes %s as the question', async (_, message) => {
    const post = posted(await discord.askMenu(message))
    expect(post.isPrivate).toBe(true)
    expect(wordsOf(post)).toContain('private fostering')
  })

  it('says so where there are none', async () => {
    expect(wordsOf(posted(await discord.askMenu(messageJson('', {}))))).toContain('no words')
  })
})
