/** Reports that are read at once where all are read, one lot after another. */
const LOT = 25

export function* inLots<Of>(all: readonly Of[]): Generator<readonly Of[]> {
  for (let at = 0; at < all.length; at += LOT) yield all.slice(at, at + LOT)
}
