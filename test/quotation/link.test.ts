import { describe, expect, test } from 'vitest'
import { linkTo, linkWords } from '../../src/quotation/quote.js'

const url = 'https://files.ofsted.gov.uk/v1/file/50004273'

describe('A link to a report', () => {
  test('opens at the page of the PDF, counted from 1', () => expect(linkTo({ url }, 9)).toBe(`${url}#page=9`))

  test('opens the report where no page is known', () => expect(linkTo({ url }, null)).toBe(url))

  test('keeps the place that it leads to itself', () =>
    expect(linkTo({ url: `${url}#grades` }, 9)).toBe(`${url}#grades`))

  test('is none where none is known', () => expect(linkTo({ url: null }, 9)).toBeNull())

  test('holds nothing that a terminal would act on', () =>
    expect(linkTo({ url: 'https://example.org/\u001b]0;x' })).not.toMatch(/\p{Cc}/u))
})

describe('The words of a link', () => {
  test.each([
    [`${url}#page=9`, 'Ofsted, page 9'],
    [url, 'Ofsted'],
    ['https://www.example.org/kent.pdf#page=2', 'example.org, page 2'],
    ['https://notofsted.gov.uk/a', 'notofsted.gov.uk'],
  ])('%s: %s', (link, words) => expect(linkWords(link)).toBe(words))
})
