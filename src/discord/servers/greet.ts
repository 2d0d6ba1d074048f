import {
  AuditLogEvent,
  ButtonStyle,
  ChannelType,
  ComponentType,
  type Guild,
  type MessageCreateOptions,
  PermissionFlagsBits,
  type TextBasedChannel,
} from 'discord.js'
import { escapeText } from '../escape.js'
import { mayWrite } from '../permissions.js'
import { drawText } from '../render/draw.js'
import { NEUTRAL } from '../render/look.js'
import { small } from '../render/markdown.js'
import { payload } from '../render/payload.js'
import { type SettingsAct, settingsId } from '../settings/custom-id.js'
import { SAYING } from '../settings/wording.js'

const button = (act: SettingsAct, label: string, style: ButtonStyle.Primary | ButtonStyle.Secondary) => ({
  type: ComponentType.Button as const,
  custom_id: settingsId(act),
  label,
  style,
})

/** The first and only word of Pilcrow's that nobody asked for: what it is, and three ways to begin. */
export function greeting({ id }: Pick<Guild, 'id'>): MessageCreateOptions {
  const drawn = payload(
    [
      drawText(escapeText(SAYING.greeting)),
      drawText(small(SAYING.greetingHow)),
      {
        type: ComponentType.ActionRow,
        components: [
          button('see', SAYING.see, ButtonStyle.Primary),
          button('ask', SAYING.ask, ButtonStyle.Secondary),
          button('open', SAYING.setUp, ButtonStyle.Secondary),
        ],
      },
    ],
    { accent: NEUTRAL, isPrivate: false },
  )
  // Of several processes that see the server come, one greets it.
  return { ...drawn, nonce: `hello ${id}`, enforceNonce: true }
}

const WRITTEN_IN: ReadonlySet<ChannelType> = new Set([ChannelType.GuildText, ChannelType.GuildAnnouncement])

/** The server's system channel where the bot may write there, else the first channel where it may; null for none. */
export function whereToGreet(guild: Guild): TextBasedChannel | null {
  const { systemChannel, channels, members } = guild
  const self = members.me
  if (self === null) return null
  const texts = [...channels.cache.values()]
    .filter((channel) => channel.isTextBased() && !channel.isThread() && WRITTEN_IN.has(channel.type))
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
export async function greet(guild: Guild): Promise<void> {
  const message = greeting(guild)
  const channel = whereToGreet(guild)
  if (channel?.isSendable()) await channel.send(message)
  else await (await whoAdded(guild))?.send(message)
}
