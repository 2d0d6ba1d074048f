import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, it } from 'vitest'
import { SayFlags } from '../../src/cli/configuration.js'
import { sayAll } from '../../src/cli/say.js'
import { excerptsOf, recommendationsOf } from '../../src/model/reply.js'
import type { Pilcrow } from '../../src/pilcrow/pilcrow.js'
import { allPages, answerCsv } from '../../src/spreadsheet/answer-tables.js'
import { shellWith } from '../cli/shell.js'
import { realPilcrow } from '../open.js'

let pilcrow: Pilcrow
beforeAll(async () => {
  pilcrow = await realPilcrow()
})

/** The rows of an answer by the names of their columns. */
async function rowsOf(message: string): Promise<Record<string, string>[]> {
  const pages = await allPages(await pilcrow.respond(message), pilcrow.respond)
  return parse((answerCsv(pages, pilcrow.library) ?? []).join('\n'), { columns: true })
}

describe('The rows of an answer', () => {
  it('of grades say where each stands', async () => {
    const rows = await rowsOf('/find judgement:leadership')
    expect(rows.map(({ report }) => report)).toContain('lincolnshire-2015')
    for (const { citations, framework } of rows) {
      expect(citations).not.toBe('')
      expect(framework).toMatch(/^(SLAC|LAC|SIF|ILACS)$/)
    }
  })

  it('of mentions are those of every page, each with its citation in full', async () => {
    const message = '/find phrase:"foster carers"'
    const rows = await rowsOf(message)
    expect(rows).toHaveLength((await pilcrow.say(message)).total?.count ?? 0)
    expect(rows.length).toBeGreaterThan(excerptsOf(await pilcrow.say(message)).length)
    for (const { citation } of rows) expect(citation).toMatch(/^Ofsted, /)
  })

  it('of recommendations are their words, and no formula though they begin with a dash', async () => {
    const rows = await rowsOf('/recommendations northumberland')
    expect(rows.map(({ text }) => text)).toEqual(
      recommendationsOf(await pilcrow.say('/recommendations northumberland')).map(({ text }) => text),
    )
    for (const row of rows) for (const cell of Object.values(row)) expect(cell).not.toMatch(/^\s*[=+\-@]/)
  })

  it('of figures are the figures, with the councils behind each', async () => {
    const rows = await rowsOf('/find show:distribution judgement:leadership')
    expect(rows.map(({ label }) => label)).toContain('Outstanding')
    expect(rows.find(({ label }) => label === 'Good')).toMatchObject({ count: '1', councils: 'lincolnshire' })
  })

  it('are none where nothing is listed', async () => {
    expect(answerCsv([await pilcrow.say('/help')], pilcrow.library)).toBeNull()
  })
})

describe('say --csv', () => {
  const said = async (message: string) => {
    const { shell, output } = shellWith('')
    await sayAll(pilcrow, { words: [message], flags: SayFlags.parse({ csv: true }), library: '' }, shell)
    return output()
  }

  it('prints them and nothing else', async () => {
    const rows = parse(await said('/find grade:Good judgement:leadership'), { columns: true }) as {
      grade: string
    }[]
    expect(rows.map(({ grade }) => grade)).toEqual(['Good'])
  })

  it('prints nothing for an answer without any', async () => expect(await said('/help')).toBe(''))
})
