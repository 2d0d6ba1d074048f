import { type APIModalInteractionResponseCallbackData, ComponentType, TextInputStyle } from 'discord.js'
import { type SettingsAct, settingsId } from './custom-id.js'
import { SAYING } from './wording.js'

/** The one field of a form. */
export const FIELD = 'words'

/** More than a message holds is no question; a list of names is shorter. */
const QUESTION_LENGTH = 1000
const NAMES_LENGTH = 200

/** A form with one field, for what no menu can hold. */
const form = (
  act: SettingsAct,
  title: string,
  label: string,
  { isLong }: { isLong: boolean },
): APIModalInteractionResponseCallbackData => ({
  custom_id: settingsId(act),
  title,
  components: [
    {
      type: ComponentType.Label,
      label,
      component: {
        type: ComponentType.TextInput,
        custom_id: FIELD,
        style: isLong ? TextInputStyle.Paragraph : TextInputStyle.Short,
        required: true,
        min_length: 1,
        max_length: isLong ? QUESTION_LENGTH : NAMES_LENGTH,
      },
    },
  ],
})

export const councilForm = (act: 'name' | 'name-mine' | 'see') =>
  form(act, SAYING.nameForm, act === 'name' ? SAYING.namesField : SAYING.nameField, { isLong: false })

export const questionForm = () => form('ask', SAYING.askForm, SAYING.askField, { isLong: true })
