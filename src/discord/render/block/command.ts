import { chatInputApplicationCommandMention } from 'discord.js'

/** Discord's ids of the slash commands by name, where they are known. */
export type CommandIds = ReadonlyMap<string, string>

/** A command's name as it is typed; not the end of a path or an address. */
const NAMED = /(?<![\p{L}\p{N}/.:<])\/([a-z]+)(?![\p{L}\p{N}/])/gu

/** Words already made safe, with the names of Discord's commands in them as something to press: `</grade:123>`. */
export const withCommands = (words: string, commandIds: CommandIds): string =>
  words.replace(NAMED, (typed, name: string) => {
    const id = commandIds.get(name)
    return id === undefined ? typed : chatInputApplicationCommandMention(name, id)
  })
