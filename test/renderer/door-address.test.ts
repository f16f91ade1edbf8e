import { expect, test } from 'vitest'
import { addressAfter } from '../../renderer/views/settings/door-address.ts'
import { isLoopback } from '../../shared/loopback.ts'

const door = { host: '127.0.0.1', port: 8787 }
const here = { protocol: 'http:', hostname: 'localhost', port: '8787' }

test.each([
  ['another port', { ...door, port: 9000 }, here, 'http://localhost:9000/'],
  ['every network', { ...door, host: '0.0.0.0' }, here, 'http://localhost:8787/'],
  ['another address', { host: '192.168.1.5', port: 9000 }, here, 'http://192.168.1.5:9000/'],
  ['an address of six', { host: '::1', port: 9000 }, here, 'http://[::1]:9000/'],
  ['where it was', door, here, null],
  ['another port, behind a proxy', { ...door, port: 9000 }, { ...here, port: '443' }, null],
  ['a port that the system chooses', { ...door, port: 0 }, here, null],
] as const)('the panel follows the door to %s', (_, after, place, address) => {
  expect(addressAfter(door, after, place)).toBe(address)
})

test.each([
  ['127.0.0.1', true],
  ['127.8.8.8', true],
  ['localhost', true],
  ['[::1]', true],
  ['0.0.0.0', false],
  ['', false],
  ['192.168.1.5', false],
  ['127.example.org', false],
])('whether only this machine reaches "%s": %s', (host, only) => {
  expect(isLoopback(host)).toBe(only)
})
