import type { Interaction } from 'discord.js'
import type { Command, OptionValues } from '../../command/command.js'
import type { Reply } from '../../model/reply.js'
import type { Counts, RequestOutcome } from '../../operate/counts.js'
import type { Logger } from '../../operate/log.js'
import type { BotContext } from '../bot-context.js'
import { parseCustomId } from '../custom-id.js'
import { SETTINGS_COMMANDS, settingsActOf } from '../settings/acts.js'

/** A message in a channel; most are not for Pilcrow. */
export const MESSAGE_REQUEST = 'message'
/** What is offered while an option is typed. */
const SUGGESTION_REQUEST = 'suggestion'
/** A custom id that no longer tells what it is for, a command that is no longer there. */
const UNKNOWN_REQUEST = 'unknown'

/**
 * What a person did, as the log and the counts call it: `/grade`, `button share`, … One of a few names, whatever
 * Discord sends, and none of it what somebody typed.
 */
export function requestName(interaction: Interaction, commands: readonly Command[]): string {
  if (interaction.isAutocomplete()) return SUGGESTION_REQUEST
  if (interaction.isMessageContextMenuCommand()) return 'ask menu'
  const setting = 'customId' in interaction ? settingsActOf(interaction.customId) : null
  if (setting !== null) return `setting ${setting}`
  if (interaction.isStringSelectMenu())
    return `choice ${parseCustomId(interaction.values[0] ?? '')?.act ?? UNKNOWN_REQUEST}`
  if (interaction.isModalSubmit())
    return `form ${parseCustomId(interaction.customId)?.act ?? UNKNOWN_REQUEST}`
  if (interaction.isButton()) return `button ${parseCustomId(interaction.customId)?.act ?? UNKNOWN_REQUEST}`
  if (!interaction.isChatInputCommand()) return UNKNOWN_REQUEST
  const { commandName } = interaction
  const isKnown = SETTINGS_COMMANDS.has(commandName) || commands.some(({ name }) => name === commandName)
  return isKnown ? `/${commandName}` : UNKNOWN_REQUEST
}

/**
 * A command and its options as one would type them, for the log: `/cite council:northumberland paragraph:"12-14, 17"`. Null
 * where a value holds what cannot be typed so.
 */
function typedCommandText(command: string, asked: OptionValues): string | null {
  const given = Object.entries(asked).filter((entry): entry is [string, string] => entry[1] !== undefined)
  if (given.some(([, value]) => /["“”\n]/.test(value) || value.trim() === '')) return null
  const options = given.map(([name, value]) => `${name}:${/\s/.test(value) ? `"${value}"` : value}`)
  return [`/${command}`, ...options].join(' ')
}

/** What became of one request. */
export interface RequestTrace {
  readonly request: string
  /** null where Pilcrow was not asked: a message for somebody else, a button that opens a paragraph. */
  readonly outcome: RequestOutcome | null
  /** The words that were asked, where there were any. */
  readonly asked: string | null
  /** What went wrong with it, else null. */
  readonly fault: unknown
  /** From its arrival to the last answer that Discord took. */
  readonly ms: number
}

/**
 * Request trace: sees one request through, with a context that notes what was asked and answered. It keeps to the Pilcrow
 * of its context from beginning to end, whichever library is taken up meanwhile.
 * @param request its name, as the log and the counts call it
 * @param handle answers it, with a context of its own
 */
export async function traceRequest(
  request: string,
  context: BotContext,
  handle: (own: BotContext) => Promise<void>,
): Promise<RequestTrace> {
  const began = performance.now()
  const { pilcrow } = context
  let outcome: RequestOutcome | null = null
  let asked: string | null = null
  let fault: unknown = null
  const noteReply = (words: string | null, { kind }: Reply): void => {
    // What is said after that is asked for a button's sake.
    if (outcome !== null) return
    asked = words
    outcome = kind
  }
  await handle({
    ...context,
    earlier: pilcrow,
    pilcrow: {
      ...pilcrow,
      async respond(message, previous) {
        const answered = await pilcrow.respond(message, previous)
        noteReply(message, answered.reply)
        return answered
      },
      async say(message, previous) {
        const reply = await pilcrow.say(message, previous)
        noteReply(message, reply)
        return reply
      },
      async run(command, options) {
        const answered = await pilcrow.run(command, options)
        noteReply(typedCommandText(command, options), answered.reply)
        return answered
      },
      async answer(query) {
        const reply = await pilcrow.answer(query)
        noteReply(null, reply)
        return reply
      },
    },
    rateLimit(person) {
      const verdict = context.rateLimit(person)
      if (verdict !== 'allow') outcome = 'too many'
      return verdict
    },
    keepSilent() {
      outcome = null
      asked = null
    },
    failed(error) {
      outcome = 'failed'
      fault = error
      context.failed(error)
    },
  })
  return { request, outcome, asked, fault, ms: performance.now() - began }
}

export interface RequestLogSettings {
  readonly log: Logger
  readonly counts: Counts
  /** Whether the log may say what was asked. Who asked, and where, it never says. */
  readonly logsQuestions: boolean
}

/**
 * Request log: counts a request that is over, and says in one line what became of it; a line for each letter typed says
 * nothing.
 */
export function logRequest(
  { request, outcome, asked, fault, ms }: RequestTrace,
  { log, counts, logsQuestions }: RequestLogSettings,
): void {
  if (fault !== null) counts.failed(fault)
  if (request === SUGGESTION_REQUEST) {
    counts.suggested(ms)
    return
  }
  if (request === MESSAGE_REQUEST && outcome === null) return
  const answered = { request, outcome: outcome ?? 'shown', ms: Math.round(ms * 10) / 10 } as const
  counts.answered(answered)
  log.info('answered', logsQuestions ? { ...answered, asked } : answered)
}
