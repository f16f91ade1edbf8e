import type { NetworkInterfaceInfo } from 'node:os'
import { describe, expect, it } from 'vitest'
import { hasNetwork } from '../../../main/adapters/net/machine-network.ts'

const at = (address: string, internal = false) => [{ address, internal } as NetworkInterfaceInfo]
const none = () => {
  throw new Error('ENOENT')
}
const HEAD = 'Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\tMTU\tWindow\tIRTT\n'
const LOCAL = 'eth0\t000200C0\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0\n'
const OUT = 'eth0\t00000000\t010200C0\t0003\t0\t0\t0\t00000000\t0\t0\t0\n'
const REJECTED =
  '00000000000000000000000000000000 00 00000000000000000000000000000000 00 00000000000000000000000000000000 ffffffff 00000001 00000000 00200200       lo\n'
const OUT_6 =
  '00000000000000000000000000000000 00 00000000000000000000000000000000 00 fd000000000000000000000000000001 00000400 00000003 00000000 00000003     eth0\n'

const tables =
  (four: string, six = REJECTED) =>
  (path: string) =>
    path === '/proc/net/route' ? four : six

describe('a machine has a network', () => {
  it.each([
    ['not with its own loopback only', { lo: at('127.0.0.1', true) }, none, false],
    [
      'not with an address that it gave itself',
      { eth0: at('169.254.7.7'), wlan0: at('fe80::1') },
      none,
      false,
    ],
    ['with an address, where nothing tells routes', { en0: at('192.0.2.7') }, none, true],
    ['with a route out', { eth0: at('192.0.2.7') }, tables(HEAD + LOCAL + OUT), true],
    ['not if no route leads out', { eth0: at('192.0.2.7') }, tables(HEAD + LOCAL), false],
    ['with a route of the newer protocol', { eth0: at('2001:db8::7') }, tables(HEAD, REJECTED + OUT_6), true],
    ['not if every route refuses', { eth0: at('2001:db8::7') }, tables(HEAD), false],
  ])('%s', (_what, interfaces, read, expected) => {
    expect(hasNetwork({ interfaces: () => interfaces, read })).toBe(expected)
  })
})

it('nobody knows if a machine has a network that does not list its interfaces', () => {
  const interfaces = () => {
    throw new Error('uv_interface_addresses returned Unknown system error 97')
  }
  expect(hasNetwork({ interfaces, read: none })).toBeNull()
})
