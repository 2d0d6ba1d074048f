import type { ChatInputCommandInteraction } from 'discord.js'
import type { Asked, Command } from '../../command/command.js'
import { WORDING } from '../wording.js'
import { answerWith } from './answer.js'
import type { Desk } from './desk.js'
import { announcing, inTime } from './in-time.js'
import { repeatedForm } from './typed-form.js'

/** The values of a command's own options as texts, whatever they came in as: an old form of the command may linger. */
export function askedOf(
  command: Command | undefined,
  given: (option: string) => string | number | boolean | undefined,
): Asked {
  const named = (command?.options ?? []).map(({ name }) => [name, given(name)] as const)
  return Object.fromEntries(named.map(([name, value]) => [name, value === undefined ? value : String(value)]))
}

/** A slash command: answered privately unless `public:true`, or where the server has chosen otherwise. */
export async function handleChatInput(interaction: ChatInputCommandInteraction, desk: Desk): Promise<void> {
  const { pilcrow } = desk
  const name = interaction.commandName
  const command = pilcrow.commands.find((each) => each.name === name)
  const given = (option: string) => interaction.options.get(option)?.value
  const asked = askedOf(command, given)
  const isPublic = given(WORDING.publicOption.name) ?? desk.here.answersPublicly
  const isPrivate = isPublic !== true
  const reply = await inTime(pilcrow.run(name, asked), announcing(interaction, isPrivate))
  const again = await repeatedForm(name, asked, reply, pilcrow)
  const showing = { isPrivate, asker: interaction.user.id, command: again, page: 0 }
  await answerWith(interaction, reply, showing, desk)
}
