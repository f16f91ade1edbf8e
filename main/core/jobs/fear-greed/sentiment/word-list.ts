/** A list of words in which `profit*` stands for every word that begins so. */
export interface WordList {
  readonly has: (word: string) => boolean
}

export function wordList(entries: readonly string[]): WordList {
  const exact = new Set(entries.filter((entry) => !entry.endsWith('*')))
  const stems = new Set(entries.filter((entry) => entry.endsWith('*')).map((entry) => entry.slice(0, -1)))
  const longest = Math.max(0, ...[...stems].map((stem) => stem.length))
  const startsWithStem = (word: string): boolean => {
    for (let length = Math.min(word.length, longest); length > 1; length--) {
      if (stems.has(word.slice(0, length))) return true
    }
    return false
  }
  return { has: (word) => exact.has(word) || startsWithStem(word) }
}
