/** Calls the services of pings over the one client of all requests, and so through the gate of their host. */
import { VigieError } from '../../../shared/errors.ts'
import type { PingStyleName } from '../../../shared/ping.ts'
import { pingKey } from '../../core/pings/ping-key.ts'
import type { PingSender } from '../../core/pings/ports.ts'
import type { HttpClient } from '../../core/ports/http.ts'
import type { Secrets } from '../../core/ports/settings.ts'
import { ANSWER_BYTES, ANSWER_MS, quotedAnswer, verdictOf } from '../notify/answer.ts'
import { concealedError } from '../notify/concealed-error.ts'
import { deliveryError } from '../notify/delivery-error.ts'
import type { PingStyle } from './style.ts'
import { healthchecks } from './styles/healthchecks.ts'
import { plain } from './styles/plain.ts'
import { uptimeKuma } from './styles/uptime-kuma.ts'

const STYLES: Readonly<Record<PingStyleName, PingStyle>> = {
  healthchecks,
  'uptime-kuma': uptimeKuma,
  plain,
}

/** Redirects are not followed: a login page would answer 200. */
export function createPingSender(http: HttpClient, secrets: Pick<Secrets, 'get'>): PingSender {
  return {
    send: async (target, { style }, sign, signal) => {
      const address = secrets.get(pingKey(target))
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
          timeoutMs: ANSWER_MS,
          maxBytes: ANSWER_BYTES,
          source: host,
        })
        const verdict = verdictOf(reply.status)
        if (verdict === 'accepted') return
        const code = verdict === 'refused' ? 'ping_refused' : 'ping_unavailable'
        throw new VigieError(code, { target, status: reply.status, answer: quotedAnswer(reply, [address]) })
      } catch (error) {
        throw concealedError(deliveryError(error), [address])
      }
    },
  }
}
