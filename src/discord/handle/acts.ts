import {
  type ButtonInteraction,
  InteractionContextType,
  MessageFlags,
  type StringSelectMenuInteraction,
} from 'discord.js'
import { isPictured } from '../../picture/picture.js'
import type { Answered } from '../../pilcrow.js'
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
async function turnPage(
  interaction: Used,
  reply: Answered['reply'],
  showing: Showing,
  desk: Desk,
): Promise<void> {
  if (!isOwn(interaction)) return answerWith(interaction, reply, showing, desk)
  if (!isPictured(reply, showing.page)) {
    await interaction.update(changeTo(desk.draw(reply, showing)))
    return
  }
  await interaction.deferUpdate()
  await sendPictured(reply, showing, desk, (payload) => interaction.editReply(changeTo(payload)))
}

const stored = (
  desk: Desk,
  { report, key }: { report: string; key: string },
  draw: (found: Stored) => Payload,
): Payload => {
  const found = storedAt(desk.pilcrow.library, report, key)
  return typeof found === 'string' ? desk.notice(found) : draw(found)
}

/** The name under which the others in the channel know a person. */
function nameOf({ member, user }: Used): string {
  const called = member && ('displayName' in member ? member.displayName : member.nick)
  return called ?? user.displayName
}

const ACTS: { readonly [Name in State['act']]: Act<Name> } = {
  share: (state, interaction, desk) => {
    const sharer = { id: interaction.user.id, name: nameOf(interaction) }
    return interaction.reply(stored(desk, state, (found) => sharedScreen(found, state.sentences, sharer)))
  },
  copy: (state, interaction, desk) =>
    interaction.reply(stored(desk, state, (found) => copiedScreen(found, state.sentences))),
  context: (state, interaction, desk) =>
    interaction.reply(
      stored(desk, state, (found) => contextScreen(found, { part: 0, sentences: state.sentences })),
    ),
  turn: (state, interaction, desk) =>
    show(
      interaction,
      stored(desk, state, (found) => contextScreen(found, { part: state.part, sentences: null })),
    ),
  more: ({ report, keys }, interaction, desk) => {
    const reply = moreReply(desk.pilcrow.library, report, keys)
    const showing = { isPrivate: true, asker: null, query: null, page: 0 }
    return interaction.reply(typeof reply === 'string' ? desk.notice(reply) : desk.draw(reply, showing))
  },
  say: ({ message }, interaction, desk) => answerPrivately(interaction, desk.pilcrow.respond(message), desk),
  another: ({ message }, interaction) => interaction.showModal(anotherForm(message)),
  ask: ({ query }, interaction) => interaction.showModal(askForm(query)),
  post: ({ query, page }, interaction, desk) => {
    const sharer = nameOf(interaction)
    const showing = { isPrivate: false, asker: interaction.user.id, sharer, query, page }
    return answerWith(interaction, desk.pilcrow.answer(query), showing, desk)
  },
  page: ({ query, page }, interaction, desk) => {
    const isPrivate = !isOwn(interaction) || isEphemeral(interaction)
    const showing = { isPrivate, asker: interaction.user.id, query, page }
    return turnPage(interaction, desk.pilcrow.answer(query), showing, desk)
  },
  onward: ({ query }, interaction, desk) => {
    const reply = desk.earlier.answer(query)
    const said = desk.pilcrow.respond(reply.more ?? '', previousOf({ query, reply }))
    return answerPrivately(interaction, said, desk)
  },
  text: ({ query }, interaction, desk) => {
    const showing = { isPrivate: true, asker: interaction.user.id, query, page: 0, inWords: true }
    return interaction.reply(desk.draw(desk.pilcrow.answer(query), showing))
  },
  csv: async ({ query }, interaction, { pilcrow }) => {
    await interaction.deferReply({ flags: MessageFlags.Ephemeral })
    const reply = pilcrow.answer(query)
    const rows = answerCsv(allPages({ query, reply }, pilcrow.respond), pilcrow.library)
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
