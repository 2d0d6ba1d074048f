import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * A sentence encoder in ONNX as small as can be: each word that it knows has a vector of eight numbers, and a text is their mean. The
 * file is written field by field as https://github.com/onnx/onnx/blob/main/onnx/onnx.proto numbers them.
 */

const SPECIAL = ['[PAD]', '[UNK]', '[CLS]', '[SEP]']
const WORDS = [...SPECIAL, 'care', 'leaver', 'plan', 'pathway', 'court', 'children', 'social', 'worker']
const WIDTH = 8
const INT64 = 7
const FLOAT = 1

function varint(number: number): Buffer {
  const bytes: number[] = []
  for (let left = number; bytes.length === 0 || left > 0; left = Math.floor(left / 128))
    bytes.push((left % 128) + (left >= 128 ? 128 : 0))
  return Buffer.from(bytes)
}

const whole = (field: number, value: number): Buffer => Buffer.concat([varint(field * 8), varint(value)])
const part = (field: number, value: Buffer | string): Buffer => {
  const bytes = Buffer.from(value as string)
  return Buffer.concat([varint(field * 8 + 2), varint(bytes.length), bytes])
}
const all = (...parts: Buffer[]): Buffer => Buffer.concat(parts)

/** An input or output: its name, the kind of its numbers, its sizes, of which some are known by a name alone. */
const port = (name: string, kind: number, sizes: readonly (string | number)[]): Buffer => {
  const dimensions = sizes.map((size) => part(1, typeof size === 'number' ? whole(1, size) : part(2, size)))
  return all(part(1, name), part(2, part(1, all(whole(1, kind), part(2, all(...dimensions))))))
}

function model(): Buffer {
  const numbers = Float32Array.from({ length: WORDS.length * WIDTH }, (_, at) => Math.sin(at * 7.3))
  const tensor = all(
    whole(1, WORDS.length),
    whole(1, WIDTH),
    whole(2, FLOAT),
    part(8, 'vectors'),
    part(9, Buffer.from(numbers.buffer)),
  )
  const gather = all(
    part(1, 'vectors'),
    part(1, 'input_ids'),
    part(2, 'last_hidden_state'),
    part(4, 'Gather'),
  )
  const graph = all(
    part(1, gather),
    part(2, 'tiny'),
    part(5, tensor),
    part(11, port('input_ids', INT64, ['texts', 'words'])),
    part(11, port('attention_mask', INT64, ['texts', 'words'])),
    part(12, port('last_hidden_state', FLOAT, ['texts', 'words', WIDTH])),
  )
  return all(whole(1, 8), part(7, graph), part(8, all(part(1, ''), whole(2, 13))))
}

const marked = (token: string, id: number) => ({
  id,
  content: token,
  special: true,
  single_word: false,
  lstrip: false,
  rstrip: false,
  normalized: false,
})

/** Writes it into a folder. */
export async function writeTinyModel(folder: string): Promise<void> {
  await mkdir(join(folder, 'onnx'), { recursive: true })
  await writeFile(join(folder, 'onnx', 'model.onnx'), model())
  const files = {
    'config.json': { model_type: 'bert', architectures: ['BertModel'], hidden_size: WIDTH },
    'tokenizer_config.json': {
      tokenizer_class: 'BertTokenizer',
      model_max_length: 512,
      do_lower_case: true,
      pad_token: '[PAD]',
      unk_token: '[UNK]',
      cls_token: '[CLS]',
      sep_token: '[SEP]',
    },
    'tokenizer.json': {
      version: '1.0',
      truncation: null,
      padding: null,
      added_tokens: SPECIAL.map(marked),
      normalizer: {
        type: 'BertNormalizer',
        clean_text: true,
        handle_chinese_chars: true,
        strip_accents: null,
        lowercase: true,
      },
      pre_tokenizer: { type: 'BertPreTokenizer' },
      post_processor: null,
      decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
      model: {
        type: 'WordPiece',
        unk_token: '[UNK]',
        continuing_subword_prefix: '##',
        max_input_chars_per_word: 100,
        vocab: Object.fromEntries(WORDS.map((word, at) => [word, at])),
      },
    },
  }
  for (const [name, content] of Object.entries(files))
    await writeFile(join(folder, name), JSON.stringify(content))
}
