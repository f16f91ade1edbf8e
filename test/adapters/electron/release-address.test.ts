import type { HandlerDetails, WebContents } from 'electron'
import { expect, test } from 'vitest'
import { isReleaseAddress, openReleasesOutside } from '../../../main/adapters/electron/release-address.ts'

const KNOWN = 'https://updates.example/vigie/'

test.each([
  [KNOWN, true],
  ['https://updates.example/vigie', false],
  ['https://updates.example/vigie/setup.exe', false],
  ['https://updates.example/vigie/?x', false],
  ['https://owner:word@updates.example/vigie/', false],
  ['http://updates.example/vigie/', false],
  ['https://updates.example.evil/vigie/', false],
  ['file:///etc/passwd', false],
  ['not an address', false],
])('%s is the release address: %s', (wanted, expected) => {
  expect(isReleaseAddress(wanted, KNOWN)).toBe(expected)
})

test('without a newer version there is no such address', () => {
  expect(isReleaseAddress(KNOWN, null)).toBe(false)
})

test('a server without HTTPS is not opened either', () => {
  expect(isReleaseAddress('http://updates.example/', 'http://updates.example/')).toBe(false)
})

function page(known: () => Promise<string | null>) {
  const opened: string[] = []
  const failures: unknown[] = []
  let handler: Parameters<WebContents['setWindowOpenHandler']>[0] | null = null
  openReleasesOutside(
    {
      setWindowOpenHandler: (given) => {
        handler = given
      },
    },
    {
      known,
      open: async (address) => void opened.push(address),
      failed: (error) => failures.push(error),
    },
  )
  return { opened, failures, ask: (url: string) => handler?.({ url } as HandlerDetails) }
}

test('a page never gets a window; the release address opens in the browser of the system', async () => {
  const { opened, ask } = page(async () => KNOWN)
  expect(ask(KNOWN)).toEqual({ action: 'deny' })
  expect(ask('https://other.example/')).toEqual({ action: 'deny' })
  await expect.poll(() => opened).toEqual([KNOWN])
})

test('an address that cannot be checked is not opened, and the reason is told', async () => {
  const refusal = new Error('no answer')
  const { opened, failures, ask } = page(() => Promise.reject(refusal))
  ask(KNOWN)
  await expect.poll(() => failures).toEqual([refusal])
  expect(opened).toEqual([])
})
