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
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return localizedItems(value, language)
  if (Object.getPrototypeOf(value) !== Object.prototype) return value
  if (isLocalizable(value)) return localize(value, language)
  if (isStoredFault(value)) return localizeFault(value, language)
  return localizedFields(value as Readonly<Record<string, unknown>>, language)
}

function localizedItems(items: readonly unknown[], language: Language): readonly unknown[] {
  let copy: unknown[] | null = null
  for (let at = 0; at < items.length; at += 1) {
    const said = localized(items[at], language)
    if (said === items[at]) continue
    copy ??= [...items]
    copy[at] = said
  }
  return copy ?? items
}

/** With `for in`, as nothing else of an answer has fields: `Object.entries` would make a list of each. */
function localizedFields(fields: Readonly<Record<string, unknown>>, language: Language): object {
  let copy: Record<string, unknown> | null = null
  for (const name in fields) {
    const part = fields[name]
    const said = localized(part, language)
    if (said === part) continue
    copy ??= { ...fields }
    copy[name] = said
  }
  return copy ?? fields
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

const isStoredFault = (value: object): value is UnlocalizedFault =>
  'code' in value && 'message' in value && 'source' in value && 'params' in value
