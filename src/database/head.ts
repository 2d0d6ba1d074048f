import { z } from 'zod'
import { Judgement, Report } from '../model/report.js'

/** What stands in a head of a judgement: all but where it is printed. */
const JudgementHead = Judgement.omit({ evidence: true })

/** What every question may look at of every report, and is kept in memory: no words of its paragraphs. */
export const ReportHead = Report.pick({
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
  judgements: z.array(JudgementHead),
  /** The deadlines of its recommendations, each once, in their order. */
  deadlines: z.array(z.string()),
})
export type ReportHead = z.infer<typeof ReportHead>

export const reportHeadOf = (report: Report): ReportHead => ({
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
  judgements: report.judgements.map(({ evidence: _, ...judgement }) => judgement),
  deadlines: [...new Set(report.recommendations.flatMap(({ deadline }) => deadline ?? []))],
})

/** An extract without its paragraphs, which stand in rows of their own. */
export const Extract = Report.omit({ paragraphs: true })
export type Extract = z.infer<typeof Extract>

/** The parts of a report that are fetched when something asks for them, under a key of its own. */
export interface Parts {
  extract(key: string): Extract | null | undefined
  paragraphs(key: string): Report['paragraphs'] | null | undefined
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

/** What a report over a head has in fields that a copy of it leaves out: the key of its parts, and its head's judgements. */
const PARTS_KEY = Symbol('key')
const JUDGEMENT_HEADS = Symbol('judged')
interface OverHead extends Report {
  readonly [PARTS_KEY]: string
  readonly [JUDGEMENT_HEADS]: ReportHead['judgements']
}

/** And a judgement of it: which it is, and of which report. */
const OF = Symbol('of')
const PLACE = Symbol('place')

/**
 * Makes reports of heads: their other parts are asked for when they are looked at. There may be tens of thousands of heads, so
 * little is kept of each. All judgements come to some hundreds of different ones, which all reports share: of those a report's
 * own are made, with their evidence, when somebody looks at them.
 */
export function reportsOver(parts: Parts): (head: ReportHead, key: string) => Report {
  const same = sharing()
  const kept = new Map<Report, Report['judgements']>()

  function judgementsOf(report: OverHead): Report['judgements'] {
    const before = kept.get(report)
    if (before) return before
    const all = report[JUDGEMENT_HEADS].map(
      ({ judgement, label, strand, grade, outcome, wording }, place) => {
        const own = { judgement, label, strand, grade, outcome, wording }
        Object.defineProperty(own, PLACE, { value: place })
        Object.defineProperty(own, OF, { value: report[PARTS_KEY] })
        return Object.defineProperty(own, 'evidence', evidence) as Report['judgements'][number]
      },
    )
    if (kept.size >= MOST_JUDGED) kept.delete(kept.keys().next().value as Report)
    kept.set(report, all)
    return all
  }

  const evidence: PropertyDescriptor = {
    enumerable: true,
    get(this: { readonly [OF]: string; readonly [PLACE]: number }) {
      return parts.extract(this[OF])?.judgements[this[PLACE]]?.evidence ?? []
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
            return (parts.extract(this[PARTS_KEY]) ?? EMPTY)[field]
          },
        },
      ]),
    ),
    paragraphs: {
      enumerable: true,
      get(this: OverHead) {
        return parts.paragraphs(this[PARTS_KEY]) ?? []
      },
    },
    judgements: {
      enumerable: true,
      get(this: OverHead) {
        return judgementsOf(this)
      },
    },
  }
  return (head, key) => {
    const judged = head.judgements.map((one) => same(JSON.stringify(one), one))
    const own = {
      id: head.id,
      authority: same(head.authority.slug, head.authority),
      framework: head.framework,
      title: same(head.title, head.title),
      inspected: head.inspected,
      published: head.published,
      publishedSource: head.publishedSource,
      url: head.url,
      leadInspector: head.leadInspector && same(head.leadInspector, head.leadInspector),
      numbering: head.numbering,
      damage: head.damage && same(head.damage, head.damage),
    }
    Object.defineProperty(own, PARTS_KEY, { value: key })
    Object.defineProperty(own, JUDGEMENT_HEADS, { value: judged })
    return Object.defineProperties(own, fields) as unknown as Report
  }
}

/** One of what is the same: thousands of reports have the same titles, councils and judgements. */
function sharing() {
  const known = new Map<string, unknown>()
  return <Value>(key: string, value: Value): Value => {
    const before = known.get(key)
    if (before === undefined) known.set(key, value)
    return (before as Value | undefined) ?? value
  }
}
