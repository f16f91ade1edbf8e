/** What the answer of a service to a notification means, and how an error quotes it. */
import { harmlessLine } from '../../../shared/clean-text.ts'
import type { LocalizableMessage } from '../../../shared/errors.ts'
import type { HttpReply } from '../../core/ports/http.ts'
import { concealedText } from './concealed-error.ts'

/** Time for the answer, ms, and how much of it is read, bytes. */
export const ANSWER_MS = 10_000
export const ANSWER_BYTES = 65_536

/** How much of an answer an error quotes, characters. */
const QUOTED = 160
/** Statuses below 500 after which a call is tried again. */
const TRIED_AGAIN = [408, 425, 429]

/** Returns what a status means: 2xx accepted; 408, 425, 429 and 5xx unavailable; any other 4xx refused. */
export function verdictOf(status: number): 'accepted' | 'refused' | 'unavailable' {
  if (status >= 200 && status <= 299) return 'accepted'
  return status >= 400 && status <= 499 && !TRIED_AGAIN.includes(status) ? 'refused' : 'unavailable'
}

/** Returns the beginning of what a service said, in one line and without secrets, or that it said nothing: `{}`, `null`. */
export function quoted(words: string, secrets: readonly string[]): string | LocalizableMessage {
  const said = harmlessLine(concealedText(words, secrets).trim().slice(0, QUOTED))
  return /[\p{L}\p{N}]/u.test(said) && said !== 'null' ? said : { messageKey: 'answer.no_reason' }
}

/** Returns the beginning of what an answer says, unless it is empty or a page. */
export function quotedAnswer(reply: HttpReply, secrets: readonly string[]): string | LocalizableMessage {
  const text = reply.text().trim()
  return quoted(text.startsWith('<') ? '' : (sentenceIn(text) ?? text), secrets)
}

/**
 * Where services put their sentence in an answer of JSON, the fullest first: Gotify, Telegram, Discord and Mattermost, ntfy and
 * Matrix, Pushover.
 */
const SENTENCES = ['errorDescription', 'description', 'message', 'error', 'errors'] as const

/** Telegram gives a group another number when it grows, and says which. */
function withNewChat(said: string, parameters: unknown): string {
  const chat = Object.entries(parameters ?? {}).find(([name]) => name === 'migrate_to_chat_id')?.[1]
  return typeof chat === 'number' ? `${said} (chat=${chat})` : said
}

/** Null if the text is no JSON, or none that says something. */
function sentenceIn(text: string): string | null {
  if (!text.startsWith('{')) return null
  try {
    const answer = JSON.parse(text) as Readonly<Record<string, unknown>>
    for (const name of SENTENCES) {
      const value = answer[name]
      const said = Array.isArray(value) ? value.join('; ') : value
      if (typeof said === 'string' && said !== '') return withNewChat(said, answer.parameters)
    }
    return null
  } catch {
    return null
  }
}
