/** The command line was not understood: what was wrong, and what to do instead. Ends with exit status 2. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage'
}
