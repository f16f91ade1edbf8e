/** Selects the language that a caller asks for. */
import { type Language, languageOf } from '../../../shared/vocabulary.ts'

/** Returns the first supported language in the caller's order of preference, or null if there is none. */
export function askedLanguage(acceptLanguage: string | null | undefined): Language | null {
  if (acceptLanguage === null || acceptLanguage === undefined) return null
  const wanted = acceptLanguage
    .slice(0, 200)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find(Boolean)
      return { language: languageOf(tag), quality: quality === undefined ? 1 : Number(quality) }
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
  return wanted.find(({ language }) => language !== null)?.language ?? null
}
