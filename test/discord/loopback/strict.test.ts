import { describe, expect, it } from 'vitest'
import type { SentFile } from './body.js'
import { commandFaults } from './command-faults.js'
import { createInteractions } from './interactions.js'
import { messageFaults } from './message-faults.js'
import { createPosts } from './posts.js'

/** The loopback Discord refuses what Discord refuses: each documented limit is kept to, and not to be passed by one. */

const V2 = 1 << 15
const message = (components: unknown[], more = {}) => ({
  components,
  flags: V2,
  allowed_mentions: { parse: [] },
  ...more,
})
const some = <Thing>(count: number, of: (at: number) => Thing): Thing[] =>
  Array.from({ length: count }, (_, at) => of(at))
const x = (length: number): string => 'x'.repeat(length)

const text = (content = 'words') => ({ type: 10, content })
const button = (custom_id: string, label = 'Share') => ({ type: 2, style: 2, label, custom_id })
const row = (...components: unknown[]) => ({ type: 1, components })
const buttons = (count: number) => row(...some(count, (at) => button(`1:${at}`)))
const section = (texts: number, accessory: unknown = button('share')) => ({
  type: 9,
  components: some(texts, () => text()),
  accessory,
})
const option = (value: string, label = 'A choice') => ({ label, value })
const menu = (options: unknown[], more = {}) => row({ type: 3, custom_id: 'pick', options, ...more })
const choices = (count: number) => menu(some(count, (at) => option(`/report ${at}`)))
const container = (components: unknown[], more = {}) => ({ type: 17, components, ...more })

const PNG = Buffer.from('89504e470d0a1a0a', 'hex')
const file = (at: number, bytes = PNG): SentFile => ({ id: `${at}`, name: `${at}.png`, bytes })
const item = (at: number, description = 'Grades') => ({
  media: { url: `attachment://${at}.png` },
  description,
})
const gallery = (...items: unknown[]) => ({ type: 12, items })
const pictures = (count: number) => gallery(...some(count, (at) => item(at)))

const faults = (...components: unknown[]) => messageFaults(message(components))

