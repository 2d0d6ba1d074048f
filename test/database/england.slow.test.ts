import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fill } from '../../bench/engines/fill.js'
import { makeEngland } from '../../bench/england/library.js'
import { ENGLAND_QUESTIONS } from '../../bench/england/questions.js'
import { openPilcrow } from '../../src/cli/open.js'
import { type Database, openDatabase } from '../../src/database/database.js'
import { pilcrowIn } from '../../src/database/open.js'
import type { Pilcrow } from '../../src/pilcrow/pilcrow.js'
import { loadVocabulary } from '../../src/vocabulary/vocabulary.js'
import { type Cluster, startCluster } from './cluster.js'
import { describeWithPostgres, measuredOverCouncils } from './opened.js'

/** Longer than this nobody waits; a machine that is busy with much else may take it. */
const PATIENCE_MS = 10_000

describeWithPostgres('Grades and reports of all England', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pilcrow-england-'))
  let cluster: Cluster
  let database: Database
  let [inFolder, inDatabase]: Pilcrow[] = []
  beforeAll(async () => {
    await makeEngland(folder)
    cluster = await startCluster()
    inFolder = await openPilcrow(folder, process.stderr)
    await fill(cluster.address, Readable.from(inFolder.library.reports))
    database = await openDatabase(cluster.address)
    inDatabase = (await pilcrowIn(database, loadVocabulary())).pilcrow
  }, 300_000)
  afterAll(async () => {
    await database.close()
    await cluster.end()
    rmSync(folder, { recursive: true, force: true })
  })

  it.each([...Object.values(ENGLAND_QUESTIONS).flat(), ...measuredOverCouncils()])(
    'are told from a database as from a folder: %s',
    async (question) => {
      const began = performance.now()
      const told = await inDatabase?.respond(question)
      expect(performance.now() - began).toBeLessThan(PATIENCE_MS)
      expect(JSON.stringify(told)).toBe(JSON.stringify(await inFolder?.respond(question)))
    },
    60_000,
  )
})
