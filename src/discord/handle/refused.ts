import { DiscordAPIError, RESTJSONErrorCodes } from 'discord.js'

/** Why Discord did not take an answer, as far as it decides what else to say. */

const codeOf = (error: unknown): number | string | null =>
  error instanceof DiscordAPIError ? error.code : null

/** The time of the interaction is over, or it is answered already: by another copy of the bot, perhaps. */
const OVER: ReadonlySet<unknown> = new Set([
  RESTJSONErrorCodes.UnknownInteraction,
  RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged,
  RESTJSONErrorCodes.UnknownWebhook,
  RESTJSONErrorCodes.InvalidWebhookToken,
])

/** Where the bot may not write, or nobody can any more. */
const CLOSED: ReadonlySet<unknown> = new Set([
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.CannotSendMessagesToThisUser,
  RESTJSONErrorCodes.ThreadLocked,
  RESTJSONErrorCodes.InvalidActionOnArchivedThread,
])

/** Whether nothing more can be said to an interaction. */
export const isOver = (error: unknown): boolean => OVER.has(codeOf(error))

/** Whether nothing can be said in the place where it was asked. */
export const isClosed = (error: unknown): boolean => CLOSED.has(codeOf(error))

export const isUnknownChannel = (error: unknown): boolean =>
  codeOf(error) === RESTJSONErrorCodes.UnknownChannel

/** Whether the message that was to be changed or taken away is no longer there. */
export const isGone = (error: unknown): boolean => codeOf(error) === RESTJSONErrorCodes.UnknownMessage

/** Whether the bot may write there, but not read what was written before, and so not reply to it. */
export const mayNotReadHistory = (error: unknown): boolean =>
  codeOf(error) === RESTJSONErrorCodes.CannotReplyWithoutPermissionToReadMessageHistory

/** Whether the same words without their picture may be taken: nothing else is known to be wrong with them. */
export const mayBeThePicture = (error: unknown): boolean =>
  error instanceof DiscordAPIError && !isOver(error) && !isUnknownChannel(error)
