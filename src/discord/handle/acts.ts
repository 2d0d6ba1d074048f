import {
  type ButtonInteraction,
  InteractionContextType,
  MessageFlags,
  type StringSelectMenuInteraction,
} from 'discord.js'
import type { Reply } from '../../model/reply.js'
import { isPictured } from '../../picture/picture.js'
import { previousOf } from '../../pilcrow.js'
import { allPages, answerCsv } from '../../spreadsheet/answer-tables.js'
import type { State } from '../custom-id.js'
import { changeTo, type Payload } from '../render/payload.js'
import type { Showing } from '../render/reply.js'
import { contextScreen } from '../screen/context.js'
import { copiedScreen } from '../screen/copied.js'
import { anotherForm, askForm } from '../screen/form.js'
import { moreReply } from '../screen/more.js'
import { notice } from '../screen/notice.js'
import { sharedScreen } from '../screen/shared.js'
import { spreadsheetScreen } from '../screen/spreadsheet.js'
import { type Stored, storedAt } from '../stored.js'
import { WORDING } from '../wording.js'
import { answerPrivately, answerWith } from './answer.js'
import type { Desk } from './desk.js'
import { announcing, inTime, reply as send } from './in-time.js'
import { isGone } from './refused.js'
import { sendPictured } from './send-pictured.js'

/** What was pressed, or picked from a menu: either may do all that a button does. */
export type Used = ButtonInteraction | StringSelectMenuInteraction

type Act<Name extends State['act']> = (
  state: Extract<State, { act: Name }>,
  interaction: Used,
  desk: Desk,
) => Promise<unknown>

const isEphemeral = ({ message }: Used): boolean => message.flags.has(MessageFlags.Ephemeral)

/** A message that only the presser sees may change under their hand; one that others read stays as it is. */
const isOwn = (interaction: Used): boolean =>
  isEphemeral(interaction) || interaction.context === InteractionContextType.BotDM

/** Another screen in the place of the one that was pressed, or where others read that, beside it. */
async function show(interaction: Used, drawing: Promise<Payload>): Promise<unknown> {
  if (!isOwn(interaction)) return open(interaction, drawing)
  const screen = await inTime(drawing, () => interaction.deferUpdate())
  return interaction.deferred ? interaction.editReply(changeTo(screen)) : interaction.update(changeTo(screen))
}

/** A screen as a message of its own. */
const open = async (interaction: Used, drawing: Promise<Payload>, isPrivate = true): Promise<unknown> =>
  send(interaction, await inTime(drawing, announcing(interaction, isPrivate)))

/** Another page of an answer, in the message under whose hand it may change; its picture takes a moment. */
async function turnPage(interaction: Used, reply: Reply, showing: Showing, desk: Desk): Promise<void> {
  if (!isOwn(interaction)) return answerWith(interaction, reply, showing, desk)
  if (!isPictured(reply, showing.page) && !interaction.deferred) {
    await interaction.update(changeTo(desk.draw(reply, showing)))
    return
  }
  if (!interaction.deferred) await interaction.deferUpdate()
  await sendPictured(reply, showing, desk, (payload) => interaction.editReply(changeTo(payload)))
}

const stored = (
  { pilcrow, notice }: Desk,
  { report, key }: { report: string; key: string },
  draw: (found: Stored) => Payload,
): Promise<Payload> =>
  pilcrow.look(({ library }) => {
    const found = storedAt(library, report, key)
    return typeof found === 'string' ? notice(found) : draw(found)
  })

/** The name under which the others in the channel know a person. */
function nameOf({ member, user }: Used): string {
  const called = member && ('displayName' in member ? member.displayName : member.nick)
  return called ?? user.displayName
}

const ACTS: { readonly [Name in State['act']]: Act<Name> } = {
  share: (state, interaction, desk) => {
    const sharer = { id: interaction.user.id, name: nameOf(interaction) }
    const drawing = stored(desk, state, (found) => sharedScreen(found, state.sentences, sharer))
    return open(interaction, drawing, false)
  },
  copy: (state, interaction, desk) =>
    open(
      interaction,
      stored(desk, state, (found) => copiedScreen(found, state.sentences)),
    ),
  context: (state, interaction, desk) =>
    open(
      interaction,
      stored(desk, state, (found) => contextScreen(found, { part: 0, sentences: state.sentences })),
    ),
  turn: (state, interaction, desk) =>
    show(
      interaction,
      stored(desk, state, (found) => contextScreen(found, { part: state.part, sentences: null })),
    ),
  more: ({ report, keys }, interaction, desk) => {
    const showing = { isPrivate: true, asker: null, query: null, page: 0 }
    const drawing = desk.pilcrow.look(({ library }) => {
      const reply = moreReply(library, report, keys)
      return typeof reply === 'string' ? desk.notice(reply) : desk.draw(reply, showing)
    })
    return open(interaction, drawing)
  },
  say: ({ message }, interaction, desk) => answerPrivately(interaction, desk.pilcrow.respond(message), desk),
  another: ({ message }, interaction) => interaction.showModal(anotherForm(message)),
  ask: ({ query }, interaction) => interaction.showModal(askForm(query)),
  post: async ({ query, page }, interaction, desk) => {
    const sharer = nameOf(interaction)
    const showing = { isPrivate: false, asker: interaction.user.id, sharer, query, page }
    const reply = await inTime(desk.pilcrow.answer(query), announcing(interaction, false))
    return answerWith(interaction, reply, showing, desk)
  },
  page: async ({ query, page }, interaction, desk) => {
    const isPrivate = !isOwn(interaction) || isEphemeral(interaction)
    const showing = { isPrivate, asker: interaction.user.id, query, page }
    const announce = isOwn(interaction) ? () => interaction.deferUpdate() : announcing(interaction, isPrivate)
    return turnPage(interaction, await inTime(desk.pilcrow.answer(query), announce), showing, desk)
  },
  onward: ({ query }, interaction, desk) => {
    const next = async () => {
      const reply = await desk.earlier.answer(query)
      return desk.pilcrow.respond(reply.more ?? '', previousOf({ query, reply }))
    }
    return answerPrivately(interaction, next(), desk)
  },
  text: ({ query }, interaction, desk) => {
    const showing = { isPrivate: true, asker: interaction.user.id, query, page: 0, inWords: true }
    return open(
      interaction,
      desk.pilcrow.answer(query).then((reply) => desk.draw(reply, showing)),
    )
  },
  csv: async ({ query }, interaction, { pilcrow }) => {
    await interaction.deferReply({ flags: MessageFlags.Ephemeral })
    const reply = await pilcrow.answer(query)
    const rows = answerCsv(await allPages({ query, reply }, pilcrow.respond), pilcrow.library)
    await interaction.editReply(changeTo(rows === null ? notice(WORDING.noRows) : spreadsheetScreen(rows)))
  },
  pick: (_, interaction) => interaction.reply(notice(WORDING.oldButton)),
  delete: async ({ asker }, interaction) => {
    if (asker !== interaction.user.id) return interaction.reply(notice(WORDING.notYours))
    await interaction.deferUpdate()
    await interaction.deleteReply().catch((error) => {
      if (!isGone(error)) throw error
    })
  },
}

/** Does what a custom id says, or an option's value, which is one: everything that it needs stands in it and the library. */
export async function act(state: State | null, interaction: Used, desk: Desk): Promise<void> {
  if (state === null) await interaction.reply(notice(WORDING.oldButton))
  else await (ACTS[state.act] as Act<State['act']>)(state, interaction, desk)
}
