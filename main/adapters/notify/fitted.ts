/** Shortens texts to what a service accepts, in the unit in which the service counts. */

const MARK = '…'

/** Counts bytes of UTF-8. */
export const bytesOf = (text: string): number => Buffer.byteLength(text)
/** Counts bytes as they stand in JSON: quotation marks, backslashes and line feeds take two. */
export const jsonBytesOf = (text: string): number => Buffer.byteLength(JSON.stringify(text))
/** Counts Unicode characters, as most services do. */
export const charactersOf = (text: string): number => [...text].length
/** Counts units of UTF-16, as JavaScript and Telegram do. */
export const unitsOf = (text: string): number => text.length

/**
 * Returns the text, or as much of it as fits with an ellipsis; never half a character.
 * @param written the text as the service counts it, for example escaped
 */
export function fitted(
  text: string,
  most: number,
  size: (text: string) => number = charactersOf,
  written: (text: string) => string = (plain) => plain,
): string {
  if (size(written(text)) <= most) return text
  const characters = [...text]
  let fits = 0
  let over = characters.length
  while (over - fits > 1) {
    const middle = (fits + over) >> 1
    const short = characters.slice(0, middle).join('') + MARK
    if (size(written(short)) <= most) fits = middle
    else over = middle
  }
  return characters.slice(0, fits).join('').trimEnd() + MARK
}

/**
 * Returns the text of a notification as it fits: of a list as many whole lines as there is room for, and the number of the
 * others; of anything else, or of a list whose first line is too long, what `fitted` leaves.
 */
export function fittedBody(
  { body, shorter = [] }: { readonly body: string; readonly shorter?: readonly string[] | undefined },
  most: number,
  size: (text: string) => number = charactersOf,
  written: (text: string) => string = (plain) => plain,
): string {
  const whole = [body, ...shorter].find((text) => size(written(text)) <= most)
  return whole ?? fitted(shorter.at(-1) ?? body, most, size, written)
}

/** Escapes what HTML takes for a tag or an entity; also what Slack asks for. */
export const escapedAngles = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
