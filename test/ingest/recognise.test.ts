import { describe, expect, it } from 'vitest'
import { readText } from '../../src/ingest/read/text.js'
import { NotAReport, recognise } from '../../src/ingest/recognise.js'
import { bundled, sourceOf } from './bundled.js'

const recognised = (text: string) => {
  const { framework, authority } = recognise(readText(new TextEncoder().encode(text)))
  return [framework, authority.slug]
}

it.each(bundled)('%s is known by what it says', (id) => {
  expect(recognised(sourceOf(id))[1]).toBe(id.replace(/-\d+$/, ''))
})

describe('the head of a report tells framework and authority', () => {
  it.each([
    ['Inspection of looked after children services\n\nNorfolk County Council\n', 'LAC', 'norfolk'],
    [
      'Surrey Safeguarding Children Board\nReview of the effectiveness of the Local Safeguarding Children\nBoard\n',
      'LSCB',
      'surrey',
    ],
    [
      'Norfolk Council\nRe-inspection of services for children in need of help and\nprotection, children looked after and care leavers\n',
      'SIF',
      'norfolk',
    ],
    ["Birmingham City Council\nInspection of children's social care services\n", 'ILACS', 'birmingham'],
    ['Inspection of Lancashire local authority\nchildren’s services\n', 'ILACS', 'lancashire'],
    ['Inspection of Bradford Children and\nFamilies Trust\n', 'ILACS', 'bradford'],
    ['London Borough of Camden\nInspection of children’s social care services\n', 'ILACS', 'camden'],
    [
      'Inspection of South Gloucestershire local authority children’s services\n',
      'ILACS',
      'south-gloucestershire',
    ],
  ])('%j', (text, framework, slug) => expect(recognised(text)).toEqual([framework, slug]))
})

describe('what is no report is refused by its name', () => {
  it.each([
    ['<!DOCTYPE html>\n<html><head><title>Not found</title>', /HTML page/],
    [
      'Monitoring visit of Bury children’s services\n\nThis letter summarises the findings',
      /monitoring visit/,
    ],
    ["Focused visit to Kent children's services", /focused visit/],
    ['Elm Park Primary School\nUnique reference number 123456\nInspection dates 3 May 2014', /school/],
    [
      'Monitoring visit of Slough children’s services\nThis was the first visit since the\ninspection of services for children in need of help and protection, children looked after and care leavers',
      /monitoring visit/,
    ],
    [
      'Inspection of local authority arrangements for the protection of children\nKent County Council\n',
      /child protection inspection/,
    ],
    ['Joint targeted area inspection of Hampshire\n', /joint targeted area inspection/],
    ['Area SEND inspection of Bury Local Area Partnership\n', /area SEND inspection/],
    ['Anytown Fostering\nInspection report for independent fostering agency\n', /agency/],
    ['Inspection of Elm Park Academy\n', /school/],
    ['Dear diary,\n\ntoday nothing happened.', /no report of a kind/],
    ['\n\n', /without any words/],
    ["Inspection of Narnia local authority children's services", /no local authority that Pilcrow knows/],
  ])('%j', (text, message) => {
    expect(() => recognised(text)).toThrow(NotAReport)
    expect(() => recognised(text)).toThrow(message)
  })
})
