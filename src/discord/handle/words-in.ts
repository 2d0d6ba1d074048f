import { type APIMessageComponent, ComponentType, type Message } from 'discord.js'

/** What a message holds of words, whichever way it was made. */
type Spoken = Pick<Message, 'content' | 'components' | 'messageSnapshots'>

/** Components are nested; only texts are words, a button's label is none. */
function textsOf(components: readonly APIMessageComponent[]): string[] {
  return components.flatMap((component): string[] => {
    if (component.type === ComponentType.TextDisplay) return [component.content]
    return 'components' in component ? textsOf(component.components as APIMessageComponent[]) : []
  })
}

/** The words of a message; of a forward those it brings along, of a message of components their texts. */
function spoken(message: Pick<Spoken, 'content' | 'components'>): string[] {
  const drawn = (message.components ?? []).map((component) => component.toJSON())
  return [message.content ?? '', ...textsOf(drawn)]
}

/** A message's words as a question: without the mention of the bot itself, without the white space around them. */
export function wordsIn(message: Spoken, botId: string): string {
  const forwarded = [...message.messageSnapshots.values()].flatMap((snapshot) => spoken(snapshot))
  return [...spoken(message), ...forwarded]
    .join('\n')
    .replaceAll(new RegExp(`<@!?${botId}>`, 'g'), ' ')
    .trim()
}
