import {
  type ButtonInteraction,
  InteractionContextType,
  MessageFlags,
  type StringSelectMenuInteraction,
} from 'discord.js'
import type { Reply } from '../../model/reply.js'
import { allPages, answerCsv } from '../../spreadsheet/answer.js'
import { type State, stateOf } from '../custom-id.js'
import { changeTo, type Payload } from '../render/payload.js'
import type { Showing } from '../render/reply.js'
import { contextScreen } from '../screen/context.js'
import { copiedScreen } from '../screen/copied.js'
import { moreReply } from '../screen/more.js'
import { notice } from '../screen/notice.js'
import { sharedScreen } from '../screen/shared.js'
import { spreadsheetScreen } from '../screen/spreadsheet.js'
import { type Stored, storedAt } from '../stored.js'
import { WORDING } from '../wording.js'
import { answerWith } from './answer.js'
import { type Desk, isPictured } from './desk.js'
import { isGone } from './refused.js'
import { sendPictured } from './send-pictured.js'

type Act<Name extends State['act']> = (
  state: Extract<State, { act: Name }>,
  interaction: ButtonInteraction,
  desk: Desk,
) => Promise<unknown>

/** What a command says, to the one who pressed alone. */
export async function sayAgain(
  message: string,
  interaction: ButtonInteraction | StringSelectMenuInteraction,
  desk: Desk,
): Promise<void> {
  const showing = { isPrivate: true, asker: interaction.user.id, command: message, page: 0 }
  await answerWith(interaction, await desk.pilcrow.say(message), showing, desk)
}

const isEphemeral = ({ message }: ButtonInteraction): boolean => message.flags.has(MessageFlags.Ephemeral)

/** A message that only the presser sees may change under their hand; one that others read stays as it is. */
const isOwn = (interaction: ButtonInteraction): boolean =>
  isEphemeral(interaction) || interaction.context === InteractionContextType.BotDM

const show = (interaction: ButtonInteraction, screen: Payload): Promise<unknown> =>
  isOwn(interaction) ? interaction.update(changeTo(screen)) : interaction.reply(screen)

/** Another page of an answer, in the message under whose hand it may change; its picture takes a moment. */
async function turnPage(
  interaction: ButtonInteraction,
  reply: Reply,
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
  { pilcrow, notice }: Desk,
  { report, key }: { report: string; key: string },
  draw: (found: Stored) => Payload,
): Promise<Payload> =>
  pilcrow.look(({ library }) => {
    const found = storedAt(library, report, key)
    return typeof found === 'string' ? notice(found) : draw(found)
  })

/** The name under which the others in the channel know a person. */
function nameOf({ member, user }: ButtonInteraction): string {
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
    interaction.reply(await stored(desk, state, (found) => contextScreen(found, state.part))),
  turn: async (state, interaction, desk) =>
    show(interaction, await stored(desk, state, (found) => contextScreen(found, state.part))),
  more: async ({ report, keys }, interaction, desk) => {
    const reply = await desk.pilcrow.look(({ library }) => moreReply(library, report, keys))
    const showing = { isPrivate: true, asker: null, command: null, page: 0 }
    return interaction.reply(typeof reply === 'string' ? desk.notice(reply) : desk.draw(reply, showing))
  },
  say: ({ message }, interaction, desk) => sayAgain(message, interaction, desk),
  post: async ({ message, page }, interaction, desk) => {
    const sharer = nameOf(interaction)
    const showing = { isPrivate: false, asker: interaction.user.id, sharer, command: message, page }
    return answerWith(interaction, await desk.pilcrow.say(message), showing, desk)
  },
  page: async ({ message, page }, interaction, desk) => {
    const isPrivate = !isOwn(interaction) || isEphemeral(interaction)
    const showing = { isPrivate, asker: interaction.user.id, command: message, page }
    return turnPage(interaction, await desk.pilcrow.say(message), showing, desk)
  },
  csv: async ({ message }, interaction, { pilcrow }) => {
    await interaction.deferReply({ flags: MessageFlags.Ephemeral })
    const pages = await allPages(await pilcrow.respond(message), pilcrow.respond)
    const rows = answerCsv(pages, pilcrow.library)
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

/** A button pressed: everything it needs stands in its custom id and the library. */
export async function handleButton(interaction: ButtonInteraction, desk: Desk): Promise<void> {
  const state = stateOf(interaction.customId)
  if (state === null) await interaction.reply(notice(WORDING.oldButton))
  else await (ACTS[state.act] as Act<State['act']>)(state, interaction, desk)
}
