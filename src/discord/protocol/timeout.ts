/** Timeout: what a promise gives, or undefined where it gives nothing in time or fails: for what an answer can do without. */
export async function withTimeout<Given>(ms: number, promise: Promise<Given>): Promise<Given | undefined> {
  let timer: NodeJS.Timeout | undefined
  const timeout = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, ms, undefined)
  })
  try {
    return await Promise.race([promise, timeout])
  } catch {
    return undefined
  } finally {
    clearTimeout(timer)
  }
}
