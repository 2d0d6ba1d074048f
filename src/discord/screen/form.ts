import { type APIModalInteractionResponseCallbackData, ComponentType, TextInputStyle } from 'discord.js'
import type { Query } from '../../model/query.js'
import { cutLabel } from '../../quotation/cut.js'
import { customId } from '../custom-id.js'
import { FIELD_PLACEHOLDER_LENGTH } from '../limits.js'
import { WORDING } from '../wording.js'

/** The one field of a form. */
export const FIELD = 'words'

/** More than a message holds is no question; a name is shorter. */
const QUESTION_LENGTH = 1000
const NAME_LENGTH = 100

export type Form = APIModalInteractionResponseCallbackData

interface Field {
  readonly label: string
  readonly description?: string
  readonly placeholder: string
  readonly style: TextInputStyle
  readonly most: number
}

const form = (id: string, title: string, { label, description, placeholder, style, most }: Field): Form => ({
  custom_id: id,
  title,
  components: [
    {
      type: ComponentType.Label,
      label,
      ...(description === undefined ? {} : { description }),
      component: {
        type: ComponentType.TextInput,
        custom_id: FIELD,
        style,
        required: true,
        min_length: 1,
        max_length: most,
        placeholder: cutLabel(placeholder, FIELD_PLACEHOLDER_LENGTH),
      },
    },
  ],
})

/** A form for a question that follows what was asked before; null where nothing was understood before. */
export const askForm = (query: Query | null): Form =>
  form(customId({ act: 'ask', query }) ?? customId({ act: 'ask', query: null }) ?? '', WORDING.askForm, {
    label: WORDING.askField,
    description: WORDING.askHint(query !== null),
    placeholder: WORDING.askExample,
    style: TextInputStyle.Paragraph,
    most: QUESTION_LENGTH,
  })

/** A form for what a menu had no room for. */
export const anotherForm = (message: string): Form =>
  form(customId({ act: 'another', message }) ?? '', WORDING.anotherForm, {
    label: WORDING.anotherField,
    placeholder: WORDING.anotherField,
    style: TextInputStyle.Short,
    most: NAME_LENGTH,
  })
