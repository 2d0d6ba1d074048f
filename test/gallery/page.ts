/** One picture of the gallery. */
export interface Shown {
  readonly file: string
  /** The same in the light theme. */
  readonly light: string
  readonly said: string
  readonly kind: string
  readonly alt: string
  /** In points, on a phone. */
  readonly height: number
}

const MEANS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const safe = (words: string): string => words.replace(/[&<>"]/g, (sign) => MEANS[sign] ?? '')

const figure = ({ file, light, said, kind, alt, height }: Shown): string => `
  <figure>
    <figcaption><b>${safe(said)}</b><br><small>${safe(kind)} · ${safe(file)} · ${height} points tall</small></figcaption>
    <img src="${safe(file)}" alt="${safe(alt)}"><img src="${safe(light)}" alt="">
  </figure>`

/** The gallery as one page. */
export const page = (shown: readonly Shown[]): string => `<!doctype html>
<html lang="en-GB">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Pilcrow: every kind of reply</title>
<style>
  body { margin: 2rem; background: #1e1f22; color: #dbdee1; font: 15px/1.4 sans-serif; columns: 52rem; column-gap: 2rem }
  h1 { column-span: all }
  figure { margin: 0 0 2rem; break-inside: avoid }
  figcaption { margin-bottom: .5rem }
  small { color: #949ba4 }
  img { max-width: 100%; width: 400px; border-radius: 8px }
</style>
<h1>Pilcrow: every kind of reply</h1>${shown.map(figure).join('')}
</html>
`
