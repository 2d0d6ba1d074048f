import {
  type ButtonInteraction,
  InteractionContextType,
  MessageFlags,
  type StringSelectMenuInteraction,
} from 'discord.js'
import type { Reply } from '../../model/reply.js'
import { isPictured } from '../../picture/picture.js'
import { previousOf } from '../../pilcrow.js'
import { allPages, answerCsv } from '../../spreadsheet/answer.js'
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

const show = (interaction: Used, screen: Payload): Promise<unknown> =>
  isOwn(interaction) ? interaction.update(changeTo(screen)) : interaction.reply(screen)

/** Another page of an answer, in the message under whose hand it may change; its picture takes a moment. */
async function turnPage(interaction: Used, reply: Reply, showing: Showing, desk: Desk): Promise<void> {
  if (!isOwn(interaction)) return answerWith(interaction, reply, showing, desk)
  if (!isPictured(reply, showing.page)) {
    await interaction.update(changeTo(desk.draw(reply, showing)))
    return
  }
  await interaction.deferUpdate()
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
  share: async (state, interaction, desk) => {
    const sharer = { id: interaction.user.id, name: nameOf(interaction) }
    return interaction.reply(
      await stored(desk, state, (found) => sharedScreen(found, state.sentences, sharer)),
    )
  },
  copy: async (state, interaction, desk) =>
    interaction.reply(await stored(desk, state, (found) => copiedScreen(found, state.sentences))),
  context: async (state, interaction, desk) =>
    interaction.reply(
      await stored(desk, state, (found) => contextScreen(found, { part: 0, sentences: state.sentences })),
    ),
  turn: async (state, interaction, desk) =>
    show(
      interaction,
      await stored(desk, state, (found) => contextScreen(found, { part: state.part, sentences: null })),
    ),
  more: async ({ report, keys }, interaction, desk) => {
    const reply = await desk.pilcrow.look(({ library }) => moreReply(library, report, keys))
    const showing = { isPrivate: true, asker: null, query: null, page: 0 }
    return interaction.reply(typeof reply === 'string' ? desk.notice(reply) : desk.draw(reply, showing))
  },
  say: async ({ message }, interaction, desk) =>
    answerPrivately(interaction, await desk.pilcrow.respond(message), desk),
  another: ({ message }, interaction) => interaction.showModal(anotherForm(message)),
  ask: ({ query }, interaction) => interaction.showModal(askForm(query)),
  post: async ({ query, page }, interaction, desk) => {
    const sharer = nameOf(interaction)
    const showing = { isPrivate: false, asker: interaction.user.id, sharer, query, page }
    return answerWith(interaction, await desk.pilcrow.answer(query), showing, desk)
  },
  page: async ({ query, page }, interaction, desk) => {
    const isPrivate = !isOwn(interaction) || isEphemeral(interaction)
    const showing = { isPrivate, asker: interaction.user.id, query, page }
    return turnPage(interaction, await desk.pilcrow.answer(query), showing, desk)
  },
  onward: async ({ query }, interaction, desk) => {
    const reply = await desk.earlier.answer(query)
    const said = await desk.pilcrow.respond(reply.more ?? '', previousOf({ query, reply }))
    return answerPrivately(interaction, said, desk)
  },
  text: async ({ query }, interaction, desk) => {
    const showing = { isPrivate: true, asker: interaction.user.id, query, page: 0, inWords: true }
    return interaction.reply(desk.draw(await desk.pilcrow.answer(query), showing))
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
