/** Loads the texts of a language: what the first view shows at once, the others after it or with the view that needs them. */
import type { Language } from '../../shared/vocabulary.ts'
import type { Locale } from './choose-locale.ts'
import type { PanelTexts } from './texts.ts'
import { Localizer } from './words.ts'

interface TextsModule {
  readonly texts: PanelTexts
}

const first = (language: Language): Promise<TextsModule> => import(`./texts-${language}.computed.ts`)
const later = (language: Language): Promise<TextsModule> => import(`./later-texts-${language}.computed.ts`)

let current: Localizer | null = null
const listeners = new Set<() => void>()

function use(words: Localizer): void {
  current = words
  for (const listener of listeners) listener()
}

/** Loads the texts of the first view. */
export async function loadFirstWords({ language, locale }: Locale): Promise<void> {
  const { texts } = await first(language)
  use(new Localizer(language, locale, texts))
}

/** Loads all texts: for another language than that of the first view. */
export async function loadWords({ language, locale }: Locale): Promise<void> {
  const [some, others] = await Promise.all([first(language), later(language)])
  use(new Localizer(language, locale, some.texts).with(others.texts))
}

/** Completes the texts in use; at once if they are complete. */
export async function loadLaterWords(): Promise<void> {
  const words = current
  if (words === null || words.complete) return
  const { texts } = await later(words.language)
  // Meanwhile somebody else may have completed them, or the owner have chosen another language.
  if (current === words) use(words.with(texts))
}

/** Between attempts to get texts that could not be had, ms. */
const AGAIN_MS = 5000
let waiting = false

/** Completes the texts in use as soon as Vigie can be reached. */
export function completeWords(): void {
  if (waiting) return
  loadLaterWords().catch(() => {
    waiting = true
    setTimeout(() => {
      waiting = false
      completeWords()
    }, AGAIN_MS)
  })
}

/** The texts in use: another object when they were completed or changed. @throws Error before any is loaded */
export function wordsInUse(): Localizer {
  if (current === null) throw new Error('no texts are loaded')
  return current
}

/** Calls back when other texts are in use, until the returned function is called. */
export function onOtherWords(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
