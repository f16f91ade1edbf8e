/** Healthchecks, healthchecks.io or an own server (https://healthchecks.io/docs/http_api/). */
import type { PingStyle } from '../style.ts'

const PATHS = { start: '/start', success: '', fail: '/fail', log: '/log' } as const
/** The service keeps 100 kB; these are a few lines. */
const MOST_CHARACTERS = 10_000

/** The address by UUID, or by ping key and slug, with `?create=1` too. The run's id pairs start and end. */
export const healthchecks: PingStyle = {
  name: 'healthchecks',
  call: (address, { is, run, text }) => {
    const url = new URL(address)
    url.pathname = url.pathname.replace(/\/+$/, '') + PATHS[is]
    if (run !== null) url.searchParams.set('rid', run)
    return { url: url.href, method: 'POST', body: text.slice(0, MOST_CHARACTERS).toWellFormed() }
  },
}
