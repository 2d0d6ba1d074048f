import { describe, expect, it } from 'vitest'
import { allComponents } from '../loopback/message-faults.js'
import type { Post } from '../loopback/posts.js'
import { BOT, CHANNEL } from '../loopback/world.js'
import { discord, idOf, log, mentioning, painter, posted, setTheStage, wordsOf } from './stage.js'

setTheStage()

const altOf = (post: Post): string => {
  const [item] = allComponents(post.body.components).flatMap(
    ({ items }) => (items ?? []) as { description: string }[],
  )
  return item?.description ?? ''
}

/** Of the one file of a message: width and height in pixels, as its header says. */
function sizeOf({ files }: Post): [number, number] {
  const bytes = files[0]?.bytes ?? Buffer.alloc(24)
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
}

const examples: [string, Record<string, string>, string][] = [
  [
    'compare',
    { judgement: 'staying-safe', authority1: 'northumberland', authority2: 'south glos' },
    'South Gloucestershire 2012',
  ],
  ['history', { authority: 'north lincolnshire' }, '2022'],
]

describe('A picture', () => {
  it.each(examples)('comes with /%s, its text in the same edit, privately', async (name, options, said) => {
    const answer = await discord.slash(name, options)
    const post = posted(answer)
    expect(answer).toMatchObject({ did: 'posted', announced: true })
    expect(post.isPrivate).toBe(true)
    expect(post.files.map((file) => file.name)).toEqual(['grades.png'])
    expect(Math.min(...sizeOf(post))).toBeGreaterThan(150)
    expect(altOf(post)).toContain(said)
    expect(wordsOf(post)).toMatch(/Northumberland|North Lincolnshire/)
  })

  it('comes publicly with public:true', async () => {
    const post = posted(await discord.slash('history', { council: 'northumberland', public: true }))
    expect(post.isPrivate).toBe(false)
    expect(post.files).toHaveLength(1)
  })

  it('comes with the answer to a mention, as one message', async () => {
    const before = discord.posts.all.size
    const post = await discord.write(`<@${BOT.id}> /history north lincolnshire`, mentioning)
    expect(post.files).toHaveLength(1)
    expect(discord.posts.all.size).toBe(before + 1)
  })

  it('comes with a comparison that a button opens, and says what the words would, which stand in it alone', async () => {
    const answer = posted(await discord.slash('help', { command: 'compare' }))
    const opens = idOf(answer, 'say', (state) => 'message' in state && state.message.startsWith('/compare'))
    const comparison = posted(await discord.press(answer, opens))
    expect(comparison.isPrivate).toBe(true)
    expect(comparison.files).toHaveLength(1)
    const texts = allComponents(comparison.body.components).flatMap(({ content }) => content ?? [])
    const beside = texts.join('\n').replace(/^.* is graded higher: .*$/m, '')
    expect(beside).not.toContain('Good')
    expect(altOf(comparison)).toMatch(/Good|Outstanding|Adequate/)
  })

  it('is no larger than a phone shows it, twice over', async () => {
    for (const [name, options] of examples) {
      const [width] = sizeOf(posted(await discord.slash(name, options)))
      expect(width).toBe(576)
    }
  })

  it('that fails lets the words go out alone', async () => {
    painter.paint = async () => null
    const post = posted(await discord.slash('history', { council: 'northumberland' }))
    expect(post.files).toEqual([])
    expect(wordsOf(post)).toContain('Capacity to improve: ★')
  })

  it('that may not be attached where it was asked for lets the words go out alone', async () => {
    discord.forbidden.attaching = true
    const post = await discord.write(`<@${BOT.id}> /history north lincolnshire`, mentioning)
    expect(post.channel).toBe(CHANNEL.id)
    expect(post.files).toEqual([])
    expect(wordsOf(post)).toContain('**North Lincolnshire 2022**')
  })

  it('that goes wrong in some other way leaves the asker with a word, not waiting', async () => {
    painter.paint = async () => {
      throw new Error('out of paint')
    }
    const post = posted(await discord.slash('history', { council: 'northumberland' }))
    expect(post.isPrivate).toBe(true)
    expect(wordsOf(post)).toContain('Something went wrong')
    await expect.poll(() => log.join('\n')).toContain('out of paint')
  })

  it('is not announced where there is none to come', async () => {
    const answer = await discord.slash('cite', { authority: 'northumberland', paragraph: '75' })
    expect(answer).toMatchObject({ did: 'posted', announced: false })
  })
})
