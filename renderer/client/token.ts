/** The token of the REST door: taken from the address once, kept for the tab or for this browser. */

const KEY = 'vigie.token'

export interface Stores {
  readonly tab: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
  readonly browser: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
}

/** Reads `#token=...` and says what the address should be without it; null where there is none. */
export function tokenInAddress(hash: string): { readonly token: string; readonly rest: string } | null {
  const match = /^#(?:(.*)&)?token=([^&]+)(?:&(.*))?$/.exec(hash)
  if (!match?.[2]) return null
  const rest = [match[1], match[3]].filter(Boolean).join('&')
  return { token: decodeURIComponent(match[2]), rest: rest ? `#${rest}` : '' }
}

/** The tab’s own before this browser’s; null where neither has one. */
export function readToken(stores: Stores): string | null {
  return stores.tab.getItem(KEY) ?? stores.browser.getItem(KEY)
}

/** `remember` keeps it for this browser; otherwise it ends with the tab. */
export function keepToken(stores: Stores, token: string, remember: boolean): void {
  forgetToken(stores)
  const store = remember ? stores.browser : stores.tab
  store.setItem(KEY, token)
}

/** In the tab and in this browser. */
export function forgetToken(stores: Stores): void {
  stores.tab.removeItem(KEY)
  stores.browser.removeItem(KEY)
}
