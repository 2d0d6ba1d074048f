import { z } from 'zod'
import { Extract, Judgement, type Report } from '../model/report.js'
import { namingOf } from '../model/year.js'

/** What every question may look at of every report, and is kept in memory: neither words of its paragraphs nor its grades. */
export const ReportHead = Extract.pick({
  id: true,
  authority: true,
  framework: true,
  title: true,
  inspected: true,
  published: true,
  publishedSource: true,
  url: true,
  leadInspector: true,
  numbering: true,
  damage: true,
}).extend({
  /** The deadlines of its recommendations, each once, in their order. */
  deadlines: z.array(z.string()),
})
export type ReportHead = z.infer<typeof ReportHead>

export const reportHeadOf = (report: Extract): ReportHead => ({
  id: report.id,
  authority: report.authority,
  framework: report.framework,
  title: report.title,
  inspected: report.inspected,
  published: report.published,
  publishedSource: report.publishedSource,
  url: report.url,
  leadInspector: report.leadInspector,
  numbering: report.numbering,
  damage: report.damage,
  deadlines: [...new Set(report.recommendations.flatMap(({ deadline }) => deadline ?? []))],
})

/** What a question over councils looks at of a judgement: all but where it is printed. */
export const JudgementHead = Judgement.omit({ evidence: true })
export type JudgementHead = z.infer<typeof JudgementHead>

export const judgementHeadOf = ({ evidence: _, ...head }: Judgement): JudgementHead => head

/** An extract without its paragraphs, which stand in rows of their own. */
export const ExtractLessParagraphs = Extract.omit({ paragraphs: true })
export type ExtractLessParagraphs = z.infer<typeof ExtractLessParagraphs>

/** The parts of a report that are fetched when something asks for them, under a key of its own. */
export interface Parts {
  extract(key: number, id: string): ExtractLessParagraphs | null | undefined
  paragraphs(key: number, id: string): Report['paragraphs'] | null | undefined
  /** Each at its place; null for one that is damaged. */
  judgements(key: number, id: string): readonly (JudgementHead | null)[] | null | undefined
}

/** What is held beside a head. */
export interface HeldBeside {
  /** Of its parts: another with each revision of the report, so that none of an older one are taken for it. */
  readonly key: number
  readonly revision: string
  readonly deadlines: readonly string[]
  readonly paragraphs: number
  readonly recommendations: number
}

const LATER = ['inspectors', 'licence', 'source', 'warnings', 'sections', 'recommendations', 'scale'] as const

/** What stands for a part that is not at hand yet; what is made of it is thrown away. */
const EMPTY: Pick<Report, (typeof LATER)[number]> = {
  inspectors: [],
  licence: null,
  source: { file: '', sha256: '' },
  warnings: [],
  sections: [],
  recommendations: [],
  scale: [],
}

/** Reports whose judgements are kept as they were made last: more than all of England has. */
const MOST_JUDGED = 1500

/** A report over a head has it in a field that a copy of it leaves out. */
const HELD = Symbol('beside')
interface OverHead extends Report {
  readonly [HELD]: HeldBeside
}

/** What is held beside the head of a report that was made here. */
export const heldOf = (report: Report): HeldBeside => (report as OverHead)[HELD]

/** And a judgement of it: of which report, and which it is there. */
const OF = Symbol('of')
const PLACE = Symbol('place')

/**
 * Makes reports of heads: their other parts are asked for when they are looked at. There may be tens of thousands of heads, so
 * little is kept of each, and what several have in common is kept once.
 */
export function reportsOver(
  parts: Parts,
  same: ReturnType<typeof sharing>,
): (head: ReportHead, beside: HeldBeside) => Report {
  const kept = new Map<number, Report['judgements']>()

  function judgementsOf(report: OverHead): Report['judgements'] {
    const { id } = report
    const { key } = report[HELD]
    const before = kept.get(key)
    if (before) return before
    const heads = parts.judgements(key, id)
    if (!heads) return []
    const all = heads.flatMap((head, place) => {
      if (head === null) return []
      // Tens of thousands are made for one question, so each at once and all alike.
      const { judgement, label, strand, grade, outcome, wording } = head
      const own = { judgement, label, strand, grade, outcome, wording, [OF]: report, [PLACE]: place }
      return Object.defineProperty(own, 'evidence', evidence) as unknown as Report['judgements'][number]
    })
    if (kept.size >= MOST_JUDGED) kept.delete(kept.keys().next().value as number)
    kept.set(key, all)
    return all
  }

  const evidence: PropertyDescriptor = {
    enumerable: true,
    get(this: { readonly [OF]: OverHead; readonly [PLACE]: number }) {
      const report = this[OF]
      return parts.extract(report[HELD].key, report.id)?.judgements[this[PLACE]]?.evidence ?? []
    },
  }
  // The getters are the same for all reports.
  const fields: PropertyDescriptorMap = {
    ...Object.fromEntries(
      LATER.map((field): [string, PropertyDescriptor] => [
        field,
        {
          enumerable: true,
          get(this: OverHead) {
            return (parts.extract(this[HELD].key, this.id) ?? EMPTY)[field]
          },
        },
      ]),
    ),
    paragraphs: {
      enumerable: true,
      get(this: OverHead) {
        return parts.paragraphs(this[HELD].key, this.id) ?? []
      },
    },
    judgements: {
      enumerable: true,
      get(this: OverHead) {
        return judgementsOf(this)
      },
    },
  }
  return (head, beside) => {
    const own = {
      id: head.id,
      authority: same(head.authority),
      framework: same(head.framework),
      title: same(head.title),
      inspected: same(head.inspected),
      published: same(head.published),
      publishedSource: same(head.publishedSource),
      url: head.url,
      leadInspector: same(head.leadInspector),
      numbering: same(head.numbering),
      damage: same(head.damage),
      named: same(namingOf(head)),
    }
    Object.defineProperty(own, HELD, { value: beside })
    return Object.defineProperties(own, fields) as unknown as Report
  }
}

/** Values of which there may be so many different ones before they are no longer held against each other. */
const MOST_SHARED = 50_000

/** One of what is the same: thousands of reports have the same titles, days, councils and judgements. */
export function sharing() {
  const known = new Map<string, unknown>()
  return <Value>(value: Value): Value => {
    if (value === null) return value
    const key = JSON.stringify(value)
    const before = known.get(key)
    if (before !== undefined) return before as Value
    if (known.size >= MOST_SHARED) known.clear()
    known.set(key, value)
    return value
  }
}
