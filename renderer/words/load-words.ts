/** Loads the texts of a language: what the first view shows at once, the others after it or with the view that needs them. */
import type { Language } from '../../shared/vocabulary.ts'
import type { Locale } from './choose-locale.ts'
import type { Texts } from './texts.ts'
import { Localizer } from './words.ts'

type Loader = () => Promise<{ readonly texts: Texts }>

const first: { readonly [L in Language]: Loader } = {
  en: () => import('./texts-en.computed.ts'),
  fr: () => import('./texts-fr.computed.ts'),
}

const later: { readonly [L in Language]: Loader } = {
  en: () => import('./later-texts-en.computed.ts'),
  fr: () => import('./later-texts-fr.computed.ts'),
}

let current: Localizer | null = null
const listeners = new Set<() => void>()

/** Loads the texts of the first view. */
export async function loadFirstWords({ language, locale }: Locale): Promise<Localizer> {
  const { texts } = await first[language]()
  current = new Localizer(language, locale, texts)
  return current
}

/** Loads all texts: for another language than that of the first view. */
export async function loadWords(locale: Locale): Promise<Localizer> {
  const words = await loadFirstWords(locale)
  await loadLaterWords()
  return words
}

/** Completes the texts that were loaded last; at once if they are complete. */
export async function loadLaterWords(): Promise<void> {
  const words = current
  if (words === null || words.complete) return
  const { texts } = await later[words.language]()
  words.add(texts)
  for (const listener of listeners) listener()
}

/** Calls back when texts were completed, until the returned function is called. */
export function onLaterWords(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
