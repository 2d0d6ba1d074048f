import { join } from 'node:path'
import type { Library } from '../../../src/library/library.js'
import { packageData } from '../../../src/vocabulary/data.js'
import { heldQuestions } from '../../../test/eval/held.js'
import { Asked, readQuestions } from '../../../test/eval/question.js'
import type { Asking } from './asking.js'

/** Questions in everyday words, made for measuring answers: those on the reports that come with Pilcrow. */
const evaluated = (): Asked[] => {
  const folder = join(packageData(), '..', 'test', 'eval')
  return [folder, join(folder, 'own')].flatMap((each) => readQuestions(each, 'questions.jsonl', Asked))
}

/** Questions that name no authority; what answers them is known where the library holds it. */
export function unnamedQuestions(library: Library): Asking[] {
  const asked = evaluated().filter(({ scope }) => scope === 'global')
  const held = new Set(heldQuestions(asked, library))
  return asked.map((one) => ({
    ask: 'question',
    text: one.question,
    authority: null,
    wanted: held.has(one) ? one : null,
  }))
}

/** Questions that name an authority: those whose answer is known, then the unnamed ones, each asked about another authority. */
export function namedQuestions(
  library: Library,
  authorities: Library['reports'][number]['authority'][],
): Asking[] {
  const known = heldQuestions(
    evaluated().filter(({ scope }) => scope === 'named'),
    library,
  ).map(
    (one): Asking => ({
      ask: 'question',
      text: one.question,
      authority: library.byId(one.report ?? '')?.authority.slug ?? null,
      wanted: one,
    }),
  )
  const others = unnamedQuestions(library).flatMap((one, at): Asking[] => {
    const authority = authorities[at % authorities.length]
    if (one.ask !== 'question' || authority === undefined) return []
    const text = `${one.text.replace(/[?.!\s]+$/, '')} in ${authority.name}?`
    return [{ ...one, text, authority: authority.slug, wanted: null }]
  })
  return [...known, ...others]
}