describe('A message', () => {
  it.each<[string, unknown[], unknown[]]>([
    ['40 components, nested ones counted', some(40, () => text('a')), some(41, () => text('a'))],
    [
      'a container and what is in it',
      [container(some(39, () => text('a')))],
      [container(some(40, () => text('a')))],
    ],
    [
      'a section with its text and its button',
      some(13, (at) => section(1, button(`${at}`))),
      some(14, (at) => section(1, button(`${at}`))),
    ],
    ['4,000 characters of text', [text(x(4000))], [text(x(4001))]],
    ['4,000 characters in all its texts', [text(x(2000)), text(x(2000))], [text(x(2000)), text(x(2001))]],
    ['words in a text', [text('a')], [text(' \n')]],
    ['5 buttons in a row', [buttons(5)], [buttons(6)]],
    ['a button in a row', [buttons(1)], [row()]],
    [
      'a menu alone in its row',
      [choices(1)],
      [row(button('a'), { type: 3, custom_id: 'pick', options: [option('b')] })],
    ],
    ['80 characters on a button', [row(button('a', x(80)))], [row(button('a', x(81)))]],
    ['a word on a button', [row(button('a', 'a'))], [row(button('a', ''))]],
    ['100 characters in a custom id', [row(button(x(100)))], [row(button(x(101)))]],
    ['a character in a custom id', [row(button('a'))], [row(button(''))]],
    [
      'custom ids of which none comes twice',
      [row(button('a')), row(button('b'))],
      [row(button('a')), section(1, button('a'))],
    ],
    ['25 choices in a menu', [choices(25)], [choices(26)]],
    ['a choice in a menu', [choices(1)], [choices(0)]],
    [
      'choices of which none comes twice',
      [menu([option('a'), option('b')])],
      [menu([option('a'), option('a')])],
    ],
    ['100 characters in the name of a choice', [menu([option('a', x(100))])], [menu([option('a', x(101))])]],
    ['100 characters in a choice', [menu([option(x(100))])], [menu([option(x(101))])]],
    [
      '150 characters on a menu',
      [menu([option('a')], { placeholder: x(150) })],
      [menu([option('a')], { placeholder: x(151) })],
    ],
    ['3 texts in a section', [section(3)], [section(4)]],
    ['a text in a section', [section(1)], [section(0)]],
    ['something beside a section', [section(1)], [{ type: 9, components: [text()] }]],
    ['a button beside a section', [section(1, button('a'))], [section(1, text())]],
    ['a container that holds something', [container([text()])], [container([])]],
    ['no container in a container', [container([text()])], [container([container([text()])])]],
    [
      'a colour of 24 bits',
      [container([text()], { accent_color: 0xffffff })],
      [container([text()], { accent_color: 0x1000000 })],
    ],
    ['a button in a row or a section', [buttons(1)], [button('a')]],
    ['something', [text()], []],
  ])('has room for %s, and for no more', (_, taken, refused) => {
    expect(faults(...taken)).toEqual([])
    expect(faults(...refused)).not.toEqual([])
  })

  it.each([
    ['content', { content: 'words' }],
    ['embeds', { embeds: [{ title: 'Grades', description: 'Good' }] }],
    ['a poll', { poll: { question: { text: 'Good?' } } }],
    ['stickers', { sticker_ids: ['1'] }],
    ['mentions that it would make', { allowed_mentions: { parse: ['users'] } }],
    ['an unknown flag', { flags: V2 | 1 }],
    ['a nonce of 26 characters', { nonce: x(26) }],
    ['a nonce to be enforced and none', { enforce_nonce: true }],
  ])('has no %s beside its components', (_, more) => {
    expect(messageFaults(message([text()], more))).not.toEqual([])
  })

  it('says that it has components, and leaves mentions to nobody', () => {
    expect(messageFaults({ ...message([text()]), flags: 0 })).not.toEqual([])
    expect(messageFaults({ ...message([text()]), allowed_mentions: undefined })).not.toEqual([])
  })
})

describe('Pictures', () => {
  const sent = (count: number, files = some(count, (at) => file(at)), components = [pictures(count)]) =>
    messageFaults(message(components, { attachments: files.map(({ id }) => ({ id })) }), files)

  it('are ten at most, in a gallery and in a message', () => {
    expect(sent(10)).toEqual([])
    expect(sent(11)).not.toEqual([])
    const halves = [gallery(...some(6, (at) => item(at))), gallery(...some(5, (at) => item(at + 6)))]
    expect(
      sent(
        11,
        some(11, (at) => file(at)),
        halves,
      ),
    ).not.toEqual([])
    expect(
      messageFaults(
        message(halves),
        some(11, (at) => file(at)),
      ),
    ).not.toEqual([])
  })

  it('are described in 1,024 characters at most, in words', () => {
    const described = (words: string) => messageFaults(message([gallery(item(0, words))]), [file(0)])
    expect(described(x(1024))).toEqual([])
    expect(described(x(1025))).not.toEqual([])
    expect(described(' ')).not.toEqual([])
  })

  it('are files that came, that are shown, of 10 MiB at most', () => {
    const large = (bytes: number) => [file(0, Buffer.concat([PNG, Buffer.alloc(bytes - PNG.length)]))]
    expect(sent(1, large(10 * 1024 * 1024))).toEqual([])
    expect(sent(1, large(10 * 1024 * 1024 + 1))).not.toEqual([])
    expect(sent(1, [file(0, Buffer.from('no picture'))])).not.toEqual([])
    expect(sent(1, [])).not.toEqual([])
    expect(messageFaults(message([text()]), [file(0)])).not.toEqual([])
  })
})

