const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file or folder.',
  EACCES: 'There is no permission.',
  EPERM: 'There is no permission.',
  ELOOP: 'This link leads round in a circle.',
  EISDIR: 'This is a folder, not a file.',
  ERR_FS_EISDIR: 'This is a folder, not a file.',
  ENOTDIR: 'There is a file where a folder should be.',
  EEXIST: 'There is a file where a folder should be.',
  ENAMETOOLONG: 'Its name is longer than this disk allows.',
  EMFILE: 'This system lets no more files be open at once.',
  ENFILE: 'This system lets no more files be open at once.',
  EIO: 'The disk cannot be read or written there.',
  EBUSY: 'Another program holds it.',
  ENXIO: 'This is no ordinary file.',
  ENOTEMPTY: 'There are other files in it.',
  ERR_FS_FILE_TOO_LARGE: 'The file is larger than any report.',
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
