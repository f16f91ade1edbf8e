/** A real SMTP server on the loopback, which answers as the test says and keeps the letters. */
import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { onTestFinished } from 'vitest'
import { testAuthority } from './loopback.ts'

const folder = new URL('./certificates/', import.meta.url)

/** The authorities that vouch for the server. */
export const mailAuthorities = [readFileSync(testAuthority, 'utf8')]

/** A letter as the server took it. */
interface TakenLetter extends Email {
  readonly raw: string
  readonly recipients: readonly string[]
  readonly user: string | undefined
  /** Whether it came over TLS. */
  readonly secure: boolean
}

/** What the server refuses, by an answer such as `451 4.7.1 Greylisted`; null to accept. */
interface MailServerOptions extends SMTPServerOptions {
  readonly password?: string
  readonly recipient?: (address: string, attempt: number) => string | null
  readonly letter?: (attempt: number) => string | null
}

/** An error with the answer of the server. */
function answer(text: string): Error {
  return Object.assign(new Error(text.slice(4)), { responseCode: Number(text.slice(0, 3)) })
}

export async function mailServer({
  password,
  recipient = () => null,
  letter = () => null,
  ...options
}: MailServerOptions = {}) {
  const letters: TakenLetter[] = []
  const seen = { recipients: 0, letters: 0 }
  const server = new SMTPServer({
    key: readFileSync(new URL('server-key.pem', folder)),
    cert: readFileSync(new URL('server.pem', folder)),
    authOptional: password === undefined,
    closeTimeout: 100,
    logger: false,
    onAuth: ({ username, password: given }, _, done) =>
      given === password ? done(null, { user: username }) : done(answer('535 5.7.8 Authentication failed')),
    onRcptTo: ({ address }, _, done) => {
      seen.recipients += 1
      const refusal = recipient(address, seen.recipients)
      done(refusal === null ? null : answer(refusal))
    },
    onData: async (stream, session, done) => {
      const chunks: Buffer[] = []
      for await (const chunk of stream) chunks.push(chunk as Buffer)
      seen.letters += 1
      const refusal = stream.sizeExceeded ? '552 5.3.4 The letter is too large' : letter(seen.letters)
      if (refusal !== null) return done(answer(refusal))
      const raw = Buffer.concat(chunks)
      letters.push({
        ...(await PostalMime.parse(raw)),
        raw: raw.toString('utf8'),
        recipients: session.envelope.rcptTo.map(({ address }) => address),
        user: typeof session.user === 'string' ? session.user : undefined,
        secure: session.secure,
      })
      done(null)
    },
    ...options,
  })
  // A client that gives up in the middle is what some tests are about.
  server.on('error', () => {})
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  return { port: String((server.server.address() as AddressInfo).port), letters, seen }
}
