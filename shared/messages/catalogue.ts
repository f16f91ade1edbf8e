/** The form of the catalogue: one file a language, whose keys and parameters are those of the English one. */
import { spokenDay } from '../time/day-words.ts'
import { BEFORE_DATES, withArticle } from '../time/french-dates.ts'
import type { Language } from '../vocabulary.ts'
import type { en } from './en.ts'

/** A text, or its singular and plural forms, which the parameter `count` chooses. */
export type MessageText = string | { readonly one: string; readonly other: string }

type English = typeof en

/** A part of the catalogue, such as `messages` or `help`. */
export type CatalogueSection = keyof English

/** The keys of one section of the catalogue. */
export type KeyOf<S extends CatalogueSection> = keyof English[S]

/** What went wrong and, unless the problem says all, what to do about it or what Vigie does: sentences. */
export type ErrorText = string | { readonly problem: string; readonly remedy: string }

/** The sections whose texts have singular and plural forms, or one. */
export type TextSection = Exclude<CatalogueSection, 'errors'>

/** Every text of one language, without the errors. */
export type TextCatalogue = { readonly [S in TextSection]: Readonly<Record<KeyOf<S>, MessageText>> }

/** Every text of one language. Its errors have a remedy wherever the English ones have one. */
export type Catalogue = TextCatalogue & {
  readonly errors: {
    readonly [C in KeyOf<'errors'>]: English['errors'][C] extends string ? string : Exclude<ErrorText, string>
  }
}

/** Names in braces. What is in braces but is no name, such as an example in JSON, is plain text. */
type ParameterNames<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? (Name extends `${string}"${string}` ? never : Name) | ParameterNames<Rest>
  : never

type FormsOf<Text> = Text extends string ? Text : Text[keyof Text] & string

/** The parameters of a text of the English catalogue, each with a value of type `Value`. */
type ParamsOf<Text, Value> = {
  readonly [Name in ParameterNames<FormsOf<Text>>]: Value
} & (Text extends { readonly other: string } ? { readonly count: number } : unknown)

/** The parameters of a key; of one key of several, those of all of them. */
type ParamsOfKey<S extends CatalogueSection, K extends KeyOf<S>, Value = string | number> = ParamsOf<
  English[S][K],
  Value
>

/** The rest of a call that names a key: nothing, or exactly its parameters. */
export type ParamArguments<S extends CatalogueSection, K extends KeyOf<S>> = [
  keyof ParamsOfKey<S, K>,
] extends [never]
  ? []
  : [params: ParamsOfKey<S, K>]

/** The keys of a section whose texts have no parameter. */
export type PlainKeyOf<S extends CatalogueSection> = {
  [K in KeyOf<S>]: [keyof ParamsOfKey<S, K>] extends [never] ? K : never
}[KeyOf<S>]

/** A key together with exactly its parameters, as data. */
export type KeyWithParams<S extends CatalogueSection, K extends KeyOf<S>> = {
  [One in K]: One extends PlainKeyOf<S>
    ? { readonly key: One; readonly params?: never }
    : { readonly key: One; readonly params: ParamsOfKey<S, One> }
}[K]

/** Parameters that come from data, whose names no type knows. */
export type MessageParams = Readonly<Record<string, string | number>>

/** Parameters whose numbers are names and not amounts: port 42335 is not 42,335. */
const NAMED_BY: ReadonlySet<string> = new Set(['id', 'pid', 'port', 'status', 'year'])

/** Sums of money: what is no whole number has its cents, as 0.50. */
const SUMS: ReadonlySet<string> = new Set(['spent', 'cap'])

/** Returns the amount of a parameter in the form of a language, with at most so many digits after the point. */
export function amountText(name: string, value: number, language: Language, mostDigits = 3): string {
  const leastDigits = SUMS.has(name) && !Number.isInteger(value) ? 2 : 0
  return amountFormat(language, leastDigits, mostDigits).format(value)
}

const amountFormats = new Map<string, Intl.NumberFormat>()

/** Kept: creating a formatter costs more than all else of a text. */
function amountFormat(language: Language, leastDigits: number, mostDigits: number): Intl.NumberFormat {
  const key = `${language} ${leastDigits} ${mostDigits}`
  const known = amountFormats.get(key)
  if (known !== undefined) return known
  const digits = { minimumFractionDigits: leastDigits, maximumFractionDigits: mostDigits }
  const format = new Intl.NumberFormat(language, digits)
  amountFormats.set(key, format)
  return format
}

/** Parameters, each with the word before it that a French date changes. */
const HOLES = new RegExp(String.raw`(${BEFORE_DATES})?\{(\w+)\}`, 'g')

/**
 * A text with its parameters filled in. Amounts and days are written in the form of the language.
 * @throws never: a missing parameter shows its name, so that a test sees it.
 */
export function render(text: MessageText, language: Language, params: MessageParams = {}): string {
  const form = typeof text === 'string' ? text : text[formOf(language, Number(params.count))]
  return form.replace(HOLES, (whole, word = '', name: string) => {
    const given = params[name]
    if (given === undefined) return whole
    const value = spokenDay(name, given, language)
    if (typeof value === 'number' && !NAMED_BY.has(name)) return word + amountText(name, value, language)
    return language === 'fr' ? withArticle(word, String(value)) : `${word}${value}`
  })
}

const pluralRules = new Map<Language, Intl.PluralRules>()

/** Made once a language: plural rules cost more than all else of a text. */
function formOf(language: Language, count: number): 'one' | 'other' {
  const rules = pluralRules.get(language) ?? new Intl.PluralRules(language)
  pluralRules.set(language, rules)
  return rules.select(count) === 'one' ? 'one' : 'other'
}
