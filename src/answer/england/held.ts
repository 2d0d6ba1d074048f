import { grouped } from '../../collections/group.js'
import { memoisedByObject } from '../../collections/memoise.js'
import type { AnswerContext } from '../../command/command.js'
import type { JudgementAsked } from '../../model/query.js'
import { type Framework, isSendReport, type Report } from '../../model/report.js'
import { areAllAsked } from '../../understand/entities/grades.js'
import type { JudgementName } from '../../vocabulary/judgements.js'

/** A council that the library holds, with what questions over several councils ask of it. */
export interface HeldCouncil {
  readonly slug: string
  readonly name: string
  /** Null for one that no longer exists. */
  readonly region: string | null
  /** 'London Borough'; null as the region. */
  readonly kind: string | null
  /** Of its services, newest first; neither a review of its board alone nor an inspection of area SEND is one. */
  readonly inspections: readonly Report[]
  /** Reviews of its safeguarding board alone, newest first. */
  readonly boards: readonly Report[]
  /** Inspections of area SEND, newest first. */
  readonly send: readonly Report[]
}

/** Which of a council's reports a question is about: those of its services, with reviews of its board, of area SEND, or all. */
export type ReportKind = 'services' | 'boards' | 'send' | 'all'

export function reportsOfKind(
  { inspections, boards, send }: HeldCouncil,
  kind: ReportKind,
): readonly Report[] {
  if (kind === 'send') return send
  if (kind === 'services') return inspections
  return [...inspections, ...boards, ...(kind === 'all' ? send : [])]
}

/** The reports that make some judgements: of safeguarding boards, which are reviewed alone too; of area SEND, which no other makes. */
export function kindJudging(asked: readonly JudgementAsked[]): ReportKind {
  const areAll = (is: (name: JudgementName) => boolean) =>
    asked.length > 0 && asked.every((one) => areAllAsked(one, is))
  if (areAll(isSendReport)) return 'send'
  return areAll(({ slug }) => slug === 'lscb') ? 'boards' : 'services'
}

/** Frameworks under which there still are inspections. */
const CURRENT: ReadonlySet<Framework> = new Set<Framework>(['ILACS', 'SEND'])

/**
 * Whether something is asked for that no inspection judges any more, as adoption or the safeguarding board: then every
 * inspection that judged it is meant, and not the few newest reports that happen to be so old.
 */
export const isOfThePast = (asked: readonly JudgementAsked[]): boolean =>
  asked.some((one) => areAllAsked(one, ({ framework }) => !CURRENT.has(framework)))

/** Every council that the library holds, in the order of the alphabet. */
export const councilsHeld = memoisedByObject(
  ({ library, vocabulary }: AnswerContext): readonly HeldCouncil[] =>
    [...grouped(library.reports, ({ authority }) => authority.slug)]
      .map(([slug, [first]]) => {
        const facts = vocabulary.councils.get(slug)
        const all = library.ofAuthority(slug)
        return {
          slug,
          name: first.authority.name,
          region: facts?.region ?? null,
          kind: facts?.kind ?? null,
          inspections: all.filter(({ framework }) => framework !== 'LSCB' && framework !== 'SEND'),
          boards: all.filter(({ framework }) => framework === 'LSCB'),
          send: all.filter(isSendReport),
        }
      })
      .sort((one, other) => one.name.localeCompare(other.name)),
)
