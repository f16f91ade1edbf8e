/** Parameters of an error or an alert that are themselves words of the catalogue. */
import type { Language } from '../vocabulary.ts'
import { type MessageKey, messages, translate } from './index.ts'

type Params = Readonly<Record<string, string | number>>

/** The parameters with message keys among their values put into words. */
export function paramsInWords(params: Params, language: Language): Params {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, isKey(value) ? translate(language, value) : value]),
  )
}

const isKey = (value: string | number): value is MessageKey => Object.hasOwn(messages, value)
