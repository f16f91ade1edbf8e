/**
 * Every error a person can meet: a stable code, one sentence in both languages whose end is the remedy, the
 * HTTP status and the exit code of the command line. Parameters in braces are filled by `sentence`. A parameter may itself
 * be words of the catalogue: then it is kept as their key until a reader's language is known.
 */
import { alertsErrors } from './errors/alerts.ts'
import { analysisErrors } from './errors/analysis.ts'
import { commonErrors } from './errors/common.ts'
import { endpointErrors } from './errors/endpoints.ts'
import type { ErrorEntry } from './errors/entry.ts'
import { indexErrors } from './errors/index-scores.ts'
import { jobErrors } from './errors/jobs.ts'
import { occupationErrors } from './errors/occupations.ts'
import { sourceErrors } from './errors/sources.ts'
import { storeErrors } from './errors/store.ts'
import { tradesErrors } from './errors/trades.ts'
import { updateErrors } from './errors/updates.ts'
import { type Message, type MessageParams, type Messages, render } from './messages/catalogue.ts'
import { type MessageKey, messages } from './messages/index.ts'
import { type ProblemKey, problems } from './messages/problems.ts'
import { type ReplyKey, replies } from './messages/replies.ts'
import type { Language } from './vocabulary.ts'

export const ERRORS = {
  ...commonErrors,
  ...jobErrors,
  ...endpointErrors,
  ...storeErrors,
  ...alertsErrors,
  ...analysisErrors,
  ...indexErrors,
  ...occupationErrors,
  ...sourceErrors,
  ...tradesErrors,
  ...updateErrors,
} as const satisfies Record<string, ErrorEntry>

export type ErrorCode = keyof typeof ERRORS

/** Words still to be made: an entry of the catalogue and what fills it. Plain data, for threads and the database. */
export interface LocalizableMessage {
  readonly told: MessageKey | ProblemKey | ReplyKey | ErrorCode
  readonly params?: ErrorParams
}

/** What the sentence of an error is filled with; several told things are said one after the other. */
export type ErrorParams = Readonly<
  Record<string, string | number | LocalizableMessage | readonly LocalizableMessage[]>
>

/** The sentence of an error in a language, its parameters filled in. */
export function errorSentence(code: ErrorCode, params: ErrorParams, language: Language): string {
  const words = localizeParams(params, language)
  return ERRORS[code][language].replace(/\{(\w+)\}/g, (_, name: string) => String(words[name] ?? '?'))
}

/** A text that stands for itself in any language: a title, the name of a model, what a former version kept. */
export const literalMessage = (text: string): LocalizableMessage => ({ told: 'as_noted', params: { text } })

const texts: Messages = { ...messages, ...problems, ...replies }

/** The words of something told. */
export function localize({ told, params = {} }: LocalizableMessage, language: Language): string {
  if (isError(told)) return errorSentence(told, params, language)
  return render(texts[told] as Message, language, localizeParams(params, language))
}

/** Parameters as programs and sentences get them: everything told, and every message key, in words. */
export function localizeParams(params: ErrorParams, language: Language): MessageParams {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, localizeParam(value, language)]),
  )
}

function localizeParam(value: ErrorParams[string], language: Language): string | number {
  if (typeof value === 'number') return value
  if (typeof value === 'string') return isMessage(value) ? localize({ told: value }, language) : value
  const all: readonly LocalizableMessage[] = 'told' in value ? [value] : value
  return joinSentences(all.map((one) => localize(one, language)))
}

/** One after the other; a remedy that several of them end with is said once, after the last. */
function joinSentences(all: readonly string[]): string {
  const said = all.map((text, at) => {
    const remedy = /(?<=\. )[^.]+\.$/.exec(text)?.[0]
    const comesAgain = remedy !== undefined && all.slice(at + 1).some((later) => later.endsWith(remedy))
    return comesAgain ? text.slice(0, -remedy.length).trimEnd() : text
  })
  return said.join(' ')
}

const isMessage = (key: string): key is MessageKey => Object.hasOwn(messages, key)
const isError = (key: string): key is ErrorCode => Object.hasOwn(ERRORS, key)

/** An error with a registered code. `message` is the English sentence, for logs. */
export class VigieError extends Error {
  readonly code: ErrorCode
  readonly params: ErrorParams

  constructor(code: ErrorCode, params: ErrorParams = {}, options?: ErrorOptions) {
    super(errorSentence(code, params, 'en'), options)
    this.name = 'VigieError'
    this.code = code
    this.params = params
  }

  /** The error as words still to be made: what a run, an alert or another thread keeps of it. */
  get told(): LocalizableMessage {
    return { told: this.code, params: this.params }
  }
}

/** What an error of another program says, as it says it. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** What any error tells: its own words where it has some, its message where it comes from elsewhere. */
export function messageFrom(error: unknown): LocalizableMessage {
  if (error instanceof VigieError) return error.told
  return literalMessage(messageOf(error))
}
