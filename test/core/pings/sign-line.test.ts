/** The line of signs to one service, when the service cannot be called now. */
import { expect, test } from 'vitest'
import { HostClosed } from '../../../main/core/net/gate.ts'
import { SignLine } from '../../../main/core/pings/sign-line.ts'
import { VigieError } from '../../../shared/errors.ts'

const SIGN = { is: 'success', run: null, durationMs: null, text: 'well' } as const

/** A line whose calls throw these, one after another, and then succeed. */
async function sent(errors: readonly Error[]) {
  const [left, waits, failures] = [[...errors], [] as number[], [] as unknown[]]
  let calls = 0
  const line = new SignLine({
    signal: new AbortController().signal,
    delay: async (ms) => void waits.push(ms),
    failed: (error) => void failures.push(error),
    send: async () => {
      calls += 1
      const error = left.shift()
      if (error !== undefined) throw error
    },
  })
  line.add(SIGN)
  await line.idle()
  return { calls, waits, failures }
}

test('a host that asked somebody else to wait is called after that, which is no failure and no attempt', async () => {
  const closed = Array.from({ length: 9 }, () => new HostClosed('hc.example', 'hc.example', 600, 0))
  expect(await sent(closed)).toEqual({ calls: 10, waits: closed.map(() => 600_000), failures: [] })
})

test('a host that refuses the sign itself has failed, and gets it again after the wait', async () => {
  const refused = new VigieError('source_rate_limited', { source: 'hc.example', seconds: 600 })
  expect(await sent([refused])).toEqual({ calls: 2, waits: [600_000], failures: [refused] })
})
