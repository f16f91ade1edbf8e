/** The token of the REST API: taken from the address once, stored for the tab or for this browser. */
import { decodedPart } from '../../shared/decoded-part.ts'

const KEY = 'vigie.token'

/** Where a token may be kept: until the tab is closed, or in this browser. */
export interface TokenStorages {
  readonly tab: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
  readonly browser: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
}

/** Reads `#token=...` and returns the address without it; null if there is none. */
export function tokenInAddress(hash: string): { readonly token: string; readonly rest: string } | null {
  const match = /^#(?:(.*)&)?token=([^&]+)(?:&(.*))?$/.exec(hash)
  if (!match?.[2]) return null
  const rest = [match[1], match[3]].filter(Boolean).join('&')
  return { token: decodedPart(match[2]), rest: rest ? `#${rest}` : '' }
}

/** Returns the tab’s token, otherwise this browser’s; null if neither has one. */
export function readToken(stores: TokenStorages): string | null {
  return stores.tab.getItem(KEY) ?? stores.browser.getItem(KEY)
}

/** Whether this browser keeps a token beyond the tab. */
export const isRemembered = (stores: TokenStorages): boolean => stores.browser.getItem(KEY) !== null

/** If `remember` is set, stores it for this browser; otherwise it ends with the tab. */
export function keepToken(stores: TokenStorages, token: string, remember: boolean): void {
  forgetToken(stores)
  const store = remember ? stores.browser : stores.tab
  store.setItem(KEY, token)
}

/** Removes it from the tab and from this browser. */
export function forgetToken(stores: TokenStorages): void {
  stores.tab.removeItem(KEY)
  stores.browser.removeItem(KEY)
}
