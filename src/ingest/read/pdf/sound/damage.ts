/** A place at which a PDF is not as its author's program wrote it. The message is for engineers, not for people. */
export class Damage extends Error {
  override readonly name = 'Damage'
  /**
   * @param object the indirect object that it lies in, where that is known
   * @param page counted from 1, where that is known
   */
  constructor(
    message: string,
    readonly object: number | null = null,
    readonly page: number | null = null,
  ) {
    super(message)
  }
}

/** Runs `read`, and says of damage that it finds in which object, and on which page, it lies. */
export function inObject<T>(object: number, read: () => T, page: number | null = null): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof Damage && error.object === null)
      throw new Damage(error.message, object, error.page ?? page)
    throw error
  }
}
