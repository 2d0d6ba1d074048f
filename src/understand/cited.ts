import type { Asked, Where } from '../model/query.js'
import { subjectWithout } from './carriers.js'
import { paragraphsAsked } from './citation.js'
import type { ReadMessage } from './definitions.js'
import { entitiesIn } from './entities/entities.js'
import { whereIn } from './slots.js'
import type { Understanding } from './understanding.js'

/** Paragraphs that are cited by number or key, where nothing else is asked; or the place that prints a grade. */
export function citationAsked(read: ReadMessage, understanding: Understanding): Asked | null {
  const { citations, entities, intention, slots } = read
  if (citations.length === 0)
    return /[¶§]/.test(entities.message) && slots.where.councils.length === 1
      ? { intent: 'citation', places: [{ where: slots.where, keys: [], heading: null }], isWhole: true }
      : placeAsked(read, understanding)
  if (intention.intent !== 'citation' && entities.councils.length === 0 && intention.share > SURE_OF_OTHER)
    return null
  const content = contentBeside(read, 'citation', understanding)
  if (intention.intent !== 'citation' && content.length > MOST_BESIDE) return null
  let before: Where = slots.where
  const places = citations.map(({ paragraphs, heading, rest }) => {
    const named = citations.length === 1 ? slots.where : whereIn(entitiesIn(rest, understanding.recogniser))
    if (named.councils.length > 0) before = named
    const keys = heading === null ? (paragraphsAsked(paragraphs) ?? []) : [Number(paragraphs)]
    return { where: before, keys, heading }
  })
  return { intent: 'citation', places, isWhole: true }
}

/** Intents that are surer than this stand against a number that may cite a paragraph. */
const SURE_OF_OTHER = 0.5

/** Words beside a citation that leave it one: its heading. */
const MOST_BESIDE = 12

/** `Northumberland 2012, Record of main findings` */
function placeAsked({ entities, slots }: ReadMessage, { headings }: Understanding): Asked | null {
  const { message } = entities
  const comma = message.indexOf(',')
  const heading = message.slice(comma + 1).trim()
  if (comma < 0 || slots.where.councils.length !== 1 || !headings.has(heading.toLowerCase())) return null
  return { intent: 'citation', places: [{ where: slots.where, keys: [], heading }], isWhole: true }
}

/** The words of a message that neither name something nor carry its way of asking. */
function contentBeside({ entities }: ReadMessage, label: string, understanding: Understanding): string[] {
  const { stopWords } = understanding.vocabulary
  return subjectWithout(entities, [label], understanding)
    .split(' ')
    .filter((word) => word !== '' && !stopWords.has(word))
}
