import type { Asked, Assumed, Where } from '../model/query.js'
import { type ReadMessage, readAbout, type Understanding } from './asked.js'

/** Intents that are about one council, or a few; what is asked over councils is never of those of the asker alone. */
const ABOUT_COUNCILS: ReadonlySet<Asked['intent']> = new Set<Asked['intent']>([
  'grade',
  'history',
  'report',
  'judgements',
  'passages',
  'recommendations',
  'reasons',
  'citation',
])

const namesNoPlace = ({ councils, reports, regions, kinds, neighboursOf, inspector }: Where): boolean =>
  councils.length + reports.length + regions.length + kinds.length === 0 &&
  neighboursOf === null &&
  inspector === null

const wheresOf = (asked: Asked): Where[] =>
  asked.intent === 'citation' ? asked.places.map(({ where }) => where) : [asked.where]

/** 'In inadequate councils' is a condition on councils, not one of them. */
const isAboutCouncils = (asked: Asked): boolean =>
  ABOUT_COUNCILS.has(asked.intent) && !('having' in asked && asked.having.length > 0)

/** 'Is adoption good?' is asked of all councils only where there is none that it can be about; 'adoption inadequate – where?' always. */
const asksOfGrade = ({ intention, entities }: ReadMessage): boolean =>
  intention.intent === 'grade' && !entities.tokens.some(({ word }) => word === 'where')

/** Whether a query is about a council and nobody said which: no place, no region, not 'nationally'. */
export const lacksCouncil = (asked: Asked, read: ReadMessage): boolean =>
  (isAboutCouncils(asked) || asksOfGrade(read)) &&
  wheresOf(asked).every(namesNoPlace) &&
  read.entities.country.length + read.entities.elsewhere.length === 0

/** A message as if it had named these councils. */
export const readAsOf = (
  read: ReadMessage,
  { councils }: Assumed,
  understanding: Understanding,
): ReadMessage => councils.reduce((named, slug) => readAbout(named, slug, understanding) ?? named, read)