describe('Commands', () => {
  const slash = (more = {}) => ({ type: 1, name: 'grade', description: 'The grade', options: [], ...more })
  const choice = (at: number, more = {}) => ({ type: 3, name: `option${at}`, description: 'One', ...more })
  const refused = (...commands: unknown[]) => commandFaults(commands, false).length > 0

  it.each<[string, unknown[], unknown[]]>([
    [
      '100 of them',
      some(100, (at) => slash({ name: `c${at}` })),
      some(101, (at) => slash({ name: `c${at}` })),
    ],
    [
      '15 on a message',
      some(15, (at) => ({ type: 3, name: `Ask ${at}` })),
      some(16, (at) => ({ type: 3, name: `Ask ${at}` })),
    ],
    [
      '25 options',
      [slash({ options: some(25, (at) => choice(at)) })],
      [slash({ options: some(26, (at) => choice(at)) })],
    ],
    ['names of 32 characters', [slash({ name: x(32) })], [slash({ name: x(33) })]],
    ['names in small letters', [slash({ name: 'grade' })], [slash({ name: 'Grade' })]],
    ['names without blanks', [slash({ name: 'find-grade' })], [slash({ name: 'find grade' })]],
    ['descriptions of 100 characters', [slash({ description: x(100) })], [slash({ description: x(101) })]],
    ['a description each', [slash()], [slash({ description: '' })]],
    [
      'options of different names',
      [slash({ options: [choice(1), choice(2)] })],
      [slash({ options: [choice(1), choice(1)] })],
    ],
    [
      'required options first',
      [slash({ options: [choice(1, { required: true }), choice(2)] })],
      [slash({ options: [choice(1), choice(2, { required: true })] })],
    ],
    ['contexts that there are', [slash({ contexts: [0, 1, 2] })], [slash({ contexts: [3] })]],
    ['installs that there are', [slash({ integration_types: [0, 1] })], [slash({ integration_types: [2] })]],
    ['one of a name', [slash()], [slash(), slash()]],
    [
      'descriptions of 100 characters in other languages',
      [slash({ description_localizations: { 'en-GB': x(100), 'en-US': x(100) } })],
      [slash({ description_localizations: { 'en-GB': x(101), 'en-US': x(100) } })],
    ],
  ])('have %s, and no more', (_, taken, more) => {
    expect(refused(...taken)).toBe(false)
    expect(refused(...more)).toBe(true)
  })
})

describe('An answer', () => {
  const opened = (kind: 'command' | 'component' | 'autocomplete') => {
    const interactions = createInteractions(createPosts())
    const { id, token } = interactions.open(kind, '1', null)
    return (type: number, data: unknown) =>
      interactions.callback(id, token, { body: { type, data }, files: [] })
  }
  const suggesting = (list: unknown[]) => () => opened('autocomplete')(8, { choices: list })
  const suggestion = (name: string, value = name) => ({ name, value })

  it('offers 25 suggestions at most, of 100 characters at most, none of them empty', () => {
    expect(suggesting(some(25, (at) => suggestion(`${at}`)))).not.toThrow()
    expect(suggesting(some(26, (at) => suggestion(`${at}`)))).toThrow('Invalid Form')
    expect(suggesting([suggestion(x(100))])).not.toThrow()
    expect(suggesting([suggestion(x(101), 'a')])).toThrow('Invalid Form')
    expect(suggesting([suggestion('a', x(101))])).toThrow('Invalid Form')
    expect(suggesting([suggestion('', 'a')])).toThrow('Invalid Form')
  })

  it('is given once, and is of a kind that fits', () => {
    const answer = opened('command')
    expect(() => answer(8, { choices: [] })).toThrow('does not answer a command')
    expect(() => answer(7, message([text()]))).toThrow('does not answer a command')
    expect(() => answer(5, { content: 'Wait' })).toThrow('may only be ephemeral')
    expect(() => answer(4, message([text()]))).not.toThrow()
    expect(() => answer(4, message([text()]))).toThrow('already been acknowledged')
  })
})
