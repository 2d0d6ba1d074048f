/** An answer that Discord gives instead of what was asked; the code is Discord's own number for the fault. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: number,
    message: string,
  ) {
    super(message)
  }
}

export const unauthorised = () => new Refusal(401, 0, '401: Unauthorized')
export const unknownRoute = (route: string) => new Refusal(404, 0, `404: Not Found (${route})`)
export const missingPermissions = () => new Refusal(403, 50013, 'Missing Permissions')
export const unknownMessage = () => new Refusal(404, 10008, 'Unknown Message')
export const unknownInteraction = () => new Refusal(404, 10062, 'Unknown interaction')
export const alreadyAnswered = () => new Refusal(400, 40060, 'Interaction has already been acknowledged.')
export const unknownWebhook = () => new Refusal(404, 10015, 'Unknown Webhook')
export const mayNotReadHistory = () =>
  new Refusal(400, 160002, 'Cannot reply without permission to read message history')
export const missingAccess = () => new Refusal(403, 50001, 'Missing Access')
export const unknownGuild = () => new Refusal(404, 10004, 'Unknown Guild')
export const unknownChannel = () => new Refusal(404, 10003, 'Unknown Channel')
export const invalidToken = () => new Refusal(401, 50027, 'Invalid Webhook Token')
export const noDirectMessages = () => new Refusal(403, 50007, 'Cannot send messages to this user')
export const threadLocked = () => new Refusal(400, 160005, 'Thread is locked')
export const archivedThread = () => new Refusal(400, 50083, 'Thread is archived')
export const unknownReference = () =>
  new Refusal(400, 50035, 'Invalid Form Body\nmessage_reference[REPLIES_UNKNOWN_MESSAGE]: Unknown message')
export const invalidForm = (faults: readonly string[]) =>
  new Refusal(400, 50035, `Invalid Form Body\n${faults.join('\n')}`)
