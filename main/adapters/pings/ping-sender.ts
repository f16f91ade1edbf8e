/** Calls the services of pings over the one client of all requests, and so through the gate of their host. */
import { harmlessLine } from '../../../shared/clean-text.ts'
import { VigieError } from '../../../shared/errors.ts'
import type { PingStyleName } from '../../../shared/ping.ts'
import type { PingSender } from '../../core/pings/ports.ts'
import type { HttpClient } from '../../core/ports/http.ts'
import type { Secrets } from '../../core/ports/settings.ts'
import { concealedError, concealedText } from '../notify/concealed-error.ts'
import type { PingStyle } from './style.ts'
import { healthchecks } from './styles/healthchecks.ts'
import { plain } from './styles/plain.ts'
import { uptimeKuma } from './styles/uptime-kuma.ts'

const TIMEOUT_MS = 10_000
const MOST_BYTES = 65_536
const QUOTED = 160
/** Statuses below 500 after which a call is tried again. */
const TRIED_AGAIN = [408, 425, 429]

const STYLES: Readonly<Record<PingStyleName, PingStyle>> = {
  healthchecks,
  'uptime-kuma': uptimeKuma,
  plain,
}

/** Redirects are not followed: a login page would answer 200. */
export function createPingSender(http: HttpClient, secrets: Pick<Secrets, 'get'>): PingSender {
  return {
    send: async (target, { style }, sign, signal) => {
      const address = secrets.get(`ping:${target}`)
      if (address === null) throw new VigieError('ping_not_found', { target })
      const call = STYLES[style].call(new URL(address), sign)
      if (call === null) return
      const { host } = new URL(call.url)
      try {
        const reply = await http.send({
          ...call,
          ...(call.body === undefined ? {} : { headers: { 'content-type': 'text/plain; charset=utf-8' } }),
          signal,
          redirects: 0,
          timeoutMs: TIMEOUT_MS,
          maxBytes: MOST_BYTES,
          source: host,
        })
        const { status } = reply
        if (status >= 200 && status <= 299) return
        const refused = status >= 400 && status <= 499 && !TRIED_AGAIN.includes(status)
        const text = concealedText(reply.text().trim(), [address])
        const answer = text === '' || text.startsWith('<') ? '–' : harmlessLine(text.slice(0, QUOTED))
        throw new VigieError(refused ? 'ping_refused' : 'ping_unavailable', { target, status, answer })
      } catch (error) {
        throw concealedError(error, [address])
      }
    },
  }
}
