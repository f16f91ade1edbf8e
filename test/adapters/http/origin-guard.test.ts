import { expect, it } from 'vitest'
import { foreign } from '../../../main/adapters/http/origin-guard.ts'

it.each([
  ['[fd00::1]:8787', 'fd00::1'],
  ['[fd00::1]', '[fd00::1]'],
  ['[FD00::1]:8787', 'fd00::1'],
])('answers %s, the IPv6 address %s that it listens on', (host, listening) => {
  expect(foreign({ host, origin: `http://${host}` }, [listening])).toBeNull()
})

it.each(['localhost.', 'localhost.:8787', 'vigie.example.org.:80', '127.0.0.1.'])(
  'answers %s, the complete name of a host that it is called by',
  (host) => {
    expect(foreign({ host, origin: `http://${host}` }, ['vigie.example.org'])).toBeNull()
    expect(foreign({ host, origin: undefined }, ['vigie.example.org.'])).toBeNull()
  },
)

it.each([
  'localhost..',
  '.',
  '[::1].',
  'localhost.evil.example',
  '[fd00::2]:8787',
  '[::1].example',
  '[::1',
  'fd00::1',
])('refuses the host %s', (host) => {
  expect(foreign({ host, origin: undefined }, ['fd00::1'])).toBe(host)
})
