/** Reads answers of exchanges strictly: anything unexpected is an error, never a guess. */
import { type LocalizableMessage, VigieError } from '../../../../shared/errors.ts'
import { unitsOf } from '../../../core/jobs/trades/decimal.ts'
import { secondsAsked } from '../../../core/net/gate.ts'
import type { HttpClient, HttpReply } from '../../../core/ports/http.ts'
import { malformed } from '../answer.ts'
import { codeOf, wordsOf } from './words.ts'

/** A page of 1,000 trades has about 150 kB. */
const LARGEST_PAGE = 5_000_000

/** A request to an exchange, and the name of the exchange in errors. */
export interface ExchangeRequest {
  readonly url: string
  readonly source: string
  readonly symbol: string
  readonly signal: AbortSignal
  readonly headers?: Readonly<Record<string, string>>
}

/** @throws VigieError as expectOk, with the words of the exchange; source_malformed if it is not JSON */
export async function askJson(
  http: HttpClient,
  asked: ExchangeRequest,
): Promise<{ readonly body: unknown; readonly reply: HttpReply }> {
  const { symbol: _, ...request } = asked
  const reply = await http.send({ ...request, maxBytes: LARGEST_PAGE })
  if (reply.status !== 200 && codeOf(reply.text()) === UNKNOWN_SYMBOL)
    throw unknownSymbol(asked, reply.text())
  expectOk(reply, asked.source, new URL(asked.url).pathname, wordsOf(reply.text()))
  return { body: reply.json(), reply }
}

/** Binance's "Invalid symbol.". */
const UNKNOWN_SYMBOL = -1121

/** Returns the error for a symbol that the exchange does not know, or no longer knows, with its words. */
export function unknownSymbol(
  { source, symbol }: Pick<ExchangeRequest, 'source' | 'symbol'>,
  text: string,
): VigieError {
  return new VigieError('trades_symbol_unknown', { source, symbol, words: wordsOf(text) ?? text })
}

/**
 * @param words what the exchange said, if it was read
 * @throws VigieError source_rate_limited for 429 and 418 with the seconds to wait, otherwise source_refused
 */
export function expectOk(
  { status, headers }: Pick<HttpReply, 'status' | 'headers'>,
  source: string,
  what: string,
  words: string | null = null,
): void {
  if (status === 200) return
  if (status === 429 || status === 418) {
    throw new VigieError('source_rate_limited', {
      source,
      seconds: secondsAsked(headers['retry-after'], headers.date),
    })
  }
  const detail =
    words === null
      ? ({ messageKey: 'answer.status', params: { what, status } } as const)
      : ({ messageKey: 'answer.status_words', params: { what, status, words } } as const)
  throw new VigieError('source_refused', { source, detail, status })
}

/**
 * Returns the object that a message is.
 * @param revive as in JSON.parse, to keep numbers as they are written
 * @throws VigieError source_malformed with its beginning
 */
export function objectIn(
  text: string,
  source: string,
  revive?: (key: string, value: unknown, context: { readonly source: string }) => unknown,
): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text, revive as Parameters<typeof JSON.parse>[1])
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>
  } catch {
    // Refused below.
  }
  throw malformed(source, { messageKey: 'answer.not_json', params: { start: text.slice(0, 40) } })
}

/** @throws VigieError source_malformed */
export function arrayIn(body: unknown, source: string): readonly unknown[] {
  if (!Array.isArray(body)) throw malformed(source, { messageKey: 'answer.not_list' })
  return body
}

/** Returns a whole number of at least 0 that is exact in JSON. @throws VigieError source_malformed */
export function wholeIn(value: unknown, name: string, source: string): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
    throw malformed(source, otherThan('answer.not_whole', name, value))
  }
  return value
}

/** Returns the microseconds of `2024-01-26T10:00:00.123456Z`. @throws VigieError source_malformed */
export function isoTimeIn(value: unknown, name: string, source: string): number {
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?Z$/.exec(String(value))
  if (!match) throw malformed(source, otherThan('answer.not_time', name, value))
  return Date.parse(`${match[1]}Z`) * 1000 + Number((match[2] ?? '').padEnd(6, '0').slice(0, 6))
}

/** Returns a decimal text unchanged, of at most 20 digits before the point and 18 after it. */
export function decimalIn(value: unknown, name: string, source: string): string {
  if (typeof value !== 'string' || unitsOf(value, 18) === null) {
    throw malformed(source, otherThan('answer.not_decimal', name, value))
  }
  return value
}

/** Describes what a field contains instead, or that it is missing. */
export function otherThan(
  messageKey: LocalizableMessage['messageKey'],
  name: string,
  value: unknown,
): LocalizableMessage {
  const text = JSON.stringify(value)
  return text === undefined
    ? { messageKey: 'answer.missing', params: { name } }
    : { messageKey, params: { name, value: text } }
}
