import { expect, it } from 'vitest'
import { createLibrary } from '../../src/library/library.js'
import { gradesOf } from '../../src/model/reply.js'
import { answersOver } from '../../src/pilcrow/pilcrow.js'
import { vocabulary } from '../open.js'
import { bundledReport, laterReport } from './later-report.js'

const newest = bundledReport('north-lincolnshire-2022')
const pilcrow = answersOver(
  createLibrary([newest, laterReport(newest, 2026, { 'in-care-and-care-leavers': 'Good' })]),
  vocabulary,
)
const gradesTold = (message: string): string[] =>
  gradesOf(pilcrow.say(message)).map(({ report, grade }) => `${report} ${grade}`)

it('Of a subject that is a judgement, the grade of each year that is compared stands over what is said', () =>
  expect(gradesTold('compare north lincolnshire 2022 and 2026 on care leavers').toSorted()).toEqual([
    'north-lincolnshire-2022 Outstanding',
    'north-lincolnshire-2026 Good',
  ]))

it('Where no year is named it is the newest alone', () =>
  expect(gradesTold('what is it like for care leavers in north lincolnshire')).toEqual([
    'north-lincolnshire-2026 Good',
  ]))
