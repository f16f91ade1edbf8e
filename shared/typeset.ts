/** French punctuation as printers have it. */
import type { Language } from './vocabulary.ts'

/** Joins French punctuation to its word, so that no line begins with a colon; narrow before ; ! and ? as printers have it. */
export function typeset(text: string, language: Language): string {
  if (language !== 'fr') return text
  return text.replace(/ (?=[:»])|(?<=«) /g, '\u00a0').replace(/ (?=[;!?])/g, '\u202f')
}
