import type { Interaction } from 'discord.js'
import type { Command } from '../command/command.js'
import { stateOf } from './custom-id.js'
import { SETTINGS_COMMANDS } from './settings/commands.js'
import { settingsActOf } from './settings/custom-id.js'

/** A message in a channel; most are not for Pilcrow. */
export const MESSAGE = 'message'
/** What is offered while an option is typed. */
export const SUGGESTION = 'suggestion'
/** A custom id that no longer tells what it is for, a command that is no longer there. */
const UNKNOWN = 'unknown'

/**
 * What a person did, as the log and the counts call it: `/grade`, `button share`, … One of a few names, whatever
 * Discord sends, and none of it what somebody typed.
 */
export function requestName(interaction: Interaction, commands: readonly Command[]): string {
  if (interaction.isAutocomplete()) return SUGGESTION
  if (interaction.isMessageContextMenuCommand()) return 'ask menu'
  const setting = 'customId' in interaction ? settingsActOf(interaction.customId) : null
  if (setting !== null) return `setting ${setting}`
  if (interaction.isStringSelectMenu())
    return `choice ${stateOf(interaction.values[0] ?? '')?.act ?? UNKNOWN}`
  if (interaction.isModalSubmit()) return `form ${stateOf(interaction.customId)?.act ?? UNKNOWN}`
  if (interaction.isButton()) return `button ${stateOf(interaction.customId)?.act ?? UNKNOWN}`
  if (!interaction.isChatInputCommand()) return UNKNOWN
  const { commandName } = interaction
  const isKnown = SETTINGS_COMMANDS.has(commandName) || commands.some(({ name }) => name === commandName)
  return isKnown ? `/${commandName}` : UNKNOWN
}
