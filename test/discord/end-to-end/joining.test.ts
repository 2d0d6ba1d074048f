import { ChannelType } from 'discord.js'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { PERMISSIONS } from '../../../src/discord/protocol.js'
import { settingsId } from '../../../src/discord/settings/acts.js'
import { INVITED } from '../loopback/events.js'
import type { Post } from '../loopback/posts.js'
import { snowflake } from '../loopback/snowflake.js'
import { BOT, type Channel, DM, JANE, OMAR, type Parts, server } from '../loopback/world.js'
import { formOf, MANAGER, setTheKeptStage, use } from './kept-stage.js'
import { discord, invite, posted, restart, wordsOf } from './stage.js'

const stage = setTheKeptStage()

/** VIEW_AUDIT_LOG */
const AUDIT_LOG = 1n << 7n

const channelsOf = (guild_id: string, ...names: string[]): (Channel & { name: string })[] =>
  names.map((name, position) => ({ id: snowflake(), type: 0, guild_id, name, position }))

/** Adds the bot to a new server; gives the posts that came of it: waited for where there is to be one. */
async function join(
  parts: (id: string) => Parts,
  isGreeted = true,
): Promise<{ posts: Post[]; id: string; channels: readonly Channel[] }> {
  const id = snowflake()
  const joined = server(id, 'New', parts(id))
  const before = new Set(discord.posts.all.keys())
  discord.gateway.dispatch('GUILD_CREATE', joined)
  const since = (): Post[] => [...discord.posts.all.values()].filter((post) => !before.has(post.id))
  if (isGreeted) await vi.waitUntil(() => since().length > 0, { timeout: 5000, interval: 10 })
  await new Promise((resolve) => setTimeout(resolve, 150))
  const posts = since()
  return { posts, id, channels: joined.channels }
}

afterEach(() => {
  discord.audit.length = 0
})

describe('When it is added to a server', () => {
  it('it says one thing in the system channel: what it is, and three ways to begin', async () => {
    const { posts, channels } = await join((id) => {
      const [rules, hall] = channelsOf(id, 'rules', 'hall')
      return { channels: [rules, hall].flatMap((one) => one ?? []), system: hall, permissions: INVITED }
    })
    expect(posts).toHaveLength(1)
    const [post] = posts
    expect(post?.channel).toBe(channels[1]?.id)
    expect(post && wordsOf(post)).toContain('Ofsted’s inspection reports')
    for (const act of ['see', 'ask', 'open'] as const)
      expect(JSON.stringify(post?.body)).toContain(settingsId(act))
    expect(post?.body).toMatchObject({ enforce_nonce: true })
  })

  it('where it may not write there, in the first channel where it may', async () => {
    const { posts, channels } = await join((id) => {
      const [hall, closed, open] = channelsOf(id, 'hall', 'closed', 'open')
      const shut = { permission_overwrites: [{ id, type: 0, allow: '0', deny: String(1 << 11) }] }
      const listed = [{ ...hall, ...shut }, { ...closed, ...shut }, open] as Channel[]
      return { channels: listed, system: hall, permissions: INVITED }
    })
    expect(posts.map(({ channel }) => channel)).toEqual([channels[2]?.id])
  })

  it('never in a voice channel, a forum or a thread', async () => {
    const { posts } = await join((id) => {
      const [one, two] = channelsOf(id, 'voice', 'forum')
      const channels = [
        { ...one, type: ChannelType.GuildVoice },
        { ...two, type: ChannelType.GuildForum },
      ] as Channel[]
      return { channels, permissions: INVITED }
    }, false)
    expect(posts).toEqual([])
  })

  it('where it may write nowhere, to whoever added it, if it may know who did', async () => {
    discord.audit.push({ user_id: JANE.id, target_id: BOT.id })
    const { posts } = await join((id) => ({
      channels: channelsOf(id, 'hall'),
      permissions: String(AUDIT_LOG),
    }))
    expect(posts.map(({ channel }) => channel)).toEqual([DM.id])
  })

  it('else to nobody, and says nothing of it', async () => {
    const { posts } = await join((id) => ({ channels: channelsOf(id, 'hall'), permissions: '0' }), false)
    expect(posts).toEqual([])
    const seen = (id: string): Parts => ({ channels: channelsOf(id, 'hall'), permissions: String(AUDIT_LOG) })
    const other = await join(seen, false)
    expect(other.posts).toEqual([])
  })

  it('not when it only comes back', async () => {
    const before = discord.posts.all.size
    await stage.again()
    discord.gateway.dispatch('GUILD_DELETE', { id: discord.gateway.servers[0]?.id, unavailable: true })
    discord.gateway.dispatch('GUILD_CREATE', discord.gateway.servers[0])
    await new Promise((resolve) => setTimeout(resolve, 150))
    expect(discord.posts.all.size).toBe(before)
  })
})

