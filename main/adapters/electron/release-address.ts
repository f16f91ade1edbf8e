/** The one address that the window may hand to the system's browser: where the newer version of Vigie is. */
import type { WebContents } from 'electron'

export interface ReleaseAddressDeps {
  /** Where Vigie itself says that the newer version is; null for nowhere. */
  readonly known: () => Promise<string | null>
  /** Opens an address in the system's browser. */
  readonly open: (address: string) => Promise<void>
  readonly failed: (error: unknown) => void
}

/** Whether a page may have `wanted` opened: exactly the known address, over HTTPS and without a password in it. */
export function isReleaseAddress(wanted: string, known: string | null): boolean {
  if (known === null || !URL.canParse(wanted) || !URL.canParse(known)) return false
  const { protocol, username, password, href } = new URL(wanted)
  return protocol === 'https:' && username === '' && password === '' && href === new URL(known).href
}

/** No page gets a window of its own; only the release address is opened outside. */
export function openReleasesOutside(
  contents: Pick<WebContents, 'setWindowOpenHandler'>,
  { known, open, failed }: ReleaseAddressDeps,
): void {
  async function ask(wanted: string): Promise<void> {
    try {
      if (isReleaseAddress(wanted, await known())) await open(wanted)
    } catch (error) {
      failed(error)
    }
  }
  contents.setWindowOpenHandler(({ url }) => {
    void ask(url)
    return { action: 'deny' }
  })
}
