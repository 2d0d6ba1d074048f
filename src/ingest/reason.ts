const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file or folder.',
  EACCES: 'There is no permission.',
  EPERM: 'There is no permission.',
  ELOOP: 'This link leads round in a circle.',
  EISDIR: 'This is a folder, not a file.',
  ENOSPC: 'The disk is full.',
  EDQUOT: 'The disk is full: the share of it that you may use is taken up.',
  EFBIG: 'The file would be larger than this disk allows.',
  EROFS: 'The disk is read-only.',
}

/** What the operating system calls an error ('ENOSPC'); empty for any other error. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : ''

/** A sentence for what the file system refused; an error that is a sentence already stays as it is. */
export const reasonOf = (error: unknown): string =>
  reasons[codeOf(error)] ?? (error instanceof Error ? error.message : String(error))
