import { afterEach, describe, expect, it } from 'vitest'
import { startBot } from '../../../src/discord/bot.js'
import { ALL_AT_HAND, createLibrary } from '../../../src/library/library.js'
import type { Report } from '../../../src/model/report.js'
import { answersOf, type Pilcrow, pilcrowOf } from '../../../src/pilcrow/pilcrow.js'
import { bundledReport, laterReport } from '../../answer/later-report.js'
import { answerContextOf } from '../../answer-context.js'
import type { From, Json } from '../loopback/events.js'
import type { Post } from '../loopback/posts.js'
import { missingAccess, missingPermissions, noDirectMessages, unknownChannel } from '../loopback/refusal.js'
import { CHANNEL, DM, GUILD_ID, JANE, OMAR, ROLE, TOKEN } from '../loopback/world.js'
import { MANAGER, setTheKeptStage, used } from './kept-stage.js'
import { discord, log, logger, painter, posted, serve, wordsOf } from './stage.js'

const stage = setTheKeptStage()

const before = [
  bundledReport('north-lincolnshire-2022'),
  bundledReport('north-lincolnshire-2012'),
  bundledReport('northumberland-2012'),
]
const [newest = bundledReport('north-lincolnshire-2022')] = before
const context = answerContextOf(createLibrary(before))
/** What is told of a report stands in the library; nothing here is searched. */
const holding = (...more: Report[]): Pilcrow =>
  pilcrowOf(answersOf({ ...context, library: createLibrary([...before, ...more]) }), ALL_AT_HAND)
const held = holding()

/** The next inspection of North Lincolnshire, each time one that nobody has heard of: Discord posts no nonce twice. */
const nextReport = (): Report => laterReport(newest, year++, { leadership: 'Requires improvement' })
let year = 2026
const holdingNext = (): Pilcrow => holding(nextReport())

const follow = async (council: string, from: From = MANAGER, more = {}) =>
  wordsOf(posted(await discord.slash('follow', { council, ...more }, from)))
const unfollow = async (council: string, from: From = MANAGER, more = {}) =>
  wordsOf(posted(await discord.slash('unfollow', { council, ...more }, from)))
const inDm = { inDm: true, user: JANE }

/** The cards that were posted since, once the bot has also done what came later. */
const since = new Set<string>()
const cards = (channel: string = CHANNEL.id): Post[] =>
  [...discord.posts.all.values()].filter(
    (post) => !since.has(post.id) && post.channel === channel && wordsOf(post).includes('New report: '),
  )
/** Long enough for an announcement that should not come. */
const awhile = () => new Promise((resolve) => setTimeout(resolve, 300))

afterEach(async () => {
  serve(held)
  const store = await stage.open()
  await store.forgetServer(GUILD_ID)
  await store.forgetPerson(JANE.id)
  await store.close()
  for (const id of discord.posts.all.keys()) since.add(id)
})

