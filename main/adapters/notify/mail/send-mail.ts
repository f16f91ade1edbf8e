/** Sends one notification as a letter over SMTP, with nodemailer. Encryption that was asked for is never left out. */
import { isIP } from 'node:net'
import type { SMTPTransportOptions } from 'nodemailer/lib/smtp-transport'
import { assertAllowed, type OutgoingNotification } from '../outgoing.ts'
import type { Letter, MailPreset } from '../preset.ts'
import { filled } from '../template.ts'
import { assertEveryRecipient, mailFailure } from './mail-failure.ts'

/** Mail servers greet slowly on purpose (RFC 5321 allows minutes); for the whole letter, ms. */
const TIMEOUT_MS = 60_000

/**
 * Sends it; returns when the server took the letter for every recipient.
 * @param authorities whose certificates the server may show, in PEM
 * @param timeoutMs timeout for the whole letter, ms
 * @throws VigieError channel_target_refused | channel_refused | channel_unavailable | source_*
 */
export async function sendMail(
  service: MailPreset,
  outgoing: OutgoingNotification,
  authorities: () => string[],
  timeoutMs = TIMEOUT_MS,
): Promise<void> {
  const { notice, headers, now, definition } = outgoing
  const letter = allowedLetter(service, outgoing)
  const written =
    definition.template === ''
      ? letter
      : { ...letter, text: filled(definition.template, 'text', notice, now), html: '' }
  // The library is read from disk only if somebody sends letters.
  const { createTransport } = await import('nodemailer')
  const signal = AbortSignal.timeout(timeoutMs)
  try {
    const transport = createTransport(connection(written, authorities, timeoutMs))
    const { rejectedErrors = [] } = await transport.sendMail({ ...message(written, headers, now), signal })
    assertEveryRecipient(outgoing, rejectedErrors)
  } catch (error) {
    throw mailFailure(outgoing, letter, error, { timeoutMs, isOver: signal.aborted })
  }
}

/**
 * Returns the letter of a notification, if it may be sent.
 * @throws VigieError channel_target_refused
 */
export function allowedLetter(service: MailPreset, outgoing: OutgoingNotification): Letter {
  const letter = service.letter(outgoing.notice, outgoing.options, outgoing.secrets)
  const address = `${letter.server}:${letter.port}`
  assertAllowed(outgoing, letter.server, address, letter.security !== 'none')
  return letter
}

function connection(
  { server, port, security, login }: Letter,
  authorities: () => string[],
  timeoutMs: number,
): SMTPTransportOptions {
  return {
    host: server,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...(login === null ? {} : { auth: { user: login.user, pass: login.password } }),
    ...(security === 'none'
      ? {}
      : {
          tls: {
            ca: authorities(),
            minVersion: 'TLSv1.2',
            ...(isIP(server) === 0 ? { servername: server } : {}),
          },
        }),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

function message(letter: Letter, headers: Readonly<Record<string, string>>, now: number) {
  const { from, to, subject, text, html, messageId, urgent } = letter
  return {
    from,
    to: to.map((address) => ({ name: '', address })),
    subject,
    text,
    ...(html === '' ? {} : { html }),
    messageId: `<${messageId}>`,
    date: new Date(now),
    ...(urgent ? { priority: 'high' as const } : {}),
    // No automatic reply (RFC 3834).
    headers: { 'auto-submitted': 'auto-generated', 'x-auto-response-suppress': 'All', ...headers },
  }
}
