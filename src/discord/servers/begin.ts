import type { Interaction, ModalSubmitInteraction, RepliableInteraction } from 'discord.js'
import { answerPrivately } from '../handle/answer.js'
import type { Desk } from '../handle/desk.js'
import type { Used } from '../settings/change.js'
import { type SettingsAct, settingsActOf } from '../settings/custom-id.js'
import { councilForm, FIELD, questionForm } from '../settings/form.js'

/** The buttons of the greeting that begin to ask, and the forms that they open. Nothing is stored of either. */
const BEGINNING: ReadonlySet<SettingsAct | null> = new Set<SettingsAct | null>(['see', 'ask'])

export const isBeginning = (interaction: Interaction): interaction is Used | ModalSubmitInteraction =>
  'customId' in interaction && BEGINNING.has(settingsActOf(interaction.customId))

/** A name on one line, without the signs that would end it in a command. */
const quoted = (name: string): string => `"${name.replace(/["“”\s]+/g, ' ').trim()}"`

/** What is said, answered to the one who pressed or wrote alone. */
const answer = async (interaction: RepliableInteraction, words: string, desk: Desk): Promise<void> =>
  answerPrivately(interaction, desk.pilcrow.respond(words), desk)

/** *See our council* and *Ask something*: at once where the council is known, else by a form. */
export async function begin(interaction: Used | ModalSubmitInteraction, desk: Desk): Promise<void> {
  const isOfCouncil = settingsActOf(interaction.customId) === 'see'
  if (interaction.isModalSubmit()) {
    const words = interaction.fields.getTextInputValue(FIELD)
    return answer(interaction, isOfCouncil ? `/report council:${quoted(words)}` : words, desk)
  }
  if (!isOfCouncil) return void (await interaction.showModal(questionForm()))
  const [council] = desk.here.assumed?.councils ?? []
  if (council === undefined) await interaction.showModal(councilForm('see'))
  else await answer(interaction, `/report council:${council}`, desk)
}
