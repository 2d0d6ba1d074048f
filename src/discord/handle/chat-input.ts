import type { ChatInputCommandInteraction } from 'discord.js'
import type { Asked, Command } from '../../command/command.js'
import { WORDING } from '../wording.js'
import { answerWith, isAlone } from './answer.js'
import type { Desk } from './desk.js'
import { announcing, inTime } from './in-time.js'

/** The values of a command's own options as texts, whatever they came in as: an old form of the command may linger. */
export function askedOf(
  command: Command | undefined,
  given: (option: string) => string | number | boolean | undefined,
): Asked {
  const named = (command?.options ?? []).map(
    ({ name, formerly = name }) => [name, given(name) ?? given(formerly)] as const,
  )
  return Object.fromEntries(named.map(([name, value]) => [name, value === undefined ? value : String(value)]))
}

/** A slash command: answered privately unless `public:true`, where the server has chosen otherwise, or nobody else is. */
export async function handleChatInput(interaction: ChatInputCommandInteraction, desk: Desk): Promise<void> {
  const { pilcrow } = desk
  const name = interaction.commandName
  const command = pilcrow.commands.find((each) => each.name === name)
  const given = (option: string) => interaction.options.get(option)?.value
  const isPublic = given(WORDING.publicOption.name) ?? desk.here.answersPublicly
  const isPrivate = isPublic !== true && !isAlone(interaction)
  const answered = pilcrow.run(name, askedOf(command, given))
  const { query, reply } = await inTime(answered, announcing(interaction, isPrivate))
  await answerWith(interaction, reply, { isPrivate, asker: interaction.user.id, query, page: 0 }, desk)
}
