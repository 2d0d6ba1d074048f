import { InteractionContextType, MessageFlags, MessageFlagsBitField } from 'discord.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { customId } from '../../../src/discord/custom-id.js'
import { handleButton } from '../../../src/discord/handle/button.js'
import { createDesk } from '../../../src/discord/handle/desk.js'
import { handleMenu } from '../../../src/discord/handle/menu.js'
import { ownChannels } from '../../../src/discord/handle/wishes.js'
import type { Payload } from '../../../src/discord/render/payload.js'
import { createLog } from '../../../src/operate/log.js'
import { runs } from '../../runs.js'
import { realPilcrow } from '../pilcrow.js'
import { faultsOf } from '../render/drawn.js'
import { hostileText } from './smuggled.js'

const pilcrow = await realPilcrow()
const log = createLog({ write: () => {} })
const painter = { paint: async () => null }
const desk = createDesk({ pilcrow, wishes: ownChannels([]), log, painter })

/** Custom ids that Pilcrow itself writes. */
const written = [
  customId({ act: 'share', report: 'northumberland-2012', key: '75', sentences: [0, 2, 3] }),
  customId({ act: 'copy', report: 'northumberland-2012', key: '75', sentences: null }),
  customId({ act: 'context', report: 'lincolnshire-2015', key: 's7p4', part: 0 }),
  customId({ act: 'turn', report: 'north-lincolnshire-2022', key: '12', part: 1 }),
  customId({ act: 'more', report: 'northumberland-2012', keys: ['75', '76'] }),
  customId({ act: 'say', message: '/grade northumberland staying-safe' }),
  customId({ act: 'say', message: '/report north-lincolnshire 2022' }),
  customId({ act: 'page', page: 1, message: '/cite authority:northumberland paragraph:1-25' }),
  customId({ act: 'pick', menu: 0 }),
  customId({ act: 'delete', asker: '80351110224678912' }),
].flatMap((id) => id ?? [])

/** One of them with a few characters changed, left out, doubled or put in. */
const mutated = fc
  .tuple(
    fc.constantFrom(...written),
    fc.array(fc.tuple(fc.nat(100), fc.nat(3), fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 4 }),
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
      `1:context:northumberland-2012:${one}:${other}`,
      `1:share:northumberland-2012:75:${one}-${other}`,
      `1:page:${one}:/cite northumberland ${other}`,
      `1:more:northumberland-2012:${one},${other}`,
      `1:pick:${one}`,
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
    `1:${name}:x`,
    `1:share:${name}:75:whole`,
    `${name}:share`,
    `1:say:/${name}`,
    `1:more:${name}:1`,
  ),
)
const said = hostileText.map((words) => `1:say:/grade ${words}`.slice(0, 100))
const anyId = fc
  .oneof(fc.string({ unit: 'binary', maxLength: 100 }), mutated, spliced, numbered, named, said)
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
  }
  return { interaction, did }
}

const FIRST = /^(reply|update|deferReply|deferUpdate)$/

describe('A button with whatever custom id', () => {
  it('gets one answer that Discord takes, and never a failure', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyId,
        fc.boolean(),
        fc.boolean(),
        fc.boolean(),
        async (id, isPrivate, inDm, isMenu) => {
          const { interaction, did } = pressed(id, isPrivate, inDm)
          await (isMenu ? handleMenu(interaction as never, desk) : handleButton(interaction as never, desk))
          expect(did.filter(({ name }) => FIRST.test(name))).toHaveLength(1)
          expect(did.length).toBe(did[0]?.name.startsWith('defer') ? 2 : 1)
          const [shown] = did.filter(({ name }) => /^(reply|update|editReply)$/.test(name))
          if (shown?.payload) {
            expect(faultsOf(shown.payload)).toEqual([])
            expect(shown.payload.allowedMentions).toEqual({ parse: [], repliedUser: false })
          }
        },
      ),
      { numRuns: runs(250) },
    )
  })

  it('that Pilcrow wrote does what it says', async () => {
    for (const id of written) {
      const { interaction, did } = pressed(id, true, false)
      await handleButton(interaction as never, desk)
      expect(did[0]?.name).toMatch(FIRST)
    }
  })
})
