/** Finds a field that an object of JSON has twice: `JSON.parse` keeps the last one, and nobody knows which was meant. */

/** An object or a list that is still open where the search is. */
type OpenPart = { readonly names: Set<string>; current: string } | { item: number }

/**
 * Returns the path of the first such field, such as `door.roots[0].name`; null if there is none. Names are compared as they
 * are read: `"a"` and `"\u0061"` are the same.
 * @param json JSON that has been parsed without an error
 */
export function repeatedField(json: string): string | null {
  /** From the outside. */
  const open: OpenPart[] = []
  let at = 0
  while (at < json.length) {
    const sign = json[at]
    const inner = open.at(-1)
    if (sign === '{') open.push({ names: new Set(), current: '' })
    else if (sign === '[') open.push({ item: 0 })
    else if (sign === '}' || sign === ']') open.pop()
    else if (sign === ',' && inner !== undefined && 'item' in inner) inner.item += 1
    else if (sign === '"') {
      const end = endOfText(json, at)
      if (inner !== undefined && 'names' in inner && isName(json, end)) {
        inner.current = JSON.parse(json.slice(at, end)) as string
        if (inner.names.has(inner.current)) return pathOf(open)
        inner.names.add(inner.current)
      }
      at = end - 1
    }
    at += 1
  }
  return null
}

const pathOf = (open: readonly OpenPart[]): string =>
  open
    .map((part) => ('item' in part ? `[${part.item}]` : `.${part.current}`))
    .join('')
    .replace(/^\./, '')

/** Returns the place after the quotation mark that ends the text which begins at a place. */
function endOfText(json: string, start: number): number {
  let end = start
  do end = json.indexOf('"', end + 1)
  while (isEscaped(json, end))
  return end + 1
}

function isEscaped(json: string, place: number): boolean {
  let backslashes = 0
  while (json[place - 1 - backslashes] === '\\') backslashes += 1
  return backslashes % 2 === 1
}

/** Whether a colon follows. */
function isName(json: string, end: number): boolean {
  let next = end
  while (/\s/.test(json[next] ?? '')) next += 1
  return json[next] === ':'
}
