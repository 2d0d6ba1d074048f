/**
 * The folders from the ground up: each may import those before it, and none behind it. What is read and known comes first, then
 * finding, understanding and answering, then the screens and the programs.
 */
const GROUND_UP = [
  'src/collections',
  'src/model',
  'src/files',
  'src/text',
  'src/library',
  'src/vocabulary',
  'src/quotation',
  'src/learnt',
  'src/sentence-encoder',
  'src/search',
  'src/understand',
  'src/reply',
  'src/command',
  'src/answer',
  'commands',
  'src/verification',
  'src/pilcrow',
  'src/console',
  'src/ingest',
  'src/fetch',
  'src/operate',
  'src/picture',
  'src/database',
  'src/settings',
  'src/spreadsheet',
  'src/discord',
  'src/cli',
]

/** What may import what; `npm run lint` holds the tree to it. Imports of types count. */
module.exports = {
  forbidden: [
    {
      name: 'no-circle-of-files',
      comment: 'Files that need each other are one file, or share a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    ...GROUND_UP.slice(0, -1).map((folder, at) => ({
      name: 'no-arrow-up',
      comment: 'A folder imports those below it in the list of .dependency-cruiser.cjs.',
      severity: 'error',
      from: { path: `^${folder}/` },
      to: { path: `^(${GROUND_UP.slice(at + 1).join('|')})/` },
    })),
    {
      name: 'answers-read-no-file',
      severity: 'error',
      from: { path: '^(commands|src/(answer|command|understand|reply|quotation|search))/' },
      to: { path: '^src/(ingest|fetch|database)/' },
    },
    {
      name: 'every-folder-has-its-place',
      comment: 'A new folder is put in its place in the list of .dependency-cruiser.cjs.',
      severity: 'error',
      from: {},
      to: { path: '^src/[^/]+/', pathNot: `^(${GROUND_UP.join('|')})/` },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: 'node_modules' },
    enhancedResolveOptions: { extensions: ['.ts', '.js'] },
  },
}
