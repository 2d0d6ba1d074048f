import type { ChatInputCommandInteraction } from 'discord.js'
import type { Asked, Command } from '../../command/command.js'
import { WORDING } from '../wording.js'
import { answerWith } from './answer.js'
import type { Desk } from './desk.js'
import { typedForm } from './typed-form.js'

/** The values of a command's own options, as they came in. */
export const askedOf = (
  command: Command | undefined,
  given: (option: string) => string | null | undefined,
): Asked => Object.fromEntries((command?.options ?? []).map(({ name }) => [name, given(name) ?? undefined]))

/** A slash command: answered privately unless `public:true`. */
export async function handleChatInput(interaction: ChatInputCommandInteraction, desk: Desk): Promise<void> {
  const { pilcrow } = desk
  const name = interaction.commandName
  const command = pilcrow.commands.find((each) => each.name === name)
  const asked = askedOf(command, (option) => interaction.options.getString(option))
  const isPrivate = interaction.options.getBoolean(WORDING.publicOption.name) !== true
  const reply = pilcrow.run(name, asked)
  const showing = { isPrivate, asker: interaction.user.id, command: typedForm(name, asked), page: 0 }
  await answerWith(interaction, reply, showing, desk)
}
