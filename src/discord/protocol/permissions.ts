import {
  GatewayIntentBits,
  OAuth2Scopes,
  PermissionFlagsBits,
  PermissionsBitField,
  type PermissionsString,
} from 'discord.js'

/** What Pilcrow asks a server for, and what for; commands and their buttons work without any of it. */
export const PERMISSIONS = {
  ViewChannel: 'answering mentions, and telling a channel of new reports',
  SendMessages: 'the same',
  SendMessagesInThreads: 'the same in a thread',
  AttachFiles: 'the picture with an answer to a mention',
  ReadMessageHistory: 'answering a mention as a reply to it, from the answer that it replies to',
} as const satisfies Partial<Record<PermissionsString, string>>

/** Discord, Installation, Install links. */
const AUTHORIZE_ADDRESS = 'https://discord.com/oauth2/authorize'
const OAUTH_SCOPES = [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands]

const permissionBits = Object.keys(PERMISSIONS).map(
  (name) => PermissionFlagsBits[name as keyof typeof PERMISSIONS],
)

/** The address where somebody who may manage a server adds the bot to it, with the permissions that it uses. */
export function inviteLink(applicationId: string): string {
  const link = new URL(AUTHORIZE_ADDRESS)
  link.searchParams.set('client_id', applicationId)
  link.searchParams.set('scope', OAUTH_SCOPES.join(' '))
  link.searchParams.set('permissions', new PermissionsBitField(permissionBits).bitfield.toString())
  return link.href
}

/** Whether these permissions let Pilcrow write somewhere. */
export const mayWrite = (permissions: Readonly<PermissionsBitField> | null, isThread = false): boolean =>
  permissions?.has([
    PermissionFlagsBits.ViewChannel,
    isThread ? PermissionFlagsBits.SendMessagesInThreads : PermissionFlagsBits.SendMessages,
  ]) ?? false

/** None of these needs Discord's approval: no message is read that is not meant for the bot. */
const UNPRIVILEGED = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.DirectMessages,
]

/** What to ask Discord for: the words of every message only where some channel's questions are all answered. */
export const intentsFor = (listens: boolean): GatewayIntentBits[] =>
  listens ? [...UNPRIVILEGED, GatewayIntentBits.MessageContent] : UNPRIVILEGED