describe('The buttons of the greeting', () => {
  const greeted = async () => {
    const { posts } = await join((id) => {
      const [hall] = channelsOf(id, 'hall')
      return { channels: hall ? [hall] : [], system: hall, permissions: INVITED }
    })
    const [post] = posts
    if (!post) throw new Error('There was no greeting.')
    return post
  }

  it('See our council asks which, and answers the one who pressed', async () => {
    const post = await greeted()
    const form = formOf(await use(post, 'see', undefined, { user: OMAR }))
    const report = posted(await discord.fill(form, 'north lincs', { user: OMAR }, post))
    expect(report.isPrivate).toBe(true)
    expect(wordsOf(report)).toContain('North Lincolnshire 2022')
    expect(wordsOf(posted(await discord.fill(form, 'Atlantis', { user: OMAR }, post)))).toContain('Atlantis')
  })

  it('See our council shows the report at once where the council is chosen', async () => {
    const store = await stage.open()
    const post = await greeted()
    await store.setCouncilOf(OMAR.id, 'northumberland')
    expect(wordsOf(posted(await use(post, 'see', undefined, { user: OMAR })))).toContain(
      'Northumberland 2012',
    )
    await store.forgetPerson(OMAR.id)
    await store.close()
  })

  it('Ask something asks what, and answers the one who pressed', async () => {
    const post = await greeted()
    const form = formOf(await use(post, 'ask', undefined, { user: OMAR }))
    const answer = posted(
      await discord.fill(form, 'private fostering in Northumberland', { user: OMAR }, post),
    )
    expect(answer.isPrivate).toBe(true)
    expect(wordsOf(answer)).toMatch(/private fostering/i)
  })

  it('Set up opens the settings, beside the greeting, for those who may manage the server', async () => {
    const post = await greeted()
    const settings = await use(post, 'open', undefined, MANAGER)
    expect(settings).toMatchObject({ did: 'posted' })
    expect(wordsOf(posted(settings))).toContain('Settings of this server')
    expect(posted(settings).isPrivate).toBe(true)
    expect(wordsOf(posted(await use(post, 'open', undefined, { user: OMAR })))).toContain(
      'may manage the server',
    )
  })

  it('begin to ask where nothing can be kept too; what would be stored says that it cannot', async () => {
    const post = await greeted()
    await restart()
    expect(await use(post, 'ask')).toMatchObject({ did: 'asked' })
    expect(wordsOf(posted(await use(post, 'open')))).toContain('Pilcrow cannot keep settings here.')
    const command = posted(await discord.slash('follow', { council: 'kent' }, MANAGER))
    expect(wordsOf(command)).toMatch(/PILCROW\\_STORE/)
  })
})

describe('The link that invites it', () => {
  it('asks for what it uses, and nothing else', () => {
    const link = new URL(invite())
    expect(link.origin + link.pathname).toBe('https://discord.com/oauth2/authorize')
    expect(link.searchParams.get('client_id')).toBe(BOT.id)
    expect(link.searchParams.get('scope')).toBe('bot applications.commands')
    expect(link.searchParams.get('permissions')).toBe(INVITED)
    expect(Object.keys(PERMISSIONS)).toHaveLength(5)
  })
})
