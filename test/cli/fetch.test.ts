import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { runCommandLine } from '../../src/cli/program.js'
import type { Environment } from '../../src/console/screen.js'
import { event, holding, type Ofsted, page, startOfsted } from '../fetch/ofsted.js'
import { shortReport } from '../ingest/made-reports.js'
import { shellWith } from './shell.js'

/** The one report on Cumberland in the list that comes with Pilcrow. */
const LISTED = { path: '/v1/file/50262710', file: 'cumberland-2024-11-26.pdf', urn: '2733690' }

let folder: string
let ofsted: Ofsted
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pilcrow-fetch-cli-'))
  ofsted = await startOfsted()
})
afterEach(async () => {
  await ofsted.close()
  rmSync(folder, { recursive: true, force: true })
})

async function fetched(args: string[], env: Environment = ofsted.env) {
  const { shell, output, errors } = shellWith('', env)
  const status = await runCommandLine(['fetch', ...args, '--library', folder], shell)
  return { status, output: output(), errors: errors() }
}

const report = () => shortReport({ council: 'Cumberland', dates: '23 September 2024 to 4 October 2024' })

describe('pilcrow fetch', () => {
  test('brings a council’s reports; a file that differs from the list is named', async () => {
    ofsted.serve(LISTED.path, holding(await report()))
    const { status, output, errors } = await fetched(['cumberland'])
    expect([status, errors]).toEqual([0, ''])
    expect(output).toMatch(/^added {6}cumberland-2024-11-26\.pdf → cumberland-2024 \(ILACS, 3 numbered/)
    expect(output).toMatch(
      /\nFetched 1 file, 0\.0 MB\.\nNot as the list has them: cumberland-2024-11-26\.pdf\.\n/,
    )
    expect([...ofsted.agents]).toEqual([expect.stringMatching(/^Pilcrow\/\d/)])
    const again = await fetched(['cumberland'])
    expect(again.output).toMatch(/\nFetched 0 files, 0\.0 MB; 1 file had come before\.\n/)
    expect(ofsted.asked).toEqual([LISTED.path])
  })

  test('--json prints an object for each file and the totals, as ingest does', async () => {
    ofsted.serve(LISTED.path, holding(await report()))
    const { status, output } = await fetched(['cumberland', 'rutland', '--since', '2024', '--json'])
    const lines = output
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(status).toBe(1)
    expect(lines.map(({ file, status }) => [file, status])).toEqual([
      ['rutland-2024-07-12.pdf', 'failed'],
      [LISTED.file, 'added'],
      [undefined, undefined],
    ])
    expect(Object.keys(lines[0])).toEqual(Object.keys(lines[1]))
    expect(lines.at(-1)).toEqual({
      totals: { added: 1, updated: 0, unchanged: 0, failed: 1 },
      seconds: expect.any(Number),
    })
  })

  test('--dry-run says what would come, and asks for nothing', async () => {
    const { status, output } = await fetched(['cumberland', '--dry-run'])
    expect([status, ofsted.asked]).toEqual([0, []])
    expect(output).toMatch(
      /^cumberland-2024-11-26\.pdf {2}published 26 November 2024 {2}https:\/\/files\.ofsted\.gov\.uk\/v1\/file\/50262710\n1 file to fetch, 0\.\d MB\.\n$/,
    )
    const { output: json } = await fetched(['cumberland', '--dry-run', '--json'])
    const [first, last] = json
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect([first.file, first.published, last.totals.files]).toEqual([LISTED.file, '2024-11-26', 1])
  })

  test('of all councils is the whole list', async () => {
    const { output } = await fetched(['--dry-run'])
    expect(output).toMatch(/\n497 files to fetch, 162\.5 MB\.\n$/)
  })

  test('--new names what was passed over, and ends with 1 where a page cannot be read', async () => {
    const visits = [1, 2].map((at) =>
      event(
        'Children’s services focused visit',
        `0${at} May 2026`,
        `https://files.ofsted.gov.uk/v1/file/${at}`,
      ),
    )
    const known = event(
      "Children's services inspection",
      '26 November 2024',
      `https://files.ofsted.gov.uk${LISTED.path}`,
    )
    ofsted.serve(`/provider/44/${LISTED.urn}`, holding(page(LISTED.urn, ...visits, known), 'text/html'))
    const { status, output, errors } = await fetched(['cumberland', '--new'])
    expect([status, errors]).toEqual([0, ''])
    expect(output).toContain('Passed over: 2 of “Children’s services focused visit”.')
    ofsted.serve(`/provider/44/${LISTED.urn}`, holding('<html></html>', 'text/html'))
    const changed = await fetched(['cumberland', '--new'])
    expect([changed.status, changed.errors]).toEqual([
      1,
      expect.stringMatching(/^Warning: cumberland: .* no longer looks like a council’s page[^\n]*\n$/),
    ])
  })

  test.each([
    [['kant'], '“kant” names no council; the nearest name is kent.'],
    [
      ['cumbria'],
      'There is no Cumbria any more; its place was taken by cumberland and westmorland-and-furness.',
    ],
    [['--since', 'yesterday'], '--since takes a year or a day, such as 2022 or 2022-07-08; not “yesterday”.'],
    [['--until', '2022'], 'There is no flag “--until” here'],
  ])('%j is wrong usage', async (args, wrong) => {
    const { status, output, errors } = await fetched(args)
    expect([status, output, ofsted.asked]).toEqual([2, '', []])
    expect(errors).toContain(wrong)
  })

  test('a site that is no address is wrong usage too', async () => {
    const { status, errors } = await fetched([], { OFSTED_FILES: 'ofsted' })
    expect([status, errors]).toEqual([
      2,
      'OFSTED_FILES must be an address such as https://files.ofsted.gov.uk, not “ofsted”.\n',
    ])
  })

  test.each([
    [['north', 'lincolnshire']],
    [['north-lincolnshire']],
    [['North Lincolnshire Council']],
    [['north-lincolnshire', 'north', 'lincolnshire']],
  ])('takes a council’s name as people write it: %j', async (words) => {
    const { output } = await fetched([...words, '--since', '2026', '--dry-run'])
    expect(output).toMatch(/^north-lincolnshire-2026-04-30\.pdf .*\n1 file to fetch/)
  })
})
