/** What a mail server's refusal means: 5xx is final, 4xx is tried again (RFC 5321, 4.2.1). */
import { VigieError } from '../../../../shared/errors.ts'
import { networkReason } from '../../net/reasons.ts'
import { quoted } from '../answer.ts'
import type { OutgoingNotification } from '../outgoing.ts'
import type { Letter } from '../preset.ts'

/** Says that the letter will be taken later from a sender it does not know yet; usually after 1 to 15 minutes. */
const GREYLISTED = /gr[ae]y-?list/i
const GREYLIST_SECONDS = 300

/** An error of nodemailer, as its documents describe it. */
interface SmtpError extends Error {
  readonly code?: string
  /** The code of the system or of OpenSSL. */
  readonly originalCode?: string
  readonly response?: string
  readonly responseCode?: number
  readonly command?: string
}

/**
 * Checks that nobody was left out: the others have the letter already, so that it cannot be tried again.
 * @throws VigieError channel_refused quoting the server about the first who was
 */
export function assertEveryRecipient(
  { name, known }: OutgoingNotification,
  rejected: readonly Error[],
): void {
  const [first] = rejected as readonly SmtpError[]
  if (first !== undefined) {
    throw new VigieError('channel_refused', {
      channel: name,
      status: first.responseCode ?? 550,
      answer: quoted(wordsOf(first), [...known.values()]),
    })
  }
}

/**
 * Returns the registered error for what nodemailer threw.
 * @param timeoutMs timeout for the whole letter, ms
 * @param isOver whether it is over
 */
export function mailFailure(
  { name, known }: OutgoingNotification,
  { server, port }: Letter,
  thrown: unknown,
  { timeoutMs, isOver }: { readonly timeoutMs: number; readonly isOver: boolean },
): unknown {
  if (thrown instanceof VigieError || !(thrown instanceof Error)) return thrown
  const error = thrown as SmtpError
  const source = `${server}:${port}`
  const answer = quoted(wordsOf(error), [...known.values()])
  const status = error.responseCode ?? 0
  if (error.command === 'STARTTLS' || error.message.includes('STARTTLS')) {
    return new VigieError('source_unreachable', {
      source,
      detail: { messageKey: 'answer.no_starttls', params: { host: source } },
    })
  }
  if (status >= 500) return new VigieError('channel_refused', { channel: name, status, answer })
  if (status >= 400 && GREYLISTED.test(wordsOf(error))) {
    return new VigieError('source_rate_limited', { source: name, seconds: GREYLIST_SECONDS })
  }
  if (status >= 400) return new VigieError('channel_unavailable', { channel: name, status, answer })
  // The client has timers of its own, for the connection and each answer: as long, and sometimes a moment earlier.
  if (isOver || error.code === 'ETIMEDOUT') {
    return new VigieError('source_timeout', { source, seconds: Math.ceil(timeoutMs / 1000) })
  }
  const reason = networkReason(systemError(error), server)
  const detail =
    reason.messageKey === 'answer.no_secure_connection'
      ? { ...reason, messageKey: 'answer.no_mail_tls' as const }
      : reason
  return new VigieError('source_unreachable', { source, detail })
}

/** The server's words, without the status. */
const wordsOf = ({ response, message }: SmtpError): string => (response ?? message).replace(/^\d{3}[ -]/, '')

/** The error with the code of the system or of OpenSSL, which says more than the library's own. */
const systemError = ({ originalCode, code, message }: SmtpError): Error =>
  Object.assign(new Error(message), { code: originalCode ?? code })
