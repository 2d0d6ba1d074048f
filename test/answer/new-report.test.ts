import { describe, expect, it } from 'vitest'
import { newestOfEachKind } from '../../src/answer/new-report.js'
import { createLibrary } from '../../src/library/library.js'
import { gradesOf, type Reply, recommendationsOf } from '../../src/model/reply.js'
import type { Report } from '../../src/model/report.js'
import { answersOf } from '../../src/pilcrow/pilcrow.js'
import { replyText } from '../../src/reply/reply-lines.js'
import { bundledContext } from '../open.js'
import { bundledReport, laterReport } from './later-report.js'

const before = bundledReport('north-lincolnshire-2022')
const oldest = bundledReport('north-lincolnshire-2012')
/** News is told by the reports alone: what searches them is not asked. */
const newsOver = (reports: readonly Report[]) =>
  answersOf({ ...bundledContext, library: createLibrary(reports) })

const newsIn = (reports: readonly Report[], id: string): Reply => {
  const news = newsOver(reports).news(id)
  if (news === null) throw new Error(`There is no report ${id}.`)
  return news
}

describe('What is told of a new report', () => {
  const report = laterReport(before, 2026, { leadership: 'Requires improvement' })
  const news = newsIn([oldest, before, report], report.id)
  const text = replyText(news)

  it('names it, with its dates and its grades', () => {
    expect(text).toMatch(/^New report: North Lincolnshire 2026\n/)
    expect(text).toContain('Inspected 1 June 2026 to 12 June 2026, published 20 July 2026.')
    expect(gradesOf(news)).toHaveLength(report.judgements.length)
  })

  it('says what changed since the inspection before, and what did not', () => {
    expect(text).toContain('Since North Lincolnshire 2022:')
    expect(text).toContain('Leadership: Outstanding → Requires improvement')
    expect(text).toMatch(/Unchanged: Overall, /)
  })

  it('quotes what must improve, each piece as it stands in the report', () => {
    const [first] = recommendationsOf(news)
    const words = report.paragraphs.map(({ text: whole }) => whole)
    expect(first && words.some((whole) => whole.includes(first.text))).toBe(true)
  })

  it('leads to the whole report, to the inspections before, and to what else must improve', () => {
    expect(text).toContain('/report north-lincolnshire-2026')
    expect(text).toContain('/history north-lincolnshire')
    expect(text).not.toContain('/recommendations')
    const long = replyText(newsIn([bundledReport('northumberland-2012')], 'northumberland-2012'))
    expect(long).toMatch(/What must improve, \d of \d+:/)
    expect(long).toContain('/recommendations northumberland-2012')
  })

  it('says that scales differ only where grades are compared over them', () => {
    expect(news.notes).toEqual([])
    const over = newsIn([oldest, before], before.id)
    expect(replyText(over)).toContain('Since North Lincolnshire 2012:')
    expect(over.notes.join(' ')).toContain('The scales differ')
  })

  it('compares nothing where there is no inspection before it', () => {
    const alone = replyText(newsIn([before], before.id))
    expect(alone).not.toContain('Since ')
    expect(alone).toContain('There is no earlier inspection of its kind to compare it with.')
  })

  it('is nothing where the report is not held', () => {
    expect(newsOver([before]).news('kent-2026')).toBeNull()
  })
})

describe('What may be news of a council', () => {
  it('is its newest inspection, and its newest on area SEND', () => {
    const send = {
      ...laterReport(before, 2025),
      id: 'north-lincolnshire-2025-send',
      framework: 'SEND' as const,
    }
    const { ofAuthority } = createLibrary([oldest, before, send])
    expect(newestOfEachKind(ofAuthority('north-lincolnshire')).map(({ id }) => id)).toEqual([
      before.id,
      send.id,
    ])
    expect(newestOfEachKind(ofAuthority('kent'))).toEqual([])
  })
})
