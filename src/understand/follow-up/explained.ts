import { shareOf } from '../../learnt/models.js'
import { ANY_TIME, type Asked, type AskedFor, EVERYWHERE, type Where } from '../../model/query.js'
import { findingOf, Grade, isSendReport, type Report } from '../../model/report.js'
import { askedAs } from '../asked.js'
import { subjectOf } from '../entities/entities.js'
import { passagesOn } from '../passages.js'
import type { ReadMessage } from '../read-message.js'
import { contentWordsIn, definitionsIn, gradesNamed, subjectWithout } from '../subject.js'
import type { Understanding } from '../understanding.js'
import {
  askedBefore,
  at,
  citationOf,
  heldReportsShown,
  inWhere,
  ofReport,
  ordinalIn,
  type Previous,
  reportsShown,
  whereOf,
  wordsAt,
} from './shown.js'

/** What goes on from a word that was explained. */

/** 'Who does that', after a word was explained: what reports say of it, where the conversation was before. */
export function ofTerm(
  before: AskedFor<'definition'>,
  read: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): Asked {
  // 'How is that different from SIF': what each of the two means.
  if (
    definitionsIn(
      subjectOf({ ...read.entities, frameworks: [] }),
      understanding.vocabulary.ownWords.definitions,
    ).length > 0
  )
    return definedBeside(before, read, understanding)
  const asked = askedAs('passages', read, understanding)
  if (asked.intent !== 'passages') return asked
  const named = whereOf(asked)
  const councils = named.councils.length > 0 ? named.councils : previous.query.spokenOf.slice(0, 1)
  const subject = `${termOf(before)} ${asked.subject}`
  return inWhere({ ...asked, subject }, { ...named, councils, period: ANY_TIME })
}

const termOf = ({ term, grades }: AskedFor<'definition'>): string =>
  grades === null ? term : grades.join(' ').toLowerCase()

/**
 * What is asked of a word that was just explained: 'how many does Devon have' of what it stands for there, 'is that a fail' of that grade beside
 * another. Null for what asks of anything else.
 */
export function ofWordExplained(
  { entities, slots, intention }: ReadMessage,
  previous: Previous,
  { recogniser, vocabulary }: Understanding,
): Asked | null {
  const before = askedBefore(previous)
  if (before.intent !== 'definition') return null
  const { where, answer } = slots
  const isOfReports = recogniser.names.in('inspection-noun', entities.tokens).length > 0
  // 'Does it still exist' asks for no reports.
  if (intention.intent === 'library' && where.councils.length === 0 && !isOfReports) return before
  const isCounted = answer === 'number' && intention.intent === 'library'
  if (isCounted && where.councils.length === 1 && !isOfReports && before.grades === null)
    return passagesOn(contentWordsIn(before.term, vocabulary).join(' '), { where }, { answer })
  const isOfGrade = intention.intent === 'grade' && entities.grades.length > 0
  return before.grades !== null && isOfGrade && where.councils.length + before.where.councils.length === 0
    ? { ...before, grades: [...new Set([...before.grades, ...gradesNamed(entities)])] }
    : null
}

/** 'How is that different from SIF' after what ILACS is: what each of the two means. */
export function definedBeside(
  before: AskedFor<'definition'>,
  read: ReadMessage,
  understanding: Understanding,
): Asked {
  const own = askedAs('definition', read, understanding)
  if (own.intent !== 'definition') return before
  return { ...before, term: `${before.term} ${own.term}`, grades: before.grades ?? own.grades }
}

/**
 * 'What does that mean', 'in plain English', 'is that bad': Pilcrow puts nothing in other words. It tells what a word of the
 * field or a grade means, and shows what stands around a quotation, or behind a recommendation.
 */
