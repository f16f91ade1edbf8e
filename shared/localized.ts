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

/** Returns an answer with each localizable message as text in a language, and each stored error as a fault; what has none is not copied. */
export const localizeAnswer = <T>(answer: T, language: Language): Localized<T> =>
  localized(answer, language) as Localized<T>

/** The same for a run, whose summary is any JSON. */
export const localizeRun = (run: UnlocalizedRun, language: Language): Run => localized(run, language) as Run

function localized(value: unknown, language: Language): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => localized(item, language))
    return items.some((item, at) => item !== value[at]) ? items : value
  }
  if (!isPlain(value)) return value
  if (isLocalizable(value)) return localize(value, language)
  if (isStoredFault(value)) return localizeFault(value, language)
  let copy: Record<string, unknown> | null = null
  for (const [name, part] of Object.entries(value)) {
    const said = localized(part, language)
    if (said === part) continue
    copy ??= { ...value }
    copy[name] = said
  }
  return copy ?? value
}

/** Returns the message of a stored error; of an older version's error, its stored text. */
export function faultMessage({ code, message, params }: UnlocalizedFault): LocalizableMessage | string {
  return params === undefined || !(code in ERRORS) ? message : { messageKey: code as ErrorCode, params }
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
