import { type APIModalInteractionResponseCallbackData, ComponentType, TextInputStyle } from 'discord.js'
import type { Query } from '../../model/query.js'
import { cutLabel } from '../../text/fit.js'
import { WORDING } from '../components/wording.js'
import { customId } from '../custom-id.js'
import { FIELD_PLACEHOLDER_LENGTH } from '../protocol/limits.js'

/** The one field of a form. */
export const MODAL_FIELD = 'words'

/** More than a message holds is no question; a name is shorter. */
export const MAX_QUESTION_LENGTH = 1000
const MAX_NAME_LENGTH = 100

export type ModalData = APIModalInteractionResponseCallbackData

interface ModalField {
  readonly label: string
  readonly description?: string
  readonly placeholder?: string
  readonly style: TextInputStyle
  readonly most: number
}

/** A modal with one text field. */
export const oneFieldModal = (
  id: string,
  title: string,
  { label, description, placeholder, style, most }: ModalField,
): ModalData => ({
  custom_id: id,
  title,
  components: [
    {
      type: ComponentType.Label,
      label,
      ...(description === undefined ? {} : { description }),
      component: {
        type: ComponentType.TextInput,
        custom_id: MODAL_FIELD,
        style,
        required: true,
        min_length: 1,
        max_length: most,
        ...(placeholder === undefined
          ? {}
          : { placeholder: cutLabel(placeholder, FIELD_PLACEHOLDER_LENGTH) }),
      },
    },
  ],
})

/** A form for a question that follows what was asked before; null where nothing was understood before. */
export const askModal = (query: Query | null): ModalData =>
  oneFieldModal(
    customId({ act: 'ask', query }) ?? customId({ act: 'ask', query: null }) ?? '',
    WORDING.askForm,
    {
      label: WORDING.askField,
      description: WORDING.askHint(query !== null),
      placeholder: WORDING.askExample,
      style: TextInputStyle.Paragraph,
      most: MAX_QUESTION_LENGTH,
    },
  )

/** A form for what a menu had no room for. */
export const anotherModal = (message: string): ModalData =>
  oneFieldModal(customId({ act: 'another', message }) ?? '', WORDING.anotherForm, {
    label: WORDING.anotherField,
    placeholder: WORDING.anotherField,
    style: TextInputStyle.Short,
    most: MAX_NAME_LENGTH,
  })
