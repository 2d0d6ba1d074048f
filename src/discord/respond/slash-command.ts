import type {
  AutocompleteInteraction,
  ChatInputCommandInteraction,
  MessageContextMenuCommandInteraction,
} from 'discord.js'
import type { Command, OptionValues } from '../../command/command.js'
import { nameShown } from '../../command/suggest.js'
import type { Suggestion } from '../../pilcrow/pilcrow.js'
import { notice } from '../components/payload.js'
import { WORDING } from '../components/wording.js'
import { SUGGESTION_LENGTH, SUGGESTIONS } from '../protocol/limits.js'
import { isInteractionOver } from '../protocol/rest.js'
import type { BotContext } from '../request/bot-context.js'
import { messageText } from './incoming-message.js'
import { answerPrivately, deferIfSlow, deferral, isDirectMessage, sendReply } from './send.js'

/** The values of a command's own options as texts, whatever they came in as: an old form of the command may linger. */
function optionValuesOf(
  command: Command | undefined,
  given: (option: string) => string | number | boolean | undefined,
): OptionValues {
  const named = (command?.options ?? []).map(
    ({ name, formerly = name }) => [name, given(name) ?? given(formerly)] as const,
  )
  return Object.fromEntries(named.map(([name, value]) => [name, value === undefined ? value : String(value)]))
}

/** A slash command: answered privately unless `public:true`, where the server has chosen otherwise, or nobody else is. */
export async function handleSlashCommand(
  interaction: ChatInputCommandInteraction,
  context: BotContext,
): Promise<void> {
  const { pilcrow } = context
  const name = interaction.commandName
  const command = pilcrow.commands.find((each) => each.name === name)
  const given = (option: string) => interaction.options.get(option)?.value
  const isPublic = given(WORDING.publicOption.name) ?? context.preferences.answersPublicly
  const isPrivate = isPublic !== true && !isDirectMessage(interaction)
  const answered = pilcrow.run(name, optionValuesOf(command, given))
  const { query, reply } = await deferIfSlow(answered, deferral(interaction, isPrivate))
  await sendReply(interaction, reply, { isPrivate, asker: interaction.user.id, query, page: 0 }, context)
}

/** Suggestions as Discord takes them: the best 25, names cut by words, none that it would refuse. */
function discordSuggestions(suggestions: readonly Suggestion[]): Suggestion[] {
  const fitting = suggestions
    .map(({ name, value }) => ({ name: nameShown(name), value }))
    .filter(({ name, value }) => name !== '' && value.trim() !== '' && value.length <= SUGGESTION_LENGTH)
  const distinct = new Map(fitting.map((suggestion) => [suggestion.value, suggestion]))
  return [...distinct.values()].slice(0, SUGGESTIONS)
}

/** What to offer while an option is typed; nothing where that fails, for nobody waits for it. */
export async function handleAutocomplete(
  interaction: AutocompleteInteraction,
  { pilcrow, failed }: BotContext,
): Promise<void> {
  const name = interaction.commandName
  const command = pilcrow.commands.find((each) => each.name === name)
  try {
    const focused = interaction.options.getFocused(true)
    const asked = optionValuesOf(command, (option) => interaction.options.get(option)?.value || undefined)
    const others = { ...asked, [focused.name]: undefined }
    const suggestions = await pilcrow.suggest(name, focused.name, focused.value, others)
    await interaction.respond(discordSuggestions(suggestions))
  } catch (error) {
    failed(error)
    if (!interaction.responded && !isInteractionOver(error))
      await interaction.respond([]).catch(() => undefined)
  }
}

/** 'Ask Pilcrow' on a message: its words are the question, the answer is for the one who asked. */
export async function handleContextMenu(
  interaction: MessageContextMenuCommandInteraction,
  context: BotContext,
): Promise<void> {
  const question = messageText(interaction.targetMessage, interaction.client.user.id)
  if (question === '') await interaction.reply(notice(WORDING.noWords))
  else await answerPrivately(interaction, context.pilcrow.respond(question), context)
}
