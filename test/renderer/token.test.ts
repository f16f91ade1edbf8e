/** The token of the REST API: removed from the address, stored for as long as its owner chose. */
import { describe, expect, test } from 'vitest'
import {
  forgetToken,
  keepToken,
  readToken,
  type TokenStorages,
  tokenInAddress,
} from '../../renderer/client/token.ts'

class MemoryStorage {
  readonly kept = new Map<string, string>()
  getItem = (key: string) => this.kept.get(key) ?? null
  setItem = (key: string, value: string) => void this.kept.set(key, value)
  removeItem = (key: string) => void this.kept.delete(key)
}
const stores = () => ({ tab: new MemoryStorage(), browser: new MemoryStorage() }) satisfies TokenStorages

describe('the address', () => {
  test.each([
    ['#token=abc', 'abc', ''],
    ['#/alerts&token=abc', 'abc', '#/alerts'],
    ['#token=abc&/jobs', 'abc', '#/jobs'],
    ['#token=a%2Fb', 'a/b', ''],
  ])('%s holds the token and is then %s', (hash, token, rest) => {
    expect(tokenInAddress(hash)).toEqual({ token, rest })
  })

  test.each(['', '#', '#/now', '#/token', '#token='])('%s holds none', (hash) => {
    expect(tokenInAddress(hash)).toBeNull()
  })
})

describe('keeping it', () => {
  test('ends with the tab unless it is to be remembered', () => {
    const kept = stores()
    keepToken(kept, 'a', false)
    expect(kept.browser.kept.size).toBe(0)
    expect(readToken(kept)).toBe('a')
  })

  test('in the browser replaces what the tab had', () => {
    const kept = stores()
    keepToken(kept, 'a', false)
    keepToken(kept, 'b', true)
    expect(kept.tab.kept.size).toBe(0)
    expect(readToken(kept)).toBe('b')
    forgetToken(kept)
    expect(readToken(kept)).toBeNull()
  })
})
