/** What may import what; `npm run lint` holds the tree to it. Imports of types count. */
module.exports = {
  forbidden: [
    {
      name: 'no-circle-of-files',
      comment: 'Files that need each other are one file, or share a third.',
      severity: 'warn',
      from: {},
      to: { circular: true },
    },
    {
      name: 'in-before-out',
      comment: 'Nothing on the way in knows a screen, and nothing on the way out reads a report file.',
      severity: 'error',
      from: { path: '^src/(ingest|fetch|library|model|vocabulary|quotation|reply|search|understand)/' },
      to: { path: '^src/(discord|console|cli|picture|settings)/' },
    },
    {
      name: 'answers-read-no-file',
      severity: 'error',
      from: { path: '^(commands|src/(answer|command|understand|reply|quotation|search))/' },
      to: { path: '^src/(ingest|fetch|database)/' },
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
