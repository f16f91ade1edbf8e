/** Texts as people type them: for searching, never for showing. */

const LIGATURES: Readonly<Record<string, string>> = { œ: 'oe', Œ: 'OE', æ: 'ae', Æ: 'AE' }

/** Returns a text with its ligatures as two letters. */
export function foldLigatures(text: string): string {
  return text.replace(/[œŒæÆ]/g, (letter) => LIGATURES[letter] ?? letter)
}

/** Returns a text without accents, ligatures, capitals and typographic apostrophes. */
export function fold(text: string): string {
  return foldLigatures(text).normalize('NFD').replace(/\p{M}/gu, '').replaceAll('’', "'").toLowerCase()
}
