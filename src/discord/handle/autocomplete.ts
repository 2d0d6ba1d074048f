import type { AutocompleteInteraction } from 'discord.js'
import { nameShown } from '../../command/suggest.js'
import type { Suggestion } from '../../pilcrow.js'
import { SUGGESTION_LENGTH, SUGGESTIONS } from '../limits.js'
import { askedOf } from './chat-input.js'
import type { Desk } from './desk.js'
import { isOver } from './refused.js'

/** Suggestions as Discord takes them: the best 25, names cut by words, none that it would refuse. */
function offerable(suggestions: readonly Suggestion[]): Suggestion[] {
  const fitting = suggestions
    .map(({ name, value }) => ({ name: nameShown(name), value }))
    .filter(({ name, value }) => name !== '' && value.trim() !== '' && value.length <= SUGGESTION_LENGTH)
  const distinct = new Map(fitting.map((suggestion) => [suggestion.value, suggestion]))
  return [...distinct.values()].slice(0, SUGGESTIONS)
}

/** What to offer while an option is typed; nothing where that fails, for nobody waits for it. */
export async function handleAutocomplete(
  interaction: AutocompleteInteraction,
  { pilcrow, failed }: Desk,
): Promise<void> {
  const name = interaction.commandName
  const command = pilcrow.commands.find((each) => each.name === name)
  try {
    const focused = interaction.options.getFocused(true)
    const asked = askedOf(command, (option) => interaction.options.get(option)?.value || undefined)
    const others = { ...asked, [focused.name]: undefined }
    const suggestions = await pilcrow.suggest(name, focused.name, focused.value, others)
    await interaction.respond(offerable(suggestions))
  } catch (error) {
    failed(error)
    if (!interaction.responded && !isOver(error)) await interaction.respond([]).catch(() => undefined)
  }
}
