/** The lexicons, loaded when a language is first needed: public ones for plain words, our own for finance terms. */

import {
  type LanguagePack,
  languagePack,
  type PressLanguage,
  termsSchema,
} from '../../../core/jobs/fear-greed/sentiment/language-pack.ts'
import { plain } from '../../../core/jobs/fear-greed/sentiment/tokenise.ts'

/** AFINN values run from -5 to 5. */
const AFINN_SCALE = 5

const loaders: Readonly<Record<PressLanguage, () => Promise<LanguagePack>>> = { en: english, fr: french }
const loaded = new Map<PressLanguage, Promise<LanguagePack>>()

/** Loaded once per process; later calls share the first promise. */
export function loadPack(language: PressLanguage): Promise<LanguagePack> {
  const pack = loaded.get(language) ?? loaders[language]()
  loaded.set(language, pack)
  return pack
}

/** Returns AFINN-165 as adapted to financial market news, -1 to 1. */
export async function englishWords(): Promise<Map<string, number>> {
  const { afinn165FinancialMarketNews } = await import('afinn-165-financialmarketnews')
  const words = Object.entries(afinn165FinancialMarketNews)
  return new Map(words.map(([word, value]) => [plain(word), value / AFINN_SCALE]))
}

/** Returns the French lexicon of pattern, reduced by scripts/pattern-fr.ts: words by value. */
export async function frenchWords(): Promise<Map<string, number>> {
  const { default: byValue } = await import('../../../../assets/lexicons/pattern-fr.json', {
    with: { type: 'json' },
  })
  const groups = Object.entries(byValue)
  return new Map(
    groups.flatMap(([value, words]) => words.split(' ').map((word) => [plain(word), Number(value)] as const)),
  )
}

async function english(): Promise<LanguagePack> {
  const { default: terms } = await import('../../../../assets/lexicons/en.json', { with: { type: 'json' } })
  return languagePack(termsSchema.parse(terms), await englishWords())
}

async function french(): Promise<LanguagePack> {
  const { default: terms } = await import('../../../../assets/lexicons/fr.json', { with: { type: 'json' } })
  return languagePack(termsSchema.parse(terms), await frenchWords())
}
