import { InteractionContextType, MessageFlags, MessageFlagsBitField } from 'discord.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createBotContext, operatorChannels } from '../../../src/discord/bot-context.js'
import type { Payload } from '../../../src/discord/components/payload.js'
import { customId, parseCustomId } from '../../../src/discord/custom-id.js'
import { handleComponent } from '../../../src/discord/respond/interaction.js'
import { createLogger } from '../../../src/operate/log.js'
import { anyCharacter } from '../../characters.js'
import { openBundled, realPilcrow } from '../../open.js'
import { runs } from '../../runs.js'
import { faultsOf } from '../reply/drawn.js'
import { hostileText } from './smuggled.js'

const pilcrow = await realPilcrow()
const answers = await openBundled()
const log = createLogger({ write: () => {} })
const painter = { paint: async () => null }
const context = createBotContext({ pilcrow, listenPolicy: operatorChannels([]), log, painter })

const queries = [
  '/cite northumberland 1-25',
  'care leavers in Lincolnshire',
  '/find show:list',
  '/compare overall northumberland lincolnshire',
].flatMap((message) => answers.respond(message).query ?? [])

/** Custom ids that Pilcrow itself writes. */
const written = [
  customId({ act: 'share', report: 'northumberland-2012', key: '75', sentences: [0, 2, 3] }),
  customId({ act: 'copy', report: 'northumberland-2012', key: '75', sentences: null }),
  customId({ act: 'context', report: 'lincolnshire-2015', key: 's7p4', sentences: [1] }),
  customId({ act: 'turn', report: 'north-lincolnshire-2022', key: '12', part: 1 }),
  customId({ act: 'more', report: 'northumberland-2012', keys: ['75', '76'] }),
  customId({ act: 'say', message: '/grade northumberland staying-safe' }),
  customId({ act: 'say', message: '/report north-lincolnshire 2022' }),
  customId({ act: 'say', message: 'what about care leavers in Lincolnshire?' }),
  ...queries.flatMap((query) => [
    customId({ act: 'page', page: 1, query }),
    customId({ act: 'post', page: 0, query }),
    customId({ act: 'csv', query }),
    customId({ act: 'text', query }),
    customId({ act: 'onward', query }),
    customId({ act: 'ask', query }),
  ]),
  customId({ act: 'ask', query: null }),
  customId({ act: 'another', message: '/grade {} staying-safe' }),
  customId({ act: 'pick', menu: 0 }),
  customId({ act: 'delete', asker: '80351110224678912' }),
].flatMap((id) => id ?? [])

/** One of them with a few characters changed, left out, doubled or put in. */
const mutated = fc
  .tuple(
    fc.constantFrom(...written),
    fc.array(fc.tuple(fc.nat(100), fc.nat(3), fc.string({ unit: anyCharacter, maxLength: 6 })), {
      maxLength: 4,
    }),
  )
  .map(([id, changes]) =>
    changes
      .reduce((text, [at, out, put]) => text.slice(0, at) + put + text.slice(at + out), id)
      .slice(0, 100),
  )
const spliced = fc
  .tuple(fc.constantFrom(...written), fc.constantFrom(...written), fc.nat(5), fc.nat(5))
  .map(([one, other, from, to]) =>
    [...one.split(':').slice(0, from), ...other.split(':').slice(to)].join(':'),
  )
const numbers = fc.constantFrom('0', '-1', '999', '1000', '9'.repeat(60), '1e9', '0x10', '٧٥', '', ' ')
const numbered = fc
  .tuple(numbers, numbers)
  .chain(([one, other]) =>
    fc.constantFrom(
      `2:context:northumberland-2012:${one}:${other}`,
      `2:share:northumberland-2012:75:${one}-${other}`,
      `2:page:${one}:/cite northumberland ${other}`,
      `2:more:northumberland-2012:${one},${other}`,
      `2:pick:${one}`,
    ),
  )
const paths = fc.constantFrom(
  '__proto__',
  'constructor',
  'toString',
  '../../etc/passwd',
  'northumberland-2012/..',
)
const named = paths.chain((name) =>
  fc.constantFrom(
    `2:${name}:x`,
    `2:share:${name}:75:whole`,
    `${name}:share`,
    `2:say:/${name}`,
    `2:more:${name}:1`,
  ),
)
const said = hostileText.map((words) => `2:say:/grade ${words}`.slice(0, 100))
const anyId = fc
  .oneof(fc.string({ unit: anyCharacter, maxLength: 100 }), mutated, spliced, numbered, named, said)
  .map((id) => id.slice(0, 100))

/** What the bot did with an interaction, in order; an edit follows an announcement. */
interface Did {
  readonly name: string
  readonly payload: Payload | undefined
}

function pressed(customId: string, isPrivate: boolean, inDm: boolean) {
  const did: Did[] = []
  const doing = (name: string) => async (payload?: Payload) => void did.push({ name, payload })
  const interaction = {
    customId,
    values: [customId],
    user: { id: '80351110224678912', displayName: 'Jane' },
    member: null,
    message: { flags: new MessageFlagsBitField(isPrivate ? MessageFlags.Ephemeral : 0) },
    context: inDm ? InteractionContextType.BotDM : InteractionContextType.Guild,
    reply: doing('reply'),
    update: doing('update'),
    deferReply: doing('deferReply'),
    deferUpdate: doing('deferUpdate'),
    editReply: doing('editReply'),
    deleteReply: doing('deleteReply'),
    showModal: doing('showModal'),
  }
  return { interaction, did }
}

const FIRST = /^(reply|update|deferReply|deferUpdate|showModal)$/

describe('A button with whatever custom id', () => {
  it('gets one answer that Discord takes, and never a failure', async () => {
    let [screens, read] = [0, 0]
    await fc.assert(
      fc.asyncProperty(anyId, fc.boolean(), fc.boolean(), async (id, isPrivate, inDm) => {
        const { interaction, did } = pressed(id, isPrivate, inDm)
        const state = parseCustomId(id)
        read += Number(state !== null)
        await handleComponent(state, interaction as never, context)
        expect(did.filter(({ name }) => FIRST.test(name))).toHaveLength(1)
        expect(did.length).toBe(did[0]?.name.startsWith('defer') ? 2 : 1)
        const [shown] = did.filter(({ name }) => /^(reply|update|editReply)$/.test(name))
        if (shown?.payload) {
          screens += 1
          expect(faultsOf(shown.payload)).toEqual([])
          expect(shown.payload.allowedMentions).toEqual({ parse: [], repliedUser: false })
        }
      }),
      { numRuns: runs(250) },
    )
    expect(screens).toBeGreaterThan(100)
    expect(read).toBeGreaterThan(10)
  })

  it('that Pilcrow wrote does what it says', async () => {
    for (const id of written) {
      const { interaction, did } = pressed(id, true, false)
      await handleComponent(parseCustomId(id), interaction as never, context)
      expect(did[0]?.name).toMatch(FIRST)
    }
  })
})
