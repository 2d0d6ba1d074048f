import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import type { Post } from '../loopback/posts.js'
import { discord, idOf, posted, setTheStage, wordsOf } from './stage.js'

setTheStage()

/** The rows of the one file that the button for it attaches. */
async function rowsOf(post: Post): Promise<string[][]> {
  const answer = posted(await discord.press(post, idOf(post, 'csv')))
  expect(answer.isPrivate).toBe(true)
  expect(answer.files.map(({ name }) => name)).toEqual(['pilcrow.csv'])
  return parse(answer.files[0]?.bytes.toString('utf8') ?? '', { bom: true })
}

describe('A list over councils', () => {
  it('has a line a council, and comes whole as a file for a spreadsheet', async () => {
    const post = posted(await discord.slash('find', { grade: 'Good', year: 'since 2009' }))
    expect(wordsOf(post)).toMatch(/\d of \d inspections since 2009/)
    expect(wordsOf(post)).toMatch(/\*\*Lincolnshire\*\* 2015: ●\u00A0Good/)
    const [head = [], ...rows] = await rowsOf(post)
    expect(head).toContain('citations')
    expect(rows.map((row) => row[head.indexOf('report')])).toContain('lincolnshire-2015')
    for (const row of rows) expect(row[head.indexOf('grade')]).toBe('Good')
  })

  it('of mentions leads to its next page by a button, and has all its pages in one file', async () => {
    const first = posted(await discord.slash('find', { mentions: 'foster carers' }))
    const last = posted(await discord.press(first, idOf(first, 'page')))
    expect(wordsOf(posted(await discord.press(last, idOf(last, 'onward'))))).toContain('Here are 6 to 10')
    const count = Number(wordsOf(first).match(/(\d+) paragraphs in/)?.[1])
    expect(await rowsOf(first)).toHaveLength(count + 1)
  })

  it('of figures gives the figures', async () => {
    const post = posted(await discord.slash('find', { show: 'by year', judgement: 'overall' }))
    const [head, ...rows] = await rowsOf(post)
    expect(head?.slice(0, 2)).toEqual(['label', 'count'])
    expect(rows.length).toBeGreaterThan(2)
  })
})
