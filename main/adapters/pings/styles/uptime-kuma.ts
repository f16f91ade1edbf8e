/** Uptime Kuma, a monitor of the type Push (https://github.com/louislam/uptime-kuma). */
import type { PingStyle } from '../style.ts'

/** Its database keeps 255 characters in some installations. */
const MOST_CHARACTERS = 250

/** It knows up and down only: a start or a line for the record would count as up. */
export const uptimeKuma: PingStyle = {
  name: 'uptime-kuma',
  call: (address, { is, text, durationMs }) => {
    if (is === 'start' || is === 'log') return null
    const url = new URL(address)
    url.searchParams.set('status', is === 'success' ? 'up' : 'down')
    url.searchParams.set('msg', [...text.toWellFormed()].slice(0, MOST_CHARACTERS).join(''))
    url.searchParams.set('ping', durationMs === null ? '' : String(Math.round(durationMs)))
    return { url: url.href, method: 'GET' }
  },
}
