import {
  DefaultRestOptions,
  DiscordAPIError,
  DiscordjsErrorCodes,
  GatewayIntentBits,
  HTTPError,
  OAuth2Scopes,
  PermissionFlagsBits,
  PermissionsBitField,
  type PermissionsString,
  RESTJSONErrorCodes,
  type RESTOptions,
} from 'discord.js'
import { redactedError } from '../operate/log.js'

/**
 * What Discord refuses beyond, from its API documentation (August 2026). Lengths are counted in UTF-16 units, which
 * is never less than Discord counts.
 */

/** Components in one message, nested ones included. Component Reference. */
export const COMPONENTS_IN_MESSAGE = 40
/** Characters of all text displays of a message together. Component Reference, Text Display. */
export const TEXT_IN_MESSAGE = 4000
/** Buttons in an action row. Component Reference, Action Row. */
export const BUTTONS_IN_ROW = 5
/** Options of a string select. Component Reference, String Select. */
export const OPTIONS_IN_SELECT = 25
/** Characters of a select option's label and value. Component Reference, String Select. */
export const OPTION_LENGTH = 100
/** Characters of a select option's label that a phone shows on one line. */
export const OPTION_LABEL_SHOWN = 48
/** Characters of a picture's description, read out to those who cannot see it. Message, Attachment Object. */
export const ALT_TEXT_LENGTH = 1024
/** Bytes of one file of a message: 10 MiB. Uploading Files. */
export const FILE_LENGTH = 10 * 1024 * 1024
/** Characters of a custom id, which is unique in its message. Component Reference, Custom ID. */
export const CUSTOM_ID_LENGTH = 100
/** Characters of a button's label that show whole. Component Reference, button design guidelines. */
export const BUTTON_LABEL_SHOWN = 38
/** Characters of a link button's address. Component Reference, Button. */
export const BUTTON_LINK_LENGTH = 512
/** Characters of a command's or an option's description. Application Commands, Command Structure. */
export const COMMAND_DESCRIPTION_LENGTH = 100
/** Suggestions of one autocomplete answer. Receiving and Responding, Autocomplete. */
export const SUGGESTIONS = 25
/** Characters of a suggestion's name and value. Application Commands, Option Choice Structure. */
export const SUGGESTION_LENGTH = 100

/** Characters of what stands in a field until something is typed. Component Reference, Text Input. */
export const FIELD_PLACEHOLDER_LENGTH = 100

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

/** The address in DISCORD_API without a closing slash or a version, which discord.js adds itself. */
const baseOf = (api: string): string => api.replace(/\/+$/, '').replace(/\/v\d+$/, '')

/** A request that hangs is given up for another attempt: Discord waits three seconds for the answer to a command. */
const TIMEOUT_MS = 5000

/** How discord.js reaches Discord: as it does by itself, or at another address. */
export const restOptions = (api: string | null): Partial<RESTOptions> =>
  api === null
    ? { timeout: TIMEOUT_MS }
    : {
        timeout: TIMEOUT_MS,
        api: baseOf(api),
        version: DefaultRestOptions.version,
        cdn: new URL('/cdn', api).href,
      }

/** Whether a request was tried for longer than that, however often, and nobody knows what became of it. */
export const neverCameBack = (error: unknown): boolean =>
  error instanceof Error && error.name === 'AbortError'

// Why Discord did not take an answer, as far as it decides what else to say.

const apiErrorCode = (error: unknown): number | string | null =>
  error instanceof DiscordAPIError ? error.code : null

/** The time of the interaction is over, or it is answered already: by another copy of the bot, perhaps. */
const INTERACTION_OVER: ReadonlySet<unknown> = new Set([
  RESTJSONErrorCodes.UnknownInteraction,
  RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged,
  RESTJSONErrorCodes.UnknownWebhook,
  RESTJSONErrorCodes.InvalidWebhookToken,
])

/** Where the bot may not write, or nobody can any more. */
const CHANNEL_CLOSED: ReadonlySet<unknown> = new Set([
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.CannotSendMessagesToThisUser,
  RESTJSONErrorCodes.ThreadLocked,
  RESTJSONErrorCodes.InvalidActionOnArchivedThread,
])

/** Whether nothing more can be said to an interaction. */
export const isInteractionOver = (error: unknown): boolean => INTERACTION_OVER.has(apiErrorCode(error))

/** Whether nothing can be said in the place where it was asked. */
export const isChannelClosed = (error: unknown): boolean => CHANNEL_CLOSED.has(apiErrorCode(error))

export const isUnknownChannel = (error: unknown): boolean =>
  apiErrorCode(error) === RESTJSONErrorCodes.UnknownChannel

/** Whether the message that was to be changed or taken away is no longer there. */
export const isUnknownMessage = (error: unknown): boolean =>
  apiErrorCode(error) === RESTJSONErrorCodes.UnknownMessage

/** Whether the bot may write there, but not read what was written before, and so not reply to it. */
export const mayNotReadHistory = (error: unknown): boolean =>
  apiErrorCode(error) === RESTJSONErrorCodes.CannotReplyWithoutPermissionToReadMessageHistory

/** Whether the same words without their picture may be taken: nothing else is known to be wrong with them. */
export const mayBeThePicture = (error: unknown): boolean =>
  error instanceof DiscordAPIError && !isInteractionOver(error) && !isUnknownChannel(error)

// Why Discord cannot be used, as a sentence that says what to do.

export const TOKEN_REFUSED =
  'Discord does not accept this token. Copy a new one from the application’s Bot page.'

const HTTP_UNAUTHORISED = 401

/** Whether it is the token: Discord refuses it, discord.js sees that it is none, or no request can carry it. */
export function isTokenRefused(error: unknown): boolean {
  if (error instanceof DiscordAPIError) return error.status === HTTP_UNAUTHORISED
  if (!(error instanceof Error)) return false
  return (
    ('code' in error && error.code === DiscordjsErrorCodes.TokenInvalid) ||
    /\bauthorization header\b/i.test(error.message)
  )
}

/** Whether whatever answered did not answer as Discord does. */
const isStranger = (error: unknown): boolean => error instanceof TypeError || error instanceof SyntaxError

export function connectionFailure(error: unknown): Error {
  if (isTokenRefused(error)) return new Error(TOKEN_REFUSED)
  if (neverCameBack(error)) return new Error('Pilcrow cannot reach Discord: it does not answer in time.')
  if (error instanceof DiscordAPIError || error instanceof HTTPError)
    return new Error(`Discord does not let Pilcrow in now: it answers with status ${error.status}.`)
  if (isStranger(error))
    return new Error('What answers in place of Discord is not Discord. Check DISCORD_API, or leave it out.')
  return new Error(`Pilcrow cannot reach Discord: ${redactedError(error)}`)
}

/** There is no such channel any more, the bot was shut out of it, or the person takes no direct messages from it. */
const PLACE_GONE: ReadonlySet<unknown> = new Set([
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.CannotSendMessagesToThisUser,
  RESTJSONErrorCodes.UnknownUser,
])

/** Whether this place can never be written to again. */
export const isPlaceGone = (error: unknown): boolean =>
  error instanceof DiscordAPIError && PLACE_GONE.has(error.code)

/** Timeout: what a promise gives, or undefined where it gives nothing in time or fails: for what an answer can do without. */
export async function withTimeout<Given>(ms: number, promise: Promise<Given>): Promise<Given | undefined> {
  let timer: NodeJS.Timeout | undefined
  const timeout = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, ms, undefined)
  })
  try {
    return await Promise.race([promise, timeout])
  } catch {
    return undefined
  } finally {
    clearTimeout(timer)
  }
}