export function explained(read: ReadMessage, previous: Previous, understanding: Understanding): Asked | null {
  const before = askedBefore(previous)
  const { shown } = previous
  const { definitions } = understanding.vocabulary.ownWords
  const own = subjectWithout(read.entities, ['explain', 'definition'], understanding)
  if (definitionsIn(own, definitions).length > 0) return definitionOf(own, null)
  const scale = scaleExplained(read, previous, understanding)
  if (scale) return scale
  // 'What does outstanding mean', after what is said of something else.
  const { grades } = read.entities
  if (
    grades.length > 0 &&
    read.intention.intent === 'definition' &&
    shareOf(read.shares, 'definition') >= SURELY_DEFINED
  )
    return askedAs('definition', read, understanding)
  if (before.intent === 'definition' && before.grades !== null)
    return besideGrades(read, before, before.grades)
  if (before.intent === 'definition') return ofTerm(before, read, previous, understanding)
  const [first] = shown.grades
  const outcome = first && understanding.byId(first.report)
  if (outcome && isSendReport(outcome) && ordinalIn(read, understanding) === null)
    return definitionOf(OF_SEND, null)
  // 'What does it even mean', after what is said of thresholds; 'what is one', after how many reports mention a word.
  if (
    (before.intent === 'passages' || before.intent === 'mentions') &&
    ordinalIn(read, understanding) === null &&
    contentWordsIn(before.subject, understanding.vocabulary).length <= WORDS_BESIDE_TERM &&
    definitionsIn(before.subject, definitions).length > 0
  )
    return definitionOf(before.subject, null)
  const place = ordinalIn(read, understanding) ?? 1
  // 'Is that good', of a report as a whole, asks of its grades.
  const recommended = shown.grades.length > 0 ? undefined : at(shown.recommendations, place)
  const text = recommended && wordsAt(shown, place, understanding)
  const report = recommended && understanding.byId(recommended.report)
  if (report && text) return behind(text, ofReport(report), understanding)
  const quoted = at(shown.excerpts, place)
  const [graded] = shown.grades
  if (graded && !(quoted && ordinalIn(read, understanding) !== null)) {
    const judgement = understanding
      .byId(graded.report)
      ?.judgements.find((one) => one.judgement === graded.judgement)
    const finding = judgement && findingOf(judgement)
    const grade = Grade.safeParse(finding)
    if (grade.success) return definitionOf('', [grade.data], onScaleOf(understanding.byId(graded.report)))
    if (finding) return definitionOf(finding, null)
  }
  if (quoted) return citationOf(quoted, understanding)
  const [only] = reportsShown(shown)
  const held = only === undefined ? undefined : understanding.byId(only)
  return held ? { intent: 'report', where: ofReport(held), part: 'summary', instead: null } : null
}

/** 'Is that the worst you can get?': the scale that what was shown is graded on. */
export function scaleExplained(
  { entities }: ReadMessage,
  { shown }: Previous,
  { recogniser, byId }: Understanding,
): Asked | null {
  const asksOfScale = recogniser.names.in('extreme', entities.tokens).length > 0
  const reports = heldReportsShown(shown, { byId })
  if (!asksOfScale || reports.length === 0) return null
  return reports.every(isSendReport)
    ? definitionOf(OF_SEND, null)
    : shown.grades.length > 0
      ? definitionOf('', [], onScaleOf(reports[0]))
      : null
}

/** 'And outstanding', after what a grade means: that of another; 'is that better or worse than inadequate': how they stand to each other. */
function besideGrades(
  { entities }: ReadMessage,
  before: AskedFor<'definition'>,
  known: readonly Grade[],
): AskedFor<'definition'> {
  const named = entities.grades
    .flatMap(({ value }) => value.grades)
    .flatMap((finding) => Grade.safeParse(finding).data ?? [])
  const isBeside = named.length === 0 || entities.tokens.some(({ word }) => STANDING.has(word))
  return { ...before, grades: isBeside ? [...new Set([...known, ...named])] : named }
}

/** Words for how one grade stands to another. */
const STANDING = new Set(['better', 'worse', 'than', 'above', 'below', 'higher', 'lower', 'between'])

/** As the glossary has it. */
const OF_SEND = 'SEND outcomes'

/** The scale that a report grades on, as its framework prints it; as the one before it does, where it prints none. */
const onScaleOf = (report: Report | undefined): Where => {
  if (report === undefined) return EVERYWHERE
  return { ...EVERYWHERE, framework: report.scale.length > 0 ? report.framework : SCALE_PRINTED }
}

/** Since this framework no report prints what its four grades mean, which are those of this one. */
const SCALE_PRINTED = 'SIF'

const definitionOf = (
  term: string,
  grades: Grade[] | null,
  where: Where = EVERYWHERE,
): AskedFor<'definition'> => ({
  intent: 'definition',
  where,
  term,
  grades,
  ofBoard: false,
})

/** What the report says of a thing that it recommends. */
export const behind = (
  text: string,
  where: AskedFor<'passages'>['where'],
  { vocabulary }: Understanding,
): AskedFor<'passages'> =>
  passagesOn(
    contentWordsIn(text.replace(/\([^)]*\)|[^\p{L}\p{N}\s-]/gu, ' '), vocabulary)
      .slice(0, WORDS_LOOKED_FOR)
      .join(' '),
    { where },
  )

/** So sure that a meaning is asked for. */
const SURELY_DEFINED = 0.8

/** A subject that is a term of the field and little else. */
const WORDS_BESIDE_TERM = 2

/** Words of a recommendation that are looked for: those that begin it say what it is about. */
const WORDS_LOOKED_FOR = 12
