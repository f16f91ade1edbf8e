/** Addresses to listen on. */

import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, type TestedPlace } from './place.ts'
import type { TrialSite } from './site.ts'

/** Reserved for documentation (RFC 5737): no machine has it. */
const NOBODYS = '192.0.2.1'

async function refused(site: TrialSite, words: readonly string[], sentence: RegExp): Promise<void> {
  const { code, err } = await site.vigie(['serve', ...words])
  expect(code === 8 && sentence.test(err), `${sentence} and code 8`, `${code}: ${err}`)
}

async function answersAt(site: TrialSite, host: string, beginning: string): Promise<void> {
  const vigie = await site.serve(['--host', host])
  expect(vigie.url.startsWith(beginning), beginning, vigie.url)
  const health = await vigie.get('api/v1/health')
  expect(health.status === 200, 'an answer', await health.text())
}

export const addresses: readonly TestedPlace[] = [
  {
    name: 'an IPv6 address',
    expected: 'serves on ::1, and names an address that works',
    needs: ['ipv6'],
    attempt: (site) => answersAt(site, '::1', 'http://[::1]:'),
  },
  {
    name: 'an IPv6 address in brackets',
    expected: 'serves on [::1] likewise',
    needs: ['ipv6'],
    attempt: (site) => answersAt(site, '[::1]', 'http://[::1]:'),
  },
  {
    name: 'an empty host',
    expected: 'refused in words, never all interfaces; 8',
    attempt: async (site) => {
      await refused(site, ['--host', '', '--port', '0'], /--in-clear/)
      const { code } = await site.vigie(['settings', 'set', 'door.host='])
      await refused(site, ['--port', '0'], /--in-clear/).catch((error) => {
        if (code === 0) throw error
      })
    },
  },
  {
    name: 'all interfaces',
    expected: 'refused without --in-clear; 8; served with it',
    attempt: async (site) => {
      await refused(site, ['--host', '0.0.0.0', '--port', '0'], /--in-clear/)
      await site.serve(['--host', '0.0.0.0', '--in-clear'])
    },
  },
  {
    name: 'an address that this machine does not have',
    expected: 'given as an option, refused in words; 8; configured, jobs run and it is tried again',
    attempt: async (site) => {
      await refused(site, ['--host', NOBODYS, '--in-clear', '--port', '0'], /cannot listen/)
      await site.vigie([
        'settings',
        'set',
        `door.host=${NOBODYS}`,
        'door.allow_clear=true',
        'door.rest_enabled=true',
      ])
      const started = await site.vigie(['start'])
      expect(started.code === 0, 'a start', started.err)
      const run = await site.vigie(['run', 'fear-greed'])
      await site.vigie(['stop'])
      expect(run.code === 0, 'a run', run.err)
    },
  },
  {
    name: 'a port that another program has',
    expected: 'says which; 8',
    attempt: async (site) => {
      const other = createServer().listen(0, '127.0.0.1')
      await once(other, 'listening')
      const { port } = other.address() as { port: number }
      try {
        await refused(site, ['--port', String(port)], new RegExp(String(port)))
      } finally {
        other.close()
      }
    },
  },
]
