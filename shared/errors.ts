/**
 * Every error a user can see: a stable code, one message in both languages that ends with the remedy, the
 * HTTP status and the exit code of the command line. `sentence` fills the parameters in braces. A parameter
 * may itself be a message of the catalogue: then its key is kept until the reader's language is known.
 */
import { harmlessLine, withoutCredentials } from './clean-text.ts'
import { ERRORS, type ErrorCode } from './error-codes.ts'
import { amountText, type MessageParams, render } from './messages/catalogue.ts'
import { catalogues, hasKey, type MessageKey, type ProblemKey, type ReplyKey } from './messages/index.ts'
import { spokenDay } from './time/day-words.ts'
import type { Language } from './vocabulary.ts'

/** The keys that a database or another thread may keep; no two of these sections have the same. */
type StoredKey = MessageKey | ProblemKey | ReplyKey | ErrorCode

/** A localizable message: a key of the catalogue and its parameters. Plain data, for threads and the database. */
export interface LocalizableMessage {
  readonly messageKey: StoredKey
  readonly params?: ErrorParams
}

/** Parameters of an error message; a list of messages is joined. */
export type ErrorParams = Readonly<
  Record<string, string | number | LocalizableMessage | readonly LocalizableMessage[]>
>

/** Returns the message of an error in a language, with its parameters. */
export function errorSentence(code: ErrorCode, params: ErrorParams, language: Language): string {
  const { problem, remedy } = errorParts(code, params, language)
  return remedy === null ? problem : `${problem} ${remedy}`
}

/** A message in two parts: what is wrong, and what to do. */
export interface MessageParts {
  readonly problem: string
  readonly remedy: string | null
}

/**
 * Returns what an error says and, if it is apart, what to do about it. A parameter `besides` is said after the problem, of
 * any error: what it cost, for example.
 */
export function errorParts(code: ErrorCode, params: ErrorParams, language: Language): MessageParts {
  const words = localizeParams(params, language)
  const fill = (text: string) =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => shown(name, words[name], language))
  const text = catalogues[language].errors[code]
  const { problem, remedy } = typeof text === 'string' ? { problem: text, remedy: null } : text
  const besides = words.besides === undefined ? '' : ` ${words.besides}`
  return { problem: `${fill(problem)}${besides}`, remedy: remedy === null ? null : fill(remedy) }
}

/** Whole numbers that count something; others may be names, such as a port. */
const AMOUNTS: ReadonlySet<string> = new Set(['limit', 'count', 'seconds', 'needed_mb', 'free_mb'])

/** Amounts and days are written as in the language, and so is the choice among methods, which a header has with commas. */
function shown(name: string, given: string | number | undefined, language: Language): string {
  if (name === 'allowed') return eitherOf(String(given).split(', '), language)
  const value = given === undefined ? given : spokenDay(name, given, language)
  const isAmount = typeof value === 'number' && (AMOUNTS.has(name) || !Number.isInteger(value))
  return isAmount ? amountText(name, value, language, 2) : String(value ?? '?')
}

/** Returns names as a choice: `GET, HEAD or POST`. */
const eitherOf = (names: readonly string[], language: Language): string =>
  new Intl.ListFormat(language, { type: 'disjunction' }).format(names)

/** Wraps a text that is the same in any language: a title, the name of a model, a text stored by an older version. */
export const literalMessage = (text: string): LocalizableMessage => ({
  messageKey: 'as_noted',
  params: { text: harmlessText(text) },
})

/** Whether a value is a localizable message: a known key, and at most its parameters. */
export function isLocalizable(value: object): value is LocalizableMessage {
  if (!('messageKey' in value)) return false
  const { messageKey, params, ...rest } = value as Partial<LocalizableMessage>
  if (typeof messageKey !== 'string' || Object.keys(rest).length > 0) return false
  const known =
    isError(messageKey) ||
    hasKey('messages', messageKey) ||
    hasKey('problems', messageKey) ||
    hasKey('replies', messageKey)
  return known && (params === undefined || typeof params === 'object')
}

/** Returns the text of a localizable message. */
export function localize({ messageKey, params = {} }: LocalizableMessage, language: Language): string {
  if (isError(messageKey)) return errorSentence(messageKey, params, language)
  const { messages, problems, replies } = catalogues[language]
  const text = hasKey('messages', messageKey)
    ? messages[messageKey]
    : hasKey('problems', messageKey)
      ? problems[messageKey]
      : replies[messageKey]
  return render(text, language, localizeParams(params, language))
}

/** Returns the parameters as text: localizable messages are formatted, a string is what it says. */
export function localizeParams(params: ErrorParams, language: Language): MessageParams {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, localizeParam(value, language)]),
  )
}

function localizeParam(value: ErrorParams[string], language: Language): string | number {
  if (typeof value === 'number') return value
  if (typeof value === 'string') return value
  const all: readonly LocalizableMessage[] = 'messageKey' in value ? [value] : value
  return joinMessages(
    all.map((one) => partsOf(one, language)),
    language,
  )
}

function partsOf(message: LocalizableMessage, language: Language): MessageParts {
  const { messageKey, params = {} } = message
  return isError(messageKey)
    ? errorParts(messageKey, params, language)
    : { problem: localize(message, language), remedy: null }
}

/** Sentences follow each other; what is none is set off. */
const joint = (before = '', language: Language): string =>
  /[.!?…]$/.test(before) ? ' ' : render(catalogues[language].messages.joint, language)

/** Joins messages; a remedy that several of them share is said once, after the last. */
function joinMessages(all: readonly MessageParts[], language: Language): string {
  const parts = all.flatMap(({ problem, remedy }, at) => {
    const isSaidLater = all.slice(at + 1).some((later) => later.remedy === remedy)
    return remedy === null || isSaidLater ? [problem] : [problem, remedy]
  })
  return parts.map((part, at) => (at === 0 ? part : `${joint(parts[at - 1], language)}${part}`)).join('')
}

const isError = (key: string): key is ErrorCode => Object.hasOwn(ERRORS, key)

/** Returns a text from outside as one line, so that it can forge no other, and without the credentials of its addresses. */
const harmlessText = (text: string): string => harmlessLine(withoutCredentials(text))

/** Errors are stored with runs, shown, sent and logged: their texts are made harmless here. */
const paramsWithoutCredentials = (params: ErrorParams): ErrorParams =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [name, paramWithoutCredentials(value)]))

function paramWithoutCredentials(value: ErrorParams[string]): ErrorParams[string] {
  if (typeof value === 'number') return value
  if (typeof value === 'string') return harmlessText(value)
  const bare = ({ messageKey, params }: LocalizableMessage): LocalizableMessage =>
    params === undefined ? { messageKey } : { messageKey, params: paramsWithoutCredentials(params) }
  return 'messageKey' in value ? bare(value) : value.map(bare)
}

/** An error with a registered code. `message` is the English text, for logs. Addresses in it have no credentials. */
export class VigieError extends Error {
  readonly code: ErrorCode
  readonly params: ErrorParams

  constructor(code: ErrorCode, params: ErrorParams = {}, options?: ErrorOptions) {
    const shown = paramsWithoutCredentials(params)
    super(errorSentence(code, shown, 'en'), options)
    this.name = 'VigieError'
    this.code = code
    this.params = shown
  }

  /** The error as a localizable message, for runs, alerts and threads. */
  get localizable(): LocalizableMessage {
    return { messageKey: this.code, params: this.params }
  }
}

/** Returns the message of a foreign error. */
export const messageOf = (error: unknown): string =>
  harmlessText(error instanceof Error ? error.message : String(error))
