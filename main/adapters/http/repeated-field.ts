/** Finds a field that an object of JSON has twice: `JSON.parse` keeps the last one, and nobody knows which was meant. */

/**
 * Returns the name of the first such field, null if there is none. Names are compared as they are read: `"a"` and `"\u0061"`
 * are the same.
 * @param json JSON that has been parsed without an error
 */
export function repeatedField(json: string): string | null {
  /** The names of each open object, from the outside; null of a list. */
  const open: (Set<string> | null)[] = []
  let at = 0
  while (at < json.length) {
    const sign = json[at]
    if (sign === '{') open.push(new Set())
    else if (sign === '[') open.push(null)
    else if (sign === '}' || sign === ']') open.pop()
    else if (sign === '"') {
      const end = endOfText(json, at)
      const names = open.at(-1)
      if (names && isName(json, end)) {
        const name = JSON.parse(json.slice(at, end)) as string
        if (names.has(name)) return name
        names.add(name)
      }
      at = end - 1
    }
    at += 1
  }
  return null
}

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