describe('/follow', () => {
  it('in a channel takes whoever may manage the server; others may follow for themselves', async () => {
    serve(held)
    expect(await follow('north lincs', {})).toMatch(/Only those who may manage the server/)
    expect(await follow('north lincs')).toBe(
      'This channel now follows North Lincolnshire: when a new report on it comes, it is told here. The newest report is North Lincolnshire 2022.',
    )
    expect(await follow('north-lincolnshire')).toMatch(/^North Lincolnshire is followed here already\./)
    expect(await follow('north-lincolnshire', { user: OMAR }, { me: true })).toMatch(/^You now follow/)
    expect(await unfollow('north-lincolnshire', { user: OMAR }, { me: true })).toMatch(/no longer followed/)
  })

  it('takes any council of England, those that took an old one’s place, and no other name', async () => {
    expect(await follow('kent')).toMatch(/follows Kent: .* There is no report on Kent yet\.$/)
    expect(await follow('northamptonshire')).toMatch(/may be North Northamptonshire or West Northamptonshire/)
    expect(await follow('Atlantis')).toMatch(/There is no council called “Atlantis”/)
    const offered = await discord.type('follow', 'council', { council: 'west' })
    expect(JSON.stringify(offered)).toContain('Westminster')
  })

  it('in a direct message is for oneself', async () => {
    expect(await follow('north lincs', inDm)).toMatch(/^You now follow North Lincolnshire/)
    const list = wordsOf(posted(await discord.slash('following', {}, inDm)))
    expect(list).toContain('You follow, by direct message: North Lincolnshire.')
  })

  it('is listed in the channel, in /settings and for oneself, and ended from each of them', async () => {
    await follow('north lincs')
    await follow('kent')
    await follow('kent', { user: JANE }, { me: true })
    const list = wordsOf(posted(await discord.slash('following', {}, { user: JANE })))
    expect(list).toContain('This channel follows Kent and North Lincolnshire.')
    expect(list).toContain('You follow, by direct message: Kent.')
    const panel = posted(await discord.slash('settings', {}, MANAGER))
    expect(wordsOf(panel)).toContain(`<#${CHANNEL.id}>: Kent and North Lincolnshire`)
    const fewer = await used(panel, 'unfollow', [`${CHANNEL.id}:kent`])
    expect(wordsOf(fewer)).toContain(`<#${CHANNEL.id}>: North Lincolnshire`)
    const own = posted(await discord.slash('following', {}, { user: JANE }))
    expect(wordsOf(await used(own, 'unfollow-mine', [`${JANE.id}:kent`], { user: JANE }))).toContain(
      'You follow no council.',
    )
    expect(await unfollow('north lincs')).toBe('North Lincolnshire is no longer followed here.')
    expect(await unfollow('north lincs')).toMatch(/is not followed here/)
  })

  it('nobody ends in another server or for somebody else by a forged choice', async () => {
    await follow('kent', { user: OMAR }, { me: true })
    await follow('kent')
    const panel = posted(await discord.slash('settings', {}, MANAGER))
    await used(panel, 'unfollow', [`${OMAR.id}:kent`])
    const own = posted(await discord.slash('following', {}, { user: JANE, ...MANAGER }))
    expect(wordsOf(posted(await discord.slash('following', {}, { user: OMAR })))).toContain('message: Kent.')
    await discord.choose(own, 'settings:unfollow-mine', [`${OMAR.id}:kent`], { user: JANE })
    expect(wordsOf(posted(await discord.slash('following', {}, { user: OMAR })))).toContain('message: Kent.')
    expect(await unfollow('kent', { user: OMAR }, { me: true })).toMatch(/no longer/)
  })
})

describe('A channel where the bot may not write', () => {
  it('may follow, and is told what the bot needs', async () => {
    expect(await follow('kent', { ...MANAGER, mayDo: '0' })).toMatch(
      /Pilcrow may not write here yet: it needs/,
    )
  })
})

