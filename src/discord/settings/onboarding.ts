import {
  AuditLogEvent,
  ButtonStyle,
  ChannelType,
  ComponentType,
  type Guild,
  type Interaction,
  type MessageCreateOptions,
  type ModalSubmitInteraction,
  PermissionFlagsBits,
  type RepliableInteraction,
  type TextBasedChannel,
} from 'discord.js'
import type { BotContext } from '../bot-context.js'
import { escapeText, subtext } from '../components/markdown.js'
import { containerMessage, drawText, MODAL_FIELD, NEUTRAL_COLOUR } from '../components/payload.js'
import { SETTINGS_WORDING } from '../components/wording.js'
import { mayWrite } from '../protocol.js'
import { answerPrivately } from '../respond/send.js'
import {
  councilModal,
  questionModal,
  type SettingsAct,
  type SettingsComponent,
  settingsActOf,
} from './acts.js'
import { settingsButton } from './panels.js'

/** The first and only word of Pilcrow's that nobody asked for: what it is, and three ways to begin. */
function serverGreeting({ id }: Pick<Guild, 'id'>): MessageCreateOptions {
  const drawn = containerMessage(
    [
      drawText(escapeText(SETTINGS_WORDING.greeting)),
      drawText(subtext(SETTINGS_WORDING.greetingHow)),
      {
        type: ComponentType.ActionRow,
        components: [
          settingsButton('see', SETTINGS_WORDING.see, ButtonStyle.Primary),
          settingsButton('ask', SETTINGS_WORDING.ask, ButtonStyle.Secondary),
          settingsButton('open', SETTINGS_WORDING.setUp, ButtonStyle.Secondary),
        ],
      },
    ],
    { accent: NEUTRAL_COLOUR, isPrivate: false },
  )
  // Of several processes that see the server come, one greets it.
  return { ...drawn, nonce: `hello ${id}`, enforceNonce: true }
}

const GREETING_CHANNELS: ReadonlySet<ChannelType> = new Set([
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
])

/** The server's system channel where the bot may write there, else the first channel where it may; null for none. */
function whereToGreet(guild: Guild): TextBasedChannel | null {
  const { systemChannel, channels, members } = guild
  const self = members.me
  if (self === null) return null
  const texts = [...channels.cache.values()]
    .filter((channel) => channel.isTextBased() && !channel.isThread() && GREETING_CHANNELS.has(channel.type))
    .sort((one, other) =>
      'rawPosition' in one && 'rawPosition' in other ? one.rawPosition - other.rawPosition : 0,
    )
  const inOrder = systemChannel ? [systemChannel, ...texts] : texts
  const found = inOrder.find((channel) => mayWrite(channel.permissionsFor(self)))
  return found?.isTextBased() ? found : null
}

/** Whoever added the bot, as the audit log says, where the bot may read that; else nobody. */
async function whoAdded(
  guild: Guild,
): Promise<{ send(message: MessageCreateOptions): Promise<unknown> } | null> {
  if (!guild.members.me?.permissions.has(PermissionFlagsBits.ViewAuditLog)) return null
  const { entries } = await guild.fetchAuditLogs({ type: AuditLogEvent.BotAdd, limit: 5 })
  const entry = entries.find(({ targetId }) => targetId === guild.client.user.id)
  return entry?.executorId ? guild.client.users.fetch(entry.executorId) : null
}

/** Greets a server that the bot was added to, once: where it may write, else to whoever added it, else not at all. */
export async function greetServer(guild: Guild): Promise<void> {
  const message = serverGreeting(guild)
  const channel = whereToGreet(guild)
  if (channel?.isSendable()) await channel.send(message)
  else await (await whoAdded(guild))?.send(message)
}

/** The buttons of the greeting that begin to ask, and the forms that they open. Nothing is stored of either. */
const ONBOARDING_ACTS: ReadonlySet<SettingsAct | null> = new Set<SettingsAct | null>(['see', 'ask'])

export const isOnboarding = (
  interaction: Interaction,
): interaction is SettingsComponent | ModalSubmitInteraction =>
  'customId' in interaction && ONBOARDING_ACTS.has(settingsActOf(interaction.customId))

/** A name on one line, without the signs that would end it in a command. */
const quotedName = (name: string): string => `"${name.replace(/["“”\s]+/g, ' ').trim()}"`

/** What is said, answered to the one who pressed or wrote alone. */
const answerFirstQuestion = async (
  interaction: RepliableInteraction,
  words: string,
  context: BotContext,
): Promise<void> => answerPrivately(interaction, context.pilcrow.respond(words), context)

/** *See our council* and *Ask something*: at once where the council is known, else by a form. */
export async function handleOnboarding(
  interaction: SettingsComponent | ModalSubmitInteraction,
  context: BotContext,
): Promise<void> {
  const isOfCouncil = settingsActOf(interaction.customId) === 'see'
  if (interaction.isModalSubmit()) {
    const words = interaction.fields.getTextInputValue(MODAL_FIELD)
    return answerFirstQuestion(
      interaction,
      isOfCouncil ? `/report council:${quotedName(words)}` : words,
      context,
    )
  }
  if (!isOfCouncil) return void (await interaction.showModal(questionModal()))
  const [council] = context.preferences.assumed?.councils ?? []
  if (council === undefined) await interaction.showModal(councilModal('see'))
  else await answerFirstQuestion(interaction, `/report council:${council}`, context)
}
