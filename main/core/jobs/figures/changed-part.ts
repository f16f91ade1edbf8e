/** Where two versions of a text differ, in so few words that an alert can show them. */

/** Letters around a difference that are shown with it, to the ends of their words. */
const AROUND = 40
/** Letters of a difference that are shown, at most. */
const LONGEST = 120

/** The same place of a text before and after. */
export interface ChangedPart {
  readonly before: string
  readonly after: string
}

/** Returns the words around the first difference, with "…" where the text goes on; null if the texts are equal. */
export function changedPart(before: string, after: string): ChangedPart | null {
  if (before === after) return null
  const start = equalLetters(before, after, (text, at) => text.charCodeAt(at))
  const room = Math.min(before.length, after.length) - start
  const end = Math.min(
    room,
    equalLetters(before, after, (text, at) => text.charCodeAt(text.length - 1 - at)),
  )
  return {
    before: around(before, start, before.length - end),
    after: around(after, start, after.length - end),
  }
}

function equalLetters(one: string, other: string, letter: (text: string, at: number) => number): number {
  const most = Math.min(one.length, other.length)
  let count = 0
  while (count < most && letter(one, count) === letter(other, count)) count += 1
  return count
}

/** Begins and ends between words, if there is a space near. */
function around(text: string, start: number, end: number): string {
  const last = Math.min(end, start + LONGEST)
  const from = start <= AROUND ? 0 : wordFrom(text, start - AROUND, start)
  const to = text.length - last <= AROUND ? text.length : wordTo(text, last, last + AROUND)
  const shown = text.slice(from, to).replace(/\s+/g, ' ').trim().toWellFormed()
  return `${from > 0 ? '… ' : ''}${shown}${to < text.length ? ' …' : ''}`
}

function wordFrom(text: string, from: number, most: number): number {
  const space = text.slice(from, most).search(/\s/)
  return space === -1 ? from : from + space + 1
}

function wordTo(text: string, least: number, to: number): number {
  const space = text.slice(least, to).search(/\s\S*$/)
  return space === -1 ? to : least + space
}
