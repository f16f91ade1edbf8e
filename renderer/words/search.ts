/** Search in what a list shows. */

/** Whether each word of a search is in a text; accents and case do not matter. */
export function matchesSearch(text: string, search: string): boolean {
  const whole = plain(text)
  return plain(search)
    .split(/\s+/)
    .every((word) => whole.includes(word))
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
