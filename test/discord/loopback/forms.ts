import { z } from 'zod'
import { invalidForm } from './refusal.js'

/** What Discord takes as a form (Component Reference, Label and Text Input; Interactions, Modal). */

const Input = z.strictObject({
  type: z.literal(4),
  custom_id: z.string().min(1).max(100),
  style: z.literal([1, 2]),
  min_length: z.int().min(0).max(4000).optional(),
  max_length: z.int().min(1).max(4000).optional(),
  required: z.boolean().optional(),
  value: z.string().max(4000).optional(),
  placeholder: z.string().max(100).optional(),
})

const Label = z.strictObject({
  type: z.literal(18),
  label: z.string().min(1).max(45),
  description: z.string().min(1).max(100).optional(),
  component: Input,
})

const Form = z.strictObject({
  custom_id: z.string().min(1).max(100),
  title: z.string().min(1).max(45),
  components: z.array(Label).min(1).max(5),
})
export type Form = z.infer<typeof Form>

export function formIn(data: unknown): Form {
  const form = Form.safeParse(data)
  if (!form.success) throw invalidForm([form.error.message])
  return form.data
}

/** The same with the words that somebody filled in, as Discord sends it. */
export const filledIn = ({ custom_id, components }: Form, words: string) => ({
  custom_id,
  components: components.map(({ component }, at) => ({
    type: 18,
    id: at + 1,
    component: { type: 4, id: at + 101, custom_id: component.custom_id, value: words },
  })),
})
