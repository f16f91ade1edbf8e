/** The texts of Vigie by language. A new language is its file, its line here and its name in `LANGUAGES`. */
import type { Language } from '../vocabulary.ts'
import {
  type Catalogue,
  type CatalogueSection,
  type KeyOf,
  type MessageParams,
  type ParamArguments,
  type PlainKeyOf,
  render,
  type TextCatalogue,
  type TextSection,
} from './catalogue.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'

/** The catalogue of each language. */
export const catalogues: Readonly<Record<Language, Catalogue>> = { en, fr }

/** Key of a message that is stored or sent before it is localized. */
export type MessageKey = KeyOf<'messages'>
/** The keys of `messages` whose texts have no parameter. */
export type PlainMessageKey = PlainKeyOf<'messages'>

/** Key of what is wrong with a value. */
export type ProblemKey = KeyOf<'problems'>

/** Key of what a change answers. */
export type ReplyKey = KeyOf<'replies'>

/** Key of a text of the command line. */
export type TerminalKey = KeyOf<'terminal'>

/** A text of the section `messages`, with exactly the parameters that it names. */
export function translate<K extends MessageKey>(
  language: Language,
  key: K,
  ...[params]: ParamArguments<'messages', K>
): string {
  return render(catalogues[language].messages[key], language, params)
}

/** A text of any section, with exactly the parameters that it names. */
export function translateIn<S extends TextSection, K extends KeyOf<S>>(
  section: S,
  language: Language,
  key: K,
  ...[params]: ParamArguments<S, K>
): string {
  return translateWith(section, language, key, params)
}

/** A text whose parameters come from data: a missing one shows its name in braces. */
export function translateWith<S extends TextSection>(
  section: S,
  language: Language,
  key: KeyOf<S>,
  params?: MessageParams,
): string {
  const texts: TextCatalogue = catalogues[language]
  return render(texts[section][key], language, params)
}

/** The sentences of an error, with their parameters still in braces. */
export function errorTemplate(language: Language, code: KeyOf<'errors'>): string {
  const text = catalogues[language].errors[code]
  return typeof text === 'string' ? text : `${text.problem} ${text.remedy}`
}

/** Whether a key that comes from data is one of a section. */
export const hasKey = <S extends CatalogueSection>(section: S, key: string): key is KeyOf<S> & string =>
  Object.hasOwn(en[section], key)

/** The text of a key that comes from data, or `otherwise` if the catalogue has none: the key itself by default. */
export function translateOr(
  language: Language,
  key: string,
  otherwise = key,
  params?: MessageParams,
): string {
  return hasKey('messages', key) ? translateWith('messages', language, key, params) : otherwise
}
