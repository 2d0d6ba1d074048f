import { expect, it } from 'vitest'
import { fuzz } from './fuzz.js'
import { madeReports } from './reports.js'

const COPIES = 300

it('a damaged PDF never says what the sound one does not, in three hundred copies of ten reports', async () => {
  // Others than those that the quick test looks at.
  const { refused, taken, wrong } = await fuzz(await madeReports(), COPIES, 10_000)
  expect(wrong).toEqual([])
  expect(refused + taken).toBe(COPIES)
})
