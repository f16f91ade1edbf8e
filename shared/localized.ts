/** Answers before and after the language of their reader is known. */
import { ERRORS, type ErrorCode } from './error-codes.ts'
import { isLocalizable, type LocalizableMessage, localize } from './errors.ts'
import type { Fault, Run, UnlocalizedFault, UnlocalizedRun } from './run.ts'
import type { Language } from './vocabulary.ts'

/** An answer of the contract in which any text may still be a message of the catalogue. */
export type Unlocalized<T> = string extends T
  ? T | LocalizableMessage
  : T extends object
    ? { readonly [K in keyof T]: Unlocalized<T[K]> }
    : T

/** The same with its messages as text. */
export type Localized<T> = T extends LocalizableMessage
  ? string
  : T extends UnlocalizedFault
    ? Fault
    : T extends object
      ? { [K in keyof T]: Localized<T[K]> }
      : T

/** Returns a copy with each localizable message as text in a language, and each stored error as a fault. */
export const localizeAnswer = <T>(answer: T, language: Language): Localized<T> =>
  localized(answer, language) as Localized<T>

/** The same for a run, whose summary is any JSON. */
export const localizeRun = (run: UnlocalizedRun, language: Language): Run => localized(run, language) as Run

function localized(value: unknown, language: Language): unknown {
  if (Array.isArray(value)) return value.map((item) => localized(item, language))
  if (!isPlain(value)) return value
  if (isLocalizable(value)) return localize(value, language)
  if (isStoredFault(value)) return localizeFault(value, language)
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, localized(part, language)]))
}

/** Returns the message of a stored error; of an older version's error, its stored text. */
export function faultMessage({ code, message, params }: UnlocalizedFault): LocalizableMessage | string {
  return params === undefined || !(code in ERRORS) ? message : { told: code as ErrorCode, params }
}

function localizeFault(fault: UnlocalizedFault, language: Language): Fault {
  const message = faultMessage(fault)
  const text = typeof message === 'string' ? message : localize(message, language)
  return { code: fault.code, source: fault.source, message: text }
}

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

const isStoredFault = (value: object): value is UnlocalizedFault =>
  'code' in value && 'message' in value && 'source' in value && 'params' in value