describe('A new report on a council that is followed', () => {
  it('is told once: its grades, what changed, what must improve, the way to the whole', async () => {
    await follow('north lincs')
    const report = nextReport()
    const next = holding(report)
    serve(next)
    await expect.poll(() => cards().length).toBe(1)
    const [card] = cards()
    const words = card ? wordsOf(card) : ''
    expect(words).toMatch(/New report: North Lincolnshire \d{4}/)
    expect(words).toContain('Outstanding → Requires improvement')
    expect(words).toContain('What must improve')
    expect(words).toContain('This channel follows North Lincolnshire. /unfollow ends that.')
    expect(JSON.stringify(card?.body)).toContain(`/report ${report.id}`)
    expect(JSON.stringify(card?.body)).toContain('https://files.ofsted.gov.uk/')
    expect(card?.body.allowed_mentions).toEqual({ parse: [], replied_user: false })
    expect(card?.body).toMatchObject({ enforce_nonce: true })
    serve(held)
    serve(next)
    await awhile()
    expect(cards()).toHaveLength(1)
  })

  it('is told to a person in a direct message', async () => {
    await follow('north lincs', { user: JANE }, { me: true })
    serve(holdingNext())
    await expect.poll(() => cards(DM.id).length).toBe(1)
    expect(cards()).toHaveLength(0)
    const [card] = cards(DM.id)
    expect(card && wordsOf(card)).toContain('You follow North Lincolnshire. /unfollow ends that.')
  })

  it('pings the role that the server chose, and nobody else', async () => {
    await used(posted(await discord.slash('settings', {}, MANAGER)), 'role', [ROLE.id])
    await follow('north lincs')
    serve(holdingNext())
    await expect.poll(() => cards().length).toBe(1)
    const [card] = cards()
    expect(card && wordsOf(card)).toContain(`<@&${ROLE.id}>`)
    expect(card?.body.allowed_mentions).toMatchObject({ parse: [], roles: [ROLE.id] })
  })

  it('is told when the bot comes back, if it came while the bot was away; and not again after that', async () => {
    await follow('north lincs')
    const next = holdingNext()
    await stage.again({ pilcrow: next })
    await expect.poll(() => cards().length).toBe(1)
    await stage.again({ pilcrow: next })
    await awhile()
    expect(cards()).toHaveLength(1)
  })

  it('is told once by two bots over one store', async () => {
    await follow('north lincs')
    await follow('north lincs', inDm)
    const first = nextReport()
    const next = holding(first)
    const afterNext = holding(first, nextReport())
    const second = await startBot({
      token: TOKEN,
      api: discord.api,
      pilcrow: next,
      painter,
      log: logger,
      store: await stage.open(),
    })
    const from = discord.requests.length
    serve(next)
    await expect.poll(() => cards().length + cards(DM.id).length).toBe(2)
    second.serve(next)
    serve(afterNext)
    second.serve(afterNext)
    await expect.poll(() => cards().length + cards(DM.id).length).toBe(4)
    await awhile()
    await second.stop()
    expect([cards().length, cards(DM.id).length]).toEqual([2, 2])
    // Not even Discord was asked twice, which posts no nonce again.
    const posting = discord.requests.slice(from).filter((request) => /^POST .*\/messages$/.test(request))
    expect(posting).toHaveLength(4)
  })

  it('that is older than what is held is no news, nor is one on a council that nobody follows', async () => {
    await follow('north lincs')
    serve(holding(laterReport(newest, 2019), laterReport(bundledReport('northumberland-2012'), 2026)))
    await awhile()
    expect(cards()).toEqual([])
  })

  it('is not told where it is no longer followed', async () => {
    await follow('north lincs')
    await unfollow('north lincs')
    serve(holdingNext())
    await awhile()
    expect(cards()).toEqual([])
  })
})

describe('Where it cannot be told', () => {
  const followed = async () => {
    const store = await stage.open()
    const [ofServer, ofJane] = await Promise.all([
      store.subscriptions({ server: GUILD_ID }),
      store.subscriptions({ person: JANE.id }),
    ])
    await store.close()
    return [...ofServer, ...ofJane].map(({ place }) => place)
  }

  it.each([
    ['a channel that is gone', unknownChannel()],
    ['a channel that it was shut out of', missingAccess()],
  ])('%s is followed no more', async (_, refusal) => {
    await follow('north lincs')
    discord.troubles.expect(/^POST \/channels\/\d+\/messages$/, refusal)
    serve(holdingNext())
    await expect.poll(followed).toEqual([])
    expect(cards()).toEqual([])
  })

  it('a person who takes no direct messages follows no more', async () => {
    await follow('north lincs', inDm)
    discord.troubles.expect(/^POST \/channels\/\d+\/messages$/, noDirectMessages())
    serve(holdingNext())
    await expect.poll(followed).toEqual([])
  })

  it('a channel that was deleted is followed no more', async () => {
    await follow('north lincs')
    discord.gateway.dispatch('CHANNEL_DELETE', { ...CHANNEL } as Json)
    await expect.poll(followed).toEqual([])
    discord.gateway.dispatch('CHANNEL_CREATE', { ...CHANNEL } as Json)
  })

  it('a channel where it may not write now is told later, once it may', async () => {
    await follow('north lincs')
    const next = holdingNext()
    discord.troubles.expect(/^POST \/channels\/\d+\/messages$/, missingPermissions())
    serve(next)
    await expect.poll(() => log.join('\n')).toContain('Missing Permissions')
    expect(cards()).toEqual([])
    expect(await followed()).toEqual([CHANNEL.id])
    serve(next)
    await expect.poll(() => cards().length).toBe(1)
  })

  it('one that Discord took without saying so is posted once', async () => {
    await follow('north lincs')
    const next = holdingNext()
    discord.troubles.expect(/^POST \/channels\/\d+\/messages$/, 'lost')
    serve(next)
    await expect.poll(() => cards().length).toBe(1)
    serve(next)
    await awhile()
    expect(cards()).toHaveLength(1)
  })
})
